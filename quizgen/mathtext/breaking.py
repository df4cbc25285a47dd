"""Fits a formula into the width of a screen: breaks it where a reader would."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from quizgen.mathtext import tree as t
from quizgen.mathtext.box import Box, beside, blank, framed, stacked, widened
from quizgen.mathtext.kinds import Kind
from quizgen.mathtext.linear import Role, flat, role
from quizgen.mathtext.parser import parse
from quizgen.mathtext.screen import ScreenWriter

Items = Sequence[t.Node]
_HANGING = 4  # the indent of a line that goes on, where there is nothing to align it with
_STATEMENT_GAP = 2
_NOT_BREAKING = frozenset("∣:|∥")  # relations that hold together what stands on both sides


@lru_cache(maxsize=4096)
def to_lines(tex: str, *, width: int | None = None) -> Box:
    """Return a formula in two dimensions; what is wider than `width` is broken at relations, then at sums.

    A matrix or fraction that is wider by itself stays whole. Raises MathError.
    """
    node = parse(tex)
    box = ScreenWriter().write(node)
    return box if width is None or box.width <= width else _Breaker(width).fit(node)


class _Breaker:
    def __init__(self, width: int) -> None:
        self._width = width
        self._writer = ScreenWriter()

    def fit(self, node: t.Node) -> Box:
        """Return the node in lines, each no wider than allowed where that can be."""
        items = list(_opened(node))
        if len(items) == 1 and isinstance(items[0], t.Boxed):
            return framed(_Breaker(self._width - 4).fit(items[0].body))
        if items and isinstance(items[0], t.Aligned):
            return self._aligned(items[0], items[1:])
        return _paragraph(self._statements(items))

    def _statements(self, items: Items) -> list[Box]:
        """Return the lines of statements that wide spaces part; short ones share a line."""
        lines: list[Box] = []
        for statement in _split(items, lambda item, _before, _depth: isinstance(item, t.Space)):
            boxes = self._relations([item for item in statement if not isinstance(item, t.Space)])
            joined = [lines[-1], blank(_STATEMENT_GAP), *boxes] if lines and len(boxes) == 1 else []
            if joined and sum(box.width for box in joined) <= self._width:
                lines[-1] = beside(joined)
            else:
                lines += boxes
        return lines

    def _relations(self, items: Items) -> list[Box]:
        """Return the lines of one statement, with its relations below each other."""
        whole = self._writer.laid(items)
        parts = list(_split(items, _is_relation))
        if whole.width <= self._width or len(parts) == 1:
            return self._terms(items, 0)
        left = self._writer.laid(parts[0])
        if left.width > self._width // 2:
            hanging = [line for part in parts[1:] for line in self._terms(part, _HANGING)]
            return self._terms(parts[0], 0) + hanging
        lines = [line for part in parts[1:] for line in self._terms(part, left.width + 1)]
        return [_before(left, lines[0]), *lines[1:]]

    def _terms(self, items: Items, indent: int) -> list[Box]:
        """Return the lines of one side of a relation, broken at sums, products and commas as need be."""
        starts_with_relation = bool(items) and _is_relation(items[0], None, 0)
        hanging = indent + (2 if starts_with_relation else _HANGING if not indent else 0)
        lines: list[tuple[int, Items]] = []
        for piece in self._pieces(items, self._width - hanging, 0):
            if lines and self._fits(lines[-1][0], [*lines[-1][1], *piece]):
                lines[-1] = (lines[-1][0], [*lines[-1][1], *piece])
            else:
                lines.append((hanging if lines else indent, piece))
        return [beside([blank(before), self._writer.laid(line)]) for before, line in lines]

    def _fits(self, indent: int, items: Items) -> bool:
        return indent + self._writer.laid(items).width <= self._width

    def _pieces(self, items: Items, room: int, rank: int) -> Iterator[Items]:
        """Yield the smallest pieces that are needed, splitting at the best places first."""
        if rank == len(_PLACES) or self._writer.laid(items).width <= room:
            yield items
            return
        for part in _split(items, _PLACES[rank]):
            yield from self._pieces(part, room, rank + 1)

    def _aligned(self, node: t.Aligned, rest: Items) -> Box:
        rows = [list(row) for row in node.rows]
        rows[-1][-1] = t.Row((rows[-1][-1], *rest))
        if node.centered:
            return _paragraph(
                [line for row in rows for line in self._statements(list(flat(t.Row(tuple(row)))))]
            )
        lefts = [self._writer.write(row[0]) for row in rows]
        width = max(left.width for left in lefts)
        lines: list[Box] = []
        for row, left in zip(rows, lefts, strict=True):
            lines += self._aligned_row(row, widened(left, width, "right"))
        return _paragraph(lines)

    def _aligned_row(self, row: Sequence[t.Node], left: Box) -> list[Box]:
        """Return the lines of one row: its relations below each other, further pairs of columns after it."""
        lines: list[Box] = []
        if left.width > self._width // 2:
            left, lines = blank(_HANGING - 1), [left] if left.rows[0].strip() else []
        right = list(_opened(row[1])) if len(row) > 1 else []
        sides = [
            line for part in _split(right, _is_relation) for line in self._terms(part, left.width + 1)
        ] or [blank(left.width)]
        lines += [_before(left, sides[0]), *sides[1:]]
        if len(row) > 2:
            lines += self._statements([item for cell in row[2:] for item in _opened(cell)])
        return lines


def _before(left: Box, line: Box) -> Box:
    """Put a left side into the indent of a line."""
    rows = tuple(row[left.width :] for row in line.rows)
    return beside([left, Box(rows, line.baseline)])


def _opened(node: t.Node) -> Iterator[t.Node]:
    """Yield the items of a formula, with fences of one row taken apart so that lines may break inside."""
    for item in flat(node):
        if isinstance(item, t.Fence) and item.left and item.right and ScreenWriter().write(item).height == 1:
            yield t.Symbol(item.left, Kind.OPEN)
            yield from _opened(item.body)
            yield t.Symbol(item.right, Kind.CLOSE)
        else:
            yield item


_Place = Callable[[t.Node, t.Node | None, int], bool]


def _split(items: Items, starts: _Place) -> Iterator[Items]:
    """Yield the items in pieces; `starts` says where one begins, given item, its predecessor and depth."""
    piece: list[t.Node] = []
    depth = 0
    before: t.Node | None = None
    for item in items:
        depth -= role(item) is Role.CLOSE
        if piece and starts(item, before, depth):
            yield piece
            piece = []
        piece.append(item)
        depth += role(item) is Role.OPEN
        before = item
    if piece:
        yield piece


def _is_relation(item: t.Node, _before: t.Node | None, depth: int) -> bool:
    bound = isinstance(item, t.Symbol | t.Delimiter) and item.char in _NOT_BREAKING
    return depth == 0 and role(item) is Role.RELATION and not bound


def _is_sum(item: t.Node, _before: t.Node | None, depth: int) -> bool:
    return depth == 0 and role(item) is Role.SUM


def _is_factor_or_comma(item: t.Node, before: t.Node | None, depth: int) -> bool:
    return depth == 0 and (role(item) is Role.PRODUCT or _after_comma(before))


def _is_inner_sum_or_comma(item: t.Node, before: t.Node | None, _depth: int) -> bool:
    return role(item) in {Role.SUM, Role.RELATION} or _after_comma(before)


def _is_any(item: t.Node, before: t.Node | None, _depth: int) -> bool:
    joins = {Role.CLOSE, Role.POSTFIX, Role.PUNCTUATION, Role.GLUED, Role.SLASH}
    binds = {Role.OPEN, Role.PREFIX, Role.DIFFERENTIAL, Role.GLUED, Role.SLASH, Role.FUNCTION}
    operators = {Role.SUM, Role.PRODUCT, Role.RELATION}
    return before is not None and role(item) not in joins and role(before) not in binds | operators


def _after_comma(before: t.Node | None) -> bool:
    return before is not None and role(before) is Role.PUNCTUATION


_PLACES: tuple[_Place, ...] = (_is_sum, _is_factor_or_comma, _is_inner_sum_or_comma, _is_any)


def _paragraph(lines: Sequence[Box]) -> Box:
    """Return lines below each other, level with the first; tall ones get blank rows between them."""
    if any(line.height > 1 for line in lines):
        lines = [part for line in lines for part in (blank(1), line)][1:]
    return stacked(lines, 0, "left")
