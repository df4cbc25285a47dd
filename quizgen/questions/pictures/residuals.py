"""A linear model with one input: the residuals, and the line before and after a step."""

from __future__ import annotations

from typing import Any

from quizgen.equations import Quantity, evaluate
from quizgen.figures.picture import Figure
from quizgen.figures.residuals import residuals
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import letters

Line = tuple[Any, Any]


def draw(printed: Printed, t: Quantity, y: Any, x: Quantity | None = None, **lines: Line) -> Figure:
    """Targets and predictions over x, or over the number of the example; a line is slope and intercept."""
    values = printed.values
    fitted = [
        (float(evaluate(slope, values)), float(evaluate(intercept, values)), name)
        for name, (slope, intercept) in lines.items()
    ]
    return residuals(
        range(1, len(values[t.name]) + 1) if x is None else values[x.name],
        values[t.name],
        evaluate(y, values),
        lines=fitted,
        x_label="example" if x is None else letters(x.tex),
        y_label=letters(t.tex),
    )
