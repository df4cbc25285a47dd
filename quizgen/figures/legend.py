"""Marks that differ in shape and not only in shade, and the key under a plot that explains them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

from quizgen.figures import lettering
from quizgen.figures.axes import Plot
from quizgen.figures.palette import Tone
from quizgen.figures.shapes import SMALL, Point, box, circle, line, polygon, text

Mark = Literal["disc", "ring", "square", "open square", "triangle", "dot"]
Entry = tuple[Callable[[Point], str], str]
"""What draws the sample around a point, and its explanation."""

_SAMPLE: Final = 26.0
_ROW: Final = 18.0


def mark(kind: Mark, centre: Point, tone: Tone = "ink") -> str:
    """Draw a mark about eight pixels wide."""
    x, y = centre
    if kind == "triangle":
        return polygon(((x, y - 5.4), (x + 5.2, y + 3.8), (x - 5.2, y + 3.8)), fill=tone)
    if kind in ("square", "open square"):
        fill = tone if kind == "square" else "paper"
        return box((x - 4, y - 4), (8, 8), fill=fill, stroke=tone, width=1.6)
    radius = 2.0 if kind == "dot" else 4.0
    return circle(centre, radius, fill="paper" if kind == "ring" else tone, stroke=tone, width=1.6)


def marked(kind: Mark, tone: Tone, label: str) -> Entry:
    """Return the entry for a mark."""
    return (lambda centre: mark(kind, centre, tone)), label


def lined(tone: Tone, dash: str | None, label: str, width: float = 2.0) -> Entry:
    """Return the entry for a line."""
    half = _SAMPLE / 2 - 2

    def sample(centre: Point) -> str:
        x, y = centre
        return line((x - half, y), (x + half, y), stroke=tone, width=width, dash=dash)

    return sample, label


def legend(plot: Plot, top: float, entries: Sequence[Entry]) -> tuple[list[str], float]:
    """Draw the key from the height `top` in as many rows as it needs; return it with the height it takes."""
    rows: list[list[tuple[float, Entry]]] = [[]]
    x = 0.0
    for entry in entries:
        width = _SAMPLE + 4 + lettering.width(entry[1], SMALL) + 16
        if rows[-1] and x + width > plot.size[0] + 16:
            rows.append([])
            x = 0.0
        rows[-1].append((x, entry))
        x += width
    return list(_drawn(plot.corner[0], top, rows)), (_ROW * len(rows) + 4 if entries else 0.0)


def _drawn(left: float, top: float, rows: list[list[tuple[float, Entry]]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        y = top + (number + 0.5) * _ROW
        for offset, (sample, label) in row:
            x = left + offset
            yield sample((x + _SAMPLE / 2, y))
            yield text((x + _SAMPLE + 4, y), label, size=SMALL, anchor="start")
