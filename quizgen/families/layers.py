"""Layers of a network, as several families use them: drawn and computed one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.activations import outer, relu, relu_slope, relu_slope_closed, sigmoid, tanh
from quizgen.vocabulary.attention import softmax

Hidden = Literal["relu", "sigmoid", "tanh", "identity"]
Output = Literal["identity", "sigmoid", "tanh", "relu", "softmax"]

ACTIVATIONS = {"relu": relu, "sigmoid": sigmoid, "tanh": tanh, "softmax": softmax}
SATURATED = 4.0  # a pre-activation, or the gap between two logits, beyond which little is left to learn
KINK = 0.05
MOST_APART = 4


@dataclass(frozen=True)
class Layers:
    """A network by layer: weights, biases, pre-activations and activations.

    `h[0]` is the input, the last `h` the output. `shift` is what is added to the weighted sums: the bias,
    or for a batch of columns the bias in every column.
    """

    W: dict[int, Quantity] = field(default_factory=dict)
    b: dict[int, Quantity] = field(default_factory=dict)
    shift: dict[int, Any] = field(default_factory=dict)
    z: dict[int, Quantity] = field(default_factory=dict)
    h: dict[int, Quantity] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        """The number of layers of weights."""
        return len(self.W)

    def weighted(self, l: int) -> Quantity:
        """The step that holds the weighted sums of a layer: its pre-activation, or a linear output itself."""
        return self.z.get(l, self.h[l])


def forward(
    t: Trace,
    draw: Draw,
    x: Quantity,
    depth: int,
    hidden: str,
    output: str,
    ones: Any = None,
    answer: bool = False,
) -> Layers:
    """Draw each layer so that it is worth computing, and compute it; a linear output is the step y itself.

    With `answer`, the output is what the exercise is after.
    """
    smooth = {hidden, output} & {"sigmoid", "tanh"}
    weights = draw.integers(-10, 10, over=10, nonzero=True) if smooth else draw.integers(-2, 2, nonzero=True)
    biases = draw.integers(-5, 5, over=10, nonzero=True) if smooth else draw.integers(-2, 2, nonzero=True)
    net = Layers(h={0: x})
    for l in range(1, depth + 1):
        word, index, activation = ("h", l, hidden) if l < depth else ("y", None, output)
        telling = {f"the weights of layer {l} tell its units apart": _telling}
        near = _near(t.value(net.h[l - 1]), activation, l)
        # sums of whole numbers would soon make a class certain
        halved = activation == "softmax" and not smooth
        drawn = draw.integers(-2, 2, over=2, nonzero=True) if halved else weights
        net.W[l] = t.given("W", drawn, l, such_that=telling | near)
        weighted = t.value(net.W[l] @ net.h[l - 1])
        good = {**_apart(weighted, l), **_good(weighted, activation, l)}
        net.b[l] = t.given("b", biases, l, such_that=good)
        net.shift[l] = net.b[l] if ones is None else outer(net.b[l], ones)
        value: Any = net.W[l] @ net.h[l - 1] + net.shift[l]
        if activation != "identity":
            net.z[l] = t.step("z", value, l)
            # the classes are rows, also when the columns are several examples
            value = ACTIVATIONS[activation](net.z[l], **({"axis": 0} if activation == "softmax" else {}))
        net.h[l] = t.step(word, value, index, answer=answer and l == depth)
    return net


def slope(t: Trace, activation: str, z: Any, h: Any) -> Any:
    """φ′ of a layer in terms of what the forward pass has found; None where it is 1."""
    if activation == "sigmoid":
        return h * (1 - h)
    if activation == "tanh":
        return 1 - h * h
    if activation == "relu":
        kink = (t.value(z) == 0).any()
        t.note("a pre-activation is at the kink of ReLU, where the slope is only a convention", kink)
        return (relu_slope if t.convention("relu_grad_at_0") == "0" else relu_slope_closed)(z)
    return None


def _near(before: Any, activation: str, l: int) -> dict[str, Condition]:
    """What the weights of a layer must do: some bias in reach makes the layer a good one."""

    def sums(W: Any) -> list[list[float]]:
        return (W @ before).reshape(len(W), -1).T.tolist()  # type: ignore[no-any-return]

    conditions: dict[str, Condition] = {}
    if activation == "relu":
        conditions[f"a bias can make units of layer {l} active and silent"] = lambda W: all(
            max(z) > -1 and (len(z) == 1 or min(z) < 1) for z in sums(W)
        )
    if activation == "softmax":
        conditions[f"a bias can keep the classes of layer {l} close"] = lambda W: all(
            max(z) - min(z) <= SATURATED + 1 for z in sums(W)
        )
        conditions[f"every input of layer {l} makes a difference to its classes"] = lambda W: bool(
            (W[:1] != W).any(axis=0).all()
        )
    return conditions


def _apart(weighted: Any, l: int) -> Mapping[str, Condition]:
    """No two units of a small layer do the same for an example; large ones cannot all differ."""
    if len(weighted) > MOST_APART:
        return {}

    def differ(b: Any) -> bool:
        columns = (weighted.reshape(len(weighted), -1).T + b).tolist()
        return all(len({round(z, 6) for z in column}) == len(column) for column in columns)

    return {f"no two units of layer {l} have the same pre-activation": differ}


def _good(weighted: Any, activation: str, l: int) -> Mapping[str, Condition]:
    """What a bias must do for its layer: no kink, some units active and some not, nothing saturated."""
    columns = weighted.reshape(len(weighted), -1).T.tolist()

    def shifted(b: Any) -> list[list[float]]:
        return [[w + shift for w, shift in zip(column, b.tolist(), strict=True)] for column in columns]

    if activation == "relu":
        return {
            f"no pre-activation of layer {l} is at the kink of ReLU": lambda b: all(
                abs(z) > KINK for column in shifted(b) for z in column
            ),
            f"some unit of layer {l} is active": lambda b: all(max(column) > 0 for column in shifted(b)),
            f"some unit of layer {l} is silent": lambda b: len(b) == 1 or min(map(min, shifted(b))) < 0,
        }
    if activation == "softmax":
        return {
            f"no class of layer {l} is certain": lambda b: all(
                max(z) - min(z) <= SATURATED for z in shifted(b)
            )
        }
    if activation in ("sigmoid", "tanh"):
        return {
            f"no unit of layer {l} is undecided or saturated": lambda b: all(
                KINK < abs(z) <= SATURATED for column in shifted(b) for z in column
            )
        }
    return {f"no output of layer {l} is 0": lambda b: all(z != 0 for column in shifted(b) for z in column)}


def _telling(W: Any) -> bool:
    """No two units do the same, and a square matrix is not its own transpose."""
    rows = W.tolist()
    distinct = len({tuple(map(abs, row)) for row in rows}) == len(rows)
    return distinct and (len(rows) == 1 or rows != W.T.tolist())
