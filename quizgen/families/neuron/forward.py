from fractions import Fraction
from itertools import product
from typing import Any, Literal

import numpy as np

from quizgen.draw import Draw, Sampler
from quizgen.equations import Quantity
from quizgen.exact import Exact, exact
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.activations import relu, sigmoid, tanh, unit_step
from quizgen.vocabulary.elementary import at_least
from quizgen.vocabulary.linear import norm
from quizgen.vocabulary.losses import total

Activation = Literal["sigmoid", "tanh", "relu", "step"]

HALF = Fraction(1, 2)
TIE, SATURATED = 0.05, 3.5
# sides in tenths of triangles whose longest side is a short decimal
SIDES = {2: ((3, 4), (9, 12), (12, 16), (15, 20), (5, 12), (10, 24)), 3: ((5, 10, 10), (10, 20, 20))}


@family(
    "neuron.forward",
    version=1,
    title="A single neuron and its decision boundary",
    levels={
        "intro": {"n": [2, 3], "activation": ["sigmoid", "tanh", "relu"], "boundary": False},
        "standard": {"points": 3},
        "exam": {"through": True, "scale": True},
    },
    givens={"w": "n", "p": "n", "w0": "", "x": "n", "X": "points n", "c": ""},
    aliases={"b": "w0", "bias": "w0"},
    implies={"p": {"through": True}, "w0": {"through": False}, "x": {"points": 0}, "c": {"scale": True}},
)
def neuron_forward(
    t: Trace,
    draw: Draw,
    n: int = 2,
    activation: Activation = "sigmoid",
    points: int = 0,
    boundary: bool = True,
    through: bool = False,
    scale: bool = False,
) -> None:
    """A weighted sum, its activation, and the boundary where the decision changes."""
    w = t.given("w", _handy(draw) if boundary else draw.integers(-4, 4, over=2, nonzero=True))
    t.defined("some weight is not 0", t.value(w).any())
    bias = draw.integers(-20, 20, over=10, nonzero=True)
    w0 = _through_a_point(t, draw, w) if through else t.given("w0", bias)
    x = t.given("X" if points else "x", _near_the_boundary(draw, t.value(w), t.value(w0)))
    weighted = x @ w if points else w.T @ x

    z = t.step("z", weighted + w0)
    t.require("no input lies on the boundary", np.all(abs(t.value(z)) > TIE))
    t.note("an input lies on the decision boundary", np.any(abs(t.value(z)) <= TIE))
    t.mistake("bias_forgotten", z, weighted)
    t.mistake("bias_subtracted", z, weighted - w0)
    if not points and abs(t.value(x)[0]) != 1:
        t.mistake("bias_times_input", z, weighted + w0 * x[0])
    y = _output(t, activation, z, "y", answer=not boundary)
    if not boundary:
        return
    _classes(t, activation, z, y)
    length = t.step("length", norm(w), symbol=rf"\lVert {w.tex} \rVert")
    t.mistake("weights_added", length, total(w))
    d = t.step("d", z / length, name="distance_to_boundary", answer=True)
    t.mistake("not_divided_by_the_length", d, z)
    t.mistake("divided_by_the_square", d, z / length**2)
    if n == 2 and t.value(w)[1]:
        _line(t, w, w0)
    if scale:
        _scaled(t, draw, activation, weighted)
    if n == 2:
        t.picture("half_plane", solution=True, weights=w, bias=w0, points=x, sums=z)


def _through_a_point(t: Trace, draw: Draw, w: Quantity) -> Quantity:
    """The bias that puts a point on the boundary."""
    p = t.given("p", draw.integers(-3, 3, nonzero=True))
    w0 = t.step("w0", -(w.T @ p), answer=True)
    t.mistake("sign_of_the_bias", w0, w.T @ p)
    t.require("the bias is not 0", abs(t.value(w0)) > TIE)
    return w0


