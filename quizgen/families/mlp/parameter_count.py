from collections.abc import Callable
from functools import reduce
from itertools import pairwise
from operator import add
from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.counting import ceiling_quotient, floor_quotient

MOST_DRAWN = 6  # layers of units in a picture

Sizes = Callable[[Draw], tuple[int, ...]]


def small(*ranges: tuple[int, int]) -> Sizes:
    """Sizes that can be multiplied in the head, one from each range."""
    return lambda draw: tuple(draw.integer(low, high) for low, high in ranges)


def classifier(draw: Draw) -> tuple[int, ...]:
    """Sizes of a network that classifies small images."""
    wide = draw.choice((64, 128, 256, 512))
    return draw.choice((100, 256, 400, 784)), wide, draw.choice((32, 64, 100, wide)), draw.choice((10, 100))


def small_or_classifier(draw: Draw) -> tuple[int, ...]:
    """One or the other."""
    return draw.choice((small((3, 9), (4, 12), (4, 12), (2, 5)), classifier))(draw)


@family(
    "mlp.parameter_count",
    version=1,
    title="How many parameters a network has",
    levels={
        "intro": {"layer_sizes": small((2, 5), (2, 8), (1, 4)), "split": False},
        "standard": {"layer_sizes": small_or_classifier},
        "exam": {"layer_sizes": small((3, 9), (6, 12), (6, 12), (2, 5)), "compare": True},
    },
    givens={},
)
def parameter_count(
    t: Trace,
    draw: Draw,
    layer_sizes: tuple[int, ...] = (2, 3, 1),
    bias: bool = True,
    split: bool = True,
    compare: bool = False,
) -> None:
    """Weights and biases, layer by layer; and how wide a shallow network of the same budget can be."""
    t.defined("there are at least two layer sizes", len(layer_sizes) > 1)
    t.defined("every layer size is 1 or more", min(layer_sizes, default=0) > 0)
    D = [t.constant(f"D{l}", size, symbol=f"D_{{{l}}}") for l, size in enumerate(layer_sizes)]
    products = [before * here for before, here in pairwise(D)]
    layers = [_layer(t, l, D, products[l - 1], bias) for l in range(1, len(D))]

    total = t.step("total", _sum(layers), kind="integer", answer=True, symbol="P")
    t.mistake("units_counted", total, _sum(D))
    if bias:
        t.mistake("inputs_have_biases", total, _sum([*layers, D[0]]))
    if split and bias:
        t.step("weights", _sum(products), kind="integer", symbol=r"P_{\text{weights}}")
        biases = t.step("biases", _sum(D[1:]), kind="integer", symbol=r"P_{\text{biases}}")
        t.mistake("inputs_have_biases", biases, _sum(D))
    if compare:
        _shallow(t, D[0], D[-1], total, bias)
    if len(D) <= MOST_DRAWN:
        t.picture("layer_sizes", sizes=D, biases=bias)


def _layer(t: Trace, l: int, D: list[Quantity], product: Any, bias: bool) -> Quantity:
    """The parameters between a layer of units and the one before it."""
    before, here, last = D[l - 1], D[l], l == len(D) - 1
    name = "output" if last else "hidden" if len(D) == 3 else f"hidden{l}"
    count = (before + 1) * here if bias else product
    layer = t.step("layer", count, l, name=name, kind="integer", symbol=f"P_{{{l}}}")
    t.mistake("sizes_added", layer, before + here)
    if bias:
        t.mistake("bias_forgotten", layer, product)
        t.mistake("bias_for_every_weight", layer, 2 * product)
        if t.value(here) > 1:
            t.mistake("biases_of_the_layer_before", layer, before * (here + 1))
    else:
        t.mistake("bias_added", layer, (before + 1) * here)
    return layer


def _shallow(t: Trace, inputs: Quantity, outputs: Quantity, total: Quantity, bias: bool) -> None:
    """The widest network with one hidden layer that has no more parameters."""
    cost = t.step("per_unit", inputs + 1 + outputs if bias else inputs + outputs, kind="integer", symbol="c")
    t.mistake("weights_to_outputs_forgotten", cost, inputs + 1 if bias else inputs)
    budget = total - outputs if bias else total
    width = t.step("D_max", floor_quotient(budget, cost), kind="integer", answer=True, symbol=r"D_{\max}")
    t.require("the width is worth having", t.value(width) >= 2)
    if bias and t.value(total) // t.value(cost) > t.value(width):
        t.mistake("output_biases_forgotten", width, floor_quotient(total, cost))
    elif t.value(budget) % t.value(cost) != 0:
        t.mistake("rounded_up", width, ceiling_quotient(budget, cost))
    if bias:
        t.mistake("bias_forgotten", cost, inputs + outputs)
    used = cost * width + outputs if bias else cost * width
    t.step("shallow_total", used, kind="integer", symbol=r"P_{\text{shallow}}")


def _sum(terms: list[Any]) -> Any:
    return reduce(add, terms)
