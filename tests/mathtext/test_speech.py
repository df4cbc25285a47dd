from __future__ import annotations

import pytest

from quizgen.mathtext import to_speech

SPOKEN = {
    r"\frac{a}{b}": "the fraction with numerator a and denominator b",
    r"\frac{3}{4}": "3 over 4",
    r"\frac{a}{b + c} d": "the fraction with numerator a and denominator b plus c, end fraction, d",
    r"\begin{bmatrix} 1 & 0 \\ -3 & 4 \end{bmatrix}": (
        "2 by 2 matrix, row 1: 1, 0; row 2: minus 3, 4; end matrix"
    ),
    r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}": "column vector with entries 1, 2, end vector",
    r"\begin{bmatrix} 1 & 2 \end{bmatrix}": "row vector with entries 1, 2, end vector",
    r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}": (
        "the determinant of the 2 by 2 matrix, row 1: a, b; row 2: c, d; end matrix"
    ),
    "W^{(1)}": "W superscript (1)",
    "x^2 + y^3": "x squared plus y cubed",
    r"A^\top": "A transpose",
    "w^*": "w star",
    "f'(x)": "f prime (x)",
    "f''(x)": "f double prime (x)",
    "e^{-x} + 1": "e to the power minus x plus 1",
    "x^{n + 1} y": "x to the power n plus 1, end power, y",
    "x_{t-1} + 1": "x sub t minus 1, end sub, plus 1",
    "x_i": "x sub i",
    r"\sum_{i=1}^{n} x_i": "the sum from i equals 1 to n of x sub i",
    r"\sum_x p": "the sum over x of p",
    r"\int_0^1 f": "the integral from 0 to 1 of f",
    r"\lim_{x \to 0} f": "the limit as x approaches 0 of f",
    r"\operatorname*{arg\,max}_k p_k": "arg max over k of p sub k",
    r"\nabla_\theta J": "the gradient with respect to theta of J",
    r"\nabla L": "the gradient of L",
    r"\sqrt{2}": "the square root of 2",
    r"\sqrt[3]{x + 1}": "the cube root of x plus 1, end root",
    r"\hat{y}": "y hat",
    r"\vec{v}": "vector v",
    r"\overline{a + b}": "a plus b, with a bar over all",
    r"\mathbf{w} \in \mathbb{R}": "bold w in the reals",
    r"\mathcal{L}(\Theta)": "script L (capital Theta)",
    r"|x| + 1": "the magnitude of x, end magnitude, plus 1",
    r"\left\lVert w \right\rVert": "the norm of w",
    r"\left\lfloor \frac{n}{2} \right\rfloor": (
        "the floor of the fraction with numerator n and denominator 2, end floor"
    ),
    r"P(A|B)": "P (A given B)",
    r"|f(x)|": "the magnitude of f (x), end magnitude",
    r"\left.f\right|_{x=0}": "f, evaluated at x equals 0",
    r"f\bigg|_{x=0}": "f, evaluated at x equals 0",
    r"\begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}": (
        "cases: 1, if x is greater than 0; 0, otherwise; end cases"
    ),
    r"\begin{aligned} z &= 1 \\ &= 2 \end{aligned}": "z equals 1; equals 2",
    r"\boxed{x = 42}": "boxed: x equals 42, end box",
    r"\underbrace{Wx}_{\text{linear}} + b": "W x, labelled linear, plus b",
    r"h_t = o_t \odot c_t": "h sub t equals o sub t elementwise times c sub t",
    r"a \leftarrow b": "a becomes b",
    r"A \xrightarrow{f} B": "A arrow, labelled f, to B",
    r"(\frac{a}{b + c})": "(the fraction with numerator a and denominator b plus c, end fraction)",
    r"x + .25": "x plus .25",
    "-5": "minus 5",
}


@pytest.mark.parametrize(("formula", "words"), SPOKEN.items())
def test_formulas_are_spoken_in_english(formula: str, words: str) -> None:
    assert to_speech(formula) == words
