"""An activation function with its derivative, and the asked points marked on both."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.axes import Plot, Range, covering
from quizgen.figures.legend import legend, lined, mark
from quizgen.figures.picture import Figure, compose, counted
from quizgen.figures.shapes import SMALL, Point, line, text

Function = Callable[[float], float]

_SIZE: Final = (360.0, 210.0)
_SAMPLES: Final = 90
_NEAR: Final = 1e-9
_DASH: Final = "6 3"


def activation_curves(
    function: Function,
    derivative: Function,
    *,
    function_label: str = "f(x)",
    derivative_label: str = "f′(x)",
    x_label: str = "x",
    title: str = "Activation function",
    points: Sequence[float] = (),
    point_labels: Sequence[str] = (),
    kinks: Sequence[float] = (),
    x_range: Range = (-4.0, 4.0),
) -> Figure:
    """Draw both curves over a range of x; `points` are marked on them and named by `point_labels`.

    At `kinks` the curves are cut and drawn up to both sides, so that a jump stays a jump. Any other two
    curves over one axis can be drawn as well: `title` says what they are. Raises ValueError
    when there are labels but not one for each point.
    """
    if point_labels and len(point_labels) != len(points):
        raise ValueError(f"{len(points)} points need as many labels, not {len(point_labels)}")
    solid = list(_stretches(function, kinks, x_range))
    dashed = list(_stretches(derivative, kinks, x_range))
    heights = [y for stretch in solid + dashed for _, y in stretch]
    plot = Plot.sized(x_range, covering(heights, zero=True), *_SIZE)
    entries = [lined("accent", None, function_label), lined("signal", _DASH, derivative_label)]
    key, key_height = legend(plot, plot.full_height, entries)
    shapes = [
        *plot.axes(x_label, ""),
        *(part for stretch in solid for part in plot.trace(stretch, width=2.2)),
        *(part for stretch in dashed for part in plot.trace(stretch, stroke="signal", dash=_DASH)),
        *_marks(plot, function, derivative, points, point_labels),
        *key,
    ]
    alt = f"Graphs of {function_label} (solid) and {derivative_label} (dashed), "
    alt += plot.described(x_label, "y")
    alt += f". Marked on both: {counted(len(points), 'point')}" if points else ""
    return compose(title, f"{alt}.", plot.full_width, plot.full_height + key_height, shapes)


def _stretches(function: Function, kinks: Sequence[float], x_range: Range) -> Iterator[list[Point]]:
    """Yield the points of the curve between one kink and the next."""
    low, high = x_range
    cuts = [low, *sorted(kink for kink in kinks if low < kink < high), high]
    for start, end in pairwise(cuts):
        first, last = start + (_NEAR if start != low else 0), end - (_NEAR if end != high else 0)
        step = (last - first) / _SAMPLES
        xs = [first + count * step for count in range(_SAMPLES)] + [last]
        yield [(x, float(function(x))) for x in xs]


def _marks(
    plot: Plot, function: Function, derivative: Function, points: Sequence[float], labels: Sequence[str]
) -> Iterator[str]:
    """Mark each point on both curves and on a thin upright line that carries its label."""
    for x in points:
        top, bottom = plot.at(x, plot.y[1]), plot.at(x, plot.y[0])
        yield line(top, bottom, stroke="soft", width=0.8, dash="2 3")
        yield mark("disc", plot.at(x, float(function(x))), "accent")
        yield mark("open square", plot.at(x, float(derivative(x))), "signal")
    taken: list[float] = []
    for x, label in sorted(zip(points, labels, strict=False)):
        across, top_y = plot.at(x, plot.y[1])
        crowded = bool(taken) and across - taken[-1] < 2 * lettering.width(label, SMALL)
        taken.append(across)
        yield text((across, top_y - (24 if crowded else 10)), label, size=SMALL)
