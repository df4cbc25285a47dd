"""Tolerances, significant figures and decimals."""

from fractions import Fraction
from math import inf, pi

import numpy as np
import pytest

from quizgen.answers import Decimals, Figures, Number, Rule, Within
from quizgen.answers.expression import parse
from quizgen.answers.rounding import Digits, digits_of, exact, half_up, to_decimals, to_figures


def _accepts(rule: Rule, typed: str, expected: float | Fraction) -> bool:
    return rule.accepts(Number().read(typed), expected)


@pytest.mark.parametrize(
    ("rule", "typed", "expected", "right"),
    [
        (Within(), "1/3", Fraction(1, 3), True),
        (Within(), "0.333", Fraction(1, 3), False),
        (Within(), "0.3", 0.1 + 0.2, True),
        (Within(), "0.3000001", 0.1 + 0.2, False),
        (Within(), "sqrt(2)^2", 2, True),
        (Within(absolute=0.01), "0.34", Fraction(33, 100), True),
        (Within(absolute=0.01), "0.3401", Fraction(33, 100), False),
        (Within(relative=0.1), "7.7", 7.0, True),
        (Within(relative=0.1), "-7.7", -7.0, True),
        (Within(relative=0.1), "7.71", 7.0, False),
        (Within(absolute=0.5, relative=0.1), "11.5", 10, True),
        (Within(absolute=1), "-inf", -inf, True),
        (Within(absolute=1), "inf", -inf, False),
        (Within(absolute=1), "5", inf, False),
        (Within(absolute=0.001), "0.5", np.float64(0.5004), True),
        (Figures(3), "0.145", Fraction(145, 1000), True),
        (Figures(3), "3.14", pi, True),
        (Figures(3), "3.144", pi, True),
        (Figures(3), "3.145", pi, False),
        (Figures(2), "9.8", 10, True),
        (Figures(2), "1000", 999, True),
        (Figures(3), "0", 0, True),
        (Figures(3), "0.001", 0, False),
        (Figures(3), "inf", inf, True),
        (Figures(3, written="exactly"), "3.142", pi, False),
        (Figures(3, written="exactly"), "100", Fraction(100), True),
        (Figures(3, written="at_least"), "3.1416", pi, True),
        (Figures(3, written="at_least"), "3.1", Fraction(31, 10), False),
        (Figures(3, written="exactly"), "157/50", pi, False),
        (Figures(4, accuracy=3), "3.143", pi, True),
        (Decimals(2), "2.68", Fraction(2675, 1000), True),
        (Decimals(2), "2.67", Fraction(2675, 1000), False),
        (Decimals(2), "-2.68", Fraction(-2675, 1000), True),
        (Decimals(2), "2.68", 2.675, True),
        (Decimals(2, written="exactly"), "0.10", 0.1, True),
        (Decimals(2, written="exactly"), "0.1", 0.1, False),
        (Decimals(2, written="exactly"), "0.100", 0.1, False),
        (Decimals(2, written="at_least"), "0.100", 0.1, True),
        (Decimals(2), "-inf", -inf, True),
    ],
)
def test_the_rule_decides_as_its_words_say(
    rule: Rule, typed: str, expected: float | Fraction, right: bool
) -> None:
    assert _accepts(rule, typed, expected) is right


def test_halves_round_away_from_zero_unlike_binary_rounding() -> None:
    assert to_decimals(Fraction(1, 8), 2) == Fraction(13, 100) != Fraction(str(round(0.125, 2)))
    assert to_decimals(Fraction(-1, 8), 2) == Fraction(-13, 100)
    assert to_decimals(exact(2.675), 2) == Fraction(268, 100)
    assert half_up(Fraction(7), Fraction(5)) == 5


@pytest.mark.parametrize(
    ("value", "figures", "rounded"),
    [
        ("0.0012345", 3, "0.00123"),
        ("999.5", 3, "1000"),
        ("-61250", 3, "-61300"),
        ("0", 3, "0"),
        ("1/3", 2, "0.33"),
    ],
)
def test_significant_figures_round_half_up(value: str, figures: int, rounded: str) -> None:
    assert to_figures(Fraction(value), figures) == Fraction(rounded)


@pytest.mark.parametrize(
    ("typed", "least", "most", "unit"),
    [
        ("0.50", 2, 2, "0.01"),
        ("100", 1, 3, "1"),
        ("100.", 3, 3, "1"),
        ("0.00", 2, 2, "0.01"),
        ("0", 1, 1, "1"),
        ("-3e2", 1, 1, "100"),
        ("1.50e-3", 3, 3, "0.00001"),
        ("-1.38*10^-1", 3, 3, "0.001"),
        ("138×10²", 3, 3, "100"),
    ],
)
def test_the_digits_of_a_number_are_those_it_was_written_with(
    typed: str, least: int, most: int, unit: str
) -> None:
    assert digits_of(parse(typed)) == Digits(least, most, Fraction(unit))


@pytest.mark.parametrize("typed", ["1/2", "sqrt(2)", "1+1", "2*3", "10^2.5*3", "2*10^x"])
def test_a_calculation_has_no_digits(typed: str) -> None:
    assert digits_of(parse(typed, None)) is None
