from __future__ import annotations

from textwrap import dedent

import pytest

from quizgen.mathtext import to_lines

ONE_ROW = {
    "W^{(1)} x + b^{(1)}": "W⁽¹⁾x + b⁽¹⁾",
    r"A^\top B^T": "AᵀBᵀ",
    "x_{ij}^{2}": "xᵢⱼ²",
    "w_{t-1}": "wₜ₋₁",
    "e^{-x}": "e⁻ˣ",
    "f'(x) = f''(y)": "f′(x) = f″(y)",
    "w^*": "w*",
    r"{}^{T} A": "ᵀA",
    "-x + y - -z": "−x + y − −z",
    r"2 \cdot (-3) = -6": "2 ⋅ (−3) = −6",
    r"\hat{y}_k, \bar{x}, \tilde{h}": "ŷₖ, x̄, h̃",
    r"\overline{AB}": "A̅B̅",
    r"\mathbf{W}\mathbf{x} \in \mathbb{R}": "𝐖𝐱 ∈ ℝ",
    r"\sqrt{2}, \sqrt{d_k}, \sqrt{x + 1}, \sqrt[3]{x}": "√2, √dₖ, √(x + 1), ³√x",
    r"\log p + 2 \log q": "log p + 2 log q",
    r"\max(0, x)": "max(0, x)",
    r"\tfrac{1}{2} x": "½ x",
    r"\text{if } x > 0": "if x > 0",
    r"a\,b\quad c": "a b  c",
    r"p(x \mid y)": "p(x ∣ y)",
    r"\cancel{ab}": "a̸b̸",
    r"f(x)g(y)": "f(x)g(y)",
    r"\{x : x > 0\}": "{x : x > 0}",
    r"17 \bmod 5": "17 mod 5",
    "": "",
}

DRAWN = {
    r"A = \begin{bmatrix} 1 & -2.50 \\ 10 & 3 \end{bmatrix}": """
        A = ⎡ 1  −2.50⎤
            ⎣10   3   ⎦
        """,
    r"\begin{pmatrix} a \\ b \\ c \end{pmatrix}": """
        ⎛a⎞
        ⎜b⎟
        ⎝c⎠
        """,
    r"\left[\begin{array}{c|c} 1 & 2 \\ \hline 3 & 4 \end{array}\right]": """
        ⎡1 │ 2⎤
        ⎢──┼──⎥
        ⎣3 │ 4⎦
        """,
    r"\frac{a + b}{c} = -\frac{3}{4}": """
         a + b       3
        ─────── = − ───
           c         4
        """,
    r"\begin{bmatrix} \frac{1}{2} & 0 \\ 0 & 1 \end{bmatrix}": """
        ⎡ 1    ⎤
        ⎢───  0⎥
        ⎢ 2    ⎥
        ⎢      ⎥
        ⎣ 0   1⎦
        """,
    r"\sum_{i=1}^{n} x_i": """
         n
         ∑  xᵢ
        i=1
        """,
    r"\left(\frac{a}{b}\right)^2": """
        ⎛ a ⎞²
        ⎜───⎟
        ⎝ b ⎠
        """,
    r"x_{\text{new}}^{2}": """
         2
        x
         new
        """,
    r"\sqrt{\frac{a}{b}}": """
         ┌───
         │ a
         │───
        ╲│ b
        """,
    r"\sqrt[m]{\frac{a}{b}} + \sqrt[\frac{p}{q}]{x}": """
          ┌───
          │ a    p/q ┌─
        m │─── +    ╲│x
         ╲│ b
        """,
    r"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}": """
        ⎰ x   if x > 0
        ⎱ 0   otherwise
        """,
    r"\begin{cases} 1 & a \\ 2 & b \\ 3 & c \\ 4 & d \end{cases}": """
        ⎧ 1   a
        ⎪ 2   b
        ⎨ 3   c
        ⎩ 4   d
        """,
    r"\begin{aligned} z &= Wx + b \\ &= 2 \cdot 3 \\ &= 6 \end{aligned}": """
        z = Wx + b
          = 2 ⋅ 3
          = 6
        """,
    r"\underbrace{Wx}_{\text{linear}} + b": """
         Wx    + b
         ╰┬╯
        linear
        """,
    r"A \xrightarrow{f} B": """
           f
        A ──→ B
        """,
    r"\boxed{x = 1}": """
        ┌───────┐
        │ x = 1 │
        └───────┘
        """,
    r"\left.\frac{a}{b}\right|_{x=0}": """
         a │
        ───│
         b │ₓ₌₀
        """,
    r"P\left(A \,\middle|\, \frac{B}{C}\right)": """
         ⎛  │  B ⎞
        P⎜A │ ───⎟
         ⎝  │  C ⎠
        """,
    r"\widehat{ab} + \overline{a + b}": """
        ^    _____
        ab + a + b
        """,
    r"\operatorname*{arg\,max}_k p_k": """
        arg max pₖ
           k
        """,
}


@pytest.mark.parametrize(("formula", "row"), ONE_ROW.items())
def test_what_unicode_can_say_stays_on_one_row(formula: str, row: str) -> None:
    assert to_lines(formula).rows == (row,)


@pytest.mark.parametrize(("formula", "drawing"), DRAWN.items())
def test_tall_formulas_are_drawn(formula: str, drawing: str) -> None:
    assert str(to_lines(formula)) == dedent(drawing).strip("\n").rstrip()


@pytest.mark.parametrize(
    ("formula", "baseline"),
    [("x", 0), (r"\frac{a}{b}", 1), (r"x^{\frac{a}{b}}", 1), (r"\sum_i^n x", 1), (r"\boxed{x}", 1)],
)
def test_the_baseline_is_level_with_the_text_around(formula: str, baseline: int) -> None:
    assert to_lines(formula).baseline == baseline


def test_marks_and_wide_characters_count_as_a_terminal_counts_them() -> None:
    assert to_lines(r"\hat{W}").width == 1
    assert to_lines(r"\text{日本}").width == 4
    assert to_lines(r"\boxed{\text{日本}}").rows[0] == "┌──────┐"
