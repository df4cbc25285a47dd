"""Equations are written as a book writes them: brackets where they are needed, and only there."""

import numpy as np
import pytest

from quizgen.equations import Entries, Quantity, evaluate, formula, quantities_in
from quizgen.equations.writing import subscripted
from quizgen.exact import exact
from quizgen.trace import Trace
from quizgen.vocabulary.elementary import exp, log, sqrt, square

VALUES = {
    "a": -2.0,
    "b": 0.5,
    "x": np.array([1.0, -2.0]),
    "W": np.array([[1.0, 2.0], [-3.0, 0.0]]),
    "s": 6.2e-5,
    "q": 1 / 3,
}
TEXTS = {"s": r"6.2 \cdot 10^{-5}", "q": r"\frac{1}{3}"}
a, b, x, W, s, q = (Quantity(name, name, None, name, ndim=np.ndim(value)) for name, value in VALUES.items())


def in_symbols(e) -> str:
    return formula(e, lambda leaf: leaf.tex if isinstance(leaf, Quantity) else str(leaf))


def entry(e, *index: int) -> str:
    def leaf(e, index):
        if not isinstance(e, Quantity):
            return str(e)
        return TEXTS.get(e.name) or f"{np.asarray(VALUES[e.name])[index]:g}"

    return Entries(VALUES, leaf).text(e, index)


@pytest.mark.parametrize(
    ("equation", "written"),
    [
        (a + b - a, "a + b - a"),
        (a - (b - a), "a - (b - a)"),
        (a - (b + a), "a - (b + a)"),
        (a * b + a, r"a \cdot b + a"),
        (a * (b + a), r"a \cdot (b + a)"),
        (-(a + b), "-(a + b)"),
        (-a * b, r"(-a) \cdot b"),
        (a + -b, "a + (-b)"),
        ((a + b) ** 2, "(a + b)^{2}"),
        (a**2 * b, r"a^{2} \cdot b"),
        (square(-a), "(-a)^2"),
        ((a + b) / (a - b), r"\frac{a + b}{a - b}"),
        (square(a / b), r"\left(\frac{a}{b}\right)^2"),
        (sqrt(a + b), r"\sqrt{a + b}"),
        (exp(-a), "e^{-a}"),
        (x * x, r"x \odot x"),
        (W @ (x + x), "W (x + x)"),
        (W.T @ x, r"W^\top x"),
        ((W @ W).T, r"(W W)^\top"),
        (3 * a, r"3 \cdot a"),
        (x[1] * a, r"x_{2} \cdot a"),
        ((x[1] - 1) * x[0], r"(x_{2} - 1) \cdot x_{1}"),
        (W[0, 1], "W_{12}"),
        (W @ (x * x), r"W (x \odot x)"),
        (W @ W * W, r"W W \odot W"),
        (log(a + b), r"\ln(a + b)"),
        (log(x[0]), r"\ln(x_{1})"),
        (log(a / b), r"\ln\left(\frac{a}{b}\right)"),
    ],
)
def test_symbols_get_the_brackets_they_need(equation, written):
    assert in_symbols(equation) == written


@pytest.mark.parametrize(
    ("equation", "index", "written"),
    [
        (a * b, (), r"(-2) \cdot 0.5"),
        (b + a, (), "0.5 + (-2)"),
        (a + b, (), "-2 + 0.5"),
        (b - a, (), "0.5 - (-2)"),
        (-a, (), "-(-2)"),
        (a**2, (), "(-2)^{2}"),
        (b / a, (), r"\frac{0.5}{-2}"),
        (W @ x, (1,), r"(-3) \cdot 1 + 0 \cdot (-2)"),
        (W.T @ x, (1,), r"2 \cdot 1 + 0 \cdot (-2)"),
        (x @ x, (), r"1 \cdot 1 + (-2) \cdot (-2)"),
        (b * (W @ x), (0,), r"0.5 \cdot (1 \cdot 1 + 2 \cdot (-2))"),
        (W @ x - x, (0,), r"1 \cdot 1 + 2 \cdot (-2) - 1"),
        (x - W @ x, (0,), r"1 - (1 \cdot 1 + 2 \cdot (-2))"),
        (x + a, (1,), "-2 + (-2)"),
        (W * x, (1, 0), r"(-3) \cdot 1"),
        (W[1] * x, (0,), r"(-3) \cdot 1"),
        (square(s), (), r"(6.2 \cdot 10^{-5})^2"),
        (a * s, (), r"(-2) \cdot 6.2 \cdot 10^{-5}"),
        (square(q), (), r"\left(\frac{1}{3}\right)^2"),
        (a * q, (), r"(-2) \cdot \frac{1}{3}"),
        (log(b), (), r"\ln(0.5)"),
        (log(q), (), r"\ln\left(\frac{1}{3}\right)"),
        (log(x @ x), (), r"\ln(1 \cdot 1 + (-2) \cdot (-2))"),
    ],
)
def test_numbers_get_the_brackets_they_need(equation, index, written):
    assert entry(equation, *index) == written


@pytest.mark.parametrize(
    ("symbol", "index", "written"),
    [
        ("x", 0, "x_{1}"),
        ("W", (0, 1), "W_{12}"),
        ("W", (0, 10), "W_{1,11}"),
        ("z^{(2)}", 1, "z_{2}^{(2)}"),
        ("h_{3}", 0, "h_{3,1}"),
        (r"\delta", 1, r"\delta_{2}"),
        (r"\frac{\partial L}{\partial W}", (0, 1), r"\left(\frac{\partial L}{\partial W}\right)_{12}"),
    ],
)
def test_an_entry_is_counted_from_one(symbol, index, written):
    assert subscripted(symbol, index) == written


def test_arithmetic_with_numbers_and_arrays_on_the_left_builds_equations():
    assert evaluate(1 - a, VALUES) == 3
    assert evaluate(2 / b, VALUES) == 4
    assert evaluate(np.array([[1.0, 1.0]]) @ x, VALUES).tolist() == [-1.0]
    assert evaluate(np.array([1.0, 2.0]) + x, VALUES).tolist() == [2.0, 0.0]


def test_the_quantities_of_an_equation_come_from_left_to_right():
    assert [quantity.name for quantity in quantities_in(W @ x[0] + a * (b - a))] == ["W", "x", "a", "b", "a"]


def test_an_equation_cannot_be_iterated_by_accident():
    with pytest.raises(TypeError, match="no known length"):
        list(x)


def test_a_function_of_numbers_computes_at_once():
    assert square(3) == 9
    assert Trace().step("y", square(3)).equation == 9


def test_a_family_that_counts_from_zero_has_its_entries_numbered_so():
    t = Trace()
    t.first_entry = 0
    assert in_symbols(t.given("p", exact(["1", "2"]))[1]) == "p_{1}"
    assert in_symbols(x[1]) == "x_{2}"


def test_the_zero_that_sum_begins_with_is_not_written():
    x, y = Quantity("x", "x", None, "x"), Quantity("y", "y", None, "y")
    assert in_symbols(sum([x, y])) == in_symbols(x + y) == "x + y"
    assert in_symbols(0.0 + x) != "x"
