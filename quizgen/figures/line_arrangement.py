"""Straight lines in the plane and the cells between them, each of which may carry a label."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.axes import Plot, Range
from quizgen.figures.picture import Figure, compose, counted
from quizgen.figures.plane import Line, cells, centroid, chord, corners, window
from quizgen.figures.shapes import LABEL, SMALL, Anchor, Point, arrow, text
from quizgen.figures.shapes import line as stroke
from quizgen.figures.spacing import spaced

Sides = tuple[bool, ...]

_SIDE: Final = 260.0
_MARGIN: Final = 10.0
_OUTSIDE: Final = 9.0
_ROW: Final = 15.0


def line_arrangement(
    lines: Iterable[Iterable[float]],
    *,
    labels: Sequence[str] = (),
    cell_label: Callable[[Sides], str] | None = None,
    show_sides: bool = False,
    ranges: tuple[Range, Range] | None = None,
) -> Figure:
    """Draw the lines a·x + b·y + c = 0 given as (a, b, c), with their names around the frame.

    `cell_label` gets for every cell on which side of each line it lies, True for the positive one, and is
    printed where there is room. `show_sides` draws a small arrow to the positive side of each line. Without
    `ranges` the square window holds all crossings. Raises ValueError without lines or when a and b are 0.
    """
    drawn = [Line(*map(float, numbers)) for numbers in lines]
    if not drawn:
        raise ValueError("an arrangement needs at least one line")
    widest = max((lettering.width(label, SMALL) for label in labels), default=0.0)
    edge = _MARGIN + (widest + _OUTSIDE if labels else 0.0)
    x, y = ranges or _window(drawn)
    plot = Plot(x, y, (edge, edge), (_SIDE, _SIDE))
    found = cells(corners(plot), drawn)
    shapes = [
        plot.frame(),
        *_lines(plot, drawn, show_sides),
        *_names(plot, drawn, labels),
        *(_cell_labels(plot, found, cell_label) if cell_label else ()),
    ]
    alt = (
        f"Arrangement of {counted(len(drawn), 'line')} that cut the window into {counted(len(found), 'cell')}"
    )
    return compose("Line arrangement", f"{alt}.", 2 * edge + _SIDE, 2 * edge + _SIDE, shapes)


def _window(lines: list[Line]) -> tuple[Range, Range]:
    """Return a square that holds all crossings and meets all lines."""
    crossings = [point for one, other in combinations(lines, 2) if (point := one.meets(other)) is not None]
    return window([*crossings, *(line.foot(_middle(crossings)) for line in lines)], share=0.4)


def _middle(points: list[Point]) -> Point:
    count = len(points) or 1
    return (sum(x for x, _ in points) / count, sum(y for _, y in points) / count)


def _lines(plot: Plot, lines: list[Line], show_sides: bool) -> Iterator[str]:
    for line in lines:
        ends = chord(plot, line)
        if ends is None:
            continue
        start, end = plot.at(*ends[0]), plot.at(*ends[1])
        yield stroke(start, end, stroke="accent", width=1.8)
        if show_sides:
            dx, dy = line.normal
            x, y = (start[0] + 0.06 * (end[0] - start[0]), start[1] + 0.06 * (end[1] - start[1]))
            yield arrow((x, y), (x + 15 * dx, y - 15 * dy), stroke="signal", width=1.2, head=6)


def _names(plot: Plot, lines: list[Line], labels: Sequence[str]) -> Iterator[str]:
    """Write each line's name outside the frame at the end that is further up or right, names kept apart."""
    ends: dict[str, list[tuple[float, str]]] = {}
    for line, label in zip(lines, labels, strict=False):
        found = chord(plot, line)
        if found is not None:
            x, y = max((plot.at(*end) for end in found), key=lambda end: (end[0] - end[1], end))
            side = _side(plot, (x, y))
            ends.setdefault(side, []).append((x if side in ("top", "bottom") else y, label))
    for side, named in ends.items():
        yield from _names_on(plot, side, sorted(named))


def _side(plot: Plot, point: Point) -> str:
    """Return which side of the frame a point is on."""
    (left, top), (width, height) = plot.corner, plot.size
    distances = {
        "right": left + width - point[0],
        "top": point[1] - top,
        "left": point[0] - left,
        "bottom": top + height - point[1],
    }
    return min(distances, key=lambda side: abs(distances[side]))


def _names_on(plot: Plot, side: str, named: list[tuple[float, str]]) -> Iterator[str]:
    (left, top), (width, height) = plot.corner, plot.size
    across = side in ("top", "bottom")
    gap = max(lettering.width(label, SMALL) for _, label in named) + 6 if across else _ROW
    places = spaced([place for place, _ in named], [gap] * (len(named) - 1))
    for place, (_, label) in zip(places, named, strict=True):
        spots: dict[str, tuple[Point, Anchor]] = {
            "right": ((left + width + _OUTSIDE, place), "start"),
            "left": ((left - _OUTSIDE, place), "end"),
            "top": ((place, top - _OUTSIDE), "middle"),
            "bottom": ((place, top + height + _OUTSIDE), "middle"),
        }
        spot, anchor = spots[side]
        yield text(spot, label, size=SMALL, anchor=anchor)


def _cell_labels(
    plot: Plot, found: list[tuple[Sides, list[Point]]], cell_label: Callable[[Sides], str]
) -> Iterator[str]:
    """Write the label of each cell at its centre of mass if it fits into the cell."""
    for sides, cell in found:
        label = cell_label(sides)
        x, y = plot.at(*centroid(cell))
        half = lettering.width(label, LABEL) / 2 + 2
        box = [(x + dx, y + dy) for dx in (-half, half) for dy in (-7, 7)]
        if all(_inside([plot.at(*corner) for corner in cell], point) for point in box):
            yield text((x, y), label)


def _inside(area: list[Point], point: Point) -> bool:
    """Tell whether a point of the page lies in a convex area."""
    turns = [
        (x1 - x0) * (point[1] - y0) - (y1 - y0) * (point[0] - x0)
        for (x0, y0), (x1, y1) in zip(area, [*area[1:], *area[:1]], strict=True)
    ]
    return all(turn <= 0 for turn in turns) or all(turn >= 0 for turn in turns)
