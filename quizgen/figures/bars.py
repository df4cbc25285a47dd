"""Bars side by side for up to three series, told apart by shade and hatching."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.axes import Plot, Range
from quizgen.figures.legend import Entry, legend
from quizgen.figures.picture import Figure, compose
from quizgen.figures.shapes import LABEL, SMALL, Point, box, hatching, line, text

_HEIGHT: Final = 180.0
_BAR: Final = 24.0
_GROUP_GAP: Final = 22.0
_FILLS: Final = ("accent", "wash", "paper")


def bars(
    series: Mapping[str, Iterable[float]],
    *,
    labels: Sequence[str],
    number: Callable[[float], str] | None = None,
    y_label: str = "",
) -> Figure:
    """Draw one group of bars per label with a bar of each series; `number` prints the values at their ends.

    Raises ValueError for more than three series or a series that does not fit the labels.
    """
    groups = {name: [float(value) for value in values] for name, values in series.items()}
    if not 1 <= len(groups) <= len(_FILLS) or any(len(group) != len(labels) for group in groups.values()):
        sizes = [len(group) for group in groups.values()]
        raise ValueError(f"one to {len(_FILLS)} series of {len(labels)} values can be drawn, not {sizes}")
    shown = [value for group in groups.values() for value in group]
    printed = [number(value) for value in shown] if number else []
    bar = max(_BAR, *(lettering.width(entry, SMALL) + 4 for entry in printed)) if printed else _BAR
    widest = max(lettering.width(label, LABEL) for label in labels)
    step = max(bar * len(groups) + _GROUP_GAP, widest + 10)
    plot = Plot.sized((0, len(labels)), _range(shown), step * len(labels), _HEIGHT)
    entries = [_entry(fill, name) for name, fill in zip(groups, _FILLS, strict=False)]
    key, key_height = legend(plot, plot.bottom + 24, entries if len(groups) > 1 else [])
    shapes = [
        *plot.y_axis(y_label),
        *_bars(plot, groups, bar, number),
        line(plot.at(0, 0), plot.at(len(labels), 0), width=1.2),
        *(text((plot.at(place + 0.5, 0)[0], plot.bottom + 12), label) for place, label in enumerate(labels)),
        *key,
    ]
    alt = _alt(groups, labels, number)
    return compose("Bar chart", alt, plot.full_width, plot.bottom + 26 + key_height, shapes)


def _range(values: list[float]) -> Range:
    """Return a range from or to zero with room for the numbers at the ends of the bars."""
    low, high = min(0.0, *values), max(0.0, *values)
    room = 0.14 * (high - low) or 1.0
    return (low - room if low < 0 else 0.0, high + room if high > 0 or low == 0 else 0.0)


def _bars(
    plot: Plot, groups: Mapping[str, list[float]], bar: float, number: Callable[[float], str] | None
) -> Iterator[str]:
    for rank, (group, fill) in enumerate(zip(groups.values(), _FILLS, strict=False)):
        shift = (rank - len(groups) / 2) * bar
        for place, value in enumerate(group):
            middle, foot = plot.at(place + 0.5, 0)
            tip = plot.at(0, value)[1]
            yield _swatch((middle + shift, min(foot, tip)), (bar - 2, abs(tip - foot)), fill)
            if number:
                spot = (middle + shift + bar / 2 - 1, tip + (9 if value < 0 else -9))
                yield text(spot, number(value), size=SMALL, plate=True)


def _swatch(corner: Point, size: Point, fill: str) -> str:
    """Draw one bar; the fill of paper is hatched."""
    lines = hatching(corner, size) if fill == "paper" else ""
    return box(corner, size, fill=fill, width=0.9) + lines


def _entry(fill: str, name: str) -> Entry:
    return (lambda centre: _swatch((centre[0] - 9, centre[1] - 6), (18, 12), fill)), name


def _alt(
    groups: Mapping[str, list[float]], labels: Sequence[str], number: Callable[[float], str] | None
) -> str:
    """Say which bars there are, with their values if those are printed."""
    parts = [f"Bar chart of {', '.join(groups)} for {', '.join(labels)}"]
    if number:
        for name, group in groups.items():
            values = ", ".join(f"{label} {number(value)}" for label, value in zip(labels, group, strict=True))
            parts.append(f"{name}: {values}")
    return ". ".join(parts) + "."
