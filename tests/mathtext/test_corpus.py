from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from mathtext.corpus import FORMULAS
from mathtext.typst_page import compile_formulas
from quizgen.mathtext import symbols, to_line, to_lines, to_mathml, to_speech, to_typst
from quizgen.mathtext.box import display_width

MATHML = "{http://www.w3.org/1998/Math/MathML}"
ARITY = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}
MATHML_CORE = {
    "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle", "mphantom", "msqrt", "mtable", "mtr",
    "mtd", *ARITY,
}  # fmt: skip
TYPST_FUNCTIONS = {
    "accent", "bb", "binom", "bold", "bottom", "box", "cal", "cancel", "cases", "class", "display",
    "edge", "em", "frac", "frak", "hide", "inline", "italic", "limits", "lr", "mat", "math", "mid",
    "mono", "none", "op", "overbrace", "overline", "pt", "root", "sans", "script", "scripts", "set",
    "sqrt", "stretch", "text", "true", "underbrace", "underline", "upright",
}  # fmt: skip


def test_all_formulas_compile_in_one_accessible_typst_document_without_a_warning() -> None:
    assert compile_formulas(FORMULAS) == []


def test_every_symbol_and_every_letter_of_every_font_has_a_glyph_in_the_embedded_fonts() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    formulas = [rf"\{name} " for name in symbols.COMMANDS]
    formulas += [" ".join(rf"\{font}{{{letter}}}" for letter in letters) for font in symbols.FONTS]
    formulas += [rf"\bm{{\{name}}} \mathbf{{\{name}}}" for name in symbols.GREEK]
    formulas += [rf"\not {char}" for char in symbols.NEGATED if char not in "=<>"]
    assert compile_formulas(formulas) == []


@pytest.mark.parametrize("formula", FORMULAS)
def test_mathml_is_well_formed_core_with_every_element_complete(formula: str) -> None:
    root = ElementTree.fromstring(to_mathml(formula, block=True))  # noqa: S314 - our own output
    assert root.get("display") == "block"
    assert root.get("alttext") == to_speech(formula)
    assert len(root) == 1
    for element in root.iter():
        name = element.tag.removeprefix(MATHML)
        assert name in MATHML_CORE
        assert len(element) == ARITY.get(name, len(element))


@pytest.mark.parametrize("width", [None, 80, 40])
@pytest.mark.parametrize("formula", FORMULAS)
def test_boxes_are_rectangles_with_a_baseline_inside(formula: str, width: int | None) -> None:
    box = to_lines(formula, width=width)
    assert {display_width(row) for row in box.rows} == {box.width}
    assert 0 <= box.baseline < box.height
    assert not any("\n" in row for row in box.rows)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_writer_leaves_raw_tex(formula: str) -> None:
    drawn = "".join(re.sub("[\u0300-\u036f\u20d0-\u20ff]", "", row) for row in to_lines(formula).rows)
    for text in (to_line(formula), to_speech(formula), drawn, to_mathml(formula)):
        assert "\\" not in text
        assert "$" not in text or r"\$" in formula


@pytest.mark.parametrize("formula", FORMULAS)
def test_one_line_is_one_line(formula: str) -> None:
    line = to_line(formula)
    assert line == line.strip()
    assert line.isprintable()


@pytest.mark.parametrize("formula", FORMULAS)
def test_speech_is_words_without_stray_punctuation(formula: str) -> None:
    words = to_speech(formula)
    assert "  " not in words
    assert not re.search(r" [,;]|,,|[,;]$|^[,;]", words)


@pytest.mark.parametrize("formula", FORMULAS)
def test_typst_names_no_symbol(formula: str) -> None:
    words = set(re.findall(r"[A-Za-z]{2,}", re.sub(r'"[^"]*"|[a-z-]+:|\\.', " ", to_typst(formula))))
    assert words <= TYPST_FUNCTIONS
