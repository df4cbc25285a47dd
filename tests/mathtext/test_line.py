from __future__ import annotations

import pytest

from quizgen.mathtext import to_line

TABLE = {
    "fractions keep their parts together": {
        r"\frac{a}{b}": "a/b",
        r"\frac{a + b}{c}": "(a + b)/c",
        r"\frac{a}{b + c}": "a/(b + c)",
        r"\frac{a}{bc}": "a/(b c)",
        r"\frac{1}{2} x": "(1/2) x",
        r"x \cdot \frac{1}{2}": "x ⋅ (1/2)",
        r"\frac{1}{2} + x": "1/2 + x",
        r"-\frac{3}{4}": "−3/4",
        r"\frac{\frac{a}{b}}{c}": "(a/b)/c",
        r"\frac{\partial L}{\partial w_{ij}}": "∂L/∂w_(ij)",
        r"\left(\frac{a}{b}\right)^2": "(a/b)^2",
        r"{\frac{a}{b}}^2": "(a/b)^2",
        r"\frac{f(x)}{g(x)}": "f(x)/g(x)",
        r"\frac{(a)(b)}{c}": "((a)(b))/c",
        r"(a)\frac{1}{2}": "(a) (1/2)",
        r"\frac{n!}{k!(n-k)!}": "n!/(k!(n − k)!)",
        r"\sum_i \frac{1}{n}": "sum_i (1/n)",
        r"2 \boxed{a + b}": "2 (a + b)",
    },
    "scripts end where they end": {
        "x_1": "x_1",
        "x_{12}": "x_12",
        "x_{ij}": "x_(ij)",
        "x_{i,j}": "x_(i,j)",
        "x_{t-1}^{(i)}": "x_(t−1)^(i)",
        "W^{(1)}": "W^(1)",
        "W^{(t+1)}": "W^((t+1))",
        "W^{t+1}": "W^(t+1)",
        r"W^{\left(1\right)}": "W^(1)",
        r"W^{\left(t+1\right)}": "W^((t+1))",
        "a^{[l]}": "a^[l]",
        "x^{y^z}": "x^(y^z)",
        "{x^y}^z": "(x^y)^z",
        "{x_1}^2": "(x_1)^2",
        "x_1^2": "x_1^2",
        r"e^{-x}": "e^(−x)",
        r"x_{\text{new}}": "x_new",
        r"x_{\text{old value}}": "x_(old value)",
        "f'(x)": "f′(x)",
        "f''": "f″",
        "{}^T A": "^T A",
        r"\sum_{i=1}^{n} x_i": "sum_(i=1)^n x_i",
        r"\max_j x_j": "max_j x_j",
        r"\max_j (x)": "max_j (x)",
        "x^2(a+b)": "x^2 (a + b)",
        "f_i(x)": "f_i(x)",
    },
    "signs are real and close to their operand": {
        "a - b": "a − b",
        "-x": "−x",
        "a = -b": "a = −b",
        "2 - -3": "2 − −3",
        "(-c)": "(−c)",
        r"3 \cdot (-1)": "3 ⋅ (−1)",
        r"-\log p": "−log p",
        r"\text{and } -x": "and −x",
        r"\text{gain} - x": "gain − x",
        "[-1, +2]": "[−1, +2]",
        "|-x|": "|−x|",
    },
    "factors stand apart unless they read as one": {
        "Wx": "W x",
        "2x": "2x",
        "2x_1": "2x_1",
        "x2": "x 2",
        r"2\mathrm{KL}": "2 KL",
        r"\mathrm{ReLU}(x)": "ReLU(x)",
        r"\log p": "log p",
        r"p \log q": "p log q",
        r"f\left(x\right)": "f(x)",
        r"A \begin{bmatrix} 1 \end{bmatrix}": "A [1]",
        r"1{,}000": "1,000",
        r"50\%": "50%",
        "a/b": "a/b",
        r"|x||y|": "|x| |y|",
        "P(x|y)": "P(x|y)",
        "P(A|B)P(B|C)": "P(A|B) P(B|C)",
        r"\text{``yes'' -- no}": "“yes” – no",
        r"p(x \mid y)": "p(x | y)",
    },
    "tables go row by row": {
        r"\begin{bmatrix} 1 & -2 \\ 3 & 4 \end{bmatrix}": "[1 −2; 3 4]",
        r"\begin{bmatrix} a + b & 1 \\ 0 & c \end{bmatrix}": "[a + b, 1; 0, c]",
        r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}": "(1; 2)",
        r"\begin{matrix} 1 & 2 \end{matrix}": "[1 2]",
        r"\left[\begin{matrix} 1 & 2 \end{matrix}\right]": "[1 2]",
        r"\left(\begin{array}{c|c} 1 & 2 \end{array}\right)": "(1 | 2)",
        r"\begin{bmatrix} 1 & \\ & 2 \end{bmatrix}": "[1 _; _ 2]",
        r"\begin{bmatrix} 1 \\[2pt] 2 \\ \end{bmatrix}": "[1; 2]",
        r"\begin{aligned} a &= b \\ &+ c \end{aligned}": "a = b + c",
        r"\begin{alignedat}{2} a &= b \\ c &= d \end{alignedat}": "a = b; c = d",
        r"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{else} \end{cases}": "cases(x, if x > 0; 0, else)",
        r"\begin{aligned} z &= Wx \\ &= 7 \end{aligned}": "z = W x = 7",
        r"\begin{aligned} a &= 1, & b &= 2 \\ c &= 3 \end{aligned}": "a = 1, b = 2; c = 3",
    },
    "marks and frames are named": {
        r"\sqrt{2}": "sqrt(2)",
        r"\sqrt[3]{x+1}": "root(3, x + 1)",
        r"\hat{y}_k": "hat(y)_k",
        r"\binom{n}{k}": "binom(n, k)",
        r"\boxed{x = 42}": "x = 42",
        r"\cancel{2}": "cancel(2)",
        r"\underbrace{Wx}_{\text{linear}}": "underbrace(W x, linear)",
        r"x \overset{\text{def}}{=} y": "x =[def] y",
        r"A \xrightarrow{f} B": "A →[f] B",
        r"A \xrightarrow{} B": "A → B",
        r"\left.f\right|_{x=0}": "f|_(x=0)",
        r"\lVert w \rVert_2^2": "‖w‖_2^2",
        r"a + \phantom{b} + c": "a + + c",
        r"\mathbf{w} \in \mathbb{R}^n": "w ∈ ℝ^n",
    },
}


@pytest.mark.parametrize(
    ("formula", "line"), [(formula, line) for part in TABLE.values() for formula, line in part.items()]
)
def test_one_line_says_exactly_what_the_formula_says(formula: str, line: str) -> None:
    assert to_line(formula) == line


def test_different_formulas_in_the_table_have_different_lines() -> None:
    by_line: dict[str, set[str]] = {}
    for part in TABLE.values():
        for formula, line in part.items():
            by_line.setdefault(line, set()).add(formula)
    same_meaning = {"W^(1)", "W^((t+1))", "a/b", "(a/b)^2", "f(x)", "[1 2]", "x_1"}
    assert {line for line, formulas in by_line.items() if len(formulas) > 1} <= same_meaning
