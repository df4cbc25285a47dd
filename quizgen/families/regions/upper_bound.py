from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.equations.tree import power
from quizgen.family import family
from quizgen.reference.regions import MOST_UNITS, region_bound
from quizgen.trace import Trace
from quizgen.vocabulary.regions import (
    binomial,
    bounds_until,
    ordered_choices,
    reaches,
    units_below,
    units_reaching,
)

MOST_LINES = 5  # in a picture


@family(
    "regions.upper_bound",
    version=1,
    title="How many linear regions a shallow network can have",
    levels={
        "intro": {"inputs": (2,)},
        "standard": {"inputs": (2, 3, 4)},
        "exam": {"inputs": (2, 3, 4, 5), "units": 10, "find_width": True},
    },
    givens={"D_i": "", "D": "", "M": ""},
    implies={"D": {"find_width": False, "compare": False}, "M": {"compare": True}},
)
def upper_bound(
    t: Trace,
    draw: Draw,
    inputs: tuple[int, ...] = (2,),
    units: int = 12,
    find_width: bool = False,
    compare: bool = True,
) -> None:
    """The most linear regions of D ReLU units over D_i inputs: the binomials of D over 0 … D_i, added up."""
    D_i = t.given("D_i", draw.choice(inputs), symbol="D_i")
    d = _whole(t, D_i)
    if find_width:
        _find_width(t, draw, D_i, units)
        return
    D = t.given("D", draw.integer(min(3, units), units))
    n = _whole(t, D)
    chosen = [
        t.step("term", binomial(j)(D), j, symbol=rf"\binom{{D}}{{{j}}}", asked=j > 1)
        for j in range(min(d, n) + 1)
    ]
    N = t.step("N_max", _sum(chosen), answer=True, kind="integer")

    for j, term in enumerate(chosen):
        if j > 0 and d != n:
            t.mistake("units_and_inputs_swapped", term, binomial(j)(D_i))
        if j > 1:
            t.mistake("order_counted", term, ordered_choices(j)(D))
    t.mistake("first_term_forgotten", N, _sum(chosen[1:]))
    if d < n:
        t.mistake("every_pattern_counted", N, power.apply(2, D))
    if 1 < d < n:
        t.mistake("last_term_forgotten", N, _sum(chosen[:-1]))
        t.mistake("last_term_only", N, chosen[-1])
    if d > 2:
        t.mistake("one_region_per_unit", N, D + 1)
    if compare:
        M = t.given("M", draw.integer(t.value(N) // 2, 3 * t.value(N) // 2))
        t.step("enough", reaches(N, M), kind="choice", symbol=r"\text{enough}")
    if d == 2 and n <= MOST_LINES:
        t.picture("line_arrangement", solution=True, count=D)


def _find_width(t: Trace, draw: Draw, D_i: Quantity, units: int) -> None:
    """The other way round: the fewest units whose bound reaches a number of regions."""
    inputs = int(t.value(D_i))
    fewest, most = (region_bound(n, inputs) for n in (inputs + 1, units))
    M = t.given("M", draw.integer(min(fewest, most - 1) + 1, most))
    t.defined(
        f"with {inputs} inputs, {MOST_UNITS} units do not reach M",
        t.value(M) <= region_bound(MOST_UNITS, inputs),
    )
    N = t.step("bounds", bounds_until("bound")(D_i, M), kind="sequence", symbol="N")
    D_min = t.step("D_min", units_reaching(N, M), answer=True, kind="integer")

    t.mistake("every_pattern_counted", N, bounds_until("patterns")(D_i, M))
    t.mistake("first_term_forgotten", N, bounds_until("first_term_forgotten")(D_i, M))
    t.mistake("last_term_forgotten", N, bounds_until("last_term_forgotten")(D_i, M))
    t.mistake("one_unit_short", D_min, units_below(N, M))


def _whole(t: Trace, quantity: Quantity) -> int:
    """The value of a number of units or inputs."""
    value = t.value(quantity)
    t.defined(
        f"{quantity.name} = {value:g} should be a whole number from 1 to {MOST_UNITS}",
        value in range(1, MOST_UNITS + 1),
    )
    return int(value)


def _sum(terms: Sequence[Quantity]) -> Any:
    return reduce(add, terms)
