"""Givens are exact: what is read is kept, what is kept is printed."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from quizgen.exact import exact, shape_text


@pytest.mark.parametrize(
    ("read", "fractions"),
    [
        (0.1, Fraction(1, 10)),
        ("1/3", Fraction(1, 3)),
        (Decimal("2.50"), Fraction(5, 2)),
        (np.float64(0.3), Fraction(3, 10)),
        (np.int64(-4), Fraction(-4)),
        (1e-7, Fraction(1, 10**7)),
        ([1, "1/2"], [Fraction(1), Fraction(1, 2)]),
        (np.array([[0.5, 2]]), [[Fraction(1, 2), Fraction(2)]]),
        (((1, 2), (3, "0.25")), [[1, 2], [3, Fraction(1, 4)]]),
    ],
)
def test_a_number_stands_for_the_decimal_that_it_prints_as(read, fractions):
    assert exact(read).fractions.tolist() == fractions


def test_nested_texts_make_the_same_value_again():
    value = exact([["1/3", 2], [-0.5, "1e-3"]])
    assert exact(value.nested) == exact(value.fractions) == value


def test_floats_have_the_shape_of_the_value():
    assert exact([[1, 2]]).floats.tolist() == [[1.0, 2.0]]
    assert exact("1/4").floats == 0.25
    assert isinstance(exact(3).floats, float)


@pytest.mark.parametrize(
    ("read", "complaint"),
    [
        ([[1, 2], [3]], "rows have different lengths"),
        ([1, [2]], "rows have different lengths"),
        (float("nan"), "not a finite number"),
        (float("inf"), "not a finite number"),
        ("1/0", "not a finite number"),
        ("abc", "'abc' is not a finite number"),
        (True, "True is not a number"),
        (None, "None is not a number"),
        ([1, 2j], "2j is not a number"),
        ("1e-1_0", "'1e-1_0' is not a finite number"),
        ([10**400], "is not a finite number"),
        ([10**5000], "a number with thousands of digits is not a finite number"),
    ],
)
def test_what_is_no_number_is_named(read, complaint):
    with pytest.raises(ValueError, match=complaint):
        exact(read)


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ((), "a number"),
        ((1,), "a vector with 1 entry"),
        ((3,), "a vector with 3 entries"),
        ((2, 3), "a 2×3 matrix"),
    ],
)
def test_shapes_are_said_as_people_do(shape, text):
    assert shape_text(shape) == text
