"""What the neighbours in a row decide: which signs are prefixes, and which letters are one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from quizgen.mathtext.kinds import Font, Kind
from quizgen.mathtext.tree import (
    Arrow,
    Delimiter,
    Function,
    Node,
    Number,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Text,
    Word,
)

_SIGNS = frozenset("+−±∓")
_NO_LEFT_OPERAND = frozenset(
    {Kind.BINARY, Kind.PREFIX, Kind.RELATION, Kind.OPEN, Kind.PUNCTUATION, Kind.BIG, Kind.INTEGRAL}
)
_NO_RIGHT_OPERAND = frozenset({Kind.RELATION, Kind.CLOSE, Kind.PUNCTUATION})


def kind_of(node: Node) -> Kind:
    """Return the part a node plays in its row: that of its symbol, without the scripts."""
    if isinstance(node, Symbol | Delimiter):
        return node.kind
    if isinstance(node, Arrow):
        return Kind.RELATION
    if isinstance(node, Scripts | Stack):
        return kind_of(node.base)
    return Kind.ORDINARY


def items_of(node: Node) -> tuple[Node, ...]:
    """Return the items of a row, or the node alone."""
    return node.items if isinstance(node, Row) else (node,)


def is_empty(node: Node) -> bool:
    """Return whether a node prints nothing."""
    return isinstance(node, Row) and not node.items


def joined(items: Sequence[Node]) -> Node:
    """Return the items as one node: itself if there is one, else a row."""
    return items[0] if len(items) == 1 else Row(tuple(items))


def settled(items: Sequence[Node], *, continued: bool) -> tuple[Node, ...]:
    """Return the items of a row; a binary operator that lacks an operand becomes a prefix or a plain symbol.

    A continued row has a left side in another cell.
    """
    items = _with_paired_bars(items)
    result: list[Node] = []
    has_left = continued
    for index, item in enumerate(items):
        node = item
        if kind_of(item) is Kind.BINARY:
            if not _has_operand_after(items, index):
                node = _with_kind(item, Kind.ORDINARY)
            elif not has_left:
                node = _with_kind(item, Kind.PREFIX if _sign(item) else Kind.ORDINARY)
        result.append(node)
        if not isinstance(node, Space):
            has_left = kind_of(node) not in _NO_LEFT_OPERAND and not _leads_on(node)
    return tuple(result)


def named(node: Node, font: Font) -> Node:
    """Return the node with every run of letters and digits in this font joined into a word."""
    items: list[Node] = []
    for letter, run in groupby(items_of(node), lambda item: _letter(item, font) != ""):
        nodes = list(run)
        name = "".join(_letter(item, font) for item in nodes)
        items.extend([Word(name, font)] if letter and len(name) > 1 and name[0].isalpha() else nodes)
    return joined(items)


def _letter(node: Node, font: Font) -> str:
    """Return the letter, digits or word that a node is in this font, else nothing."""
    if isinstance(node, Number | Word) and node.font is font:
        return node.text
    return node.char if isinstance(node, Symbol) and node.font is font else ""


def _with_paired_bars(items: Sequence[Node]) -> Sequence[Node]:
    """Return the items with bars that enclose something, as in |x|, made opening and closing."""
    if not any(_bar(item) for item in items):
        return items
    result = list(items)
    waiting: list[list[int]] = [[]]  # for each open bracket, the bars inside it that may open
    for index, item in enumerate(items):
        kind = kind_of(item)
        if kind is Kind.OPEN:
            waiting.append([])
        elif kind is Kind.CLOSE and len(waiting) > 1:
            waiting.pop()
        elif bar := _bar(item):
            here = waiting[-1]
            if here and _bar(items[here[-1]]) == bar:
                start = here.pop()
                result[start] = _with_kind(result[start], Kind.OPEN)
                result[index] = _with_kind(item, Kind.CLOSE)
            elif isinstance(item, Symbol):
                here.append(index)
    return result


def _bar(node: Node) -> str:
    """Return the bar that a node is, with or without scripts, and that has no side yet; else nothing."""
    base = node.base if isinstance(node, Scripts) else node
    return base.char if isinstance(base, Symbol) and base.char in "|‖" and base.kind is Kind.ORDINARY else ""


def _has_operand_after(items: Sequence[Node], index: int) -> bool:
    following = next((item for item in items[index + 1 :] if not isinstance(item, Space)), None)
    return following is not None and kind_of(following) not in _NO_RIGHT_OPERAND


def _leads_on(node: Node) -> bool:
    """Return whether what follows is a new operand: after a function name, and after prose with a blank."""
    return isinstance(node, Function) or (isinstance(node, Text) and node.text[-1].isspace())


def _sign(node: Node) -> bool:
    return isinstance(node, Symbol) and node.char in _SIGNS


def _with_kind(node: Node, kind: Kind) -> Node:
    if isinstance(node, Symbol):
        return replace(node, kind=kind)
    if isinstance(node, Scripts):
        return replace(node, base=_with_kind(node.base, kind))
    return node
