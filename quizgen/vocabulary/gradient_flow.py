"""The derivative through a chain of layers, with its notation."""

from __future__ import annotations

from functools import cache
from typing import Any

from quizgen.equations.tree import ATOM, FRACTION, POWER, PRODUCT, RELATION, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import gradient_flow as ref
from quizgen.vocabulary.ranges import FATES

_NAMES = {"sigmoid": r"\sigma", "tanh": r"\tanh", "relu": r"\operatorname{ReLU}"}
_STEEPEST = {"sigmoid": r"\sigma(0) \cdot (1 - \sigma(0))", "tanh": r"1 - \tanh(0)^2", "relu": "1"}


@cache
def largest_slope(activation: str) -> Function:
    """The largest slope that an activation function has anywhere."""
    return Function(
        lambda: ref.LARGEST_SLOPES[activation],
        rf"\max_z {_NAMES[activation]}'(z)",
        ATOM,
        entry=lambda entries, index: _STEEPEST[activation],
    )


@cache
def largest_value(activation: str) -> Function:
    """The largest value, which sigmoid and tanh come near to."""
    return Function(lambda: 1.0, rf"\max_z {_NAMES[activation]}(z)", ATOM, entry=lambda entries, index: "1")


def _slope_entry(entries: Entries, index: tuple[int, ...], z: Any) -> str:
    x = entries.text(z)
    return (rf"\sigma({x}) \cdot (1 - \sigma({x}))", rf"1 - \tanh({x})^2", "1")[index[0]]


def _value_entry(entries: Entries, index: tuple[int, ...], z: Any) -> str:
    x = entries.text(z)
    return (rf"\sigma({x})", rf"\tanh({x})", rf"\operatorname{{ReLU}}({x})")[index[0]]


def _joined(sign: str, need: int) -> Any:
    def entry(entries: Entries, index: tuple[int, ...], factors: Any) -> str:
        count = entries.shape(factors)[0]
        return entries.bracket(sign.join(entries.text(factors, (l,), need) for l in range(count)), need)

    return entry


slopes_at = Function(ref.slopes_at, r"\varphi'(#1)", ATOM, (0,), entry=_slope_entry)
values_at = Function(ref.values_at, r"\varphi(#1)", ATOM, (0,), entry=_value_entry)
product = Function(ref.product, r"\prod_l #1_l", PRODUCT, (ATOM,), entry=_joined(r" \cdot ", PRODUCT))
total = Function(ref.total, r"\sum_l #1_l", PRODUCT, (ATOM,), entry=_joined(" + ", PRODUCT))
magnitude = Function(abs, r"\lvert #1 \rvert", ATOM, (0,))
quotient_of_logs = Function(ref.quotient_of_logs, r"\frac{\ln(#1)}{\ln(#2)}", FRACTION, (0, 0))
next_whole = Function(ref.next_whole, r"\lfloor #1 \rfloor + 1", SUM, (0,))
whole_below = Function(lambda x: ref.next_whole(x) - 1, r"\lfloor #1 \rfloor", ATOM, (0,))
fate = Function(
    ref.fate,
    r"\lvert #1 \rvert \text{ against } 1",
    RELATION,
    (0,),
    entry=lambda entries, index, factor: "",
    range=FATES,
)
powers = Function(ref.powers, r"\left({#1}^k\right)_{k = 0 \dots #2}", ATOM, (POWER, 0))
running_products = Function(ref.running_products, r"\prod_{l \le k} #1_l", PRODUCT, (ATOM,))
