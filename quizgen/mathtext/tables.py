"""Lays out the cells of matrices, cases and aligned equations on a screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from quizgen.mathtext.box import EMPTY, Box, beside, heightened, padded, text_box, widened
from quizgen.mathtext.tree import Alignment, Grid

_CENTER: Alignment = "center"
_NUMBER = re.compile(r"[+−]?[0-9]*\.?[0-9]*")


def grid_table(grid: Grid, cells: Sequence[Sequence[Box]]) -> Box:
    """Return the table of a grid, without its delimiters; columns of numbers align at the decimal point."""
    columns = list(zip(*cells, strict=True))
    alignments = grid.alignments[: len(columns)] or (_CENTER,) * len(columns)
    even = [_even(_pointed(column), alignment) for column, alignment in zip(columns, alignments, strict=True)]
    gaps = ["", *(" │ " if place in grid.bars else "  " for place in range(1, len(columns)))]
    return _table(even, gaps, grid.rules)


def cases_table(cells: Sequence[Sequence[Box]]) -> Box:
    """Return the rows of cases: values, a gap, conditions."""
    even = [_even(column, "left") for column in zip(*cells, strict=True)]
    return _table(even, ["", *["   "] * (len(even) - 1)])


def aligned_table(cells: Sequence[Sequence[Box]], *, centered: bool = False) -> Box:
    """Return equations below each other: columns right, left, right, left, with a gap before each pair."""
    columns = list(zip_longest(*cells, fillvalue=EMPTY))
    sides: tuple[Alignment, Alignment] = (_CENTER, _CENTER) if centered else ("right", "left")
    even = [_even(column, sides[place % 2]) for place, column in enumerate(columns)]
    return _table(even, ["" if place % 2 or not place else "    " for place in range(len(columns))])


def _even(column: Sequence[Box], alignment: Alignment) -> list[Box]:
    """Return the cells of a column at one width."""
    width = max(box.width for box in column)
    return [widened(box, width, alignment) for box in column]


def _pointed(column: Sequence[Box]) -> Sequence[Box]:
    """Return a column of numbers with the decimal points below each other, and any other as it is."""
    if not all(box.height == 1 and _NUMBER.fullmatch(box.rows[0]) for box in column):
        return column
    parts = [box.rows[0].partition(".") for box in column]
    before = max(len(whole) for whole, _, _ in parts)
    after = max(len(point + digits) for _, point, digits in parts)
    texts = (padded(whole, before, "right") + padded(point + digits, after) for whole, point, digits in parts)
    return [text_box(text) for text in texts]


def _table(columns: Sequence[Sequence[Box]], gaps: Sequence[str], rules: Sequence[int] = ()) -> Box:
    """Return even columns side by side, level in the middle; tall lines get blank rows between them."""
    lines = [_line(cells, gaps) for cells in zip(*columns, strict=True)]
    airy = any(line.height > 1 for line in lines)
    empty = "".join(gap + " " * column[0].width for gap, column in zip(gaps, columns, strict=True))
    rule = "".join(
        gap.replace(" ", "─").replace("│", "┼") + "─" * column[0].width
        for gap, column in zip(gaps, columns, strict=True)
    )
    rows: list[str] = []
    for number, line in enumerate(lines):
        if number:
            rows += [rule] if number in rules else [empty] if airy else []
        rows += line.rows
    return Box(tuple(rows), lines[0].baseline if len(lines) == 1 else (len(rows) - 1) // 2)


def _line(cells: Sequence[Box], gaps: Sequence[str]) -> Box:
    above = max(cell.baseline for cell in cells)
    below = max(cell.depth for cell in cells)
    parts = []
    for gap, cell in zip(gaps, cells, strict=True):
        parts += [Box((gap,) * (above + below + 1), above), heightened(cell, above, below)]
    return beside(parts)
