"""The decision boundary of a unit with two inputs: its positive side shaded and its normal vector drawn."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from quizgen.figures.axes import Plot, ticks
from quizgen.figures.legend import Entry, legend, lined, mark, marked
from quizgen.figures.picture import Figure, compose, counted
from quizgen.figures.plane import Line, as_point, chord, corners, part, window
from quizgen.figures.shapes import Point, arrow, box, polygon, polyline, text
from quizgen.figures.shapes import line as stroke

_SIDE: Final = 250.0


def half_plane(
    weights: Iterable[float],
    bias: float,
    *,
    positive: Iterable[Iterable[float]] = (),
    negative: Iterable[Iterable[float]] = (),
    point_labels: Sequence[str] = (),
    axis_labels: tuple[str, str] = ("x₁", "x₂"),
    names: tuple[str, str] = ("w", "b"),
) -> Figure:
    """Draw where w·x + b > 0, with points of the two classes; labels go to the positive points first.

    `names` are what w and b are called. The normal vector has the length of w if that fits, else it is
    shortened. Raises ValueError for w = 0.
    """
    boundary = Line(*as_point(weights), float(bias))
    ups, downs = ([as_point(values) for values in points] for points in (positive, negative))
    plot = _plot(boundary, ups + downs)
    key, key_height = legend(plot, plot.full_height, _entries(names, bool(ups), bool(downs)))
    shapes = [
        polygon((plot.at(*corner) for corner in part(corners(plot), boundary, positive=True)), fill="wash"),
        *plot.x_axis(axis_labels[0]),
        *plot.y_axis(axis_labels[1], ticks(*plot.y, len(plot.x_ticks))),
        plot.frame(),
        *_boundary(plot, boundary, names[0]),
        *(mark("disc", plot.at(*point)) for point in ups),
        *(mark("open square", plot.at(*point)) for point in downs),
        *_labels(plot, ups + downs, point_labels),
        *key,
    ]
    alt = f"Decision boundary in the plane of {' and '.join(axis_labels)} with its normal vector {names[0]}"
    if ups or downs:
        alt += f"; {counted(len(ups), 'point')} of the positive and {len(downs)} of the negative class"
    width, height = plot.full_width, plot.full_height + key_height
    return compose("Half-plane", f"{alt}: {plot.described(*axis_labels)}.", width, height, shapes)


def _plot(boundary: Line, points: list[Point]) -> Plot:
    """Return a square window around the points, the origin and the stretch of the boundary next to it."""
    (x, y), (dx, dy) = boundary.foot((0.0, 0.0)), boundary.normal
    reach = max(1.0, math.hypot(x, y))
    beside = [(x - dy * reach, y + dx * reach), (x + dy * reach, y - dx * reach)]
    x_range, y_range = window([(0.0, 0.0), *beside, (x + dx * reach, y + dy * reach), *points])
    return Plot.sized(x_range, y_range, _SIDE, _SIDE)


def _boundary(plot: Plot, boundary: Line, name: str) -> Iterator[str]:
    """Draw the line, and on it the normal vector with a right angle."""
    ends = chord(plot, boundary)
    if ends is None:
        return
    yield stroke(plot.at(*ends[0]), plot.at(*ends[1]), stroke="accent", width=2.2)
    middle = ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2)
    dx, dy = boundary.normal
    length = min(math.hypot(boundary.a, boundary.b), 0.8 * _room(plot, middle, boundary.normal))
    x, y = plot.at(*middle)
    angle = [(x - dy * 7, y - dx * 7), (x - dy * 7 + dx * 7, y - dx * 7 - dy * 7), (x + dx * 7, y - dy * 7)]
    yield polyline(angle, stroke="signal", width=0.9)
    tip = plot.at(middle[0] + dx * length, middle[1] + dy * length)
    yield arrow((x, y), tip, stroke="signal", width=1.8)
    yield text((tip[0] + dx * 11, tip[1] - dy * 11), name, fill="signal")


def _room(plot: Plot, start: Point, direction: Point) -> float:
    """Return how far it is from a point in the plot to its frame."""
    sides = zip(start, direction, (plot.x, plot.y), strict=True)
    return min(((high if step > 0 else low) - place) / step for place, step, (low, high) in sides if step)


def _labels(plot: Plot, points: list[Point], labels: Sequence[str]) -> Iterator[str]:
    for point, label in zip(points, labels, strict=False):
        x, y = plot.at(*point)
        yield text((x + 8, y - 9), label, anchor="start")


def _entries(names: tuple[str, str], ups: bool, downs: bool) -> list[Entry]:
    def shaded(centre: Point) -> str:
        return box((centre[0] - 9, centre[1] - 6), (18, 12), fill="wash", stroke="soft", width=0.8)

    z = f"{names[0]}·x + {names[1]}"
    entries = [lined("accent", None, f"{z} = 0", 2.2), (shaded, f"{z} > 0")]
    entries += [marked("disc", "ink", "positive class")] if ups else []
    return entries + ([marked("open square", "ink", "negative class")] if downs else [])
