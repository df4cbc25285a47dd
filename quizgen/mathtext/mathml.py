"""Writes a formula as MathML Core: letters are Unicode characters, frames and rules are plain CSS."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from html import escape
from itertools import zip_longest

from quizgen.mathtext import tree as t
from quizgen.mathtext.elements import (
    CASES_CSS,
    FRAME,
    LINES,
    NO_SPACE,
    STRIKE,
    TEXT_STYLES,
    aligned_css,
    fenced,
    grid_css,
    operator,
    operator_attributes,
    styled,
    table_cell,
)
from quizgen.mathtext.kinds import Font, Kind
from quizgen.mathtext.letters import letters, primes
from quizgen.mathtext.parser import parse
from quizgen.mathtext.prose import NO_BREAK_SPACE
from quizgen.mathtext.rows import kind_of
from quizgen.mathtext.speech import to_speech
from quizgen.mathtext.writer import Writer

_THIN = '<mspace width="0.1667em"/>'
_APPLY = "<mo>&#x2061;</mo>"  # invisible: tells a screen reader that what follows is the argument
_ACCENTS = {
    "hat": "^",
    "tilde": "~",
    "bar": "¯",
    "vec": "→",
    "dot": "˙",
    "ddot": "¨",
    "check": "ˇ",
    "breve": "˘",
    "ring": "˚",
}
_SIZES = ("", "1.2em", "1.8em", "2.4em", "3em")


@lru_cache(maxsize=4096)
def to_mathml(tex: str, *, block: bool = False) -> str:
    """Return a complete `math` element, with the spoken formula as its `alttext`.

    Raises MathError.
    """
    display = ' display="block"' if block else ""
    alternative = escape(to_speech(tex))
    body = _MathmlWriter().write(parse(tex))
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{display} alttext="{alternative}">{body}</math>'


class _MathmlWriter(Writer[str]):
    """Every method returns exactly one element."""

    def row(self, node: t.Row) -> str:
        pieces = []
        before: t.Node | None = None
        visible = [item for item in node.items if not (isinstance(item, t.Space) and item.eighteenths < 0)]
        for item, after in zip_longest(visible, visible[1:]):
            if _is_function(item) and before is not None and _is_operand(before):
                pieces.append(_THIN)
            pieces.append(self.write(item))
            if _is_function(item) and after is not None and not isinstance(after, t.Space):
                pieces.append(_APPLY)
                if _is_operand(after) and not isinstance(after, t.Fence) and not _is_function(after):
                    pieces.append(_THIN)
            before = item
        return f"<mrow>{''.join(pieces)}</mrow>"

    def number(self, node: t.Number) -> str:
        return f"<mn>{letters(node.text, node.font)}</mn>"

    def symbol(self, node: t.Symbol) -> str:
        attributes = operator_attributes(node.char, node.kind)
        if attributes:
            return operator(node.char, attributes)
        char = escape(letters(node.char, node.font))
        return f"<mi>{char}</mi>" if _is_slanted(node) else f'<mi mathvariant="normal">{char}</mi>'

    def word(self, node: t.Word) -> str:
        return f"<mi>{letters(node.text, node.font)}</mi>"

    def function(self, node: t.Function) -> str:
        return self._function(node, movable=True)

    def _function(self, node: t.Function, *, movable: bool) -> str:
        name = node.name.replace(" ", "&#xa0;")
        if not node.limits:
            return f"<mi>{name}</mi>" if len(name) > 1 else f'<mi mathvariant="normal">{name}</mi>'
        return f'<mo form="prefix" {NO_SPACE} movablelimits="{str(movable).lower()}">{name}</mo>'

    def text(self, node: t.Text) -> str:
        text = escape(node.text.replace(" ", NO_BREAK_SPACE))
        return f"<mtext{TEXT_STYLES.get(node.font, '')}>{text}</mtext>"

    def space(self, node: t.Space) -> str:
        return f'<mspace width="{max(0, node.eighteenths) / 18:.4g}em"/>'

    def fraction(self, node: t.Fraction) -> str:
        fraction = f"<mfrac>{self.write(node.numerator)}{self.write(node.denominator)}</mfrac>"
        return styled(fraction, display=node.style == "display") if node.style else fraction

    def binomial(self, node: t.Binomial) -> str:
        pair = f'<mfrac linethickness="0">{self.write(node.top)}{self.write(node.bottom)}</mfrac>'
        return fenced("(", pair, ")")

    def root(self, node: t.Root) -> str:
        if node.index is None:
            return f"<msqrt>{self.write(node.body)}</msqrt>"
        return f"<mroot>{self.write(node.body)}{self.write(node.index)}</mroot>"

    def scripts(self, node: t.Scripts) -> str:
        mark = operator(primes(node.primes), NO_SPACE) if node.primes else ""
        sup = None if node.sup is None else self.write(node.sup)
        if mark:
            sup = mark if sup is None else f"<mrow>{mark}{sup}</mrow>"
        sub = None if node.sub is None else self.write(node.sub)
        return self._attached(self._base(node), sub, sup, limits=node.takes_limits)

    def _base(self, node: t.Scripts) -> str:
        """Write the base; limits that are asked for by name stay above and below even in running text."""
        base = node.base
        if node.limits == "above" and isinstance(base, t.Function):
            return self._function(base, movable=False)
        if node.limits == "above" and isinstance(base, t.Symbol) and base.kind is Kind.BIG:
            return operator(base.char, 'movablelimits="false"')
        return self.write(base)

    def _attached(self, base: str, below: str | None, above: str | None, *, limits: bool) -> str:
        under, over, both = ("munder", "mover", "munderover") if limits else ("msub", "msup", "msubsup")
        if below is not None and above is not None:
            return f"<{both}>{base}{below}{above}</{both}>"
        if below is not None:
            return f"<{under}>{base}{below}</{under}>"
        return base if above is None else f"<{over}>{base}{above}</{over}>"

    def accent(self, node: t.Accent) -> str:
        if node.mark in LINES:
            return f'<mrow style="{LINES[node.mark]}">{self.write(node.body)}</mrow>'
        size = ' style="font-size:0.65em"' if node.mark == "vec" and not node.wide else ""
        mark = f'<mo stretchy="{str(node.wide).lower()}"{size}>{_ACCENTS[node.mark]}</mo>'
        return f'<mover accent="true">{self.write(node.body)}{mark}</mover>'

    def brace(self, node: t.Brace) -> str:
        tag, char = ("munder", "⏟") if node.under else ("mover", "⏞")
        braced = f'<{tag}>{self.write(node.body)}<mo stretchy="true">{char}</mo></{tag}>'
        return braced if node.label is None else f"<{tag}>{braced}{self.write(node.label)}</{tag}>"

    def stack(self, node: t.Stack) -> str:
        return self._stacked(self.write(node.base), node.below, node.above)

    def arrow(self, node: t.Arrow) -> str:
        return self._stacked(operator(node.char, 'form="infix" stretchy="true"'), node.below, node.above)

    def _stacked(self, base: str, below: t.Node | None, above: t.Node | None) -> str:
        labels = (None if label is None else self.write(label) for label in (below, above))
        return self._attached(base, *labels, limits=True)

    def lines(self, node: t.Lines) -> str:
        return self._table(tuple((line,) for line in node.lines), lambda _, __: "padding:0")

    def boxed(self, node: t.Boxed) -> str:
        return f"<mrow{FRAME}>{self.write(node.body)}</mrow>"

    def cancel(self, node: t.Cancel) -> str:
        return f"<mrow{STRIKE}>{self.write(node.body)}</mrow>"

    def phantom(self, node: t.Phantom) -> str:
        return f"<mphantom>{self.write(node.body)}</mphantom>"

    def style(self, node: t.Style) -> str:
        return styled(self.write(node.body), display=node.display)

    def fence(self, node: t.Fence) -> str:
        return fenced(node.left, self.write(node.body), node.right, stretchy=not _is_flat(node.body))

    def delimiter(self, node: t.Delimiter) -> str:
        if not node.size:
            return operator(node.char, 'form="infix" stretchy="true" lspace="0.2em" rspace="0.2em"')
        form = {Kind.OPEN: "prefix", Kind.CLOSE: "postfix"}.get(node.kind, "infix")
        size = _SIZES[node.size]
        return operator(
            node.char, f'form="{form}" stretchy="true" symmetric="true" minsize="{size}" maxsize="{size}"'
        )

    def grid(self, node: t.Grid) -> str:
        table = self._table(node.rows, lambda row, column: grid_css(node, row, column))
        if node.small:
            table = f'<mstyle scriptlevel="1">{table}</mstyle>'
        return fenced(node.left, table, node.right) if node.left or node.right else table

    def cases(self, node: t.Cases) -> str:
        return fenced("{", self._table(node.rows, lambda _, column: CASES_CSS[min(column, 1)]), "")

    def aligned(self, node: t.Aligned) -> str:
        table = self._table(node.rows, lambda _, column: aligned_css(column, centered=node.centered))
        return table.replace("<mtable>", '<mtable displaystyle="true">', 1)

    def _table(self, rows: tuple[tuple[t.Node, ...], ...], css: Callable[[int, int], str]) -> str:
        lines = (
            "".join(table_cell(self.write(cell), css(number, column)) for column, cell in enumerate(row))
            for number, row in enumerate(rows)
        )
        return f"<mtable>{''.join(f'<mtr>{line}</mtr>' for line in lines)}</mtable>"


def _is_slanted(node: t.Symbol) -> bool:
    """Return whether the browser may slant a letter: TeX does so for Latin and small Greek ones."""
    if node.font:
        return node.font is not Font.UPRIGHT
    return (node.char.isascii() and node.char.isalpha()) or "α" <= node.char <= "ϵ" or node.char == "∂"


def _is_flat(node: t.Node) -> bool:
    """Return whether a body is one line high, so that its fence need not grow (grown ones stand off)."""
    match node:
        case t.Row(items=items):
            return all(map(_is_flat, items))
        case t.Scripts(base=base, sub=sub, sup=sup):
            return all(part is None or _is_flat(part) for part in (base, sub, sup))
        case t.Fence(body=body):
            return _is_flat(body)
        case t.Symbol(kind=kind):
            return kind not in {Kind.BIG, Kind.INTEGRAL}
    return isinstance(node, t.Number | t.Word | t.Function | t.Text | t.Space)


def _is_function(node: t.Node) -> bool:
    return isinstance(node.base if isinstance(node, t.Scripts | t.Stack) else node, t.Function)


def _is_operand(node: t.Node) -> bool:
    return kind_of(node) in {Kind.ORDINARY, Kind.CLOSE, Kind.BIG, Kind.INTEGRAL} and not isinstance(
        node, t.Space | t.Text
    )
