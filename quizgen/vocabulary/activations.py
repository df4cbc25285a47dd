"""Activation functions and their slopes with their notation."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from quizgen.equations.ranges import Range
from quizgen.equations.tree import ATOM, FRACTION, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries, bracketed
from quizgen.reference import activations as ref
from quizgen.vocabulary.ranges import MINUS_ONE_TO_ONE, NOT_NEGATIVE, ZERO_TO_ONE


def _sigmoid_entry(entries: Entries, index: tuple[int, ...], z: Any) -> str:
    text = rf"\frac{{1}}{{1 + e^{{{entries.opposite(z, index)}}}}}"
    return bracketed(text) if entries.outer > FRACTION else text


def _density_entry(entries: Entries, index: tuple[int, ...], z: Any) -> str:
    text = rf"\frac{{1}}{{\sqrt{{2 \pi}}}} \cdot e^{{-{entries.text(z, index, ATOM)}^2 / 2}}"
    return entries.bracket(text, PRODUCT)


def _outer_entry(entries: Entries, index: tuple[int, ...], a: Any, b: Any) -> str:
    return rf"{entries.text(a, index[:1], FRACTION)} \cdot {entries.text(b, index[1:], FRACTION)}"


sigmoid = Function(ref.sigmoid, r"\sigma\left(#1\right)", ATOM, (0,), entry=_sigmoid_entry, range=ZERO_TO_ONE)
tanh = Function(ref.tanh, r"\tanh\left(#1\right)", ATOM, (0,), r"\tanh(#1)", range=MINUS_ONE_TO_ONE)
relu = Function(
    ref.relu, r"\operatorname{ReLU}\left(#1\right)", ATOM, (0,), r"\max(0, #1)", range=NOT_NEGATIVE
)
elu = Function(ref.elu, r"\operatorname{ELU}\left(#1\right)", SUM, (0,), r"\max(0, #1) + \min(0, e^{#1} - 1)")
normal_distribution = Function(
    ref.normal_distribution, r"\Phi\left(#1\right)", ATOM, (0,), r"\Phi(#1)", range=ZERO_TO_ONE
)
normal_density = Function(
    ref.normal_density,
    r"\varphi\left(#1\right)",
    ATOM,
    (0,),
    entry=_density_entry,
)
relu_slope = Function(ref.relu_slope, r"\mathbb{1}[#1 > 0]", ATOM, (0,))
relu_slope_closed = Function(lambda z: ref.relu_slope(z, at_zero=1), r"\mathbb{1}[#1 \ge 0]", ATOM, (0,))
# the step function by its value at 0
unit_step = {
    "0": relu_slope,
    "1": relu_slope_closed,
    "half": Function(lambda z: ref.relu_slope(z, at_zero=0.5), r"\operatorname{step}(#1)", ATOM, (0,)),
}
outer = Function(np.outer, r"#1 #2^\top", FRACTION, (FRACTION, ATOM), entry=_outer_entry)

_REAL = "(-∞, ∞)"
_IMAGES = {
    "identity": (_REAL, "[0, ∞)"),
    "sigmoid": ("(0, 1)", "[0, 1]"),
    "tanh": ("(-1, 1)", "[-1, 1]"),
    "relu": ("[0, ∞)", "(0, ∞)"),
    "leaky_relu": (_REAL, "[0, ∞)"),
    "elu": ("(-1, ∞)", "[-1, ∞)"),
    "softplus": ("(0, ∞)", "[0, ∞)"),
}
INTERVALS = Range("intervals", values=tuple(sorted({text for pair in _IMAGES.values() for text in pair})))


@cache
def image(name: str, ends: bool = False) -> Function:
    """The interval of the values of an activation function; with `ends` the one that errs at an end."""
    return Function(
        lambda f: _IMAGES[name][ends],
        r"#1(\mathbb{R})",
        ATOM,
        (0,),
        entry=lambda entries, index, f: "",
        range=INTERVALS,
    )
