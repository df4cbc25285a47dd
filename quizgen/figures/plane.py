"""The plane of two inputs: windows of equal scale, straight lines through them and the cells between."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from quizgen.figures.axes import Plot, Range
from quizgen.figures.shapes import Point

_TINY: Final = 1e-9


@dataclass(frozen=True)
class Line:
    """The points where a·x + b·y + c = 0; its positive side is where the left hand side is positive."""

    a: float
    b: float
    c: float

    def __post_init__(self) -> None:
        if not math.isfinite(self.a + self.b + self.c) or self.a == self.b == 0:
            raise ValueError(f"{self.a}·x + {self.b}·y + {self.c} = 0 is not a line")

    def value(self, point: Point) -> float:
        """Return the left hand side of the equation at a point."""
        return self.a * point[0] + self.b * point[1] + self.c

    @property
    def normal(self) -> Point:
        """The unit vector to the positive side."""
        length = math.hypot(self.a, self.b)
        return (self.a / length, self.b / length)

    def foot(self, point: Point) -> Point:
        """Return the point of the line nearest to a point."""
        share = self.value(point) / (self.a**2 + self.b**2)
        return (point[0] - share * self.a, point[1] - share * self.b)

    def meets(self, other: "Line") -> Point | None:
        """Return the common point of two lines, or None if they are parallel."""
        turn = self.a * other.b - self.b * other.a
        if abs(turn) < _TINY * math.hypot(self.a, self.b) * math.hypot(other.a, other.b):
            return None
        return ((self.b * other.c - other.b * self.c) / turn, (other.a * self.c - self.a * other.c) / turn)


def as_point(values: Iterable[float]) -> Point:
    """Return two numbers as a point."""
    x, y = values
    return (float(x), float(y))


def window(points: Iterable[Point], *, share: float = 0.25) -> tuple[Range, Range]:
    """Return ranges of x and y of one length that hold the points with room around them."""
    xs, ys = zip(*points, strict=True)
    half = (0.5 + share) * max(max(xs) - min(xs), max(ys) - min(ys)) or 2.0
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return (x - half, x + half), (y - half, y + half)


def corners(plot: Plot) -> list[Point]:
    """Return the corners of a plot as points of the plane, counter-clockwise."""
    (x0, x1), (y0, y1) = plot.x, plot.y
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def part(area: Sequence[Point], line: Line, *, positive: bool) -> list[Point]:
    """Return the part of a convex area on one side of a line, empty if there is none."""
    sign = 1 if positive else -1
    kept: list[Point] = []
    for start, end in zip(area, [*area[1:], *area[:1]], strict=True):
        before, after = sign * line.value(start), sign * line.value(end)
        if before >= 0:
            kept.append(start)
        if before * after < 0:
            share = before / (before - after)
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
    return kept if abs(_doubled_area(kept)) > _TINY * abs(_doubled_area(area)) else []


def chord(plot: Plot, line: Line) -> tuple[Point, Point] | None:
    """Return the ends of a line's stretch inside a plot, or None if it passes by."""
    half = part(corners(plot), line, positive=True)
    scale = math.hypot(line.a, line.b) * (plot.x[1] - plot.x[0])
    ends = [point for point in half if abs(line.value(point)) < _TINY * scale]
    return (ends[0], ends[-1]) if len(ends) > 1 else None


def cells(area: list[Point], lines: Sequence[Line]) -> list[tuple[tuple[bool, ...], list[Point]]]:
    """Cut an area along all lines; return each cell with the sides of the lines that it is on."""
    found: list[tuple[tuple[bool, ...], list[Point]]] = [((), area)]
    for line in lines:
        found = [
            ((*sides, positive), piece)
            for sides, cell in found
            for positive in (True, False)
            if (piece := part(cell, line, positive=positive))
        ]
    return found


def centroid(area: Sequence[Point]) -> Point:
    """Return the centre of mass of an area."""
    total = _doubled_area(area)
    x = y = 0.0
    for (x0, y0), (x1, y1) in zip(area, [*area[1:], *area[:1]], strict=True):
        weight = (x0 * y1 - x1 * y0) / (3 * total)
        x, y = x + weight * (x0 + x1), y + weight * (y0 + y1)
    return (x, y)


def _doubled_area(area: Sequence[Point]) -> float:
    ends = zip(area, [*area[1:], *area[:1]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in ends)
