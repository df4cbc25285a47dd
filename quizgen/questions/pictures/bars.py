"""Vectors over the same entries as bars side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizgen.equations import evaluate
from quizgen.figures.bars import bars
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import decimal


def draw(printed: Printed, series: Mapping[str, Any], label: str) -> Figure:
    """The printed values of each series by its name; the groups of bars are `label` 1, 2 …."""
    values = {name: evaluate(e, printed.values).tolist() for name, e in series.items()}
    count = len(next(iter(values.values())))
    return bars(values, labels=[f"{label} {i}" for i in range(1, count + 1)], number=decimal)
