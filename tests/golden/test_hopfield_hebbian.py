"""Hebb's rule with numbers that were worked out elsewhere or by hand."""

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "hopfield.hebbian"
ONE = [[1, -1, 1]]
THREE = [[1, 1, -1, -1], [1, -1, 1, -1], [1, 1, 1, 1]]


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("norm", "factor"), [("1/N", 1 / 3), ("1", 1), ("1/P", 1)])
def test_the_weights_of_one_pattern(norm, factor):
    values = solve(FAMILY, patterns=ONE, hebb_norm=norm).values
    close(values["C"], [[1, -1, 1], [-1, 1, -1], [1, -1, 1]])
    close(values["W"], factor * np.array([[0, -1, 1], [-1, 0, -1], [1, -1, 0]]))


def test_bits_stand_for_states():
    bits = [[1, 0, 1], [0, 0, 1]]
    values = solve(FAMILY, bits=bits).values
    close(values["bipolar"], [[1, -1, 1], [-1, -1, 1]])
    close(values["W"], solve(FAMILY, xi=values["bipolar"]).values["W"])


def test_orthogonal_patterns_have_fields_of_N_minus_P_over_N():
    values = solve(FAMILY, patterns=THREE, fields=True).values
    close(values["fields"], np.array(THREE) / 4)


@pytest.mark.parametrize("q", [1, 2, 3])
def test_forgetting_a_pattern_leaves_the_weights_of_the_others(q):
    values = solve(FAMILY, patterns=THREE, q=q).values
    others = [pattern for place, pattern in enumerate(THREE, 1) if place != q]
    close(values["W_new"], solve(FAMILY, patterns=others).values["W"])


def test_a_sum_of_patterns_is_not_a_sum_of_products():
    exercise = solve(FAMILY, patterns=THREE)
    [wrong] = [mistake for mistake in exercise.trace.mistakes if mistake.name == "patterns_added_first"]
    close(exercise.trace.value(wrong.equation), np.outer([3, 1, 1, -1], [3, 1, 1, -1]))


def test_a_pattern_that_is_not_there_cannot_be_forgotten():
    with pytest.raises(InputError, match="a pattern from 1 to 3"):
        solve(FAMILY, patterns=THREE, q=4)


def test_a_mean_over_patterns_cannot_forget_by_subtraction():
    with pytest.raises(InputError, match="does not divide by P"):
        solve(FAMILY, patterns=THREE, q=1, hebb_norm="1/P")


def test_what_is_no_state_is_refused():
    with pytest.raises(InputError, match="entries of patterns are 1 and -1"):
        solve(FAMILY, patterns=[[1, 0]])


def test_what_is_no_bit_is_refused():
    with pytest.raises(InputError, match="entries of bits are 1 and 0"):
        solve(FAMILY, bits=[[1, -1]])
