"""A quadratic loss over two parameters as ellipses of equal loss, with the path of the steps taken."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from quizgen.figures.axes import Plot, covering
from quizgen.figures.legend import mark
from quizgen.figures.picture import Figure, compose, counted
from quizgen.figures.plane import as_point
from quizgen.figures.shapes import Point, arrow, polyline, text

_LONGER_SIDE: Final = 300.0
_SHORTER_SIDE: Final = 170.0
_LEVELS: Final = 5
_CORNERS: Final = 64


def contours(
    hessian: Iterable[Iterable[float]],
    minimum: Iterable[float],
    path: Iterable[Iterable[float]],
    *,
    path_labels: Sequence[str] = (),
    axis_labels: tuple[str, str] = ("θ₁", "θ₂"),
    circle: float = 0,
) -> Figure:
    """Draw the loss ½(θ − θ*)ᵀH(θ − θ*) around its minimum and arrows from point to point of the path.

    The outermost ellipse passes through the highest point of the path; a circle around 0 has the radius
    `circle`. Raises ValueError when H is not symmetric and positive definite or the path is empty.
    """
    (h11, h12), (h21, h22) = ([float(entry) for entry in row] for row in hessian)
    if h12 != h21 or h11 <= 0 or h11 * h22 - h12 * h21 <= 0:
        raise ValueError(f"the Hessian [[{h11}, {h12}], [{h21}, {h22}]] is not symmetric positive definite")
    x, y = as_point(minimum)
    points = [as_point(values) for values in path]
    outermost = max(h11 * (p - x) ** 2 + 2 * h12 * (p - x) * (q - y) + h22 * (q - y) ** 2 for p, q in points)
    radius = math.sqrt(outermost) or 1.0
    ellipses = [_ellipse((h11, h12, h22), (x, y), radius * ring / _LEVELS) for ring in range(1, _LEVELS + 1)]
    round_zero = _ellipse((1, 0, 1), (0, 0), circle) if circle else []
    plot = _plot([*ellipses[-1], *points, *round_zero])
    shapes = [
        *plot.axes(*axis_labels),
        *(polyline((plot.at(*point) for point in ellipse), stroke="soft") for ellipse in ellipses),
        *([polyline([plot.at(*point) for point in round_zero], stroke="accent")] if circle else []),
        mark("dot", plot.at(x, y)),
        *_path(plot, points, path_labels),
    ]
    alt = f"Ellipses of equal loss around the minimum, and {_told(len(points) - 1, circle)}"
    window = plot.described(*axis_labels)
    return compose("Loss contours", f"{alt}: {window}.", plot.full_width, plot.full_height, shapes)


def _told(steps: int, circle: float) -> str:
    if circle:
        return "a circle around 0 that touches the outermost of them"
    return f"a path of {counted(steps, 'step')}"


def _ellipse(hessian: tuple[float, float, float], centre: Point, radius: float) -> list[Point]:
    """Return the closed curve where (θ − θ*)ᵀH(θ − θ*) = radius², from the Cholesky factor of H."""
    a = math.sqrt(hessian[0])
    b = hessian[1] / a
    d = math.sqrt(hessian[2] - b * b)
    points = []
    for corner in range(_CORNERS + 1):
        angle = 2 * math.pi * (corner % _CORNERS) / _CORNERS
        up = radius * math.sin(angle) / d
        points.append((centre[0] + (radius * math.cos(angle) - b * up) / a, centre[1] + up))
    return points


def _plot(points: list[Point]) -> Plot:
    """Return a plot of equal scales if its sides are not too different, so that right angles look right."""
    x, y = (covering(values) for values in zip(*points, strict=True))
    scale = _LONGER_SIDE / max(x[1] - x[0], y[1] - y[0])
    width, height = (max(_SHORTER_SIDE, scale * (high - low)) for low, high in (x, y))
    return Plot.sized(x, y, width, height)


def _path(plot: Plot, points: list[Point], labels: Sequence[str]) -> Iterator[str]:
    for start, end in pairwise(points):
        yield arrow(plot.at(*start), plot.at(*end), stroke="signal", width=1.8)
    yield mark("disc", plot.at(*points[0]), "signal")
    spots = [plot.at(*point) for point in points]
    for place, label in enumerate(labels[: len(spots)]):
        (x, y), (dx, dy) = spots[place], _away(spots[place], spots[max(place - 1, 0) : place + 2])
        yield text((x + 19 * dx, y + 15 * dy), label, plate=True) if label else ""


def _away(spot: Point, neighbours: list[Point]) -> Point:
    """Return the unit vector that points away from the neighbours of a spot, or up if they are opposite."""
    pulls = [(x - spot[0], y - spot[1], math.dist(spot, (x, y))) for x, y in neighbours if (x, y) != spot]
    dx, dy = (-sum(pull[side] / pull[2] for pull in pulls) for side in (0, 1))
    length = math.hypot(dx, dy)
    return (dx / length, dy / length) if length > 0.1 else (0.0, -1.0)
