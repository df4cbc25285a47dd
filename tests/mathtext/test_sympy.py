"""Whatever SymPy prints as LaTeX for the mathematics of this project can be read."""

from __future__ import annotations

import pytest
import sympy as sp

from mathtext.typst_page import compile_formulas
from quizgen.mathtext import to_line, to_lines, to_mathml, to_speech

x, y, w, n, k = sp.symbols("x y w_1 n k")
f = sp.Function("f")
A = sp.MatrixSymbol("A", 2, 2)

PRINTED = {
    sp.Rational(-7, 3): "−7/3",
    sp.Float("1e-7") + x: "x + 1.0 ⋅ 10^(−7)",
    sp.Symbol(r"W^{(1)}_{ij}") * sp.Symbol(r"\hat{y}"): "W_(ij)^(1) hat(y)",
    1 / (1 + sp.exp(-x)): "1/(1 + e^(−x))",
    sp.tanh(w * x) ** 2: "tanh^2 (w_1 x)",
    sp.sqrt(x) + sp.cbrt(y): "sqrt(x) + root(3, y)",
    sp.ImmutableMatrix([[1, sp.Rational(-3, 4)], [x**2, 0]]): "[1 −3/4; x^2 0]",
    sp.ImmutableMatrix(1, 11, range(11)): "[0 1 2 3 4 5 6 7 8 9 10]",
    sp.Piecewise((x, x > 0), (0, True)): "cases(x, for x > 0; 0, otherwise)",
    sp.Sum(x**2, (x, 1, 10)): "sum_(x=1)^10 x^2",
    sp.Product(x, (x, 1, n)): "prod_(x=1)^n x",
    sp.Integral(sp.exp(-x), (x, 0, sp.oo)): "int_0^∞ e^(−x) d x",
    sp.Derivative(f(x), x): "(d/(d x)) f(x)",
    sp.Derivative(f(x, y), x): "(∂/∂x) f(x, y)",
    sp.Subs(sp.Derivative(f(x), x), x, 0): "((d/(d x)) f(x))|_(x=0)",
    sp.Limit(sp.sin(x) / x, x, 0): "lim_(x→0^+) (sin(x)/x)",
    sp.Abs(x - y): "|x − y|",
    sp.Max(0, x): "max(0, x)",
    sp.Heaviside(x): "θ(x)",
    sp.Eq(y, w * x): "y = w_1 x",
    sp.Ne(x, y): "x ≠ y",
    sp.Le(x, 3): "x ≤ 3",
    sp.And(x > 0, sp.Not(sp.Symbol("p"))): "¬p ∧ x > 0",
    A.T * A.I: "A^T A^(−1)",
    sp.HadamardProduct(A, A): "A ∘ A",
    sp.kronecker_product(A, A): "A ⊗ A",
    sp.Trace(A): "tr(A)",
    sp.Determinant(A): "|A|",
    sp.Identity(2): "𝕀",
    A[0, 1]: "A_(0,1)",
    sp.FiniteSet(1, 2): "{1, 2}",
    sp.Interval(0, 1, True): "(0, 1]",
    sp.ConditionSet(x, sp.Eq(x**2, 2), sp.S.Reals): "{x | x ∈ ℝ ∧ x^2 = 2}",
    sp.Union(sp.Interval(0, 1), sp.FiniteSet(3)): "[0, 1] ∪ {3}",
    sp.binomial(n, k): "binom(n, k)",
    sp.factorial(n): "n!",
    sp.gamma(x) + sp.erf(x): "erf(x) + Γ(x)",
    sp.floor(x / 2) + sp.ceiling(y): "⌈y⌉ + ⌊x/2⌋",
    sp.Mod(x, 3): "x mod 3",
    sp.log(x, 2): "log(x)/log(2)",
    sp.conjugate(x): "bar(x)",
    sp.Order(x): "O(x)",
    sp.KroneckerDelta(n, k): "δ_(kn)",
    sp.S.Reals: "ℝ",
    sp.zoo: "tilde(∞)",
    sp.true: "True",
    (x, sp.Rational(1, 2)): "(x, 1/2)",
}


@pytest.mark.parametrize(("value", "line"), PRINTED.items(), ids=str)
def test_what_sympy_prints_is_read_with_its_meaning(value: object, line: str) -> None:
    assert to_line(sp.latex(value)) == line


def test_what_sympy_prints_is_written_by_all_writers() -> None:
    printed = [sp.latex(value) for value in PRINTED]
    assert compile_formulas(printed) == []
    for formula in printed:
        to_mathml(formula)
        to_speech(formula)
        to_lines(formula, width=40)
