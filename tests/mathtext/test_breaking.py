from __future__ import annotations

from textwrap import dedent

import pytest

from quizgen.mathtext import to_lines

BROKEN = {
    (r"z = Wx + b = 2 \cdot 3 + 1 = 6 + 1 = 7", 20): """
        z = Wx + b
          = 2 ⋅ 3 + 1
          = 6 + 1
          = 7
        """,
    (r"f(x) = x_1 + x_2 + x_3 + x_4 + x_5 + x_6", 24): """
        f(x) = x₁ + x₂ + x₃ + x₄
               + x₅ + x₆
        """,
    (r"\text{the mean of the batch} = a + b = 5", 30): """
        the mean of the batch
            = a + b
            = 5
        """,
    (r"x = 1, \quad y = 2, \quad z = 3", 16): """
        x = 1,  y = 2,
        z = 3
        """,
    (r"\{1, 2, 3, 4, 5, 6, 7, 8\}", 16): """
        {1, 2, 3, 4, 5,
            6, 7, 8}
        """,
    (r"\max\left(0, 1 + 2 + 3 + 4 + 5\right)", 16): """
        max(0, 1 + 2 + 3
            + 4 + 5)
        """,
    (r"\boxed{y = a + b + c = d}", 18): """
        ┌───────────────┐
        │ y = a + b + c │
        │   = d         │
        └───────────────┘
        """,
    (r"\begin{aligned} L &= a + b + c + d + e \\ &= f \end{aligned}", 16): """
        L = a + b + c
            + d + e
          = f
        """,
    (r"\begin{aligned} a &= b & c &= d \\ &= e, & & \end{aligned}", 10): """
        a = b
        c = d
          = e,
        """,
    (r"\begin{gathered} a = b = c \\ d \end{gathered}", 6): """
        a = b
          = c
        d
        """,
    (r"x = \frac{a}{b} + c = d", 10): """
             a
        x = ───
             b

            + c

          = d
        """,
}


@pytest.mark.parametrize(("formula", "width"), BROKEN)
def test_wide_formulas_break_where_a_reader_would(formula: str, width: int) -> None:
    box = to_lines(formula, width=width)
    assert str(box) == dedent(BROKEN[formula, width]).strip("\n").rstrip()
    assert box.width <= width


def test_what_fits_is_not_broken() -> None:
    formula = "a = b = c"
    assert to_lines(formula, width=9) == to_lines(formula)
    assert to_lines(formula, width=8) != to_lines(formula)


def test_a_matrix_is_not_broken() -> None:
    matrix = r"\begin{bmatrix} 100 & 200 & 300 \end{bmatrix}"
    assert to_lines(matrix, width=5) == to_lines(matrix)


def test_relations_inside_brackets_do_not_break() -> None:
    assert to_lines("p(x = 1) = q(y = 2)", width=14).rows == ("p(x = 1)      ", "    = q(y = 2)")


def test_every_piece_of_the_formula_is_kept() -> None:
    formula = r"f = a + b - \left(c \cdot d + e\right) + \sqrt{g} = \max(h, i, j) \quad \text{for } k \in K"
    whole = "".join(to_lines(formula).rows[0].split())
    for width in (0, 1, *range(4, 60, 5)):
        pieces = "".join("".join(row.split()) for row in to_lines(formula, width=width).rows)
        assert pieces == whole
