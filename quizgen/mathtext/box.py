"""Rectangles of text with a baseline, and the ways to put them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, east_asian_width

from quizgen.mathtext.tree import Alignment


@lru_cache(maxsize=4096)
def display_width(text: str) -> int:
    """Return the columns that a text takes on a terminal: marks take none, East Asian wide characters two."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if category(char) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(char) in {"W", "F"} else 1


@dataclass(frozen=True, slots=True)
class Box:
    """Rows of equal display width; the row with the index `baseline` is level with the text around."""

    rows: tuple[str, ...]
    baseline: int = 0

    @property
    def width(self) -> int:
        """The columns the box takes."""
        return display_width(self.rows[0])

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @property
    def depth(self) -> int:
        """The number of rows below the baseline."""
        return len(self.rows) - 1 - self.baseline

    def __str__(self) -> str:
        return "\n".join(row.rstrip() for row in self.rows)


EMPTY = Box(("",))


def text_box(text: str) -> Box:
    """Return a box of one row."""
    return Box((text,))


def blank(width: int, height: int = 1, baseline: int = 0) -> Box:
    """Return an empty box."""
    return Box((" " * width,) * height, baseline)


def padded(text: str, width: int, alignment: Alignment = "left") -> str:
    """Return a text filled with blanks to a display width."""
    missing = width - display_width(text)
    before = {"left": 0, "center": missing // 2, "right": missing}[alignment]
    return " " * before + text + " " * (missing - before)


def widened(box: Box, width: int, alignment: Alignment = "center") -> Box:
    """Return a box filled with blanks to a width."""
    if box.width >= width:
        return box
    missing = width - box.width
    before = {"left": 0, "center": missing // 2, "right": missing}[alignment]
    return Box(tuple(" " * before + row + " " * (missing - before) for row in box.rows), box.baseline)


def beside(boxes: Sequence[Box]) -> Box:
    """Return boxes side by side, on one baseline."""
    if len(boxes) == 1:
        return boxes[0]
    above = max((box.baseline for box in boxes), default=0)
    below = max((box.depth for box in boxes), default=0)
    if not above and not below:
        return Box(("".join(box.rows[0] for box in boxes),))
    grown = [heightened(box, above, below) for box in boxes]
    return Box(tuple("".join(parts) for parts in zip(*(box.rows for box in grown), strict=True)), above)


def heightened(box: Box, above: int, below: int) -> Box:
    """Return a box with so many rows above its baseline and below it, at least."""
    empty = (" " * box.width,)
    top, bottom = max(0, above - box.baseline), max(0, below - box.depth)
    return Box(empty * top + box.rows + empty * bottom, box.baseline + top)


def stacked(boxes: Sequence[Box], level: int, alignment: Alignment = "center") -> Box:
    """Return boxes below each other, with the baseline of the box whose index is `level`."""
    width = max(box.width for box in boxes)
    rows = tuple(row for box in boxes for row in widened(box, width, alignment).rows)
    return Box(rows, sum(box.height for box in boxes[:level]) + boxes[level].baseline)


def framed(box: Box) -> Box:
    """Return a box in a frame."""
    line = "─" * (box.width + 2)
    return Box((f"┌{line}┐", *(f"│ {row} │" for row in box.rows), f"└{line}┘"), box.baseline + 1)
