from collections.abc import Callable
from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.families.layers import Hidden, Layers, Output, forward, slope
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.activations import outer, relu
from quizgen.vocabulary.output_losses import (
    binary_cross_entropy,
    cross_entropy,
    half_squared_error,
    mean_squared_error,
    summed_squared_error,
)

SMALLEST_ERROR = 0.02
SQUARED = {"half_sum": half_squared_error, "mean": mean_squared_error, "sum": summed_squared_error}
MATCHED = {"bce": ("sigmoid", binary_cross_entropy), "cross_entropy": ("softmax", cross_entropy)}


@family(
    "backprop.mlp",
    version=1,
    title="Backpropagation through a multilayer perceptron",
    levels={
        "intro": {"sizes": (2, 1, 1), "output": "sigmoid"},
        "standard": {"hidden": ["sigmoid", "tanh"], "output": ["sigmoid", "identity"]},
        "exam": {
            "sizes": (2, 2, 2),
            "hidden": ["tanh", "relu"],
            "output": "softmax",
            "loss": "cross_entropy",
            "update": True,
        },
    },
    givens={"x": "sizes[0]", "W[l]": "sizes[l] sizes[l-1]", "b[l]": "sizes[l]", "t": "sizes[-1]", "eta": ""},
    aliases={"y": "t", "lr": "eta", "alpha": "eta", "lambda": "eta"},
)
def backprop_mlp(
    t: Trace,
    draw: Draw,
    sizes: tuple[int, ...] = (2, 2, 1),
    hidden: Hidden = "sigmoid",
    output: Output = "identity",
    loss: Literal["squared", "bce", "cross_entropy"] = "squared",
    update: bool = False,
) -> None:
    """Forward pass, loss, errors backwards, gradients, and an update where asked."""
    x = t.given("x", draw.integers(-10, 10, over=10, nonzero=True))
    net = forward(t, draw, x, len(sizes) - 1, hidden, output)
    L, error = _loss(t, draw, net.h[net.depth], output, loss)

    dW: dict[int, Quantity] = {}
    errors: dict[int, Quantity] = {}
    delta: Any = None
    for l in range(net.depth, 0, -1):
        last = l == net.depth
        # for the matching pairs of loss and output, the output's slope has cancelled already
        activation = hidden if not last else output if loss == "squared" else "identity"
        back = error if last else net.W[l + 1].T @ delta
        factor = slope(t, activation, net.z.get(l), net.h[l])
        above, delta = delta, t.step("delta", back if factor is None else back * factor, l)
        errors[l] = delta
        dW[l] = t.step("dW", outer(delta, net.h[l - 1]), l, answer=True)
        t.gradient(L, net.W[l], dW[l])

        if factor is not None:
            t.mistake("slope_forgotten", delta, back)
            for name, wrong in SLOPE_MISTAKES[activation](net.z[l], back).items():
                t.mistake(name, delta, wrong)
        if last:
            t.require("the output is not right already", abs(t.value(delta)).max() > SMALLEST_ERROR)
            t.mistake("sign_reversed", delta, -delta.equation)
        elif sizes[l] == sizes[l + 1] > 1:
            forwards = net.W[l + 1] @ above
            t.mistake("weights_not_transposed", delta, forwards if factor is None else forwards * factor)
        if sizes[l] == sizes[l - 1] > 1:
            t.mistake("outer_product_swapped", dW[l], outer(net.h[l - 1], delta))
            t.mistake("own_activation_used", dW[l], outer(delta, net.h[l]))
        if t.convention("biases_trained") == "yes":
            t.gradient(L, net.b[l], t.step("db", delta, l, answer=True))

    t.require("the gradient reaches the first layer", abs(t.value(dW[1])).max() > 0.005)
    if update:
        _update(t, draw, net, dW)
    t.picture("network", layers=net.h, weights=net.W)
    t.picture("network", solution=True, layers=net.h, weights=net.W, values=True, errors=errors)


def _loss(t: Trace, draw: Draw, y: Quantity, output: str, loss: str) -> tuple[Quantity, Any]:
    """The loss, and the error that it sends back into the output layer."""
    if loss != "squared":
        matching, function = MATCHED[loss]
        t.defined(f"the loss {loss} goes with a {matching} output", output == matching)
        target = t.given("t", draw.one_hot() if loss == "cross_entropy" else draw.integers(0, 1))
        return t.step("L", function(y, target)), y - target
    t.defined(
        "the squared loss goes with an output that works entry by entry, not with softmax",
        output != "softmax",
    )
    target = t.given("t", draw.integers(0, 1) if output == "sigmoid" else draw.integers(-10, 10, over=10))
    form = t.convention("sq_loss")
    n = len(t.value(y))
    error = {"half_sum": y - target, "mean": _twice(y - target, n), "sum": 2 * (y - target)}[form]
    return t.step("L", SQUARED[form](y, target)), error


def _twice(error: Any, n: int) -> Any:
    """The derivative of the mean of n squared errors."""
    return 2 * error / n if n > 1 else 2 * error


def _update(t: Trace, draw: Draw, net: Layers, dW: dict[int, Quantity]) -> None:
    """One step of gradient descent."""
    eta = t.given("eta", draw.choice(["1/2", "1"]), default="1/2")
    for l in net.W:
        new = t.step("W_new", net.W[l] - eta * dW[l], l, answer=True)
        t.mistake("ascended", new, net.W[l] + eta * dW[l])
    if t.convention("biases_trained") == "yes":
        for l in net.b:
            t.step("b_new", net.b[l] - eta * t.quantities[f"db{l}"], l, answer=True)


SLOPE_MISTAKES: dict[str, Callable[[Any, Any], dict[str, Any]]] = {
    "sigmoid": lambda z, back: {"slope_of_the_pre_activation": back * (z * (1 - z))},
    "tanh": lambda z, back: {"slope_of_the_pre_activation": back * (1 - z * z)},
    "relu": lambda z, back: {"relu_on_the_gradient": relu(back)},
}
