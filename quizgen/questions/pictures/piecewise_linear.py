"""A piecewise linear function from its joints."""

from __future__ import annotations

from typing import Any

from quizgen.equations import evaluate
from quizgen.figures.picture import Figure
from quizgen.figures.piecewise_linear import piecewise_linear
from quizgen.printed import Printed


def draw(printed: Printed, joints: Any, heights: Any, ends: tuple[Any, Any]) -> Figure:
    """The graph through the joints at their heights; `ends` are the slopes far to the left and right."""
    x, y, left, right = (evaluate(e, printed.values) for e in (joints, heights, *ends))
    return piecewise_linear(zip(x, y, strict=True), left_slope=left, right_slope=right, y_label="f(x)")
