"""How high blocks will be in print, roughly: what is certain need not be measured, which takes long."""

import re
from collections.abc import Sequence
from math import inf

from quizgen.page import tree
from quizgen.page.breaking import is_short, lines
from quizgen.page.scanning import length

LONG = 13.0  # centimetres: more than half of the highest paper there is
SECTION, PART, PROMPT = 5.8, 11.0, 19.0  # that stay whole on any paper
_LOWEST_ROW = 0.35
_LINE, _ARRAY_ROW, _FRACTION, _AROUND = 0.62, 0.49, 0.5, 0.4
_LETTERS = 78  # to a line
_FIGURE = 10.0
_ARRAY = re.compile(r"\\begin\{[a-z]*(?:matrix|cases|array)\}(.*?)\\end", re.DOTALL)


def least(blocks: Sequence[tree.Block]) -> float:
    """Returns centimetres that the blocks take up at least."""
    rows = [len(lines(block.tex)) for block in blocks if isinstance(block, tree.Display)]
    return _LOWEST_ROW * (len(rows) + sum(rows))


def most(blocks: Sequence[tree.Block]) -> float:
    """Returns centimetres that the blocks hardly exceed."""
    return sum(map(_most, blocks))


def surely_fits(tex: str) -> bool:
    """Tells whether a displayed formula fits on any page as it is."""
    return is_short(tex) and sum(map(_row, lines(tex))) < PART


def _most(block: tree.Block) -> float:
    match block:
        case tree.Display(tex):
            broken = 0 if is_short(tex) else length(tex) // _LETTERS
            return _AROUND + broken * _LINE + sum(map(_row, lines(tex)))
        case tree.Paragraph(children):
            return _AROUND + _LINE * (1 + _letters(children) / _LETTERS)
        case tree.Picture(_, caption) if not caption:
            return _FIGURE
    return inf


def _row(tex: str) -> float:
    """Returns centimetres that one row of a formula hardly exceeds: its highest array, and fractions."""
    arrays = max((rows.count(r"\\") for rows in _ARRAY.findall(tex)), default=0)
    return _LINE + _ARRAY_ROW * (arrays + 1 if arrays else 0) + _FRACTION * min(2, tex.count("frac{"))


def _letters(children: Sequence[tree.Inline]) -> float:
    """Returns the length of a line of text; of one with an array in it nobody knows."""
    letters = 0.0
    for child in children:
        match child:
            case tree.Text(text) | tree.Code(text):
                letters += len(text)
            case tree.Maths(tex):
                letters += inf if r"\begin" in tex else length(tex)
            case tree.Strong(inner) | tree.Emphasis(inner) | tree.Link(_, inner):
                letters += _letters(inner)
    return letters
