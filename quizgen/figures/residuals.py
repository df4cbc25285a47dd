"""Data points, their predictions and the residuals between them as sticks."""

from collections.abc import Iterable, Sequence
from typing import Final

from quizgen.figures.axes import Plot, covering
from quizgen.figures.legend import Entry, legend, lined, mark, marked
from quizgen.figures.picture import Figure, compose, counted
from quizgen.figures.shapes import line

_SIZE: Final = (330.0, 210.0)
_LINE_DASHES: Final = (None, "7 4", "2 3")

FittedLine = tuple[float, float, str]
"""Slope, intercept and name of a line."""


def residuals(
    x: Iterable[float],
    y: Iterable[float],
    predicted: Iterable[float],
    *,
    lines: Sequence[FittedLine] = (),
    x_label: str = "x",
    y_label: str = "y",
) -> Figure:
    """Draw observed and predicted values over x with a stick between each pair, and up to three lines.

    Raises ValueError when the three lists differ in length or are empty.
    """
    xs, ys, fits = ([float(value) for value in values] for values in (x, y, predicted))
    if not xs or not len(xs) == len(ys) == len(fits):
        raise ValueError(
            f"residuals need as many x as y and predictions, not {len(xs)}, {len(ys)}, {len(fits)}"
        )
    if len(lines) > len(_LINE_DASHES):
        raise ValueError(f"at most {len(_LINE_DASHES)} lines can be told apart, not {len(lines)}")
    plot = Plot.sized(covering(xs, share=0.12), covering(ys + fits, share=0.12), *_SIZE)
    dashes = list(zip(lines, _LINE_DASHES, strict=False))
    key, key_height = legend(plot, plot.full_height, _entries(dashes, y_label))
    shapes = [*plot.x_axis(x_label, _ticks(plot, xs)), *plot.y_axis(y_label), plot.frame()]
    for (slope, intercept, _), dash in dashes:
        ends = [(end, slope * end + intercept) for end in plot.x]
        shapes += plot.trace(ends, width=1.8, dash=dash)
    for place, observed, fit in zip(xs, ys, fits, strict=True):
        shapes.append(line(plot.at(place, observed), plot.at(place, fit), stroke="signal", width=1.8))
        shapes += [
            mark("open square", plot.at(place, fit), "accent"),
            mark("disc", plot.at(place, observed)),
        ]
    alt = f"Plot of {counted(len(xs), 'data point')} with predictions and a stick for each residual"
    alt += f", and {counted(len(lines), 'line')}" if lines else ""
    window = plot.described(x_label, y_label)
    return compose(
        "Residuals", f"{alt}: {window}.", plot.full_width, plot.full_height + key_height, [*shapes, *key]
    )


def _ticks(plot: Plot, xs: list[float]) -> list[float]:
    """Return the round values of x; between whole numbers there are none."""
    whole = all(x == round(x) for x in xs)
    return [value for value in plot.x_ticks if not whole or value == round(value)]


def _entries(lines: list[tuple[FittedLine, str | None]], name: str) -> list[Entry]:
    return [
        marked("disc", "ink", f"observed {name}"),
        marked("open square", "accent", "predicted"),
        lined("signal", None, "residual", 1.8),
        *(lined("accent", dash, label, 1.8) for (_, _, label), dash in lines),
    ]
