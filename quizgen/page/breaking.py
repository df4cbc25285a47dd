r"""Writes a wide displayed formula on several lines, broken where a mathematician would break it.

A chain `a = b = c` becomes one line per relation; a line that is still too long goes on with a sign, else
with a factor, at last even inside of brackets.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from quizgen.page import scanning
from quizgen.page.scanning import PRODUCTS, RELATIONS, SIGNS, length

_ALIGNED = re.compile(r"\\begin\{(aligned|align\*?|split)\}(.*)\\end\{\1\}\s*[.,;]?", re.DOTALL)
_FREE_DELIMITER = re.compile(r"\\(?:left|right)\s*\.|\\middle")

_GROWING = re.compile(r"\\(left|right)(?![A-Za-z])")

_FACTORS = SIGNS | PRODUCTS
_SHORT = 30  # characters: a formula of this length fits on any paper
_LINES = (75, 55, 40)  # characters to a line, tried one after the other


class Row(NamedTuple):
    """One line of a derivation, aligned between its halves."""

    left: str
    right: str


@lru_cache(maxsize=2048)
def ways(tex: str, rooms: tuple[int, ...] = _LINES) -> tuple[str, ...]:
    r"""Returns the formula, then as the same formula on more and more lines of so many characters.

    >>> ways(r"x = 1 + 2")
    ('x = 1 + 2',)
    >>> ways(r"p = 1 / (1 + e^{-0.5}) = 1 / (1 + 0.6065) = 0.6225")[1]
    '\\begin{aligned} p & = 1 / (1 + e^{-0.5}) \\\\  & = 1 / (1 + 0.6065) \\\\  & = 0.6225 \\end{aligned}'
    """
    rows = _rows(tex)
    if is_short(tex) or not rows:
        return (tex,)
    chains = [piece for row in rows for piece in _at_relations(row)]
    loose = [Row(row.left, _loosened(row.right)) for row in chains]
    broken = [
        rows,
        chains,
        *([line for row in chains for line in _at_signs(row, room)] for room in rooms),
        *([line for row in chains for line in _at_signs(row, room, signs=_FACTORS)] for room in rooms),
        *([line for row in loose for line in _at_signs(row, room, within=1)] for room in rooms),
    ]
    return tuple(dict.fromkeys((tex, *(_aligned(lines) for lines in broken if len(lines) > 1))))


def is_short(tex: str) -> bool:
    """Tells whether a formula fits on a line of any paper."""
    return length(tex) <= _SHORT


def fitting(tex: str, room: int) -> str:
    """Returns the formula on as few lines as have about `room` characters at most each."""
    if length(tex) <= room:
        return tex
    forms = ways(tex, _LINES if room >= _LINES[-1] else (room,))
    return next((way for way in forms if length(way) <= room), forms[-1])


def lines(tex: str) -> tuple[str, ...]:
    r"""Returns the lines of a formula as formulas of their own, for where nothing can be aligned.

    >>> lines(r"\begin{aligned} a &= b \\\\ &= c \end{aligned}")
    ('a = b', '= c')
    """
    rows = [" ".join(half.strip() for half in row).strip() for row in _rows(tex)]
    return tuple(rows) or (tex,)


def _rows(tex: str) -> list[Row]:
    """Returns the lines of an aligned block or of a one-line formula, none if it has several columns."""
    aligned = _ALIGNED.fullmatch(tex.strip())
    if aligned is None:
        return [_row(part) for part in scanning.between(tex, {r"\quad", r"\qquad"}.__contains__)]
    rows = [
        scanning.between(line, "&".__eq__, keep_empty=True)
        for line in scanning.between(aligned[2], r"\\".__eq__)
    ]
    if any(len(cells) > 2 for cells in rows):
        return []
    return [Row(*cells) if len(cells) == 2 else Row("", cells[0]) for cells in rows]


def _row(tex: str) -> Row:
    first, *rest = scanning.before(tex, RELATIONS.__contains__, keep_empty=True)
    return Row(first, "".join(rest)) if rest else Row("", first)


def _at_relations(row: Row) -> list[Row]:
    first, *rest = scanning.before(row.right, RELATIONS.__contains__) or [""]
    return [Row(row.left, first), *(Row("", part) for part in rest)]


def _at_signs(row: Row, room: int, *, within: int = 0, signs: frozenset[str] = SIGNS) -> list[Row]:
    """Returns the row as lines of at most about `room` characters, continued with an indent."""
    lines = [""]
    for term in scanning.terms(row.right, within=within, signs=signs):
        if lines[-1] and length(row.left + lines[-1] + term) > room:
            lines.append("")
        lines[-1] += term
    return [Row(row.left, lines[0]), *(Row("", rf"\quad {line}") for line in lines[1:])]


def _loosened(tex: str) -> str:
    """Returns the formula with brackets of a fixed height, which need not be closed on the same line."""
    if _FREE_DELIMITER.search(tex):
        return tex
    return _GROWING.sub(lambda side: rf"\big{side[1][0]}", tex)


def _aligned(rows: Iterable[Row]) -> str:
    body = r" \\ ".join(f"{row.left.strip()} & {row.right.strip()}" for row in rows)
    return rf"\begin{{aligned}} {body} \end{{aligned}}"
