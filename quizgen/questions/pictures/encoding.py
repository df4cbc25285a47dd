"""Positional encodings of many positions in many dimensions, as a heat map."""

from __future__ import annotations

import numpy as np

from quizgen.equations import Quantity
from quizgen.figures.heatmap import heatmap
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.vocabulary.positions import Order, angles, divisors, encoding

POSITIONS, DIMENSIONS = 50, 64


def draw(printed: Printed, base: Quantity, order: Order) -> Figure:
    """The sinusoidal encodings with this base: short waves and long ones beside each other."""
    theta = angles(np.arange(POSITIONS), divisors()(printed.values[base.name], DIMENSIONS))
    return heatmap(
        encoding(order)(theta),
        row_labels=[str(p) for p in range(POSITIONS)],
        column_labels=[str(k) for k in range(DIMENSIONS)],
        row_title="position",
        column_title="dimension",
        scale="diverging",
    )
