"""A piecewise linear function from its joints."""

from __future__ import annotations

from typing import Any

from quizgen.equations import evaluate
from quizgen.figures.picture import Figure
from quizgen.figures.piecewise_linear import piecewise_linear
from quizgen.printed import Printed


def draw(
    printed: Printed,
    joints: Any,
    heights: Any,
    ends: tuple[Any, Any],
    marked: tuple[Any, Any] | None = None,
    label: str = "f(x)",
) -> Figure:
    """The graph through the joints at their heights; `ends` are the slopes far to the left and right."""
    x, y, left, right = (evaluate(e, printed.values) for e in (joints, heights, *ends))
    at, height = (evaluate(e, printed.values) for e in marked or (None, None))
    return piecewise_linear(
        zip(x, y, strict=True),
        left_slope=left,
        right_slope=right,
        y_label=label,
        point=(float(at), float(height)) if marked else None,
    )
