"""A matrix as a heat map: the darker the larger, with printed numbers, row sums and hatched masked cells."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.axes import Range, plain
from quizgen.figures.heat_grid import Grid, Number, Rows, blank, key, key_bottom, key_width, numbered
from quizgen.figures.palette import HeatScale
from quizgen.figures.picture import Figure, compose, counted
from quizgen.figures.shapes import LABEL, Point, text

_MARGIN: Final = 8.0
_TITLE_ROW: Final = 20.0
_LABEL_ROW: Final = 18.0
_CELL_HEIGHT: Final = 28.0
_NARROWEST_CELL: Final = 36.0
_BLANK_SPAN: Final = 360.0
_LARGEST_BLANK: Final = 24.0


def heatmap(
    matrix: Iterable[Iterable[float]],
    *,
    row_labels: Sequence[str] = (),
    column_labels: Sequence[str] = (),
    number: Number | None = None,
    scale: HeatScale = "sequential",
    masked: Iterable[Iterable[bool]] | None = None,
    row_sums: bool = False,
    row_title: str = "",
    column_title: str = "",
) -> Figure:
    """Draw a matrix whose cells `number` prints; without it a key beside the map explains the shades.

    The sequential scale runs from 0, or the least value below it, to the greatest; the diverging one is
    symmetric about 0. Masked cells are hatched, empty and in no sum. An infinite entry takes the end of the
    scale. Raises ValueError for an empty or ragged matrix, NaN, or labels that do not fit.
    """
    rows = _values(matrix, masked)
    _check_labels(rows, row_labels, column_labels)
    totals = [number(sum(v for v in row if v is not None)) for row in rows] if row_sums and number else []
    left = max((lettering.width(label, LABEL) + 8 for label in row_labels), default=0.0)
    corner = (
        _MARGIN + left + (_TITLE_ROW if row_title else 0.0),
        _MARGIN + (_LABEL_ROW if column_labels or totals else 0.0) + (_TITLE_ROW if column_title else 0.0),
    )
    grid = Grid(rows, corner, _cell_size(rows, column_labels, number), _range(rows, scale), scale)
    beside = _totals_width(totals) if number else key_width(grid)
    shapes = [
        *(numbered(grid, number) if number else (*blank(grid), *key(grid))),
        *_labels(grid, row_labels, column_labels),
        *_titles(grid, row_title, column_title),
        *_totals(grid, totals),
    ]
    alt = _alt(grid, row_labels, column_labels, number, totals, (row_title, column_title))
    right, bottom = _title_middles(grid, row_title, column_title)
    right = max(grid.end[0] + beside, right + lettering.width(column_title, LABEL) / 2)
    bottom = max(grid.end[1] if number else key_bottom(grid), bottom + lettering.width(row_title, LABEL) / 2)
    return compose("Heat map", alt, right + _MARGIN, bottom + _MARGIN, shapes)


def _values(matrix: Iterable[Iterable[float]], masked: Iterable[Iterable[bool]] | None) -> Rows:
    rows = [[float(value) for value in row] for row in matrix]
    hidden = [[False] * len(row) for row in rows] if masked is None else [list(row) for row in masked]
    lengths = {len(row) for row in rows}
    if len(lengths) != 1 or lengths == {0}:
        raise ValueError(f"a heat map needs rows of one length above 0, not of {[len(row) for row in rows]}")
    if any(math.isnan(value) for row in rows for value in row):
        raise ValueError("a heat map cannot show NaN; mask the cell instead")
    return [
        [None if hide else value for value, hide in zip(row, hides, strict=True)]
        for row, hides in zip(rows, hidden, strict=True)
    ]


def _check_labels(rows: Rows, row_labels: Sequence[str], column_labels: Sequence[str]) -> None:
    for kind, labels, count in (("row", row_labels, len(rows)), ("column", column_labels, len(rows[0]))):
        if labels and len(labels) != count:
            raise ValueError(
                f"a heat map with {count} {kind}s needs as many {kind} labels, not {len(labels)}"
            )


def _range(rows: Rows, scale: HeatScale) -> Range:
    finite = [value for row in rows for value in row if value is not None and math.isfinite(value)] + [0.0]
    low, high = min(finite), max(finite)
    extreme = max(-low, high)
    return (low, high) if scale == "sequential" else (-extreme, extreme)


def _cell_size(rows: Rows, column_labels: Sequence[str], number: Number | None) -> Point:
    if number is None:
        side = min(_LARGEST_BLANK, _BLANK_SPAN / max(len(rows), len(rows[0])))
        side = float(int(side)) if side >= 1 else side
        return (side, side)
    printed = [number(value) for row in rows for value in row if value is not None]
    widest = max((lettering.width(entry, LABEL) for entry in (*printed, *column_labels)), default=0.0)
    return (max(_NARROWEST_CELL, widest + 12), _CELL_HEIGHT)


def _labels(grid: Grid, row_labels: Sequence[str], column_labels: Sequence[str]) -> Iterator[str]:
    """Write the labels beside and above the cells, as many as have room; words keep all of them upright."""
    upright = any(lettering.has_word(label) for label in (*row_labels, *column_labels))
    for row in _with_room(len(row_labels), grid.cell[1], 15.0):
        x, y = grid.at(row + 0.5, 0)
        yield text((x - 8, y), row_labels[row], anchor="end", upright=upright)
    widest = max((lettering.width(label, LABEL) for label in column_labels), default=0.0)
    for column in _with_room(len(column_labels), grid.cell[0], widest + 6):
        x, y = grid.at(0, column + 0.5)
        yield text((x, y - 11), column_labels[column], upright=upright)


def _with_room(count: int, spacing: float, needed: float) -> range:
    """Return every label's index, or every second, fifth, tenth … one when they would touch."""
    steps = (factor * 10**power for power in range(9) for factor in (1, 2, 5))
    return range(0, count, next(step for step in steps if step * spacing >= needed))


