from __future__ import annotations

from xml.etree import ElementTree

import pytest

from quizgen.mathtext import to_mathml

MARKUP = {
    "x": "<mi>x</mi>",
    r"\Sigma": '<mi mathvariant="normal">Σ</mi>',
    r"\mathbf{W}": "<mi>𝐖</mi>",
    r"\mathrm{KL}": "<mi>KL</mi>",
    r"\mathrm{d}": '<mi mathvariant="normal">d</mi>',
    r"\mathbf{12}": "<mn>𝟏𝟐</mn>",
    r"\overline{x}": '<mrow style="border-top:0.06em solid;padding-top:0.1em"><mi>x</mi></mrow>',
    "-3": '<mrow><mo form="prefix">−</mo><mn>3</mn></mrow>',
    "a - b": '<mrow><mi>a</mi><mo form="infix">−</mo><mi>b</mi></mrow>',
    "x_1^2": "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>",
    r"\frac{a}{b}": "<mfrac><mi>a</mi><mi>b</mi></mfrac>",
    r"\sqrt[3]{x}": "<mroot><mi>x</mi><mn>3</mn></mroot>",
    r"\sum_i": '<munder><mo movablelimits="true">∑</mo><mi>i</mi></munder>',
    r"\sum\limits_i": '<munder><mo movablelimits="false">∑</mo><mi>i</mi></munder>',
    r"\max\limits_i": (
        '<munder><mo form="prefix" lspace="0" rspace="0" movablelimits="false">max</mo><mi>i</mi></munder>'
    ),
    r"\sum\nolimits_i": '<msub><mo movablelimits="true">∑</mo><mi>i</mi></msub>',
    r"\int_0^1": '<msubsup><mo movablelimits="false">∫</mo><mn>0</mn><mn>1</mn></msubsup>',
    r"\text{ if }": "<mtext>\u00a0if\u00a0</mtext>",
    r"\frac{}{}": "<mfrac><mrow></mrow><mrow></mrow></mfrac>",
}


@pytest.mark.parametrize(("formula", "markup"), MARKUP.items())
def test_formulas_become_core_elements(formula: str, markup: str) -> None:
    body = to_mathml(formula).partition(">")[2].removesuffix("</math>")
    assert body == markup


def test_text_from_outside_is_never_markup() -> None:
    markup = to_mathml(r'\text{<b title="x">\&amp;} < 1')
    assert "<b" not in markup
    assert "&lt;b\u00a0title=&quot;x&quot;&gt;&amp;amp;" in markup


def test_the_alternative_text_cannot_leave_its_attribute() -> None:
    root = ElementTree.fromstring(to_mathml(r'\text{" onload="x} < 1'))  # noqa: S314 - our own output
    assert root.get("alttext") == '" onload="x is less than 1'
    assert root.get("onload") is None


def test_only_fences_around_something_tall_grow() -> None:
    assert 'stretchy="true"' not in to_mathml(r"\left(x_1 + (y)\right)")
    assert to_mathml(r"\left(\frac{a}{b}\right)").count('stretchy="true"') == 2
    assert to_mathml(r"\left(\sum x\right)").count('stretchy="true"') == 2


def test_a_block_is_marked_as_such() -> None:
    assert 'display="block"' in to_mathml("x", block=True)
    assert "display=" not in to_mathml("x")


def test_function_names_keep_their_distance_from_operands_only() -> None:
    assert '<mspace width="0.1667em"/><mi>p</mi>' in to_mathml(r"\log p")
    assert "mspace" not in to_mathml(r"\log(p)")


def test_aligned_equations_are_a_table_in_display_size() -> None:
    markup = to_mathml(r"\begin{aligned} a &= b \\ &= c \end{aligned}", block=True)
    assert markup.count("<mtr>") == 2
    assert '<mtable displaystyle="true">' in markup
    assert "text-align:right" in markup
    assert "text-align:left" in markup


def test_rules_of_arrays_are_borders() -> None:
    markup = to_mathml(r"\begin{array}{c|c} 1 & 2 \\ \hline 3 & 4 \end{array}")
    assert markup.count("border-left") == 2
    assert markup.count("border-top") == 2
