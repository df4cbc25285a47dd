from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.equations.tree import power
from quizgen.families.layers import ACTIVATIONS, slope
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.gradient_flow import (
    fate,
    largest_slope,
    largest_value,
    magnitude,
    next_whole,
    powers,
    product,
    quotient_of_logs,
    running_products,
    slopes_at,
    total,
    values_at,
    whole_below,
)

Activation = Literal["sigmoid", "tanh", "relu"]
Task = Literal["bound", "chain", "compare"]
MOST_LAYERS = 100
WEIGHTS = {"sigmoid": ["1", "3/2", "2", "3"], "tanh": ["1/4", "1/2", "3/4"], "relu": ["1/4", "1/2", "3/4"]}
NAMES = {"sigmoid": "σ", "tanh": "tanh", "relu": "ReLU"}


@family(
    "gradflow.depth_product",
    version=1,
    title="Gradients through many layers",
    levels={
        "intro": {"task": "bound", "activation": ["sigmoid", "sigmoid", "tanh"]},
        "standard": {"activation": ["sigmoid", "tanh"], "layers": [3, 4]},
        "exam": {"task": "compare"},
    },
    givens={"n": "", "tau": "", "w": "layers", "z": "layers", "weight": "", "point": ""},
    aliases={"depth": "n", "threshold": "tau"},
    implies={
        "n": {"task": "bound", "activation": "sigmoid"},
        "weight": {"task": "bound", "activation": "sigmoid"},
        "w": {"task": "chain", "activation": "sigmoid"},
        "z": {"task": "chain"},
        "point": {"task": "compare"},
    },
)
def depth_product(
    t: Trace, draw: Draw, task: Task = "chain", activation: Activation = "sigmoid", layers: int = 4
) -> None:
    """A gradient that passes many layers is a product of one factor per layer."""
    if task == "bound":
        _bound(t, draw, activation)
    elif task == "chain":
        _chain(t, draw, activation, layers)
    else:
        _compare(t, draw)


def _bound(t: Trace, draw: Draw, activation: str) -> None:
    """The most that equal layers can let through, and the depth at which that is less than τ."""
    w = t.given("weight", draw.choice(WEIGHTS[activation]), default=1, symbol="w")
    n = _depth_given(t, draw.integer(5, 12))
    m = t.step("largest_slope", largest_slope(activation).apply(), symbol="m")
    if activation == "sigmoid":
        t.mistake("value_for_slope", m, largest_value(activation).apply())
    c = t.step("factor", magnitude(w) * m, symbol="c")
    if abs(t.value(w)) != 1:
        t.mistake("weight_forgotten", c, m)
    bound = t.step("bound", power.apply(c, n), answer=True, symbol="B")
    t.mistake("multiplied_by_depth", bound, n * c)
    t.mistake("one_layer_short", bound, power.apply(c, n - 1))
    tau = None
    if t.value(c) < 1:
        tau = t.given("tau", draw.choice(["1/100", "1/1000", "1/10000"]), default="1/1000", symbol=r"\tau")
        t.defined("tau lies between 0 and 1", 0 < t.value(tau) < 1)
        _depth(t, tau, c)
    if t.value(bound) > 0:
        t.picture("gradient_depth", solution=True, chains={"bound": powers(c, n)}, threshold=tau)


