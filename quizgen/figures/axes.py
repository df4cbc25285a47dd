"""Axes of a plot: round tick values, a faint grid, darker zero lines and the way from values to the page."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.palette import Tone
from quizgen.figures.shapes import SMALL, Point, box, line, polyline, text

Range = tuple[float, float]

_TICK_LABEL_ROW: Final = 20.0
_X_SPACING: Final = 38.0
_Y_SPACING: Final = 22.0
_TITLE_ROW: Final = 20.0
_MARGIN: Final = 10.0


def plain(value: float, digits: int = 3) -> str:
    """Write a number for the eye: so many significant digits at most, a true minus sign, no −0."""
    if value == 0:
        return "0"
    return (f"{value:.0f}" if abs(value) >= 10**digits else f"{value:.{digits}g}").replace("-", "−")


def tick_label(value: float) -> str:
    """Write the value of a tick, which is round, in full."""
    return plain(value, 6)


def covering(values: Iterable[float], *, share: float = 0.08, zero: bool = False) -> Range:
    """Return a range that holds the values with some room around them, never empty; `zero` takes in 0."""
    finite = [float(value) for value in values] + ([0.0] if zero else [])
    low, high = min(finite), max(finite)
    room = share * (high - low) or 1.0
    return (low - room, high + room)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return up to `most` + 1 round values in the range: multiples of 1, 2 or 5 times a power of ten."""
    if not low < high or not math.isfinite(high - low):
        raise ValueError(f"an axis needs a range of finite numbers from low to high, not {low} to {high}")
    power = math.floor(math.log10((high - low) / most))
    for factor in (1, 2, 5, 10):
        step = factor * 10**power if power >= 0 else factor / 10**-power
        if (high - low) / step <= most:
            break
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [count * step if power >= 0 else count * factor / 10**-power for count in range(first, last + 1)]


@dataclass(frozen=True)
class Plot:
    """A rectangle on the page that shows a range of x to the right and a range of y upwards."""

    x: Range
    y: Range
    corner: Point
    size: Point

    @classmethod
    def sized(cls, x: Range, y: Range, width: float, height: float, *, beside: Iterable[str] = ()) -> "Plot":
        """Return a plot of that size with room for a title above and for tick and other labels beside."""
        plot = cls(x, y, (0.0, _MARGIN + _TITLE_ROW), (width, height))
        widest = max(lettering.width(label, SMALL) for label in (*map(tick_label, plot.y_ticks), *beside))
        return replace(plot, corner=(_MARGIN + widest + 6, plot.corner[1]))

    def at(self, x: float, y: float) -> Point:
        """Return where a point lies on the page."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return (self.corner[0] + across * self.size[0], self.corner[1] + (1 - up) * self.size[1])

    @property
    def full_width(self) -> float:
        """The width of the picture with the plot, its labels and margins."""
        return self.corner[0] + self.size[0] + 2 * _MARGIN

    @property
    def full_height(self) -> float:
        """The height of the picture with the plot, its tick labels and the title of its x axis."""
        return self.corner[1] + self.size[1] + _TICK_LABEL_ROW + _TITLE_ROW

    @property
    def bottom(self) -> float:
        """The lower edge on the page."""
        return self.corner[1] + self.size[1]

    def shows(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the ranges, ends included."""
        return self.x[0] <= x <= self.x[1] and self.y[0] <= y <= self.y[1]

    def described(self, x_name: str, y_name: str) -> str:
        """Say in words what the axes show."""
        named = ((x_name, self.x), (y_name, self.y))
        return ", ".join(f"{name} from {plain(low, 2)} to {plain(high, 2)}" for name, (low, high) in named)

    def trace(
        self, points: Iterable[Point], *, stroke: Tone = "accent", width: float = 2.0, dash: str | None = None
    ) -> Iterator[str]:
        """Draw lines through points with rising x, leaving out what is above or below the plot."""
        for stretch in _between(points, *self.y):
            yield polyline((self.at(x, y) for x, y in stretch), stroke=stroke, width=width, dash=dash)

    @property
    def x_ticks(self) -> list[float]:
        """The round values of x that are labelled."""
        return ticks(*self.x, most=round(self.size[0] / _X_SPACING))

    @property
    def y_ticks(self) -> list[float]:
        """The round values of y that are labelled."""
        return ticks(*self.y, most=round(self.size[1] / _Y_SPACING))

    def axes(self, x_title: str, y_title: str) -> Iterator[str]:
        """Draw both axes with a faint grid, and the frame."""
        yield from self.x_axis(x_title)
        yield from self.y_axis(y_title)
        yield self.frame()

    def x_axis(self, title: str, values: Sequence[float] | None = None) -> Iterator[str]:
        """Draw the upright grid lines, at the round values or those given, and the title under them."""
        for value in self.x_ticks if values is None else values:
            x, _ = self.at(value, self.y[0])
            yield _rule((x, self.corner[1]), (x, self.bottom), value)
            yield text((x, self.bottom + 11), tick_label(value), size=SMALL)
        yield text((self.corner[0] + self.size[0] / 2, self.bottom + 29), title) if title else ""

    def y_axis(
        self,
        title: str,
        values: Sequence[float] | None = None,
        written: Callable[[float], str] = tick_label,
    ) -> Iterator[str]:
        """Draw the level grid lines, at the round values or those given, and the title above them."""
        left = self.corner[0]
        for value in self.y_ticks if values is None else values:
            _, y = self.at(self.x[0], value)
            yield _rule((left, y), (left + self.size[0], y), value)
            yield text((left - 6, y), written(value), size=SMALL, anchor="end")
        yield text((left, self.corner[1] - 11), title, anchor="start") if title else ""

    def frame(self) -> str:
        """Draw the outline."""
        return box(self.corner, self.size, stroke="soft", width=0.8)


def _rule(start: Point, end: Point, value: float) -> str:
    """Draw a grid line; the one at zero is the axis and stands out."""
    return line(start, end, stroke="faint" if value else "soft", width=0.7 if value else 1.1)


def _between(points: Iterable[Point], low: float, high: float) -> Iterator[list[Point]]:
    """Cut the line through points to heights from low to high; yield the connected stretches that remain."""
    stretch: list[Point] = []
    for start, end in pairwise(points):
        kept = _cut(start, end, low, high)
        if stretch and (kept is None or kept[0] != stretch[-1]):
            yield stretch
            stretch = []
        if kept is not None:
            stretch = [*stretch, kept[1]] if stretch else list(kept)
    if stretch:
        yield stretch


def _cut(start: Point, end: Point, low: float, high: float) -> tuple[Point, Point] | None:
    """Return the part of a segment that is at heights from low to high, or None."""
    (x0, y0), (x1, y1) = start, end
    if y0 == y1:
        return (start, end) if low <= y0 <= high else None
    shares = sorted((height - y0) / (y1 - y0) for height in (low, high))
    first, last = max(0.0, shares[0]), min(1.0, shares[1])
    if first >= last:
        return None
    near = start if first == 0.0 else (x0 + first * (x1 - x0), y0 + first * (y1 - y0))
    far = end if last == 1.0 else (x0 + last * (x1 - x0), y0 + last * (y1 - y0))
    return near, far
