from typing import Literal

import numpy as np

from quizgen.draw import Draw, Sampler
from quizgen.equations import Quantity
from quizgen.exact import Exact
from quizgen.families.activation._functions import function_steps
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.activations import image, relu_slope
from quizgen.vocabulary.elementary import absolute, at_least, below, log, sqrt

Activation = Literal[
    "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "silu", "gelu", "binary_step", "identity"
]
KINKED = {"relu", "leaky_relu", "binary_step"}
NO_INTERVAL = {"silu", "gelu", "binary_step"}  # no end in sight without calculus, and only two values
FLATTENING = {"sigmoid", "tanh", "elu", "softplus"}
WIDEST, NEAR = 6, 3  # halves
# a slope for each function, from values of the function such as 3/4 or 0.8
LIMITS = {"sigmoid": ("3/16", "4/25", "5/36", "9/100"), "tanh": ("9/25", "7/16", "19/100")}
STEEPEST = {"sigmoid": 0.25, "tanh": 1.0}


@family(
    "activation.value_and_derivative",
    version=1,
    title="Activation functions, their slopes and saturation",
    levels={
        "intro": {
            "activation": ["relu", "leaky_relu", "sigmoid", "tanh"],
            "n": 3,
            "interval": False,
            "flat": False,
        },
        "standard": {"activation": ["sigmoid", "tanh", "elu", "softplus", "silu"]},
        "exam": {"activation": ["sigmoid", "tanh"], "units": 3, "examples": 4},
    },
    givens={"x": "n", "tau": "", "Z": "units examples"},
    implies={"x": {"units": 0, "examples": 0}},
)
def value_and_derivative(
    t: Trace,
    draw: Draw,
    activation: Activation = "sigmoid",
    n: int = 4,
    interval: bool = True,
    flat: bool = True,
    units: int = 0,
    examples: int = 0,
) -> None:
    """Values and slopes of an activation function, its range, and where it is too flat to learn."""
    if units and examples:
        _saturated_units(t, draw, activation, examples)
        return
    x = t.given("x", _on_both_sides(draw))
    kink = activation in KINKED and not t.value(x).all()
    t.require("no input lies at the kink", not kink)
    t.note("an input lies at the kink, where the slope is only a convention", kink)
    f, df = function_steps(t, activation, x)
    if interval and activation not in NO_INTERVAL:
        span = t.step("span", image(activation)(f), kind="choice", symbol=r"\text{interval}")
        t.mistake("end_of_the_interval", span, image(activation, ends=True)(f))
    if flat and activation in FLATTENING:
        tau = t.given("tau", "1/10", default="1/10", symbol=r"\tau")
        q = t.step("q", below(df, tau), answer=True)
        t.mistake("steep_for_flat", q, at_least(df, tau))
        if np.any(t.value(below(f, tau)) != t.value(q)):
            t.mistake("value_compared", q, below(f, tau))
    t.picture("activation_curves", solution=True, x=x, f=f, slope=df, kinked=activation in KINKED)


def _saturated_units(t: Trace, draw: Draw, activation: str, examples: int) -> None:
    """Where the function gets flatter than a limit, and the units for which no example avoids it."""
    t.defined("only sigmoid and tanh flatten on both sides", activation in LIMITS)
    tau = t.given("tau", draw.choice(LIMITS[activation]), symbol=r"\tau")
    t.defined(
        f"tau is between 0 and the steepest slope, {STEEPEST[activation]:g}",
        0 < t.value(tau) < STEEPEST[activation],
    )
    edge = _edge(t, activation, tau)
    Z = t.given("Z", _rows(draw, t.value(edge)))
    N, ones = t.constant("N", examples), t.constant("ones", np.ones(examples))

    S = t.step("S", at_least(absolute(Z), edge))
    t.mistake("one_side_only", S, at_least(Z, edge))
    t.mistake("steep_for_flat", S, below(absolute(Z), edge))
    s = t.step("s", S @ ones)
    lost = t.step("lost", at_least(s, N), symbol="q", answer=True)
    A = t.step("A", relu_slope(Z))
    a = t.step("active", A @ ones, symbol="k")
    dead = t.step("dead", below(a, 1), symbol="d", answer=True)
    t.mistake("silent_for_active", A, below(Z, 0))
    t.require("some unit is lost", t.value(lost).any())
    t.require("some unit is dead", t.value(dead).any())
    t.mistake("one_example_is_enough", lost, at_least(s, 1))
    t.mistake("one_example_is_enough", dead, below(a, N))


def _edge(t: Trace, activation: str, tau: Quantity) -> Quantity:
    """The pre-activation at which the slope has fallen to the limit."""
    if activation == "sigmoid":
        h = t.step("h", (1 + sqrt(1 - 4 * tau)) / 2)
        edge = t.step("edge", log(h / (1 - h)), symbol=r"z^\ast", answer=True)
        t.mistake("logarithm_of_the_slope", edge, log((1 - tau) / tau))
        t.mistake("sign_under_the_root", h, (1 + sqrt(1 + 4 * tau)) / 2)
        t.mistake("root_forgotten", h, (1 + (1 - 4 * tau)) / 2)
    else:
        h = t.step("h", sqrt(1 - tau))
        edge = t.step("edge", log((1 + h) / (1 - h)) / 2, symbol=r"z^\ast", answer=True)
        t.mistake("half_forgotten", edge, log((1 + h) / (1 - h)))
        t.mistake("root_forgotten", h, 1 - tau)
    return edge


def _on_both_sides(draw: Draw) -> Sampler:
    """Inputs of different sizes: one far on either side, one near 0, and others."""

    def sample(shape: tuple[int, ...]) -> Exact:
        right, left = draw.order([WIDEST - 1, WIDEST])
        nearer = draw.order(range(1, WIDEST - 1))
        near = next(size for size in nearer if size <= NEAR)
        others = [size for size in nearer if size != near]
        sizes = [-left, right, *(draw.choice((-1, 1)) * size for size in (near, *others))]
        return Exact(tuple(draw.order((sizes * shape[0])[: shape[0]])), 2, shape)

    return sample


def _rows(draw: Draw, edge: float) -> Sampler:
    """One unit that is always saturated, one that is never active, and others that are neither."""
    every = [v for v in range(-WIDEST, WIDEST + 1) if v]
    wide = [v for v in every if abs(v) > 2 * edge]
    narrow = [v for v in every if abs(v) < 2 * edge]
    negative = [v for v in every if v < 0]

    def row(values: list[int], one_of_them: list[int], length: int) -> list[int]:
        return draw.order([draw.choice(one_of_them), *(draw.choice(values) for _ in range(length - 1))])

    def sample(shape: tuple[int, ...]) -> Exact:
        units, length = shape
        rows = [row(wide, [v for v in wide if v > 0], length)]
        rows.append(row(negative, [v for v in narrow if v < 0], length))
        rows += [row(every, [v for v in narrow if v > 0], length) for _ in range(units - 2)]
        return Exact(tuple(v for row in draw.order(rows[:units]) for v in row), 2, shape)

    return sample
