"""SVG elements as text: lines, boxes, arrows and labels, with escaped words and numbers of fixed form."""

import math
import re
from collections.abc import Iterable
from html import escape
from typing import Final, Literal, cast

from quizgen.figures import lettering
from quizgen.figures.palette import Tone, colour

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
Paint = str
"""A `Tone`, a fixed colour `#rrggbb`, or `none`."""

LABEL: Final = 13.0
SMALL: Final = 11.5
TINY: Final = 10.5

_HATCH_STEP: Final = 7.0
_LIFT: Final = {1: -0.36, 0: 0.0, -1: 0.2}
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fixed(value: float) -> str:
    """Write a coordinate with at most two decimals and never as −0; raise ValueError unless it is finite."""
    if not math.isfinite(value):
        raise ValueError(f"a figure can only place finite numbers, not {value}")
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def quoted(text: str) -> str:
    """Make any text safe inside an element or an attribute; characters XML forbids become U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text), quote=True)


def line(
    start: Point, end: Point, *, stroke: Tone = "ink", width: float = 1.0, dash: str | None = None
) -> str:
    """Draw a straight line."""
    ends = zip(("x1", "y1", "x2", "y2"), (*start, *end), strict=True)
    place = " ".join(f'{name}="{fixed(value)}"' for name, value in ends)
    return f"<line {place} {_paint(stroke=stroke, width=width, dash=dash)}/>"


def polyline(
    points: Iterable[Point], *, stroke: Tone = "ink", width: float = 1.0, dash: str | None = None
) -> str:
    """Draw an open line through points."""
    corners = " ".join(f"{fixed(x)},{fixed(y)}" for x, y in points)
    paint = _paint(stroke=stroke, width=width, dash=dash)
    return f'<polyline points="{corners}" stroke-linejoin="round" {paint}/>'


def polygon(points: Iterable[Point], *, fill: Paint = "ink") -> str:
    """Draw a filled closed shape."""
    corners = " ".join(f"{fixed(x)},{fixed(y)}" for x, y in points)
    return f'<polygon points="{corners}" {_paint(fill)}/>'


def curve(path: str, *, stroke: Tone = "ink", width: float = 1.0, dash: str | None = None) -> str:
    """Draw an SVG path whose commands are already written with `fixed` numbers."""
    return f'<path d="{path}" {_paint(stroke=stroke, width=width, dash=dash)}/>'


def patch(path: str, *, fill: Paint) -> str:
    """Fill an SVG path whose commands are already written with `fixed` numbers, with sharp edges."""
    return f'<path d="{path}" shape-rendering="crispEdges" {_paint(fill)}/>'


def circle(
    centre: Point,
    radius: float,
    *,
    fill: Paint = "paper",
    stroke: Tone | None = "ink",
    width: float = 1.2,
    dash: str | None = None,
) -> str:
    """Draw a disc."""
    place = f'cx="{fixed(centre[0])}" cy="{fixed(centre[1])}" r="{fixed(radius)}"'
    return f"<circle {place} {_paint(fill, stroke, width, dash)}/>"


def box(
    corner: Point,
    size: Point,
    *,
    fill: Paint = "none",
    stroke: Tone | None = "ink",
    width: float = 1.2,
    dash: str | None = None,
    round_by: float = 0.0,
) -> str:
    """Draw a rectangle from its top left corner and its width and height."""
    place = (
        f'x="{fixed(corner[0])}" y="{fixed(corner[1])}" width="{fixed(size[0])}" height="{fixed(size[1])}"'
    )
    rounded = f' rx="{fixed(round_by)}"' if round_by else ""
    return f"<rect {place}{rounded} {_paint(fill, stroke, width, dash)}/>"


def hatching(corner: Point, size: Point) -> str:
    """Draw slanted lines through a rectangle."""
    (x, y), (width, height) = corner, size
    step = min(_HATCH_STEP, width / 2)
    strokes = []
    for number in range(1, math.ceil((width + height) / step)):
        reach = number * step
        low, high = min(reach, height), max(0.0, reach - width)
        strokes.append(
            f"M{fixed(x + reach - low)} {fixed(y + low)}L{fixed(x + reach - high)} {fixed(y + high)}"
        )
    return curve("".join(strokes), stroke="soft", width=0.6)


def arrow(
    start: Point,
    end: Point,
    *,
    stroke: Tone = "ink",
    width: float = 1.4,
    dash: str | None = None,
    head: float = 8.0,
) -> str:
    """Draw a straight arrow whose point is exactly at `end`."""
    length = math.dist(start, end)
    if length == 0.0:
        return ""
    direction = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    neck = (end[0] - direction[0] * head * 0.8, end[1] - direction[1] * head * 0.8)
    shaft = line(start, neck, stroke=stroke, width=width, dash=dash) if length > head else ""
    return shaft + arrowhead(end, direction, tone=stroke, size=head)


def arrowhead(tip: Point, direction: Point, *, tone: Tone = "ink", size: float = 8.0) -> str:
    """Draw a filled arrow head at `tip` that points along the unit vector `direction`."""
    (x, y), (dx, dy) = tip, direction
    half = size * 0.4
    back = (x - dx * size, y - dy * size)
    corners = (tip, (back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half))
    return polygon(corners, fill=tone)


def text(
    middle: Point,
    label: str,
    *,
    size: float = LABEL,
    anchor: Anchor = "middle",
    fill: Paint = "ink",
    upright: bool = False,
    plate: bool = False,
    turn: float = 0.0,
) -> str:
    """Set a label whose digits are centred on the height of `middle`; `plate` clears what lies behind it."""
    x, baseline = fixed(middle[0]), fixed(middle[1] + 0.32 * size)
    place = f'x="{x}" y="{baseline}" font-size="{fixed(size)}" text-anchor="{anchor}"'
    rotated = f' transform="rotate({fixed(turn)} {x} {fixed(middle[1])})"' if turn else ""
    words = f"<text {place} {_paint(fill)}{rotated}>{_spans(label, size, upright)}</text>"
    return _plate(middle, label, size, anchor) + words if plate else words


def _plate(middle: Point, label: str, size: float, anchor: Anchor) -> str:
    width = lettering.width(label, size) + 6
    left = middle[0] - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    return box((left, middle[1] - 0.5 * size), (width, size), fill="paper", stroke=None)


def _spans(label: str, size: float, upright: bool) -> str:
    """Write the runs of a label, moving the baseline between levels and back to the line."""
    pieces = []
    height = 0.0
    for run in lettering.runs(label, upright):
        own_size = size * (lettering.SCRIPT_SIZE if run.level else 1.0)
        aside = lettering.LEAN * size if run.level > 0 else 0.0
        for letters, step, lift in lettering.accented(run.text):
            goal = _LIFT[run.level] * size - lift * own_size
            aside += step * own_size
            style = ' font-style="italic"' if run.italic else ""
            style += f' font-size="{fixed(own_size)}"' if run.level else ""
            style += f' dx="{fixed(aside)}"' if aside else ""
            style += f' dy="{fixed(goal - height)}"' if goal != height else ""
            pieces.append(f"<tspan{style}>{quoted(letters)}</tspan>" if style else quoted(letters))
            height, aside = goal, 0.0
    return "".join(pieces)


def _paint(
    fill: Paint = "none", stroke: Tone | None = None, width: float = 1.0, dash: str | None = None
) -> str:
    """Write colours: tones carry a class by which a page may restyle them, a `#rrggbb` stays as it is."""
    classes = [f"qf-fill-{fill}"] if fill != "none" and not fill.startswith("#") else []
    attributes = [f'fill="{_value(fill)}"']
    if stroke is not None:
        classes.append(f"qf-stroke-{stroke}")
        attributes += [f'stroke="{colour(stroke)}"', f'stroke-width="{fixed(width)}"']
        attributes += [f'stroke-dasharray="{dash}"'] if dash else []
    return " ".join(([f'class="{" ".join(classes)}"'] if classes else []) + attributes)


def _value(fill: Paint) -> str:
    return fill if fill == "none" or fill.startswith("#") else colour(cast(Tone, fill))
