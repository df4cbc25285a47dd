from __future__ import annotations

import pytest

from mathtext.typst_page import compile_formulas
from quizgen.mathtext import to_typst

SOURCE = {
    "xy": "x y",
    "2x": "2 x",
    "-3": "− 3",
    r"a \odot b": "a ⊙ b",
    "(a, b)": r"\( a \, b \)",
    "a/b": r'a class("normal", \/) b',
    r"\mathrm{KL}x": '"KL"x',
    r"x\mathbf{ab}": 'x#math.bold("ab")',
    r"\text{if } x": '"if "x',
    r"\text{say #panic()}": '"say #panic()"',
    r"\frac{a}{b}": "frac(a, b)",
    r"\frac{}{b}": 'frac("", b)',
    "x_1^{(2)}": r"x_(1)^(\( 2 \))",
    "f''": "f''",
    r"\hat{y}": r'accent(y, #"\u{302}", size: #60%)',
    r"\left(x\right]": r"lr(\( x \])",
    r"\sum\nolimits_i": "scripts(∑)_(i)",
    r"\begin{aligned} a &= b \\ &= c \end{aligned}.": r"a & = b \  & = c\.",
    r"\begin{bmatrix} 1 \end{bmatrix}": 'display(mat(delim: "[", 1 ))',
    r"x^{\begin{bmatrix} 1 \end{bmatrix}}": 'x^(mat(delim: "[", 1 ))',
    r"p : q": r'p class("relation", \:) q',
}


@pytest.mark.parametrize(("formula", "source"), SOURCE.items())
def test_formulas_become_typst_source(formula: str, source: str) -> None:
    assert to_typst(formula) == source


@pytest.mark.parametrize("char", r"""()[]|/<>:;,.!?'*+-=~"@`#$%&_\{}^""")
def test_no_character_of_a_text_is_code(char: str) -> None:
    escaped = "\\" + char if char in "#$%&_{}" else char
    if char not in "\\^":
        assert compile_formulas([rf"\text{{a{escaped}{escaped}b}}", rf"x_{{\text{{{escaped}}}}}"]) == []


def test_neighbours_never_become_a_shorthand_or_a_name() -> None:
    assert (
        compile_formulas(["a >= b => c <= d := e != f -> g ... h || i", "pi alpha sum dif sqrt oo", "x.y.z"])
        == []
    )
    assert ">=" not in to_typst("a >= b")
    assert "pi" not in to_typst("pi")
