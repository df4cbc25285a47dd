"""The graph of a continuous piecewise linear function, or only its axes for the reader to draw it."""

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, SupportsFloat

from quizgen.figures.axes import Plot, Range, covering
from quizgen.figures.legend import mark
from quizgen.figures.picture import Figure, compose, counted
from quizgen.figures.shapes import Point, circle

_SIZE: Final = (340.0, 220.0)


def piecewise_linear(
    joints: Iterable[tuple[SupportsFloat, SupportsFloat]],
    *,
    left_slope: SupportsFloat,
    right_slope: SupportsFloat,
    x_range: Range | None = None,
    y_range: Range | None = None,
    x_label: str = "x",
    y_label: str = "y",
    mark_joints: bool = True,
    show_curve: bool = True,
    point: Point | None = None,
) -> Figure:
    """Draw the function that bends at `joints` (x, y), in order of x, with the given slopes at both ends.

    Without ranges the window shows all joints, the marked `point` and a part of both ends.
    `show_curve=False` leaves the grid empty. Raises ValueError without joints or when their x values
    do not rise.
    """
    corners = [(float(x), float(y)) for x, y in joints]
    if not corners or any(before[0] >= after[0] for before, after in pairwise(corners)):
        raise ValueError(f"a piecewise linear function needs joints with rising x, not {corners}")
    x_range = x_range or _window([x for x, _ in corners] + ([point[0]] if point else []))
    points = _points(corners, float(left_slope), float(right_slope), x_range)
    y_range = y_range or covering((y for _, y in points), zero=True)
    plot = Plot.sized(x_range, y_range, *_SIZE)
    shown = [corner for corner in corners if mark_joints and show_curve and plot.shows(*corner)]
    shapes = [
        *plot.axes(x_label, y_label),
        *(plot.trace(points, width=2.2) if show_curve else ()),
        *(circle(plot.at(*corner), 3.8, fill="paper", stroke="accent", width=1.8) for corner in shown),
        *([mark("dot", plot.at(*point), "signal")] if point else []),
    ]
    alt = _alt(plot, (x_label, y_label), len(shown), show_curve, point)
    return compose("Piecewise linear function", alt, plot.full_width, plot.full_height, shapes)


def _window(places: list[float]) -> Range:
    """Return a range of whole numbers that holds all places with room at both ends."""
    low, high = min(places), max(places)
    room = max(1.0, 0.35 * (high - low))
    return (float(math.floor(low - room)), float(math.ceil(high + room)))


def _points(corners: list[Point], left_slope: float, right_slope: float, x_range: Range) -> list[Point]:
    """Return the joints inside the range and the points of the graph at both ends of it."""
    low, high = x_range
    inside = [corner for corner in corners if low < corner[0] < high]
    return [
        (low, _height(corners, left_slope, right_slope, low)),
        *inside,
        (high, _height(corners, left_slope, right_slope, high)),
    ]


def _height(corners: list[Point], left_slope: float, right_slope: float, x: float) -> float:
    """Return the value of the function at x."""
    (first_x, first_y), (last_x, last_y) = corners[0], corners[-1]
    if x <= first_x:
        return first_y + left_slope * (x - first_x)
    if x >= last_x:
        return last_y + right_slope * (x - last_x)
    (x0, y0), (x1, y1) = next(ends for ends in pairwise(corners) if x <= ends[1][0])
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)


def _alt(plot: Plot, names: tuple[str, str], marked: int, show_curve: bool, point: Point | None) -> str:
    """Describe the axes, and the curve only if it is there."""
    window = plot.described(*names)
    if not show_curve:
        return f"Empty axes to draw in: {window}."
    joints = f" with {counted(marked, 'marked joint')}" if marked else ""
    dot = f" and the point ({point[0]:g}, {point[1]:g})".replace("-", "−") if point else ""
    return f"Graph of a continuous piecewise linear function{joints}{dot}: {window}."
