"""Expressions as a safe little language: parsed once, evaluated exactly or as floats."""

import math
from fractions import Fraction

import pytest

from quizgen.answers import Refusal
from quizgen.answers.expression import (
    Irrational,
    TooLarge,
    Undefined,
    approximate,
    evaluate,
    parse,
    symbols_in,
    value_of,
    written,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(W - F + 2 P)/S + 1", 5),
        ("W/S^2", Fraction(7, 4)),
        ("floor((W-F)/S) + 1", 3),
        ("max(W, F, S) - min(F, S)", 5),
        ("relu(-W) + |F - W| + sign(-S)", 3),
        ("sqrt(W + S)", 3),
        ("4^(1/2) + (1/4)^(-3/2)", 10),
        ("F!", 6),
        ("log2(8) + log(1/9, 3) + log10(1000)", 4),
        ("exp(0) + ln(1) + sigmoid(0)", Fraction(3, 2)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("-F^2", -9),
        ("2^-S", Fraction(1, 4)),
        ("ceil(W/S)", 4),
    ],
)
def test_rational_values_are_exact(text: str, value: Fraction) -> None:
    values = {"W": 7, "F": 3, "P": 2, "S": 2}
    assert evaluate(parse(text, tuple(values)), values) == value
    assert approximate(parse(text, tuple(values)), values) == pytest.approx(float(value), rel=1e-15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("exp(x)", math.exp(0.7)),
        ("sigmoid(x)", 1 / (1 + math.exp(-0.7))),
        ("tanh(x)", math.tanh(0.7)),
        ("softplus(x)", math.log1p(math.exp(0.7))),
        ("ln(x)", math.log(0.7)),
        ("log2(x)", math.log2(0.7)),
        ("log_3(x)", math.log(0.7, 3)),
        ("erf(x)", math.erf(0.7)),
        ("sin(x)/cos(x) - tan(x)", 0),
        ("atan2(x, -1)", math.atan2(0.7, -1)),
        ("arccos(x) + arcsin(x)", math.pi / 2),
        ("asinh(x)", math.asinh(0.7)),
        ("e^x - exp(x)", 0),
        ("x^x", 0.7**0.7),
        ("1/inf", 0),
        ("-inf", -math.inf),
    ],
)
def test_other_values_are_floats(text: str, value: float) -> None:
    tree = parse(text, ("x",))
    assert approximate(tree, {"x": Fraction(7, 10)}) == pytest.approx(value, rel=1e-15, abs=1e-50)
    with pytest.raises(Irrational):
        evaluate(tree, {"x": Fraction(7, 10)})


@pytest.mark.parametrize(
    ("text", "value"), [("1/2+1/2", 1), ("1/2", Fraction(1, 2)), ("sqrt(2)", math.sqrt(2)), ("2π", math.tau)]
)
def test_the_value_is_an_int_a_fraction_or_a_float(text: str, value: float) -> None:
    assert value_of(parse(text)) == value
    assert type(value_of(parse(text))) is type(value)


@pytest.mark.parametrize(
    "text", ["1/x", "x^(-1)", "x^0", "ln(x)", "sqrt(x-1)", "(x-1)^(1/2)", "(x-1)!", "log(2, x)"]
)
def test_what_is_not_defined_has_no_value(text: str) -> None:
    with pytest.raises(Undefined):
        approximate(parse(text, ("x",)), {"x": 0})


@pytest.mark.parametrize("text", ["1/x", "x^(-1)", "sqrt(x-1)", "(x-1)!", "log2(x)"])
def test_what_is_not_defined_has_no_exact_value(text: str) -> None:
    with pytest.raises(Undefined):
        evaluate(parse(text, ("x",)), {"x": 0})


@pytest.mark.parametrize("text", ["10^(10^x)", "exp(10^x)", "(10^4+x)!"])
def test_what_is_too_large_has_no_value(text: str) -> None:
    with pytest.raises(TooLarge):
        approximate(parse(text, ("x",)), {"x": 9})


def test_every_variable_needs_a_value() -> None:
    with pytest.raises(KeyError, match="y"):
        evaluate(parse("x+y", ("x", "y")), {"x": 1})


def test_variables_keep_the_names_they_are_declared_with() -> None:
    tree = parse("2ŷ + σ_1 + x₁", ("ŷ", "σ_1", "x1"))
    assert symbols_in(tree) == ("x1", "ŷ", "σ_1")
    assert evaluate(tree, {"ŷ": 1, "σ_1": 2, "x1": 3}) == 7
    assert written(tree) == "2·ŷ + σ_1 + x1"


def test_only_declared_variables_are_read() -> None:
    with pytest.raises(Refusal, match="column 3: “y” is not known here; use x"):
        parse("x+y", ("x",))


def test_a_name_that_could_be_split_or_spelled_in_two_ways_is_not_known() -> None:
    for typed, declared in {"aaa": ("a", "aa"), "ab1": ("ab_1", "a_b1")}.items():
        with pytest.raises(Refusal, match=f"“{typed}” is not known here"):
            parse(typed, declared)


@pytest.mark.parametrize(
    "text",
    ["−(a − (b − c))·d^(e + 1)^2/((a + b)·(−c))", "(a^b)^c", "(−a)^2", "−a^2", "(a + b)!", "a!^2", "a/(b·c)"],
)
def test_brackets_are_written_only_where_they_are_needed(text: str) -> None:
    assert written(parse(text, ("a", "b", "c", "d"))) == text
