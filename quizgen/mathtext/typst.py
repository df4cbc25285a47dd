"""Writes a formula for Typst: Unicode characters throughout, since Typst renames its symbols."""

from __future__ import annotations

from functools import lru_cache

from quizgen.mathtext import symbols
from quizgen.mathtext import tree as t
from quizgen.mathtext.kinds import Font, Kind
from quizgen.mathtext.parser import parse
from quizgen.mathtext.rows import items_of
from quizgen.mathtext.writer import Writer

_FONTS = {
    Font.UPRIGHT: "upright({})",
    Font.ITALIC: "italic({})",
    Font.BOLD: "bold(upright({}))",
    Font.BOLD_ITALIC: "bold({})",
    Font.DOUBLE_STRUCK: "bb({})",
    Font.SCRIPT: "cal({})",
    Font.FRAKTUR: "frak({})",
    Font.SANS: "sans({})",
    Font.MONO: "mono({})",
}
# Code touches its neighbours; a call in maths would need a blank, which shows beside words.
_WORDS = {
    Font.ITALIC: "#math.italic({})",
    Font.BOLD: "#math.bold({})",
    Font.SANS: "#math.sans({})",
    Font.MONO: "#math.mono({})",
}
_ACCENTS = {
    "hat": "\u0302",
    "tilde": "\u0303",
    "bar": "\u0304",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
    "check": "\u030c",
    "breve": "\u0306",
    "ring": "\u030a",
}
_CLASSES = {
    Kind.ORDINARY: "normal",
    Kind.PREFIX: "vary",
    Kind.BINARY: "binary",
    Kind.RELATION: "relation",
    Kind.OPEN: "opening",
    Kind.CLOSE: "closing",
    Kind.PUNCTUATION: "punctuation",
}
_CLASS_DIFFERS = frozenset("|‖:/")  # Typst guesses their part otherwise than TeX does
_OPERATORS = frozenset(
    symbol.char
    for symbol in (*symbols.CHARACTERS.values(), *symbols.COMMANDS.values())
    if symbol.kind is not Kind.ORDINARY
)
# What Typst reads as markup, and the brackets, which it would pair and stretch by itself.
_ESCAPED = frozenset("()[]{}⟨⟩⌊⌋⌈⌉|,;/#$&_\"'^~`@:.!\\")
_BOUNDS = '{ set text(top-edge: "bounds", bottom-edge: "bounds") ;'
_SIZES = ("", "120%", "180%", "240%", "300%")


@lru_cache(maxsize=4096)
def to_typst(tex: str) -> str:
    """Return the body of a Typst formula, for between the dollar signs of Typst 0.15.

    Raises MathError.
    """
    return _TypstWriter().formula(parse(tex))


