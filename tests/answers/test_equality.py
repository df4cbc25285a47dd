"""Two formulas are equal exactly if they mean the same."""

import pytest

from quizgen.answers import Equality, Expression, equal
from quizgen.answers.expression import parse
from quizgen.answers.tree import symbols_in

_SAME = [
    ("a^2 - b^2", "(a-b)(a+b)"),
    ("sigmoid(x)", "1/(1+exp(-x))"),
    ("sigmoid(x)*(1-sigmoid(x))", "exp(-x)/(1+exp(-x))^2"),
    ("tanh(x)", "2*sigmoid(2*x)-1"),
    ("1-tanh(x)^2", "1/cosh(x)^2"),
    ("relu(x)", "max(0, x)"),
    ("relu(x)", "(x+|x|)/2"),
    ("softplus(x)", "ln(1+e^x)"),
    ("log2(x)", "ln(x)/ln(2)"),
    ("sqrt(x^2)", "|x|"),
    ("a/(a+b)", "1 - b/(a+b)"),
    ("2*x", "x+x"),
    ("(x+1)^3", "x^3+3x^2+3x+1"),
    ("(x-y)^4/(2+2)", "0.25*(x^4 - 4x^3*y + 6x^2*y^2 - 4x*y^3 + y^4)"),
    ("n!/(n-1)!", "n"),
    ("sin(x)^2+cos(x)^2", "1"),
    ("sqrt(2)*sqrt(3)", "sqrt(6)"),
    ("0.1+0.2", "3/10"),
    ("ln(6)", "ln(2)+ln(3)"),
    ("inf", "2*inf"),
]
_DIFFERENT = [
    ("relu(x)", "x"),
    ("sqrt(x^2)", "x"),
    ("|x|", "-x"),
    ("tanh(x)", "sigmoid(x)"),
    ("1-tanh(x)", "1-tanh(x)^2"),
    ("x", "x*(1+10^(-9))"),
    ("x", "x+10^(-20)"),
    ("(x+1)^8", "x^8+8x^7+28x^6+56x^5+70x^4+56x^3+28x^2+8x+2"),
    ("exp(x)", "1+x+x^2/2+x^3/6+x^4/24"),
    ("floor(x)", "ceil(x)-1"),
    ("floor(x)", "x"),
    ("sign(x)", "1"),
    ("a*b", "a+b"),
    ("x", "y"),
    ("1/3", "0.333333333333333333"),
    ("sqrt(2)", "1.4142135623730950488"),
    ("inf", "-inf"),
]


def _formula(text: str) -> object:
    return parse(text, None)


@pytest.mark.parametrize(("first", "second"), _SAME)
def test_the_same_function_in_two_forms_is_equal(first: str, second: str) -> None:
    assert equal(parse(first, None), parse(second, None)) in (Equality.SAME, Equality.SAME_WHERE_DEFINED)


@pytest.mark.parametrize(("first", "second"), _DIFFERENT)
def test_different_functions_are_told_apart_by_every_seed(first: str, second: str) -> None:
    for seed in range(10):
        assert equal(parse(first, None), parse(second, None), seed=str(seed)) is Equality.DIFFERENT


def test_formulas_that_differ_only_in_where_they_are_defined_are_reported_as_such() -> None:
    first, second = parse("ln(x^2)", "x"), parse("2*ln(x)", "x")
    assert equal(first, second) is Equality.SAME_WHERE_DEFINED
    comparison = Expression(("x",)).compare(Expression(("x",)).read("2 ln(x)"), "ln(x^2)")
    assert comparison.correct
    assert comparison.note == "same wherever both are defined"


def test_formulas_without_a_common_point_are_not_equal() -> None:
    assert equal(parse("sqrt(-1-x^2)", "x"), parse("x", "x")) is Equality.UNDECIDED
    assert equal(parse("x/(1-1)", "x"), parse("2*x/(1-1)", "x")) is Equality.UNDECIDED
    assert not Equality.UNDECIDED.holds


def test_a_domain_decides_where_formulas_are_compared() -> None:
    first, second = parse("|x|", "x"), parse("x", "x")
    assert equal(first, second, domains={"x": (0, 1)}) is Equality.SAME
    assert equal(first, second, domains={"x": (-1, 1)}) is Equality.DIFFERENT
    alternating, cosine = parse("(-1)^n", "n"), parse("cos(n*pi)", "n")
    assert equal(alternating, cosine, domains={"n": "integer"}) is Equality.SAME


def test_the_seed_fixes_the_points() -> None:
    first, second = parse("ln(x^2)", "x"), parse("2*ln(x)", "x")
    assert [equal(first, second, seed="a") for _ in range(3)] == [Equality.SAME_WHERE_DEFINED] * 3


def test_the_variables_of_a_formula_are_sorted() -> None:
    assert symbols_in(parse("b*a + b", None)) == ("a", "b")
