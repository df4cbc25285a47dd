"""Rounding is decimal and half up, as on paper, and blind to the noise of binary numbers."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from quizgen.exact import exact
from quizgen.precision import Precision
from quizgen.written import exactly, fraction_text


@pytest.mark.parametrize(
    ("precision", "x", "rounded"),
    [
        (Precision(decimals=2), 0.125, 0.13),
        (Precision(decimals=2), -0.125, -0.13),
        (Precision(decimals=2), 2.675, 2.68),
        (Precision(decimals=2), 1.005, 1.01),
        (Precision(decimals=2), 0.004999, 0.0),
        (Precision(decimals=3), 0.30000000000000004, 0.3),
        (Precision(3), 0.12345, 0.123),
        (Precision(8), 1.00000005, 1.0000001),
        (Precision(9), 1.000000005, 1.00000001),
        (Precision(9), -0.1234567885, -0.123456789),
        (Precision(3), 0.1235, 0.124),
        (Precision(4), 1e-5, 1e-5),
        (Precision(4), 1.23456e-5, 1.235e-5),
        (Precision(4), 99.995, 100.0),
        (Precision(4), 0.99996, 1.0),
        (Precision(4), 123456.0, 123456.0),
        (Precision(4), 123456.7, 123500.0),
        (Precision(4), 2.9999999999999996, 3.0),
    ],
)
def test_halves_go_up_and_noise_goes_unseen(precision, x, rounded):
    assert precision.rounded(x) == rounded


def test_zero_has_no_sign():
    assert np.copysign(1, Precision().rounded(-0.0)) == 1
    assert np.copysign(1, Precision(decimals=2).rounded(-0.001)) == 1


@pytest.mark.parametrize("x", [float("inf"), float("nan")])
def test_what_is_not_finite_stays(x):
    assert str(Precision().rounded(x)) == str(x)


@pytest.mark.parametrize(
    ("precision", "x", "half"),
    [
        (Precision(4), 0.12345678, 0.00005),
        (Precision(4), 12.345678, 0.005),
        (Precision(4), 0.5, 0.0),
        (Precision(4), 0.30000000000000004, 0.0),
        (Precision(decimals=2), 0.12345678, 0.005),
        (Precision(decimals=2), 0.25, 0.0),
    ],
)
def test_a_rounded_number_moves_by_at_most_half_a_unit(precision, x, half):
    assert precision.half_unit(x) == pytest.approx(half)
    assert abs(precision.rounded(x) - x) <= half + 1e-12


@pytest.mark.parametrize(
    ("x", "exact", "text"),
    [
        (0.62, False, "0.6200"),
        (0.62, True, "0.62"),
        (3.0, True, "3"),
        (-2.0, True, "-2"),
        (12350.0, False, "12350"),
        (6.2e-5, False, r"6.200 \cdot 10^{-5}"),
        (1.25e8, False, r"1.250 \cdot 10^{8}"),
        (0.0001, True, "0.0001"),
    ],
)
def test_rounded_numbers_show_their_digits_and_exact_ones_none_too_many(x, exact, text):
    assert Precision(4).text(x, exact) == text


@pytest.mark.parametrize(("x", "text"), [(0.13, "0.13"), (0.0, "0.00"), (2.0, "2.00"), (-0.5, "-0.50")])
def test_decimal_places_are_all_written(x, text):
    assert Precision(decimals=2).text(x, False) == text


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (Fraction(1, 8), "0.125"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(1, 3), r"\frac{1}{3}"),
        (Fraction(-2, 7), r"-\frac{2}{7}"),
        (Fraction(12), "12"),
        (Fraction(-1, 10**6), "-0.000001"),
    ],
)
def test_an_exact_number_is_written_in_full(x, text):
    assert fraction_text(x) == text


def test_the_entries_of_a_given_have_equally_many_places_but_zero_is_zero():
    assert list(exactly(exact([0, "0.5", "-0.25"])).texts) == ["0", "0.50", "-0.25"]


@pytest.mark.parametrize("figures", range(2, 10))
def test_many_numbers_are_rounded_and_written_as_each_of_them(figures):
    random = Random(f"rounding/{figures}")
    sizes = [10 ** random.uniform(-6, 8) for _ in range(1000)]
    sizes += [random.randint(0, 10**7) / 10 ** random.randint(0, 9) for _ in range(1000)]  # with ties
    numbers = [random.choice((1, -1)) * size for size in sizes]
    numbers += [0.12345, 2.5, 0.0, -0.0, 1.0000000000001, float("inf"), float("nan"), 3]
    precision, kept = Precision(figures), {}
    assert str(precision.all_rounded(numbers, kept)) == str([precision.rounded(x) for x in numbers])
    assert kept == {size: precision.text(size, exact=False) for size in kept}
