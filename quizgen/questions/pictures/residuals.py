"""A linear model with one input: the residuals, and the line before and after a step."""

from __future__ import annotations

from typing import Any

from quizgen.equations import Quantity, evaluate
from quizgen.figures.picture import Figure
from quizgen.figures.residuals import residuals
from quizgen.printed import Printed

Line = tuple[Any, Any]


def draw(printed: Printed, x: Quantity, t: Quantity, y: Quantity, before: Line, after: Line) -> Figure:
    """Targets and predictions over x; a line is its slope and its intercept."""
    values = printed.values
    lines = [
        (float(evaluate(slope, values)), float(evaluate(intercept, values)), name)
        for name, (slope, intercept) in {"before": before, "after": after}.items()
    ]
    return residuals(values[x.name], values[t.name], values[y.name], lines=lines, y_label="t")
