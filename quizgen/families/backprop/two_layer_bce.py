from itertools import product
from typing import Any

import numpy as np

from quizgen.draw import Draw, Sampler
from quizgen.equations import Quantity
from quizgen.exact import Exact, exact
from quizgen.families.layers import Layers
from quizgen.family import family
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.activations import outer, relu, relu_slope, relu_slope_closed, sigmoid
from quizgen.vocabulary.output_losses import log_loss_of_one

MASKS = {"0": relu_slope, "1": relu_slope_closed}
OTHER = {"0": "1", "1": "0"}
LARGEST_SUM, SATURATED = 4, 3.5
DIFFERENT = {"the inputs differ": lambda x: len(x) == 1 or len(set(x.tolist())) > 1}
MOST_INPUTS = 4  # for which all rows of small weights are tried


@family(
    "backprop.two_layer_bce",
    version=1,
    title="Backpropagation from a sigmoid output through ReLU",
    levels={
        "intro": {"hidden": False},
        "standard": {"n": [2, 3], "H": [2, 3]},
        "exam": {"H": 4, "kink": True, "update": True},
    },
    givens={"x": "n", "W1": "H n", "b1": "H", "W2": "1 H", "b2": "1", "y": "", "eta": ""},
    aliases={"t": "y", "lr": "eta", "alpha": "eta"},
    implies={"eta": {"update": True}},
    conventions={"notation": "bracket"},
)
def two_layer_bce(
    t: Trace,
    draw: Draw,
    n: int = 2,
    H: int = 2,
    hidden: bool = True,
    kink: bool = False,
    update: bool = False,
) -> None:
    """Forward pass, cross-entropy, and the gradient of every weight and bias, last layer first."""
    net = _forward(t, draw, kink)
    y = t.given("y", draw.integers(0, 1))
    t.defined("the label y is 0 or 1", t.value(y) in (0, 1))
    L = t.step("L", log_loss_of_one(net.h[2], y))
    t.mistake("other_label", L, log_loss_of_one(net.h[2], 1 - y))
    eta = t.given("eta", draw.choice(["1/2", "1"]), default="1/2") if update else None

    dz = {2: t.step("dz", net.h[2] - y, 2)}
    t.mistake("label_minus_probability", dz[2], y - net.h[2])
    t.mistake("slope_kept", dz[2], (net.h[2] - y) * net.h[2] * (1 - net.h[2]))
    dW = {2: t.step("dW", outer(dz[2], net.h[1]), 2, answer=True)}
    db = {2: t.step("db", dz[2], 2, answer=True)}
    if np.any(t.value(net.z[1]) < 0):
        t.mistake("sum_for_activation", dW[2], outer(dz[2], net.z[1]))
    if hidden:
        dz[1] = _through_relu(t, net, dz[2], dW[2], eta)
        dW[1] = t.step("dW", outer(dz[1], net.h[0]), 1, answer=True)
        db[1] = t.step("db", dz[1], 1, answer=True)
        t.mistake("own_activation", dW[1], outer(dz[1], net.h[1]))
        if n == H > 1:
            t.mistake("outer_product_swapped", dW[1], outer(net.h[0], dz[1]))
    for l in dW:
        if l == 2 or t.value(net.z[1]).all():  # at the kink there is no gradient, only a convention
            t.gradient(L, net.W[l], dW[l])
            t.gradient(L, net.b[l], db[l])
    if eta is not None:
        _update(t, net, dW, db, eta)
    t.picture("network", layers=net.h, weights=net.W)
    errors = {"errors": dz} if hidden else {}
    t.picture("network", solution=True, layers=net.h, weights=net.W, values=True, silent=(1,), **errors)


