"""Writes a formula in two dimensions with Unicode characters, for the terminal."""

# ruff: noqa: D102 - `Writer` says what each method is for

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

from quizgen.mathtext import tree as t
from quizgen.mathtext.box import EMPTY, Box, beside, blank, framed, stacked, text_box, widened
from quizgen.mathtext.delimiters import divided, fenced
from quizgen.mathtext.kinds import Font, Kind
from quizgen.mathtext.letters import letters, primes
from quizgen.mathtext.raised import subscript, superscript
from quizgen.mathtext.rows import items_of, kind_of
from quizgen.mathtext.spacing import screen_gap, spaced
from quizgen.mathtext.tables import aligned_table, cases_table, grid_table
from quizgen.mathtext.writer import Writer

_MARKS = {
    "hat": ("\u0302", "^"),
    "tilde": ("\u0303", "~"),
    "bar": ("\u0304", "_"),
    "overline": ("\u0305", "_"),
    "underline": ("\u0332", "‾"),
    "vec": ("\u20d7", "→"),
    "dot": ("\u0307", "˙"),
    "ddot": ("\u0308", "¨"),
    "check": ("\u030c", "ˇ"),
    "breve": ("\u0306", "˘"),
    "ring": ("\u030a", "˚"),
}
_VULGAR_FRACTIONS = {
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗",
    "4/5": "⅘", "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
}  # fmt: skip
_ARROW_ENDS = {"→": ("─", "→"), "←": ("←", "─"), "↔": ("←", "→"), "⇒": ("═", "⇒"), "↦": ("↦", "→")}
_STRIKE = "\u0338"
_CLUSTER = re.compile("[^ \u0300-\u036f\u20d0-\u20ff][\u0300-\u036f\u20d0-\u20ff]*")


