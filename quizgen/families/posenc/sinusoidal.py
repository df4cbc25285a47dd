from typing import cast

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.activations import outer
from quizgen.vocabulary.positions import (
    Order,
    angles,
    divisors,
    encoding,
    half_wavelengths,
    odd_exponent,
    shift,
    wavelengths,
)

BASES = (100, 10000)


@family(
    "posenc.sinusoidal",
    version=1,
    title="Sinusoidal positional encodings",
    levels={
        "intro": {"n": 2, "waves": False},
        "standard": {"n": 3},
        "exam": {"n": 2, "waves": False, "relations": True},
    },
    givens={"positions": "n", "base": "", "k": ""},
    aliases={"pos": "positions", "p": "positions"},
    implies={"k": {"relations": True}},
)
def sinusoidal(
    t: Trace,
    draw: Draw,
    n: int = 3,
    d: int = 4,
    waves: bool = True,
    relations: bool = False,
) -> None:
    """Sines and cosines of every position, in waves from short to long."""
    t.defined(f"d = {d} should be an even number of dimensions", d > 0 and d % 2 == 0)
    order = cast(Order, t.convention("pe_order"))
    t.first_entry = 0
    p = t.given("positions", draw.distinct(1 if relations else 0, 9), symbol="p")
    base = t.given("base", draw.choice(BASES), default=10000, symbol=r"\text{base}")
    t.defined("the base is larger than 1", t.value(base) > 1)
    D = t.step("D", divisors()(base, t.constant("d", d)))
    if d > 2:
        t.mistake("exponent_halved", D, divisors(factor=1)(base, t.quantities["d"]))
        t.mistake("dimension_for_pair", D, divisors(factor=4)(base, t.quantities["d"]))
        t.mistake("slowest_first", D, divisors(slowest_first=True)(base, t.quantities["d"]))
    if waves:
        lengths = t.step("wavelengths", wavelengths(D), symbol=r"\lambda", answer=True)
        t.mistake("half_a_wave", lengths, half_wavelengths(D))
    theta = t.step("angles", angles(p, D), symbol=r"\Theta")
    t.mistake("counted_from_one", theta, angles(p + 1, D))
    if d > 2:
        t.mistake("multiplied", theta, outer(p, D))
    PE = t.step("PE", encoding(order)(theta), symbol=r"\mathrm{PE}", answer=True)
    t.mistake("sines_and_cosines_swapped", PE, encoding(order, functions=("cos", "sin"))(theta))
    t.mistake("degrees", PE, encoding(order, degrees=True)(theta))
    t.mistake("odd_exponent", PE, odd_exponent(order)(p, D, base))
    t.picture("encoding", solution=True, base=base, order=order)
    if relations:
        _relate(t, draw, order, p, D, theta, PE)


def _relate(
    t: Trace, draw: Draw, order: Order, p: Quantity, D: Quantity, theta: Quantity, PE: Quantity
) -> None:
    """What the encodings of different positions have to do with each other."""
    first, *others = t.value(p)
    if others:
        dot = t.step("dot", PE[0].T @ PE[1], symbol="g", answer=True)
        t.mistake("angles_multiplied", dot, theta[0].T @ theta[1])
    elsewhere = {"the shift does not lead to the second position": lambda k: first + k not in others[:1]}
    k = t.given("k", draw.integers(1, 5), default=1, such_that=elsewhere)
    M = t.step("M", shift(order)(k, D), answer=True)
    t.mistake("turned_back", M, shift(order, backwards=True)(k, D))
    moved = t.step("moved", M @ PE[0], symbol="m", answer=True)
    t.mistake("offset_added", moved, PE[0] + k)