def _forward(t: Trace, draw: Draw, kink: bool) -> Layers:
    """Both layers, drawn so that some hidden units are active and the output is not certain."""
    halves = draw.integers(-3, 3, over=2, nonzero=True)
    net = Layers(h={0: t.given("x", draw.integers(-2, 3, nonzero=True), such_that=DIFFERENT)})
    net.W[1] = t.given("W", _moderate(draw, t.value(net.h[0])), 1)
    net.b[1] = t.given("b", _some_silent(draw, t.value(net.W[1] @ net.h[0]), kink), 1)
    net.z[1] = t.step("z", net.W[1] @ net.h[0] + net.b[1], 1)
    net.h[1] = t.step("a", relu(net.z[1]), 1)
    t.require("some hidden unit is active", t.value(net.h[1]).any())
    by_chance = not kink and not t.value(net.z[1]).all()
    t.require("no pre-activation is at the kink of ReLU", not by_chance)
    t.note("a pre-activation is at the kink of ReLU, where the slope is only a convention", by_chance)
    net.W[2] = t.given("W", halves, 2, such_that=_within_reach(t.value(net.h[1])))
    net.b[2] = t.given("b", halves, 2, such_that=_undecided(t.value(net.W[2] @ net.h[1])))
    net.z[2] = t.step("z", net.W[2] @ net.h[1] + net.b[2], 2)
    net.h[2] = t.step("a", sigmoid(net.z[2]), 2)
    for l in (1, 2):
        t.mistake("bias_forgotten", net.z[l], net.W[l] @ net.h[l - 1])
    if np.any(t.value(net.z[1]) < 0):
        t.mistake("activation_skipped", net.h[1], net.z[1])
    t.mistake("exponent_reversed", net.h[2], sigmoid(-net.z[2]))
    return net


def _through_relu(t: Trace, net: Layers, above: Quantity, dW: Quantity, eta: Quantity | None) -> Quantity:
    """The derivatives with respect to the hidden pre-activations."""
    rule = t.convention("relu_grad_at_0")
    mask, back = MASKS[rule](net.z[1]), net.W[2].T @ above
    dz = t.step("dz", back * mask, 1)
    if not np.all(t.value(mask)):
        t.mistake("silent_units_passed", dz, back)
    if np.any(t.value(relu(back)) != t.value(dz)):
        t.mistake("relu_on_the_gradient", dz, relu(back))
    if not t.value(net.z[1]).all():
        t.mistake("other_slope_at_the_kink", dz, back * MASKS[OTHER[rule]](net.z[1]))
    if eta is not None:
        t.mistake("updated_weights_used", dz, ((net.W[2] - eta * dW).T @ above) * mask)
    return dz


def _update(t: Trace, net: Layers, dW: dict[int, Quantity], db: dict[int, Quantity], eta: Quantity) -> None:
    """One step of gradient descent, when all gradients are known."""
    for l in sorted(dW):
        new = t.step("W_new", net.W[l] - eta * dW[l], l, answer=True)
        t.mistake("ascended", new, net.W[l] + eta * dW[l])
        if t.convention("biases_trained") == "yes":
            t.step("b_new", net.b[l] - eta * db[l], l, answer=True)


def _moderate(draw: Draw, x: Any) -> Sampler:
    """Rows for different hidden units, with weighted sums that a small bias can balance."""

    def sample(shape: tuple[int, ...]) -> Exact:
        H, n = shape
        if n > MOST_INPUTS:
            return draw.integers(-1, 1)(shape)
        rows = np.array(list(product((-2, -1, 1, 2), repeat=n)))
        fitting = rows[abs(rows @ x) <= LARGEST_SUM].tolist()
        return exact((draw.order(fitting) * H)[:H])

    return sample


def _some_silent(draw: Draw, weighted: Any, kink: bool) -> Sampler:
    """Biases with which one unit is active, another is silent, and one is at the kink where asked."""

    def sample(shape: tuple[int, ...]) -> Exact:
        first = [draw.integer(1, 3), *([0] if kink else []), -draw.integer(1, 3)]
        sums = [*first, *(draw.integer(1, 3) for _ in range(shape[0]))]
        placed = draw.order(sums[: shape[0]])
        return exact([s - int(w) for s, w in zip(placed, weighted, strict=True)])

    return sample


def _within_reach(h: Any) -> dict[str, Condition]:
    """What the last weights must do: some bias brings the output near 0."""
    return {"the output is not weighted too strongly": lambda W: bool(np.all(abs(W @ h) <= SATURATED))}


def _undecided(weighted: Any) -> dict[str, Condition]:
    """What the last bias must do: the probability is neither one half nor nearly certain."""

    def fits(b: Any) -> bool:
        return bool(np.all((abs(weighted + b) > 0.25) & (abs(weighted + b) <= SATURATED)))

    return {"the probability is neither one half nor nearly certain": fits}
