from collections.abc import Callable
from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.equations.tree import Function
from quizgen.families.layers import ACTIVATIONS, Hidden, Layers, Output, forward, slope
from quizgen.family import family
from quizgen.trace import Condition, Trace
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
            "again": False,
        },
    },
    givens={"x": "sizes[0]", "W[l]": "sizes[l] sizes[l-1]", "b[l]": "sizes[l]", "t": "sizes[-1]", "eta": ""},
    aliases={"y": "t", "lr": "eta", "alpha": "eta", "lambda": "eta"},
    implies={"eta": {"update": True}},
)
def backprop_mlp(
    t: Trace,
    draw: Draw,
    sizes: tuple[int, ...] = (2, 2, 1),
    hidden: Hidden = "sigmoid",
    output: Output = "identity",
    loss: Literal["squared", "bce", "cross_entropy"] = "squared",
    update: bool = False,
    again: bool = True,
) -> None:
    """Forward pass, loss, errors backwards, gradients, and where asked an update and what it has done."""
    x = t.given("x", draw.integers(-10, 10, over=10, nonzero=True))
    net = forward(t, draw, x, len(sizes) - 1, hidden, output)
    function, target, error = _loss(t, draw, net, hidden, output, loss)
    L = t.step("L", function(net.h[net.depth], target))
    # for the matching pairs of loss and output, the output's slope has cancelled already
    errors, dW = _backwards(t, net, L, error, hidden, output if loss == "squared" else "identity")
    _slips_forwards(t, net, L, target, loss)
    if update:
        new = _update(t, draw, net, dW)
        if again:
            _again(t, new, hidden, output, function, target)
    t.picture("network", layers=net.h, weights=net.W)
    t.picture("network", solution=True, layers=net.h, weights=net.W, values=True, errors=errors)


def _loss(
    t: Trace, draw: Draw, net: Layers, hidden: str, output: str, loss: str
) -> tuple[Function, Quantity, Any]:
    """The loss function, the target, and the error that the loss sends back into the output layer."""
    y = net.h[net.depth]
    if loss != "squared":
        matching, function = MATCHED[loss]
        t.defined(f"the loss {loss} goes with a {matching} output", output == matching)
        label = draw.one_hot() if loss == "cross_entropy" else draw.integers(0, 1)
        target = t.given("t", label, such_that=_against_relu(t, net) if hidden == "relu" else None)
        labels = sorted(t.value(target))
        one_hot = labels == [0] * (len(labels) - 1) + [1]
        t.defined("the target of the cross-entropy is one-hot: a single 1, else 0", one_hot or loss == "bce")
        t.defined("a target of the binary cross-entropy is 0 or 1", set(labels) <= {0, 1})
        return function, target, y - target
    t.defined(
        "the squared loss goes with an output that works entry by entry, not with softmax",
        output != "softmax",
    )
    target = t.given("t", draw.integers(0, 1) if output == "sigmoid" else draw.integers(-10, 10, over=10))
    form = t.convention("sq_loss")
    n = len(t.value(y))
    error = {"half_sum": y - target, "mean": _twice(y - target, n), "sum": 2 * (y - target)}[form]
    return SQUARED[form], target, error


def _backwards(
    t: Trace, net: Layers, L: Quantity, error: Any, hidden: str, output: str
) -> tuple[dict[int, Quantity], dict[int, Quantity]]:
    """The errors and the gradients of the weights by layer, the last one first."""
    errors: dict[int, Quantity] = {}
    dW: dict[int, Quantity] = {}
    for l in range(net.depth, 0, -1):
        delta = errors[l] = _error(t, net, l, errors, error, hidden if l < net.depth else output)
        dW[l] = t.step("dW", outer(delta, net.h[l - 1]), l, answer=True)
        t.gradient(L, net.W[l], dW[l])
        if _size(t, net, l) == _size(t, net, l - 1) > 1:
            t.mistake("outer_product_swapped", dW[l], outer(net.h[l - 1], delta))
            t.mistake("own_activation_used", dW[l], outer(delta, net.h[l]))
        if t.convention("biases_trained") == "yes":
            t.gradient(L, net.b[l], t.step("db", delta, l, answer=True))
    t.require("the gradient reaches the first layer", abs(t.value(dW[1])).max() > 0.005)
    return errors, dW


