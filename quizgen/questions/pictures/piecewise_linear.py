"""A piecewise linear function from its joints and slopes."""

from __future__ import annotations

from typing import Any

from quizgen.equations import Quantity, evaluate
from quizgen.figures.picture import Figure
from quizgen.figures.piecewise_linear import piecewise_linear
from quizgen.printed import Printed


def draw(printed: Printed, joints: Quantity, slopes: Quantity, heights: Any) -> Figure:
    """The graph through the joints; `heights` gives the function there."""
    values = printed.values
    steep = values[slopes.name]
    points = zip(values[joints.name], evaluate(heights, values), strict=True)
    return piecewise_linear(points, left_slope=steep[0], right_slope=steep[-1], y_label="f(x)")
