"""How quantities are typeset: the word and the index of a quantity, in the notation of the course."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, get_args

Notation = Literal["superscript", "bracket", "udl"]

# One row per word that is not typeset as itself. `#` is the place of the index, so that an index that counts
# layers goes up and one that counts steps in time goes down.
_SYMBOLS = {
    "ones": r"\mathbf{1}",
    "patterns": r"\Xi",
    "scores": "S",
    "weights": "A",
    "output": "O",
    "eta": r"\eta",
    "delta": r"\delta#",
    "dW": r"\frac{\partial L}{\partial W#}",
    "db": r"\frac{\partial L}{\partial b#}",
    "W_new": r"W#_{\text{new}}",
    "b_new": r"b#_{\text{new}}",
    "predicted": r"\hat{t}",
    "dw": r"\frac{\partial L}{\partial w}",
    "h_new": r"\tilde{h}#",
    "y_new": r"\tilde{y}",
    "w_new": r"w_{\text{new}}",
    "r_new": r"r_{\text{new}}",
    "L_new": r"L_{\text{new}}",
    "theta": r"\theta",
    "theta0": r"\theta_{0}",
    "theta1": r"\theta_{1}",
    "phi": r"\phi",
    "phi0": r"\phi_{0}",
    "Psi": r"\Psi",
    "Psi0": r"\psi_{0}",
    "omega": r"\omega",
    "unit_joints": "s",
    "crossings": "u",
    "changes": "c",
    "joints": "q",
    "left_slope": r"m_{\text{left}}",
    "slopes": "m",
    "regions": "N",
    "bound": r"N_{\max}",
    "N_max": r"N_{\max}",
    "D_min": r"D_{\min}",
    "dz": r"\frac{\partial L}{\partial z#}",
}
_LAYERED = {"W", "b", "z", "a", "h", "delta", "dz", "dW", "db", "W_new", "b_new", "h_new"}

# The notation with β and Ω counts weights from 0 and calls pre-activations f.
_UDL = {
    "W": (r"\Omega_{#}", -1),
    "b": (r"\beta_{#}", -1),
    "z": ("f_{#}", -1),
    "a": ("h_{#}", 0),
    "h": ("h_{#}", 0),
    "dz": (r"\frac{\partial \ell}{\partial f_{#}}", -1),
    "delta": (r"\frac{\partial \ell}{\partial f_{#}}", -1),
    "dW": (r"\frac{\partial \ell}{\partial \Omega_{#}}", -1),
    "db": (r"\frac{\partial \ell}{\partial \beta_{#}}", -1),
    "W_new": (r"\Omega_{#}^{\text{new}}", -1),
    "b_new": (r"\beta_{#}^{\text{new}}", -1),
    "h_new": (r"\tilde{h}_{#}", 0),
}


def raised(tex: str, number: int | None) -> str:
    """A symbol with a number in brackets above it, of a step in time, a head or an output; alone without one.

    >>> raised("c", 2), raised("c", None)
    ('c^{(2)}', 'c')
    """
    return tex if number is None else f"{tex}^{{({number})}}"


@cache
def symbol(word: str, index: int | str | None, notation: str = "superscript") -> str:
    """LaTeX of a quantity.

    >>> symbol("W", 2), symbol("W", 2, "bracket"), symbol("W", 2, "udl"), symbol("y", 3)
    ('W^{(2)}', 'W^{[2]}', '\\\\Omega_{1}', 'y_{3}')
    """
    if notation not in get_args(Notation):
        raise ValueError(f"notation {notation!r} is not one of: {', '.join(get_args(Notation))}")
    if notation == "udl" and word in _UDL and isinstance(index, int):
        pattern, shift = _UDL[word]
        return pattern.replace("#", str(index + shift))
    pattern = _SYMBOLS.get(word, word)
    if index is None:
        numbered = re.fullmatch(r"([A-Za-z])(\d+)", pattern)
        return f"{numbered[1]}_{{{numbered[2]}}}" if numbered else pattern.replace("#", "")
    place = pattern if "#" in pattern else pattern + "#"
    layer = f"^{{[{index}]}}" if notation == "bracket" else f"^{{({index})}}"
    return place.replace("#", layer if word in _LAYERED else f"_{{{index}}}")