def _titles(grid: Grid, row_title: str, column_title: str) -> Iterator[str]:
    across, down = _title_middles(grid, row_title, column_title)
    if row_title:
        yield text((_MARGIN + 7, down), row_title, fill="soft", turn=-90)
    if column_title:
        yield text((across, _MARGIN + 7), column_title, fill="soft")


def _title_middles(grid: Grid, row_title: str, column_title: str) -> Point:
    """Return where titles are centred: on the cells, or further on if that would cut them off."""
    across, down = ((start + end) / 2 for start, end in zip(grid.corner, grid.end, strict=True))
    halves = (lettering.width(title, LABEL) / 2 for title in (column_title, row_title))
    return (max(across, _MARGIN + next(halves)), max(down, _MARGIN + next(halves)))


def _totals_width(totals: Sequence[str]) -> float:
    return max((lettering.width(total, LABEL) for total in totals), default=-14.0) + 14.0


def _totals(grid: Grid, totals: Sequence[str]) -> Iterator[str]:
    right = grid.end[0] + _totals_width(totals)
    if totals:
        yield text((right, grid.corner[1] - 11), "Σ", anchor="end")
    for row, total in enumerate(totals):
        yield text((right, grid.at(row + 0.5, 0)[1]), total, anchor="end")


def _alt(
    grid: Grid,
    row_labels: Sequence[str],
    column_labels: Sequence[str],
    number: Number | None,
    totals: Sequence[str],
    titles: tuple[str, str],
) -> str:
    """Describe the axes, then the printed cells row by row, or the range of the shades."""
    size = f"{counted(len(grid.rows), 'row')} and {counted(len(grid.rows[0]), 'column')}"
    parts = [f"Heat map with {size}; darker is larger"]
    parts += [f"{side}: {title}" for side, title in zip(("Down", "Across"), titles, strict=True) if title]
    if number is None:
        low, high = map(plain, grid.range)
        return ". ".join([*parts, f"The shades run from {low} to {high}"]) + "."
    parts += [f"Columns: {', '.join(column_labels)}"] if column_labels else []
    for row, values in enumerate(grid.rows):
        name = row_labels[row] if row_labels else str(row + 1)
        cells = ", ".join("masked" if value is None else number(value) for value in values)
        parts.append(f"Row {name}: {cells}" + (f"; sum {totals[row]}" if totals else ""))
    return ". ".join(parts) + "."
