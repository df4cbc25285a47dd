import numpy as np

from quizgen.draw import Draw
from quizgen.families.layers import ACTIVATIONS, Hidden, Output, forward
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.losses import argmax

DIFFERENT = {"the examples differ in every input": lambda X: bool((X[:, :1] != X).any(axis=1).all())}


@family(
    "mlp.forward",
    version=1,
    title="Forward pass of a multilayer perceptron",
    levels={
        "intro": {"sizes": (2, 2, 1), "hidden": "relu"},
        "standard": {"sizes": (2, 3, 2), "hidden": ["relu", "tanh"], "output": "softmax"},
        "exam": {
            "sizes": (2, 2, 2, 2),
            "hidden": ["relu", "sigmoid"],
            "output": ["identity", "softmax"],
            "batch": 2,
        },
    },
    givens={"x": "sizes[0]", "X": "sizes[0] batch", "W[l]": "sizes[l] sizes[l-1]", "b[l]": "sizes[l]"},
)
def mlp_forward(
    t: Trace,
    draw: Draw,
    sizes: tuple[int, ...] = (2, 3, 2),
    hidden: Hidden = "relu",
    output: Output = "identity",
    batch: int = 0,
) -> None:
    """Layer by layer: weighted sums, biases, activations."""
    smooth = hidden in ("sigmoid", "tanh")
    values = draw.integers(-10, 10, over=10, nonzero=True) if smooth else draw.integers(-3, 3, nonzero=True)
    x = t.given("X" if batch else "x", values, such_that=DIFFERENT if batch > 1 else None)
    ones = t.constant("ones", np.ones(batch)) if batch else None
    net = forward(t, draw, x, len(sizes) - 1, hidden, output, ones, answer=True)

    for l in net.W:
        t.mistake("bias_forgotten", net.weighted(l), net.W[l] @ net.h[l - 1])
        if sizes[l] == sizes[l - 1] > 1:
            t.mistake("weights_transposed", net.weighted(l), net.W[l].T @ net.h[l - 1] + net.shift[l])
        if l < net.depth and hidden != "identity":
            t.mistake("activation_skipped", net.h[l], net.z[l])
            activation = ACTIVATIONS[hidden]
            t.mistake("bias_after_activation", net.h[l], activation(net.W[l] @ net.h[l - 1]) + net.shift[l])
    if output == "identity" and hidden in ("sigmoid", "tanh"):
        t.mistake("activation_on_output", net.h[net.depth], ACTIVATIONS[hidden](net.h[net.depth].equation))

    if output == "softmax" and not batch:
        t.step("predicted", argmax(net.h[net.depth]), symbol=r"\hat{c}", kind="integer", answer=True)
    t.picture("network", layers=net.h, weights=net.W)
    if not batch:
        t.picture("network", solution=True, layers=net.h, weights=net.W, values=True)