def _chain(t: Trace, draw: Draw, activation: str, layers: int) -> None:
    """The derivative through layers whose pre-activations are known, and its bound."""
    w = t.given("w", draw.integers(-6, 6, over=2, nonzero=True))
    drawn = (
        draw.integers(1, 5, over=2) if activation == "relu" else draw.integers(-5, 5, over=2, nonzero=True)
    )
    unlike = {"the slopes differ": lambda z: activation == "relu" or len(set(abs(z))) > 1}
    z = t.given("z", drawn, such_that=unlike)
    n = t.constant("n", layers)
    h = t.step("h", ACTIVATIONS[activation](z))
    d = t.step("slopes", slope(t, activation, z, h), symbol="d")
    if activation == "sigmoid":
        t.mistake("slope_of_the_pre_activation", d, z * (1 - z))
    if activation == "tanh":
        t.mistake("square_forgotten", d, 1 - h)
    f = t.step("factors", w * d, symbol="f")
    t.mistake("weights_forgotten", f, d)
    t.mistake("values_for_slopes", f, w * h)
    g = t.step("product", product(f), answer=True, symbol=r"\frac{\partial h_n}{\partial h_0}")
    t.mistake("factors_added", g, total(f))
    m = t.step("largest_slope", largest_slope(activation).apply(), symbol="m")
    bound = t.step("bound", magnitude(product(w)) * power.apply(m, n), answer=True, symbol="B")
    if activation == "sigmoid":
        t.mistake("weights_forgotten", bound, power.apply(m, n))
        t.mistake("multiplied_by_depth", bound, magnitude(product(w)) * (n * m))
    if t.value(g) != 0:
        chains = {"gradient": running_products(f), "bound": running_products(m * w)}
        t.picture("gradient_depth", solution=True, chains=chains)


def _compare(t: Trace, draw: Draw) -> None:
    """Sigmoid, tanh and ReLU in layers that are all alike."""
    w = t.given("weight", draw.choice(["1/2", "3/2", "2", "3", "4", "5", "6", "8"]), symbol="w")
    z = t.given("point", draw.choice(["1/2", "1", "3/2", "2"]), symbol="z")
    n = _depth_given(t, draw.integer(4, 8))
    t.defined("the weight and z are positive", t.value(w) > 0 and t.value(z) > 0)
    d = t.step("slopes", slopes_at(z), symbol="d")
    t.mistake("values_for_slopes", d, values_at(z))
    f = t.step("factors", w * d, symbol="f")
    t.mistake("weights_forgotten", f, d)
    t.require("no factor is near 1", (abs(abs(t.value(f)) - 1) > 0.04).all())
    gradients = t.step("gradients", power.apply(f, n), answer=True, symbol="g")
    t.mistake("multiplied_by_depth", gradients, n * f)
    for place, name in enumerate(NAMES):
        verdict = t.step(
            "fate",
            fate(f[place]),
            name,
            name=f"fate_{name}",
            kind="choice",
            symbol=rf"\text{{{name}}}",
            answer=True,
        )
        t.mistake("weights_forgotten", verdict, fate(d[place]))
    critical = t.step("critical", 1 / d, symbol=r"w_{\text{critical}}", answer=True)
    t.mistake("slope_as_critical_weight", critical, d)
    falling = abs(t.value(f)[0]) < 1
    limit = "1/1000" if falling else "1000"
    tau = t.given("tau", limit, default=limit, symbol=r"\tau")
    where = 0 < t.value(tau) < 1 if falling else t.value(tau) > 1
    t.defined("tau lies where the gradient of the sigmoid goes", where)
    _depth(t, tau, f[0])
    chains = {NAMES[name]: powers(f[place], n) for place, name in enumerate(NAMES)}
    t.picture("gradient_depth", solution=True, chains=chains)


def _depth_given(t: Trace, drawn: int) -> Quantity:
    n = t.given("n", drawn)
    t.defined(f"n is a whole number from 1 to {MOST_LAYERS}", t.value(n) in range(1, MOST_LAYERS + 1))
    return n


def _depth(t: Trace, tau: Quantity, factor: Any) -> None:
    """The first depth at which equal factors have passed τ."""
    x = t.step("crossing", quotient_of_logs(tau, factor), symbol="x")
    t.mistake("logarithms_swapped", x, quotient_of_logs(factor, tau))
    first = t.step("n_tau", next_whole(x), kind="integer", answer=True, symbol=r"n_\tau")
    t.mistake("rounded_down", first, whole_below(x))
