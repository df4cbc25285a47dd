"""How many blanks go between two neighbours on a two-dimensional screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.mathtext import tree as t
from quizgen.mathtext.kinds import Kind
from quizgen.mathtext.linear import NO_BLANK_AFTER, NO_BLANK_BEFORE, Role, role
from quizgen.mathtext.rows import items_of, kind_of

_THIN, _WIDE = 3, 18
_OPERATORS = frozenset({Role.RELATION, Role.SUM, Role.PRODUCT})
_BLOCKS = (t.Grid, t.Cases, t.Boxed, t.Aligned, t.Brace, t.Stack)
_OPERANDS = frozenset({Role.LETTER, Role.NUMBER, Role.OPERAND, Role.DIFFERENTIAL, Role.FUNCTION})
_BRACKETS = frozenset({Role.OPEN, Role.BRACKETED})


def spaced(items: Sequence[t.Node]) -> Iterator[tuple[int, t.Node]]:
    """Yield the items, rows within rows opened up, each with the blanks that spaces ask for before it."""
    wanted = 0
    for item in _open(items):
        if isinstance(item, t.Space):
            wanted = max(wanted, blanks(item))
        else:
            yield wanted, item
            wanted = 0


def blanks(space: t.Space) -> int:
    """Return the columns that a space takes."""
    if space.eighteenths >= _WIDE:
        return 2 * space.eighteenths // _WIDE
    return int(space.eighteenths >= _THIN)


def screen_gap(left: t.Node, right: t.Node, *, tight: bool) -> int:
    """Return the blanks between two neighbours; `tight` is for scripts."""
    before, after = role(left), role(right)
    if before is Role.PREFIX and isinstance(right, t.Fraction):
        return 1  # else the sign would seem a part of the fraction line
    if before in NO_BLANK_AFTER or after in NO_BLANK_BEFORE:
        return 0
    if before is Role.PUNCTUATION or before in _OPERATORS or after in _OPERATORS:
        return 0 if tight else 1
    if isinstance(left, t.Text) or isinstance(right, t.Text):
        return 0
    return int(_apart(left, right))


def _open(items: Sequence[t.Node]) -> Iterator[t.Node]:
    for item in items:
        if isinstance(item, t.Row):
            yield from _open(item.items)
        elif isinstance(item, t.Style):
            yield from _open(items_of(item.body))
        else:
            yield item


def _apart(left: t.Node, right: t.Node) -> bool:
    """Return whether two operands would run into each other: log p, but 2x and f(x)."""
    before, after = role(left), role(right)
    if kind_of(left) in {Kind.BIG, Kind.INTEGRAL}:
        return True
    if before is Role.FUNCTION:
        return after not in _BRACKETS
    if isinstance(left, t.Fraction) or isinstance(right, t.Fraction):
        return True
    if after is Role.FUNCTION or (isinstance(left, _BLOCKS) and isinstance(right, _BLOCKS)):
        return True
    if isinstance(left, t.Root | t.Word) or isinstance(right, t.Word):
        return after in _OPERANDS
    return before is Role.NUMBER and after is Role.NUMBER
