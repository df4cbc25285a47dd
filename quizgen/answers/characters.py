"""Which characters may be typed, and what the others stand for."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.answers.refusal import Refusal

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi",
    "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma",
    "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
_ALIKE = {
    **dict.fromkeys("−–—‐‑‒", "-"),
    **dict.fromkeys("×·⋅∗∙•\u2062", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("’ʼ′", "'"),
    **dict.fromkeys("≈≃≅", "="),
    **dict.fromkeys("⟶↦", "→"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u3000", " "),
    "⟨": "(", "⟩": ")", "∣": "|", "ϵ": "ε", "ϕ": "φ", "ϑ": "θ", "ϱ": "ρ", "ς": "σ", "∆": "Δ",
    "ℯ": "e", "ᵀ": "^T", "⊤": "T",
}  # fmt: skip
_ITSELF = frozenset("√∞±≤≥≠→") | frozenset(GREEK)  # signs with a meaning of their own
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵗ", "0123456789+-nt", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "0123456789aeoxhklmnpstijruv", strict=True))
_MARKS = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar"}


@dataclass(frozen=True, slots=True)
class Source:
    """A text in our own characters, with the column each of them was typed in (from 1)."""

    text: str
    columns: Sequence[int]

    def column(self, position: int) -> int:
        """Returns where a position was typed; past the end is one past the last column."""
        if position < len(self.columns):
            return self.columns[position]
        return self.columns[-1] + 1 if self.columns else 1


def translate(text: str) -> Source:
    """Writes a typed text in our own characters; refuses those that mean nothing in an answer."""
    if text.isascii():
        return Source(text, range(1, len(text) + 1))
    written: list[str] = []
    columns: list[int] = []
    for start, end in _runs(text):
        piece = _stand_in(text, start, end)
        written.append(piece)
        columns += [start + 1] * len(piece)
    return Source("".join(written), columns)


def _runs(text: str) -> list[tuple[int, int]]:
    """Splits a text into single characters, except raised and lowered runs, which stay together."""
    runs: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + 1
        for alphabet in (_RAISED, _LOWERED):
            while text[start] in alphabet and end < len(text) and text[end] in alphabet:
                end += 1
        runs.append((start, end))
        start = end
    return runs


def _stand_in(text: str, start: int, end: int) -> str:
    """Returns what a character, or a raised or lowered run, stands for."""
    char = text[start]
    if char.isascii() or char in _ITSELF:
        return char
    if char in _ALIKE:
        return _ALIKE[char]
    if char in _RAISED:
        return "^(" + "".join(_RAISED[c] for c in text[start:end]) + ")"
    if char in _LOWERED:
        return "_" + "".join(_LOWERED[c] for c in text[start:end])
    return _compatible(text, start)


def _compatible(text: str, position: int) -> str:
    """Returns the plain form of a decorated letter or digit: ½, ŷ, full-width and mathematical letters."""
    char = text[position]
    if char in _MARKS:
        return _MARKS[char]
    plain: str = unicodedata.normalize("NFKC", char)
    raised = unicodedata.decomposition(char).startswith(("<super>", "<sub>"))
    if len(plain) == 1 and (plain.isascii() or plain in GREEK) and not raised:
        return plain
    top, bar, bottom = plain.partition("⁄")
    if bar and top.isdecimal() and bottom.isdecimal():
        return _vulgar_fraction(text, position, f"({top}/{bottom})")
    letter = unicodedata.normalize("NFD", char)
    if letter[0].isascii() and letter[1:] in _MARKS:
        return letter[0] + _MARKS[letter[1:]]
    raise Refusal(f"the character “{char}” means nothing here", position + 1, "use plain letters and signs")


def _vulgar_fraction(text: str, position: int, fraction: str) -> str:
    """Returns a ready-made fraction, which must not follow a digit: 2½ looks like 2·½."""
    before = position - 1
    while before >= 0 and text[before].isspace():
        before -= 1
    if before >= 0 and text[before].isdecimal():
        raise Refusal("a whole number stands before a fraction", position + 1, "write 5/2 or 2.5 for 2½")
    return fraction