class ScreenWriter(Writer[Box]):
    """Makes boxes; `scripted` is for raised and lowered parts, which are set tightly."""

    def __init__(self, *, scripted: bool = False) -> None:
        self._scripted = scripted

    def row(self, node: t.Row) -> Box:
        return self.laid(node.items)

    def laid(self, items: Sequence[t.Node]) -> Box:
        """Return items side by side with the gaps that belong between them."""
        boxes: list[Box] = []
        before: t.Node | None = None
        for gap, item in spaced(items):
            rule = 0 if before is None else screen_gap(before, item, tight=self._scripted)
            if gap > 1 or rule or (gap and before is not None):
                boxes.append(blank(max(gap, rule)))
            boxes.append(self.write(item))
            before = item
        return beside(boxes) if boxes else EMPTY

    def number(self, node: t.Number) -> Box:
        return text_box(letters(node.text, node.font))

    def symbol(self, node: t.Symbol) -> Box:
        return text_box(letters(node.char, node.font))

    def word(self, node: t.Word) -> Box:
        return text_box(letters(node.text, node.font) if node.font is Font.BOLD else node.text)

    def function(self, node: t.Function) -> Box:
        return text_box(node.name)

    def text(self, node: t.Text) -> Box:
        return text_box(node.text)

    def space(self, node: t.Space) -> Box:
        return EMPTY if node.eighteenths < 0 else blank(node.eighteenths // 9)

    def fraction(self, node: t.Fraction) -> Box:
        top, bottom = self.write(node.numerator), self.write(node.denominator)
        if self._scripted or node.style == "text":
            flat = f"{top.rows[0]}/{bottom.rows[0]}"
            if flat in _VULGAR_FRACTIONS:
                return text_box(_VULGAR_FRACTIONS[flat])
            if self._scripted and _is_leaf(node.numerator) and _is_leaf(node.denominator):
                return text_box(flat)
        line = text_box("─" * (max(top.width, bottom.width) + 2))
        return stacked([top, line, bottom], 1)

    def binomial(self, node: t.Binomial) -> Box:
        top, bottom = self.write(node.top), self.write(node.bottom)
        return fenced("(", stacked([top, blank(1), bottom], 1), ")")

    def root(self, node: t.Root) -> Box:
        body = self.write(node.body)
        index = "" if node.index is None else superscript(node.index)
        if index is not None and body.height == 1:
            return text_box(f"{index}√{body.rows[0]}" if _is_name(node.body) else f"{index}√({body.rows[0]})")
        hook = Box((" ┌", *[" │"] * (body.height - 1), "╲│"), body.baseline + 1)
        root = beside([hook, stacked([text_box("─" * body.width), body], 1)])
        if node.index is None:
            return root
        small = self._small(node.index)
        return beside([Box(small.rows, small.height - body.depth), root])

    def scripts(self, node: t.Scripts) -> Box:
        base = self.write(node.base)
        if node.takes_limits:
            return _limited(base, self._small(node.sub), self._small(node.sup))
        mark = primes(node.primes)
        sub, sup = subscript(node.sub), superscript(node.sup)
        if sub is not None and sup is not None:
            if base.height == 1:
                return text_box(base.rows[0] + mark + sub + sup)
            return _cornered(base, text_box(sub), text_box(mark + sup), apart=0)
        return _cornered(
            base, self._small(node.sub), beside([text_box(mark), self._small(node.sup)]), apart=1
        )

    def _small(self, node: t.Node | None) -> Box:
        return EMPTY if node is None else ScreenWriter(scripted=True).write(node)

    def accent(self, node: t.Accent) -> Box:
        body = self.write(node.body)
        combining, spacing = _MARKS[node.mark]
        line = node.mark in {"overline", "underline"}
        if body.height == 1 and (body.width == 1 or (line and " " not in body.rows[0])):
            return text_box(normalize("NFC", _marked(body.rows[0], combining)))
        mark = text_box(spacing * body.width if line else spacing)
        return stacked([body, mark], 0) if node.mark == "underline" else stacked([mark, body], 1)

    def brace(self, node: t.Brace) -> Box:
        body = widened(self.write(node.body), 3)
        left = (body.width - 1) // 2
        ends = "╰┬╯" if node.under else "╭┴╮"
        line = text_box(ends[0] + "─" * (left - 1) + ends[1] + "─" * (body.width - left - 2) + ends[2])
        label = [] if node.label is None else [self._small(node.label)]
        if node.under:
            return stacked([body, line, *label], 0)
        return stacked([*label, line, body], len(label) + 1)

    def stack(self, node: t.Stack) -> Box:
        return _limited(self.write(node.base), self._small(node.below), self._small(node.above))

    def arrow(self, node: t.Arrow) -> Box:
        above, below = self._small(node.above), self._small(node.below)
        width = max(above.width, below.width)
        shaft = "═" if node.char == "⇒" else "─"
        left, right = _ARROW_ENDS[node.char]
        return _limited(text_box(left + shaft * width + right), below, above)

    def lines(self, node: t.Lines) -> Box:
        return stacked([self.write(line) for line in node.lines], 0)

    def boxed(self, node: t.Boxed) -> Box:
        return framed(self.write(node.body))

    def cancel(self, node: t.Cancel) -> Box:
        body = self.write(node.body)
        return Box(tuple(_marked(row, _STRIKE) for row in body.rows), body.baseline)

    def phantom(self, node: t.Phantom) -> Box:
        body = self.write(node.body)
        return blank(body.width, body.height, body.baseline)

    def style(self, node: t.Style) -> Box:
        return self.write(node.body)

    def fence(self, node: t.Fence) -> Box:
        parts: list[list[t.Node]] = [[]]
        bars: list[str] = []
        for item in items_of(node.body):
            if isinstance(item, t.Delimiter) and not item.size:
                bars.append(item.char)
                parts.append([])
            else:
                parts[-1].append(item)
        return divided(node.left, [self.laid(part) for part in parts], bars, node.right)

    def delimiter(self, node: t.Delimiter) -> Box:
        return text_box(node.char)

    def grid(self, node: t.Grid) -> Box:
        return fenced(node.left, grid_table(node, self._cells(node.rows)), node.right)

    def cases(self, node: t.Cases) -> Box:
        return fenced("{", beside([blank(1), cases_table(self._cells(node.rows))]), "")

    def aligned(self, node: t.Aligned) -> Box:
        cells = [[self._aligned_cell(cell, column) for column, cell in enumerate(row)] for row in node.rows]
        return aligned_table(cells, centered=node.centered)

    def _aligned_cell(self, node: t.Node, column: int) -> Box:
        """Return a cell of aligned equations; a right side keeps its distance from the left."""
        box = self.write(node)
        first = next(iter(items_of(node)), None)
        apart = column % 2 == 1 and first is not None and kind_of(first) in {Kind.RELATION, Kind.BINARY}
        return beside([blank(1), box]) if apart else box

    def _cells(self, rows: Sequence[Sequence[t.Node]]) -> list[list[Box]]:
        return [[self.write(cell) for cell in row] for row in rows]


def _limited(base: Box, below: Box, above: Box) -> Box:
    """Return a base with small parts above and below it; empty ones take no row."""
    over = [above] if above.width else []
    under = [below] if below.width else []
    return stacked([*over, base, *under], len(over))


def _marked(text: str, mark: str) -> str:
    """Return a text with a combining mark on each character, after the marks that it has."""
    return _CLUSTER.sub(rf"\g<0>{mark}", text)


def _cornered(base: Box, sub: Box, sup: Box, *, apart: int) -> Box:
    """Return a base with scripts at its right corners, at least so many rows apart from its baseline."""
    above = max(apart, base.baseline) if sup.width else 0
    below = max(apart, base.depth) if sub.width else 0
    width = max(sub.width, sup.width)
    between = (" " * width,) * (above + below - 1)
    raised = widened(sup, width, "left").rows if sup.width else (" " * width,)
    lowered = widened(sub, width, "left").rows if sub.width else (" " * width,)
    column = Box(raised + between + lowered, len(raised) - 1 + above)
    return beside([base, column])


def _is_leaf(node: t.Node) -> bool:
    return isinstance(node, t.Number | t.Symbol | t.Word)


def _is_name(node: t.Node) -> bool:
    """Return whether a node is one name, with or without an index."""
    return _is_leaf(node) or (isinstance(node, t.Scripts) and node.sup is None and _is_leaf(node.base))
