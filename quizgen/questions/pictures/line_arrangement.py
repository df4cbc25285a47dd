"""Lines in general position, which cut the plane into as many cells as they can."""

from __future__ import annotations

from math import cos, pi, sin

from quizgen.equations import Quantity
from quizgen.figures.line_arrangement import line_arrangement
from quizgen.figures.picture import Figure
from quizgen.printed import Printed


def draw(printed: Printed, count: Quantity) -> Figure:
    """Tangents of a circle: no two of these are parallel, and no three meet in a point."""
    lines = int(printed.values[count.name])
    angles = [pi * i / lines for i in range(lines)]
    return line_arrangement([(cos(angle), sin(angle), -1.0) for angle in angles])