def literal(text: str) -> str:
    r"""Return a Typst string literal.

    >>> literal('a "b" \\ #c')
    '"a \\"b\\" \\\\ #c"'
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _quoted(text: str, font: Font) -> str:
    return _WORDS.get(font, "{}").format(literal(text))


def _escaped(char: str) -> str:
    return f"\\{char}" if char in _ESCAPED else char


def _glued(pieces: list[str]) -> str:
    """Join with blanks, but none beside a string: there Typst would print it."""
    result = ""
    for piece in filter(None, pieces):
        touching = not result or result.endswith(('"', '")')) or piece.startswith(('"', "#math."))
        result += piece if touching else " " + piece
    return result


class _TypstWriter(Writer[str]):
    def __init__(self, *, scripted: bool = False) -> None:
        self._scripted = scripted

    def formula(self, node: t.Node) -> str:
        """Write a whole formula; only here do the lines of aligned equations become lines of the page."""
        items = items_of(node)
        if not items or not isinstance(items[0], t.Aligned) or not all(map(_closes, items[1:])):
            return self.write(node)
        lines = [self._line(row, items[0].centered) for row in items[0].rows]
        return " \\ ".join(lines) + "".join(map(self.write, items[1:]))

    def _line(self, row: tuple[t.Node, ...], centered: bool) -> str:
        line = self.write(row[0])
        for index, cell in enumerate(row[1:], 1):
            line += (" " if centered else " & " if index % 2 else " & #h(2em) ") + self.write(cell)
        return line or '""'

    def row(self, node: t.Row) -> str:
        return _glued([self.write(item) for item in node.items])

    def number(self, node: t.Number) -> str:
        text = f"\\{node.text}" if node.text.startswith(".") else node.text
        return _FONTS[node.font].format(text) if node.font else text

    def symbol(self, node: t.Symbol) -> str:
        char = _escaped(node.char)
        if node.font:
            return _FONTS[node.font].format(char)
        if node.char in _CLASS_DIFFERS or (node.kind is Kind.ORDINARY and node.char in _OPERATORS):
            return f'class("{_CLASSES[node.kind]}", {char})'
        return char

    def word(self, node: t.Word) -> str:
        return _quoted(node.text, node.font)

    def text(self, node: t.Text) -> str:
        return _quoted(node.text, node.font)

    def function(self, node: t.Function) -> str:
        return f"op({literal(node.name)}{', limits: #true' if node.limits else ''})"

    def space(self, node: t.Space) -> str:
        return f"#h({node.eighteenths / 18:.4g}em)"

    def fraction(self, node: t.Fraction) -> str:
        fraction = f"frac({self._part(node.numerator)}, {self._part(node.denominator)})"
        return {"": "{}", "text": "inline({})", "display": "display({})"}[node.style].format(fraction)

    def binomial(self, node: t.Binomial) -> str:
        return f"binom({self._part(node.top)}, {self._part(node.bottom)})"

    def root(self, node: t.Root) -> str:
        if node.index is None:
            return f"sqrt({self._part(node.body)})"
        return f"root({self._part(node.index)}, {self._part(node.body)})"

    def scripts(self, node: t.Scripts) -> str:
        base = self._part(node.base)
        if isinstance(node.base, t.Row) and node.base.items:
            base = f'class("normal", {base})'
        base = {"auto": "{}", "above": "limits({})", "beside": "scripts({})"}[node.limits].format(base)
        return base + "'" * node.primes + self._attached("_", node.sub) + self._attached("^", node.sup)

    def accent(self, node: t.Accent) -> str:
        body = self._part(node.body)
        if node.mark in {"overline", "underline"}:
            return f"{node.mark}({body})"
        code = f"{ord(_ACCENTS[node.mark]):x}"
        return f'accent({body}, #"\\u{{{code}}}", size: #{100 if node.wide else 60}%)'

    def brace(self, node: t.Brace) -> str:
        label = "" if node.label is None else f", {self._part(node.label)}"
        return f"{'underbrace' if node.under else 'overbrace'}({self._part(node.body)}{label})"

    def stack(self, node: t.Stack) -> str:
        return f"limits({self._part(node.base)})" + self._limits(node.below, node.above)

    def arrow(self, node: t.Arrow) -> str:
        return f"limits(stretch({node.char}, size: #(100% + 1em)))" + self._limits(node.below, node.above)

    def _limits(self, below: t.Node | None, above: t.Node | None) -> str:
        return self._attached("_", below) + self._attached("^", above)

    def lines(self, node: t.Lines) -> str:
        return f"inline(mat(delim: #none, row-gap: #0.2em, {' ; '.join(map(self._part, node.lines))} ))"

    def boxed(self, node: t.Boxed) -> str:
        # One cell of a matrix: that centres the frame on the axis of the formula around it.
        frame = f"#box(stroke: 0.7pt, inset: 4pt, {_BOUNDS} $display({self._part(node.body)})$ }})"
        return f"mat(delim: #none, {frame} )"

    def cancel(self, node: t.Cancel) -> str:
        return f"cancel({self._part(node.body)})"

    def phantom(self, node: t.Phantom) -> str:
        return f"#hide($display({self._part(node.body)})$)"

    def style(self, node: t.Style) -> str:
        return f"{'display' if node.display else 'inline'}({self._part(node.body)})"

    def fence(self, node: t.Fence) -> str:
        return f"lr({_escaped(node.left)} {self._part(node.body)} {_escaped(node.right)})"

    def delimiter(self, node: t.Delimiter) -> str:
        if not node.size:
            return f"mid({_escaped(node.char)})"
        return f'class("{_CLASSES[node.kind]}", stretch({_escaped(node.char)}, size: #{_SIZES[node.size]}))'

    def grid(self, node: t.Grid) -> str:
        options = f"delim: {literal(node.left) if node.left else '#none'}"
        bars = _inner(node.bars, node.columns)
        rules = _inner(node.rules, len(node.rows))
        if bars or rules:
            options += f", augment: #(vline: ({bars}), hline: ({rules}), stroke: 0.5pt)"
        rows = " ; ".join(" , ".join(self._cells(row, node.alignments)) for row in node.rows)
        grid = f"mat({options}, {rows} )"
        return f"inline({grid})" if node.small else self._full_size(grid)

    def _cells(self, row: tuple[t.Node, ...], alignments: tuple[t.Alignment, ...]) -> list[str]:
        places = {"left": "& {}", "center": "{}", "right": "{} &"}
        columns = alignments[: len(row)] or ("center",) * len(row)
        return [places[column].format(self._part(cell)) for column, cell in zip(columns, row, strict=True)]

    def cases(self, node: t.Cases) -> str:
        rows = " , ".join(" & #h(1em) ".join(map(self._part, row)) for row in node.rows)
        return self._full_size(f"cases({rows} )")

    def aligned(self, node: t.Aligned) -> str:
        lines = " ; ".join(self._line(row, node.centered) for row in node.rows)
        return self._full_size(f"mat(delim: #none, {lines} )")

    def _part(self, node: t.Node) -> str:
        """Write an argument, which must not be empty."""
        return self.write(node) or '""'

    def _attached(self, mark: str, script: t.Node | None) -> str:
        return "" if script is None else f"{mark}({_TypstWriter(scripted=True)._part(script)})"

    def _full_size(self, table: str) -> str:
        """Keep the cells of a table as large as the text around it: Typst shrinks them outside displays."""
        return table if self._scripted else f"display({table})"


def _inner(places: tuple[int, ...], count: int) -> str:
    """Return the rules between two cells as items of a Typst array; those around the whole are left out."""
    return "".join(f"{place}," for place in dict.fromkeys(places) if 0 < place < count)


def _closes(node: t.Node) -> bool:
    """Return whether a node may follow aligned equations: a blank, a comma, a full stop."""
    return isinstance(node, t.Space) or (isinstance(node, t.Symbol) and node.char in ".,;")
