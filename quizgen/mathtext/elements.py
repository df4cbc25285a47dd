"""The elements of MathML Core that need attributes, and the CSS of frames, rules and columns."""

from __future__ import annotations

from html import escape

from quizgen.mathtext.kinds import Font, Kind
from quizgen.mathtext.tree import Grid

NO_SPACE = 'lspace="0" rspace="0"'
_OPERATORS = {
    Kind.PREFIX: 'form="prefix"',
    Kind.BINARY: 'form="infix"',
    Kind.RELATION: 'form="infix"',
    Kind.OPEN: 'form="prefix" stretchy="false"',
    Kind.CLOSE: 'form="postfix" stretchy="false"',
    Kind.PUNCTUATION: 'separator="true"',
    Kind.BIG: 'movablelimits="true"',
    Kind.INTEGRAL: 'movablelimits="false"',
}
_SPECIAL = {
    (":", Kind.RELATION): 'form="infix" lspace="0.2778em" rspace="0.2778em"',
    ("/", Kind.ORDINARY): f'form="infix" {NO_SPACE}',
    ("|", Kind.ORDINARY): f'form="infix" stretchy="false" {NO_SPACE}',
    ("‖", Kind.ORDINARY): f'form="infix" stretchy="false" {NO_SPACE}',
}
TEXT_STYLES = {
    Font.BOLD: ' style="font-weight:bold"',
    Font.ITALIC: ' style="font-style:italic"',
    Font.SANS: ' style="font-family:sans-serif"',
    Font.MONO: ' style="font-family:monospace"',
}
CASES_CSS = ("text-align:left;padding-left:0", "text-align:left;padding-left:1em")
_RULE = "0.06em solid"
LINES = {
    "overline": f"border-top:{_RULE};padding-top:0.1em",
    "underline": f"border-bottom:{_RULE};padding-bottom:0.1em",
}
FRAME = f' class="qz-boxed" style="border:{_RULE};padding:0.25em 0.35em"'
STRIKE = (
    ' class="qz-cancel" style="background:linear-gradient(to bottom right,'
    'transparent 47%,currentColor 48%,currentColor 52%,transparent 53%)"'
)


def operator_attributes(char: str, kind: Kind) -> str | None:
    """Return what a browser has to know of an operator, or None for a character that is none."""
    return _SPECIAL.get((char, kind)) or _OPERATORS.get(kind)


def operator(char: str, attributes: str) -> str:
    """Return an operator element."""
    return f"<mo {attributes}>{escape(char)}</mo>"


def fenced(left: str, body: str, right: str, *, stretchy: bool = True) -> str:
    """Return a body between delimiters, which grow with it if `stretchy`; an empty one is left out."""
    stretch = f'stretchy="{str(stretchy).lower()}"'
    opening = operator(left, f'form="prefix" {stretch}') if left else ""
    closing = operator(right, f'form="postfix" {stretch}') if right else ""
    return f"<mrow>{opening}{body}{closing}</mrow>"


def styled(body: str, *, display: bool) -> str:
    """Return a body in display or in text size."""
    return f'<mstyle displaystyle="{str(display).lower()}" scriptlevel="0">{body}</mstyle>'


def table_cell(body: str, css: str = "") -> str:
    """Return a cell of a table."""
    return f'<mtd style="{css}">{body}</mtd>' if css else f"<mtd>{body}</mtd>"


def grid_css(grid: Grid, row: int, column: int) -> str:
    """Return the alignment and rules of one cell of a grid."""
    css = [text_align(grid.alignments[column])] if column < len(grid.alignments) else []
    css += [f"border-left:{_RULE}"] if column in grid.bars else []
    css += [f"border-right:{_RULE}"] if column + 1 == grid.columns in grid.bars else []
    css += [f"border-top:{_RULE}"] if row in grid.rules else []
    css += [f"border-bottom:{_RULE}"] if row + 1 == len(grid.rows) in grid.rules else []
    return ";".join(css)


def aligned_css(column: int, *, centered: bool) -> str:
    """Return the alignment of one cell of aligned equations."""
    if centered:
        return "text-align:center;padding:0.35em 0"
    side = "left" if column % 2 else "right"
    gap = "1.5em" if column and column % 2 == 0 else "0"
    return f"{text_align(side)};padding:0.35em 0 0.35em {gap}"


def text_align(side: str) -> str:
    """Return the alignment of a cell; Chromium takes only its own word for the right side of MathML cells."""
    return "text-align:right;text-align:-webkit-right" if side == "right" else f"text-align:{side}"
