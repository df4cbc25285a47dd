"""Writes a formula on one line, for plain screens and screen readers, with every grouping made plain."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from operator import add
from typing import NamedTuple

from quizgen.mathtext import tree as t
from quizgen.mathtext.kinds import Font, Kind
from quizgen.mathtext.letters import letters, primes
from quizgen.mathtext.linear import Role, flat, gap, is_factor, is_loose, outer_roles, role
from quizgen.mathtext.parser import parse
from quizgen.mathtext.prose import NO_BREAK_SPACE
from quizgen.mathtext.rows import is_empty, kind_of
from quizgen.mathtext.writer import Writer


class Level(IntEnum):
    """How loosely a piece holds together: what is looser than its place allows gets brackets."""

    ATOM = 0
    SCRIPTED = 1
    PRODUCT = 2
    QUOTIENT = 3
    SUM = 4
    LIST = 5


class Piece(NamedTuple):
    """A part of the line and how it holds together."""

    text: str
    level: Level = Level.ATOM

    def within(self, level: Level) -> str:
        """Return the text, in brackets if it is looser than the level."""
        return self.text if self.level <= level else f"({self.text})"


_NAMES = {"∑": "sum", "∏": "prod", "∫": "int", "∬": "iint", "∭": "iiint", "∗": "*", "∣": "|"}
_KEPT_FONTS = frozenset({Font.DOUBLE_STRUCK, Font.SCRIPT, Font.FRAKTUR})


@lru_cache(maxsize=4096)
def to_line(tex: str) -> str:
    """Return a formula on one line, such as `(a + b)/c`, `[1 2; 3 4]`, `W^(1)` or `sqrt(2)`.

    Bold, sans and typewriter letters are written plain. Raises MathError.
    """
    return _LineWriter().write(parse(tex)).text.strip()


class _LineWriter(Writer[Piece]):
    def __init__(self, *, tight: bool = False) -> None:
        self._tight = tight

    def row(self, node: t.Row) -> Piece:
        items = list(flat(node))
        text = ""
        for index, item in enumerate(items):
            before = items[index - 1] if index else None
            after = items[index + 1] if index + 1 < len(items) else None
            if before is not None:
                text += gap(before, item, tight=self._tight)
            piece = self.write(item)
            loose = not isinstance(item, t.Text | t.Space) and is_factor(before, after)
            text += piece.within(Level.PRODUCT) if loose else piece.text
        return Piece(text, _row_level(items))

    def number(self, node: t.Number) -> Piece:
        return Piece(letters(node.text, node.font) if node.font in _KEPT_FONTS else node.text)

    def symbol(self, node: t.Symbol) -> Piece:
        char = _NAMES.get(node.char, node.char)
        return Piece(letters(char, node.font) if node.font in _KEPT_FONTS else char)

    def word(self, node: t.Word) -> Piece:
        return Piece(node.text)

    def function(self, node: t.Function) -> Piece:
        return Piece(node.name.replace(" ", ""))

    def text(self, node: t.Text) -> Piece:
        text = node.text.replace(NO_BREAK_SPACE, " ")
        return Piece(text, Level.ATOM if text.isalnum() else Level.LIST)

    def space(self, node: t.Space) -> Piece:
        return Piece("   " if node.eighteenths > 0 else "")

    def fraction(self, node: t.Fraction) -> Piece:
        top, bottom = self.write(node.numerator), self.write(node.denominator)
        return Piece(f"{top.within(Level.SCRIPTED)}/{bottom.within(Level.SCRIPTED)}", Level.QUOTIENT)

    def binomial(self, node: t.Binomial) -> Piece:
        return self._call("binom", node.top, node.bottom)

    def root(self, node: t.Root) -> Piece:
        if node.index is None:
            return self._call("sqrt", node.body)
        return self._call("root", node.index, node.body)

    def _call(self, name: str, *arguments: t.Node) -> Piece:
        return Piece(f"{name}({', '.join(self.write(argument).text for argument in arguments)})")

    def scripts(self, node: t.Scripts) -> Piece:
        base = "" if is_empty(node.base) else self.write(node.base).within(Level.ATOM)
        text = base + primes(node.primes) + self._script("_", node.sub) + self._script("^", node.sup)
        return Piece(text, Level.SCRIPTED)

    def _script(self, mark: str, node: t.Node | None) -> str:
        if node is None:
            return ""
        piece = _LineWriter(tight=True).write(node)
        text = piece.text.strip()
        if _is_bracketed(node):
            plain = mark == "_" or _is_bracketed_atom(node)
        else:
            plain = piece.level is Level.ATOM
        return f"{mark}{text}" if plain else f"{mark}({text})"

    def accent(self, node: t.Accent) -> Piece:
        return self._call("bar" if node.mark == "overline" else node.mark, node.body)

    def brace(self, node: t.Brace) -> Piece:
        name = "underbrace" if node.under else "overbrace"
        return self._call(name, node.body, *([] if node.label is None else [node.label]))

    def stack(self, node: t.Stack) -> Piece:
        if kind_of(node) is Kind.RELATION:
            return Piece(self.write(node.base).text + self._labels(node.above, node.below))
        if node.above is None:
            return self.scripts(t.Scripts(node.base, sub=node.below))
        return self._call("overset", node.above, node.base)

    def arrow(self, node: t.Arrow) -> Piece:
        return Piece(node.char + self._labels(node.above, node.below))

    def _labels(self, *labels: t.Node | None) -> str:
        texts = [
            self.write(label).text.strip() for label in labels if label is not None and not is_empty(label)
        ]
        return f"[{'; '.join(texts)}]" if texts else ""

    def lines(self, node: t.Lines) -> Piece:
        return Piece("; ".join(self.write(line).text for line in node.lines), Level.LIST)

    def boxed(self, node: t.Boxed) -> Piece:
        return self.write(node.body)

    def cancel(self, node: t.Cancel) -> Piece:
        return self._call("cancel", node.body)

    def phantom(self, node: t.Phantom) -> Piece:  # noqa: ARG002 - prints nothing whatever it holds
        return Piece("")

    def style(self, node: t.Style) -> Piece:
        return self.write(node.body)

    def fence(self, node: t.Fence) -> Piece:
        if isinstance(node.body, t.Grid) and not node.body.left and node.left and node.right:
            return Piece(f"{node.left}{self._cells(node.body)}{node.right}")
        body = self.write(node.body)
        if node.left:
            return Piece(f"{node.left}{body.text}{node.right}", Level.ATOM if node.right else Level.LIST)
        return Piece(f"{body.within(Level.ATOM)}{node.right}")

    def delimiter(self, node: t.Delimiter) -> Piece:
        return Piece(node.char)

    def grid(self, node: t.Grid) -> Piece:
        return Piece(f"{node.left or '['}{self._cells(node)}{node.right or ']'}")

    def _cells(self, node: t.Grid) -> str:
        rows = [[self.write(cell).text.strip() or "_" for cell in row] for row in node.rows]
        gap = ", " if any(" " in cell or "," in cell for row in rows for cell in row) else " "
        gaps = ["", *(" | " if place in node.bars else gap for place in range(1, node.columns))]
        return "; ".join("".join(map(add, gaps, row)) for row in rows)

    def cases(self, node: t.Cases) -> Piece:
        rows = (", ".join(self.write(cell).text.strip() for cell in row) for row in node.rows)
        return Piece(f"cases({'; '.join(rows)})")

    def aligned(self, node: t.Aligned) -> Piece:
        text = ""
        for row in node.rows:
            for at in range(0, len(row), 2):
                part = self.write(t.Row(row[at : at + 2])).text.strip()
                goes_on = at == 0 and len(row) > 1 and is_empty(row[0])
                text += part if not text else f" {part}" if goes_on or text[-1] in ",;" else f"; {part}"
        return Piece(text, Level.LIST)


def _row_level(items: Sequence[t.Node]) -> Level:
    roles = outer_roles(items)
    if is_loose(roles):
        return Level.LIST
    if Role.SUM in roles or Role.PREFIX in roles:
        return Level.SUM
    if Role.SLASH in roles:
        return Level.QUOTIENT
    if len(roles) == 2 and roles[1] is Role.POSTFIX:
        return Level.SCRIPTED
    if len(roles) < 2 or all(part in {Role.NUMBER, Role.GLUED} for part in roles):
        return Level.ATOM
    called = roles[0] in {Role.LETTER, Role.FUNCTION} and roles[1] is Role.BRACKETED
    return Level.SCRIPTED if len(roles) == 2 and (called or roles[0] is Role.DIFFERENTIAL) else Level.PRODUCT


def _is_bracketed(node: t.Node) -> bool:
    """Return whether a node stands in round brackets of its own, which then cannot be those of a script."""
    items = list(flat(node))
    if len(items) == 1 and isinstance(items[0], t.Fence):
        return items[0].left == "("
    return bool(items) and role(items[0]) is Role.OPEN and outer_roles(items) == [Role.BRACKETED]


def _is_bracketed_atom(node: t.Node) -> bool:
    """Return whether what stands in brackets is one symbol or number, or stands in square ones."""
    items = list(flat(node))
    if isinstance(items[0], t.Fence):
        return not isinstance(items[0].body, t.Row)
    return len(items) == 3 or (isinstance(items[0], t.Symbol) and items[0].char == "[")
