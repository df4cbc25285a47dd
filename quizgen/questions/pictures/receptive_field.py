"""What one unit sees, layer by layer down to the input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizgen.equations import evaluate
from quizgen.figures.picture import Figure
from quizgen.figures.receptive_field import ConvLayer, receptive_field
from quizgen.printed import Printed


def draw(printed: Printed, layers: Sequence[tuple[Any, Any, Any]]) -> Figure:
    """The layers from the input on: kernel size, stride and distance of the weights, None where that is 1."""
    drawn = [
        ConvLayer(*(1 if part is None else int(evaluate(part, printed.values)) for part in layer))
        for layer in layers
    ]
    return receptive_field(drawn, labels=["input", *(f"layer {l}" for l in range(1, len(layers) + 1))])
