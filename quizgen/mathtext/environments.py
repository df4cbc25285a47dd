"""Reads what stands between begin and end: matrices, arrays, cases and aligned equations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.mathtext import symbols
from quizgen.mathtext.rows import is_empty
from quizgen.mathtext.tokens import Token
from quizgen.mathtext.tree import Aligned, Alignment, Cases, Grid, Node, Row

if TYPE_CHECKING:
    from quizgen.mathtext.parser import Parser

_CELL_ENDS = frozenset({"&", r"\\", r"\end", r"\hline"})
_LETTERS: dict[str, Alignment] = {"l": "left", "c": "center", "r": "right"}


def environment(parser: Parser) -> Node:
    """Return the environment whose begin command has just been taken."""
    start = parser.peek()
    name = parser.braced("the name of the environment")
    if name in symbols.MATRICES:
        return _grid(parser, name, start)
    if name == "cases":
        return Cases(_even(_cells(parser, name)[0]))
    if name in symbols.ALIGNED:
        if name == "alignedat":
            parser.braced("the number of columns")
        return Aligned(tuple(_cells(parser, name)[0]))
    if name in symbols.GATHERED:
        return Aligned(tuple(_cells(parser, name)[0]), centered=True)
    raise parser.error(
        f"the environment '{name}' is unknown: use bmatrix, pmatrix, cases, aligned or array", start
    )


def _grid(parser: Parser, name: str, start: Token) -> Grid:
    columns = parser.braced("the columns of the array").replace(" ", "") if name == "array" else ""
    if set(columns) - {"l", "c", "r", "|"}:
        raise parser.error(f"the columns '{columns}' of the array may only be made of l, c, r and |", start)
    left, right = symbols.MATRICES[name]
    rows, rules = _cells(parser, name)
    alignments = tuple(_LETTERS[letter] for letter in columns if letter in _LETTERS)
    even = _even(rows)
    if columns and len(even[0]) > len(alignments):
        raise parser.error(
            f"a row has {len(even[0])} cells, but the array has {len(alignments)} columns", start
        )
    bars = tuple(len(columns[:at].replace("|", "")) for at, letter in enumerate(columns) if letter == "|")
    return Grid(even, left, right, alignments, bars, tuple(rules), small=name == "smallmatrix")


def _cells(parser: Parser, name: str) -> tuple[list[tuple[Node, ...]], list[int]]:
    """Return the rows up to the end of the environment, and how many rows precede each rule."""
    rows: list[tuple[Node, ...]] = []
    rules: list[int] = []
    row: list[Node] = []
    while True:
        while parser.skip(r"\hline"):
            rules.append(len(rows))
        row.append(parser.row(_CELL_ENDS, continued=bool(row) and name in symbols.ALIGNED))
        end = parser.take()
        if end.source == r"\hline":
            raise parser.error(r"a rule stands between rows: write \\ before \hline", end)
        if end.source == "&":
            continue
        rows.append(tuple(row))
        row = []
        if end.source == r"\end":
            break
        parser.skip_row_gap()
    closed = parser.braced("the name of the environment")
    if closed != name:
        raise parser.error(f"\\end{{{closed}}} closes \\begin{{{name}}}", end)
    if len(rows) > 1 and len(rows[-1]) == 1 and is_empty(rows[-1][0]):
        rows.pop()
    return rows, rules


def _even(rows: list[tuple[Node, ...]]) -> tuple[tuple[Node, ...], ...]:
    """Return the rows filled with empty cells to the length of the longest."""
    columns = max(map(len, rows))
    return tuple(row + (Row(()),) * (columns - len(row)) for row in rows)