def _slips_forwards(t: Trace, net: Layers, L: Quantity, target: Quantity, loss: str) -> None:
    """What goes wrong on the way to the loss."""
    for l in net.W:
        t.mistake("bias_forgotten", net.weighted(l), net.W[l] @ net.h[l - 1])
        if _size(t, net, l) == _size(t, net, l - 1) > 1:
            t.mistake("weights_transposed", net.weighted(l), net.W[l].T @ net.h[l - 1] + net.shift[l])
    if loss == "squared" and t.convention("sq_loss") == "half_sum":
        t.mistake("half_forgotten", L, summed_squared_error(net.h[net.depth], target))


def _error(
    t: Trace, net: Layers, l: int, errors: dict[int, Quantity], error: Any, activation: str
) -> Quantity:
    """The error of a layer: what comes back to it, through the slope of its activation."""
    last = l == net.depth
    back = error if last else net.W[l + 1].T @ errors[l + 1]
    factor = slope(t, activation, net.z.get(l), net.h[l])
    delta = t.step("delta", back if factor is None else back * factor, l)
    if factor is not None:
        t.mistake("slope_forgotten", delta, back)
        for name, wrong in SLOPE_MISTAKES[activation](net.z[l], back).items():
            t.mistake(name, delta, wrong)
    if last:
        t.require("the output is not right already", abs(t.value(delta)).max() > SMALLEST_ERROR)
        t.mistake("sign_reversed", delta, -delta.equation)
    elif _size(t, net, l) == _size(t, net, l + 1) > 1:
        forwards = net.W[l + 1] @ errors[l + 1]
        t.mistake("weights_not_transposed", delta, forwards if factor is None else forwards * factor)
    return delta


def _size(t: Trace, net: Layers, l: int) -> int:
    """The number of units of a layer."""
    return len(t.value(net.h[l]))


def _against_relu(t: Trace, net: Layers) -> dict[str, Condition]:
    """What the target must do: a mask and ReLU are not the same for the errors that come back."""
    if net.depth < 2:
        return {}
    W, y, z = t.value(net.W[net.depth]), t.value(net.h[net.depth]), t.value(net.z[net.depth - 1])

    def told(target: Any) -> bool:
        back = W.T @ (y - target)
        return bool(((back < 0) == (z > 0)).any())

    return {"some error meets the other side of ReLU": told}


def _twice(error: Any, n: int) -> Any:
    """The derivative of the mean of n squared errors."""
    return 2 * error / n if n > 1 else 2 * error


def _update(t: Trace, draw: Draw, net: Layers, dW: dict[int, Quantity]) -> Layers:
    """One step of gradient descent; the network with the new weights and biases."""
    eta = t.given("eta", draw.choice(["1/2", "1"]), default="1/2")
    new = Layers(h={0: net.h[0]}, b=dict(net.b))
    for l in net.W:
        new.W[l] = t.step("W_new", net.W[l] - eta * dW[l], l, answer=True)
        t.mistake("ascended", new.W[l], net.W[l] + eta * dW[l])
    if t.convention("biases_trained") == "yes":
        for l in net.b:
            new.b[l] = t.step("b_new", net.b[l] - eta * t.quantities[f"db{l}"], l, answer=True)
    return new


def _again(t: Trace, net: Layers, hidden: str, output: str, function: Function, target: Quantity) -> None:
    """The forward pass with the new weights, and the loss after the step."""
    h: Any = net.h[0]
    for l in net.W:
        word, index, activation = ("h_new", l, hidden) if l < net.depth else ("y_new", None, output)
        z = net.W[l] @ h + net.b[l]
        h = t.step(word, ACTIVATIONS[activation](z) if activation != "identity" else z, index)
    t.step("L_new", function(h, target), symbol=r"\tilde{L}", answer=True)


SLOPE_MISTAKES: dict[str, Callable[[Any, Any], dict[str, Any]]] = {
    "sigmoid": lambda z, back: {"slope_of_the_pre_activation": back * (z * (1 - z))},
    "tanh": lambda z, back: {"slope_of_the_pre_activation": back * (1 - z * z)},
    "relu": lambda z, back: {"relu_on_the_gradient": relu(back)},
}