def _output(
    t: Trace, activation: str, z: Quantity, word: str, symbol: str = r"\hat{y}", answer: bool = False
) -> Quantity:
    """The activation of the neuron."""
    functions = {"sigmoid": sigmoid, "tanh": tanh, "relu": relu}
    function = functions.get(activation) or unit_step[t.convention("step_at_0")]
    y = t.step(word, function(z), name=f"{word}_{activation}", symbol=symbol, answer=answer)
    if activation == "sigmoid":
        t.mistake("exponent_reversed", y, sigmoid(-z))
    if activation == "tanh":
        t.mistake("sigmoid_for_tanh", y, sigmoid(z))
    if activation != "relu" or np.any(t.value(z) < 0):
        t.mistake("activation_skipped", y, z)
    return y


def _classes(t: Trace, activation: str, z: Quantity, y: Quantity) -> None:
    """On which side of the boundary each input lies."""
    rule = at_least(y, HALF) if activation == "sigmoid" else at_least(z, 0)
    side = t.step("side", rule, symbol=r"\hat{c}", answer=True)
    t.mistake("sides_swapped", side, at_least(-z, 0))
    sums = t.value(z)
    if activation == "sigmoid" and np.any((sums > 0) & (sums < HALF)):
        t.mistake("threshold_on_the_sum", side, at_least(z, HALF))


def _line(t: Trace, w: Quantity, w0: Quantity) -> None:
    """The boundary in the plane as a line with a slope and an intercept."""
    m = t.step("m", -(w[0] / w[1]), answer=True)
    q = t.step("q", -(w0 / w[1]), answer=True)
    t.mistake("line_along_the_weights", m, w[1] / w[0])
    t.mistake("sign_lost", m, w[0] / w[1])
    t.mistake("sign_lost", q, w0 / w[1])
    if t.value(w)[1] != -1:
        t.mistake("bias_for_intercept", q, w0)


def _scaled(t: Trace, draw: Draw, activation: str, weighted: Any) -> None:
    """What happens when all parameters are multiplied by a factor."""
    w0, z, length = (t.quantities[name] for name in ("w0", "z", "length"))
    moderate = {"the larger sum is not saturated": lambda c: np.all(abs(c * t.value(z)) < SATURATED + 1)}
    c = t.given("c", lambda _: exact(draw.choice((2, 3, "1/2"))), default=2, such_that=moderate)
    t.defined("c is positive", t.value(c) > 0)
    larger = t.step("z_scaled", c * z, symbol="z'")
    t.mistake("bias_not_scaled", larger, c * weighted + w0)
    y = _output(t, activation, larger, "y_scaled", r"\hat{y}'", answer=True)
    if activation in ("sigmoid", "tanh"):
        t.mistake("output_scaled", y, c * t.quantities[f"y_{activation}"])
    d = t.step("d_scaled", larger / (c * length), symbol="d'", answer=True)
    t.mistake("length_not_scaled", d, larger / length)


def _handy(draw: Draw) -> Sampler:
    """Weights whose length is a short decimal."""

    def sample(shape: tuple[int, ...]) -> Exact:
        if shape[0] not in SIDES:
            return draw.integers(-3, 3, nonzero=True)(shape)
        sides = draw.order(draw.choice(SIDES[shape[0]]))
        return Exact(tuple(side * draw.choice((-1, 1)) for side in sides), 10, shape)

    return sample


def _near_the_boundary(draw: Draw, w: Any, w0: float) -> Sampler:
    """Inputs near the boundary but not on it; of several, one is just above it and one is below."""

    def sample(shape: tuple[int, ...]) -> Exact:
        if len(w) not in (1, 2, 3):
            return draw.integers(-2, 2)(shape)
        sizes = range(-3, 4) if len(shape) == 2 else (-3, -2, -1, 1, 2, 3)
        grid = np.array(list(product(sizes, repeat=len(w))))
        sums = grid @ w + w0

        def between(low: float, high: float) -> list[list[int]]:
            return grid[(sums > low) & (sums < high)].tolist()  # type: ignore[no-any-return]

        above, below = between(TIE, SATURATED), between(-SATURATED, -TIE)
        near = above + below or grid.tolist()
        if len(shape) == 1:
            return exact(draw.choice(near))
        pair = [draw.choice(between(TIE, HALF - TIE) or above or near), draw.choice(below or near)]
        others = [point for point in draw.order(near) if point not in pair]
        return exact(draw.order([*pair, *others, *near * shape[0]][: shape[0]]))

    return sample
