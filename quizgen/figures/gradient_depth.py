"""The size of a gradient against the depth, on a logarithmic axis, for several chains of layers."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.axes import Plot, tick_label, ticks
from quizgen.figures.legend import Mark, mark
from quizgen.figures.picture import Figure, compose, counted
from quizgen.figures.shapes import SMALL, line, text
from quizgen.figures.spacing import spaced

_SIZE: Final = (330.0, 210.0)
_STYLES: Final[tuple[tuple[str | None, Mark], ...]] = (
    (None, "disc"),
    ("7 4", "open square"),
    ("2 3", "triangle"),
    ("9 3 2 3", "ring"),
    ("4 2", "square"),
)
_SUPERSCRIPTS: Final = str.maketrans("−0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_NAME_GAP: Final = 15.0


def gradient_depth(
    chains: Mapping[str, Iterable[float]],
    *,
    threshold: float | None = None,
    x_label: str = "layers passed",
    y_label: str = "size of the gradient",
) -> Figure:
    """Draw a line per chain; its values are the positive sizes after 0, 1, 2, … layers.

    Names stand at the right ends; `threshold` adds a level dotted line. Raises ValueError for a size that
    is not positive, a chain of fewer than two values, or more than five chains.
    """
    levels = {name: _logs(name, values) for name, values in chains.items()}
    if not 1 <= len(levels) <= len(_STYLES):
        raise ValueError(f"one to {len(_STYLES)} chains can be told apart, not {len(levels)}")
    shown = [level for chain in levels.values() for level in chain]
    shown += _logs("threshold", (threshold, threshold)) if threshold is not None else []
    y_range = (math.floor(min(shown) - 0.05), math.ceil(max(shown) + 0.05))
    depth = max(len(chain) for chain in levels.values()) - 1
    plot = Plot.sized((0, depth), y_range, *_SIZE, beside=map(_power, y_range))
    powers = [value for value in plot.y_ticks if value == int(value)]
    ends = {name: chain[-1] for name, chain in levels.items()}
    ends |= {"threshold": math.log10(threshold)} if threshold is not None else {}
    names = max(lettering.width(name, SMALL) for name in ends)
    shapes = [
        *plot.x_axis(x_label, ticks(0, depth, min(depth, 10))),
        *plot.y_axis(y_label, powers, _power),
        plot.frame(),
        *(_threshold(plot, threshold) if threshold is not None else ()),
        *_chains(plot, levels),
        *_names(plot, ends),
    ]
    alt = f"Size of the gradient on a logarithmic axis over {counted(depth, 'layer')} for {', '.join(levels)}"
    return compose("Gradient and depth", f"{alt}.", plot.full_width + 10 + names, plot.full_height, shapes)


def _logs(name: str, values: Iterable[float]) -> list[float]:
    sizes = [float(value) for value in values]
    if len(sizes) < 2 or not all(0 < size < math.inf for size in sizes):
        raise ValueError(f"{name}: a logarithmic axis shows two or more positive finite sizes, not {sizes}")
    return [math.log10(size) for size in sizes]


def _power(exponent: float) -> str:
    return "10" + tick_label(exponent).translate(_SUPERSCRIPTS) if exponent else "1"


def _threshold(plot: Plot, threshold: float) -> Iterator[str]:
    (x0, y), (x1, _) = (plot.at(end, math.log10(threshold)) for end in plot.x)
    yield line((x0, y), (x1, y), stroke="signal", width=1.4, dash="1.5 3")


def _chains(plot: Plot, levels: Mapping[str, list[float]]) -> Iterator[str]:
    """Draw each chain with its own dash and mark; long chains have a mark at every few layers."""
    for chain, (dash, kind) in zip(levels.values(), _STYLES, strict=False):
        points = list(enumerate(chain))
        yield from plot.trace(points, width=1.8, dash=dash)
        for place, level in points[1 :: 1 + len(points) // 12]:
            yield mark(kind, plot.at(place, level), "accent")


def _names(plot: Plot, ends: Mapping[str, float]) -> Iterator[str]:
    """Write each name to the right of the plot at the height of its last value."""
    wanted = sorted((plot.at(0, level)[1], name) for name, level in ends.items())
    heights = spaced([height for height, _ in wanted], [_NAME_GAP] * (len(wanted) - 1))
    right = plot.corner[0] + plot.size[0] + 10
    for y, (_, name) in zip(heights, wanted, strict=True):
        yield text((right, y), name, size=SMALL, anchor="start")
