"""A step in letters is what it is in numbers, written as one would tidy it by hand."""

import re

import pytest

from quizgen.equations import Quantity
from quizgen.equations.letters import Letters, in_letters
from quizgen.exercise import generate
from quizgen.stress.arithmetic import worked_out
from quizgen.vocabulary.activations import relu_slope, sigmoid
from quizgen.vocabulary.elementary import exp, log, square

a, b, c = (Quantity(name, name, None, name) for name in "abc")


def letters(e) -> str:
    return str(in_letters(e, Letters.letter))


@pytest.mark.parametrize(
    ("equation", "written"),
    [
        (1 * a * 1, "a"),
        (a * 0 + b, "b"),
        (a - a, "0"),
        (a + b + a, r"2 \cdot a + b"),
        (a * b * a, r"a^{2} \cdot b"),
        (-a + c, "c - a"),
        (-(a + c) * b, r"-b \cdot (a + c)"),
        (2 * (a + b), r"2 \cdot a + 2 \cdot b"),
        (b * (1 / (a - c)), r"\frac{b}{a - c}"),
        (a * b / b, "a"),
        (b - (a - a + 1) * (a + b) / (c / c), "-a"),
        (a / 2 - 3, r"\frac{a}{2} - 3"),
        ((2 * a - 4 * b) * (c / 2 + b), r"(a - 2 \cdot b) \cdot (c + 2 \cdot b)"),
        (square(a + b) * c, r"c \cdot (a + b)^{2}"),
        (square(2 * exp(a)), r"4 \cdot (e^{a})^{2}"),
        (exp(-a * b) * a, r"a \cdot e^{-a \cdot b}"),
        (log(a * b) + 1, r"\ln(a \cdot b) + 1"),
        (sigmoid(a) * (1 - sigmoid(a)), r"\sigma\left(a\right) \cdot (1 - \sigma\left(a\right))"),
        (relu_slope(a - b) * c, r"c \cdot \mathbb{1}[a - b > 0]"),
        (a * b**-1 - 0.5, r"\frac{a}{b} - \frac{1}{2}"),
    ],
)
def test_products_sums_and_signs_are_tidied(equation, written):
    assert letters(equation) == written


@pytest.mark.parametrize("seed", range(40))
def test_a_derivative_in_letters_has_the_value_of_its_step(seed):
    exercise = generate("graph.chain_rule", "standard", f"letters-{seed}")
    values = {q.name: f"({exercise.values[q.name]})" for q in exercise.trace.givens}
    for step in exercise.trace.steps:
        if step.kind == "expression":
            tex = exercise.printed.latex(step.name)
            numbers = re.sub(r"(?<![\\a-zA-Z])[abc](?![a-zA-Z])", lambda letter: values[letter[0]], tex)
            assert float(worked_out(numbers)) == pytest.approx(exercise.values[step.name], rel=1e-9)
