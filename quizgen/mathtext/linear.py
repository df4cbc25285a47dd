"""What neighbours mean on one line: where a blank goes, and what holds together without brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from quizgen.mathtext import tree as t
from quizgen.mathtext.kinds import Font, Kind
from quizgen.mathtext.rows import items_of, kind_of


class Role(Enum):
    """What an item does on a line; finer than its `Kind`."""

    LETTER = "letter"
    NUMBER = "number"
    OPERAND = "operand"
    FUNCTION = "function"
    BRACKETED = "bracketed"
    OPEN = "open"
    CLOSE = "close"
    POSTFIX = "postfix"
    SUM = "sum"
    PRODUCT = "product"
    PREFIX = "prefix"
    DIFFERENTIAL = "differential"
    RELATION = "relation"
    PUNCTUATION = "punctuation"
    GLUED = "glued"
    SLASH = "slash"
    TEXT = "text"
    SPACE = "space"


WIDE_SPACE = 18
_SUMS = frozenset("+−±∓∪∩∧∨⊕⊖⊻⊎∖")
_GLUED = frozenset(".:,;%#$&_°′|‖=+−∗<>")
_ROLES = {
    Kind.PREFIX: Role.PREFIX,
    Kind.RELATION: Role.RELATION,
    Kind.OPEN: Role.OPEN,
    Kind.CLOSE: Role.CLOSE,
    Kind.PUNCTUATION: Role.PUNCTUATION,
    Kind.BIG: Role.FUNCTION,
    Kind.INTEGRAL: Role.FUNCTION,
}
_FACTORS = frozenset(
    {Role.LETTER, Role.NUMBER, Role.OPERAND, Role.FUNCTION, Role.BRACKETED, Role.PRODUCT, Role.POSTFIX}
)
_CALLABLE = frozenset({Role.LETTER, Role.FUNCTION, Role.NUMBER, Role.CLOSE, Role.BRACKETED, Role.POSTFIX})
NO_BLANK_AFTER = frozenset({Role.OPEN, Role.PREFIX, Role.GLUED, Role.SLASH, Role.SPACE})
NO_BLANK_BEFORE = frozenset({Role.CLOSE, Role.POSTFIX, Role.PUNCTUATION, Role.GLUED, Role.SLASH, Role.SPACE})
_LOOSE = frozenset({Role.RELATION, Role.PUNCTUATION, Role.TEXT, Role.SPACE})


def flat(node: t.Node) -> Iterator[t.Node]:
    """Yield the items of a row, those of the rows in it too, without what leaves no mark on a line."""
    for item in items_of(node):
        if isinstance(item, t.Row):
            yield from flat(item)
        elif isinstance(item, t.Style):
            yield from flat(item.body)
        elif not isinstance(item, t.Phantom) and not _narrow(item):
            yield item


def role(node: t.Node) -> Role:
    """Return what an item does on a line."""
    match node:
        case t.Number():
            return Role.NUMBER
        case t.Function():
            return Role.FUNCTION
        case t.Text():
            return Role.TEXT
        case t.Space():
            return Role.SPACE
        case t.Word() | t.Accent():
            return Role.LETTER
        case t.Fence(left=left, body=body):
            return Role.OPERAND if not left or isinstance(body, t.Grid) else Role.BRACKETED
        case t.Symbol():
            return _symbol_role(node)
        case t.Scripts(base=t.Symbol(char="∂" | "∇")):
            return Role.LETTER
        case t.Scripts(base=base) | t.Stack(base=base):
            return role(base)
    return _ROLES.get(kind_of(node), Role.OPERAND)


def gap(left: t.Node, right: t.Node, *, tight: bool) -> str:
    """Return what separates two neighbours on a line: a blank or nothing; `tight` is for scripts."""
    before, after = role(left), role(right)
    if before is Role.PUNCTUATION and after is Role.GLUED:
        return "" if tight else " "
    if before in NO_BLANK_AFTER or after in NO_BLANK_BEFORE:
        return ""
    if before is Role.PUNCTUATION or {before, after} & {Role.RELATION, Role.SUM, Role.PRODUCT}:
        return "" if tight else " "
    if isinstance(left, t.Text) or isinstance(right, t.Text):
        return _gap_beside_text(left, right)
    return "" if _touching(left, right) or (tight and _one_name(left, right)) else " "


def is_factor(before: t.Node | None, after: t.Node | None) -> bool:
    """Return whether what stands between these neighbours is multiplied with one of them."""
    return (before is not None and role(before) in _FACTORS | {Role.CLOSE, Role.DIFFERENTIAL}) or (
        after is not None and role(after) in _FACTORS | {Role.OPEN, Role.DIFFERENTIAL}
    )


def outer_roles(items: Sequence[t.Node]) -> list[Role]:
    """Return the roles of the items outside brackets, with each bracketed part as one."""
    roles: list[Role] = []
    depth = 0
    for item in items:
        present = role(item)
        if present is Role.OPEN:
            depth += 1
            if depth == 1:
                roles.append(Role.BRACKETED)
        elif present is Role.CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            roles.append(present)
    return roles


def is_loose(roles: Sequence[Role]) -> bool:
    """Return whether a row with these outer roles is a list or a relation, not one term."""
    return not _LOOSE.isdisjoint(roles)


def _narrow(node: t.Node) -> bool:
    return isinstance(node, t.Space) and node.eighteenths < WIDE_SPACE


def _symbol_role(node: t.Symbol) -> Role:
    if node.kind is Kind.BINARY:
        return Role.SUM if node.char in _SUMS else Role.PRODUCT
    if node.char in "!?":
        return Role.POSTFIX
    if node.kind is not Kind.ORDINARY:
        return _ROLES[node.kind]
    if node.char in "∂∇Δ" or (node.char == "d" and node.font is Font.UPRIGHT):
        return Role.DIFFERENTIAL
    if node.char == "¬":
        return Role.PREFIX
    if node.char == "/":
        return Role.SLASH
    if node.char in _GLUED:
        return Role.GLUED
    return Role.LETTER if node.char.isalpha() else Role.OPERAND


def _gap_beside_text(left: t.Node, right: t.Node) -> str:
    blank = (isinstance(left, t.Text) and left.text[-1].isspace()) or (
        isinstance(right, t.Text) and right.text[0].isspace()
    )
    return "" if blank else " "


def _touching(left: t.Node, right: t.Node) -> bool:
    """Return whether two operands touch: f(x), 2x, ∂L."""
    before, after = role(left), role(right)
    if before is Role.DIFFERENTIAL:
        return after in {Role.LETTER, Role.NUMBER, Role.OPERAND}
    if before is Role.NUMBER and after is Role.LETTER:
        return not isinstance(left, t.Scripts) and not isinstance(right, t.Word)
    if after not in {Role.OPEN, Role.BRACKETED} or before not in _CALLABLE or _first_char(right) in "|‖":
        return False
    if isinstance(left, t.Scripts) and (left.takes_limits or left.sup is not None):
        return False
    return not _is_big(left)


def _one_name(left: t.Node, right: t.Node) -> bool:
    """Return whether two items of a script are read as one name: the ij of an entry, the hat of x_hat."""
    return isinstance(left, t.Symbol | t.Number) and isinstance(right, t.Symbol | t.Number)


def _first_char(node: t.Node) -> str:
    if isinstance(node, t.Fence):
        return node.left
    return node.char if isinstance(node, t.Symbol | t.Delimiter) else "("


def _is_big(node: t.Node) -> bool:
    return kind_of(node) in {Kind.BIG, Kind.INTEGRAL}
