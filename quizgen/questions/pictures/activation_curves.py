"""An activation function and its slope, drawn by asking the exercise for other inputs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from quizgen.equations import Quantity
from quizgen.figures.activation_curves import activation_curves
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import decimal


def draw(printed: Printed, x: Quantity, f: Quantity, slope: Quantity, kinked: bool) -> Figure:
    """Both curves with the inputs marked on them; a kinked function has its kink at 0."""
    inputs = [float(v) for v in printed.values[x.name]]
    widest = max(4.0, *map(abs, inputs))

    def curve(quantity: Quantity) -> Callable[[float], float]:
        return lambda v: float(printed.trace.replay({x.name: np.array([v])})[quantity.name][0])

    return activation_curves(
        curve(f),
        curve(slope),
        points=inputs,
        point_labels=[decimal(v) for v in inputs],
        kinks=[0.0] if kinked else [],
        x_range=(-widest, widest),
    )
