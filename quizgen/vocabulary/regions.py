"""Counting linear regions, with its notation."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from quizgen.equations.tree import ATOM, FRACTION, PRODUCT, RELATION, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import regions as ref
from quizgen.vocabulary.ranges import YES_OR_NO

_BOUNDS: dict[ref.Rule, str] = {
    "bound": r"\sum_{j=0}^{#1} \binom{D}{j}",
    "patterns": "2^D",
    "first_term_forgotten": r"\sum_{j=1}^{#1} \binom{D}{j}",
    "last_term_forgotten": r"\sum_{j=0}^{#1 - 1} \binom{D}{j}",
}


@cache
def binomial(j: int) -> Function:
    """D over j, as a fraction of products."""
    if j == 0:
        return Function(partial(ref.binomial, j=0), "1", ATOM, entry=lambda entries, index, n: "1")
    if j == 1:
        return Function(partial(ref.binomial, j=1), "#1", ATOM, entry=_product(1))
    below = r" \cdot ".join(map(str, range(j, 0, -1)))
    return Function(
        partial(ref.binomial, j=j),
        rf"\frac{{{_falling(j)}}}{{{below}}}",
        FRACTION,
        (PRODUCT,),
        entry=lambda entries, index, n: rf"\frac{{{_product(j)(entries, index, n)}}}{{{below}}}",
    )


@cache
def ordered_choices(j: int) -> Function:
    """The same without the division by the number of orders."""
    return Function(partial(ref.ordered_choices, j=j), _falling(j), PRODUCT, (PRODUCT,), entry=_product(j))


def _falling(j: int) -> str:
    return " ".join(["#1", *(f"(#1 - {i})" for i in range(1, j))])


def _product(j: int) -> Callable[..., str]:
    """Write the product of the j whole numbers from n down."""

    def entry(entries: Entries, index: tuple[int, ...], n: Any) -> str:
        value = int(entries.value(n))
        return r" \cdot ".join(str(value - i) for i in range(j))

    return entry


@cache
def bounds_until(rule: ref.Rule) -> Function:
    """The bounds for 1, 2, 3 … units by a rule, from the number of inputs and the target."""

    def entry(entries: Entries, index: tuple[int, ...], inputs: Any, target: Any) -> str:
        return " + ".join(map(str, ref.terms(index[0] + 1, entries.value(inputs), rule)))

    written = rf"\left({_BOUNDS[rule]}\right)_{{D = 1, 2, \dots}}"
    return Function(partial(ref.bounds_until, rule=rule), written, ATOM, (0,), entry=entry)


def _condition(sign: str) -> Callable[..., str]:
    def entry(entries: Entries, index: tuple[int, ...], bounds: Any, target: Any) -> str:
        return rf"{sign} {entries.text(target)} \}}"

    return entry


units_reaching = Function(
    ref.units_reaching,
    r"\min \{ D : #1_D \ge #2 \}",
    ATOM,
    (ATOM, 0),
    entry=_condition(r"\min \{ D : N_D \ge"),
)
units_below = Function(
    ref.units_below,
    r"\max \{ D : #1_D < #2 \}",
    ATOM,
    (ATOM, 0),
    entry=_condition(r"\max \{ D : N_D <"),
)
reaches = Function(ref.reaches, r"\text{is } #1 \ge #2 \text{?}", RELATION, (SUM, SUM), range=YES_OR_NO)
