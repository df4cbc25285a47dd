"""Softmax and cross-entropy with numbers that were worked out elsewhere or by hand."""

import math

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "loss.softmax_cross_entropy"


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_probabilities_of_a_published_example():
    values = solve(FAMILY, z=[3, 0, 1]).values
    close(values["p"], [0.8437947344813396, 0.04201006613406606, 0.1141951993845945])


def test_the_first_class_is_the_target_where_none_is_given():
    values = solve(FAMILY, z=[3, 0, 1]).values
    close(values["L"], -math.log(values["p"][0]))


def test_the_misprinted_normaliser_is_a_named_mistake_with_its_published_value():
    exercise = solve(FAMILY, z=[3, 0, 1])
    wrong = next(m for m in exercise.trace.mistakes if m.name == "indices_in_the_normaliser")
    found = exercise.trace.value(wrong.equation)
    close(found, [1.8083124016294259, 0.09003057317038046, 0.24472847105479764])
    close(sum(found), 2.143071445854604)


def test_two_classes_by_hand():
    # softmax of (0, ln 3) would be (1/4, 3/4); here the difference of the logits is 1, so p_2 = 1 / (1 + 1/e)
    values = solve(FAMILY, z=[4, 5], t=2).values
    sigmoid = 1 / (1 + math.exp(-1))
    close(values["p"], [1 - sigmoid, sigmoid])
    close(values["L"], math.log(1 + math.exp(-1)))
    close(values["dz"], [1 - sigmoid, sigmoid - 1])


def test_equal_logits_share_the_probability():
    values = solve(FAMILY, z=[0, 0, 0, 0], t=3, jacobian=True).values
    close(values["p"], [0.25] * 4)
    close(values["L"], math.log(4))
    close(values["dz"], [0.25, 0.25, -0.75, 0.25])
    close(values["J"][0], [3 / 16, -1 / 16, -1 / 16, -1 / 16])


@pytest.mark.parametrize("z", [[1000, 1001], [-1000, -999], [0, 1]])
def test_only_differences_of_logits_count_in_the_stable_form(z):
    values = solve(FAMILY, level="exam", z=z, t=1).values
    close(values["p"], [1 / (1 + math.e), math.e / (1 + math.e)])
    close(values["L"], math.log(1 + math.e))
    close(values["J"].sum(axis=0), [0, 0])


@pytest.mark.parametrize("t", [0, 4, 1.5])
def test_a_target_that_is_no_class_is_refused(t):
    with pytest.raises(InputError, match="t should be a class from 1 to 3"):
        solve(FAMILY, z=[3, 0, 1], t=t)


def test_one_class_is_refused():
    with pytest.raises(InputError, match="at least two classes"):
        solve(FAMILY, z=[3])


def test_a_smoothed_target_by_hand():
    # p = (1/2, 1/2), q = (9/10, 1/10)
    values = solve(FAMILY, z=[1, 1], t=1, epsilon=0.2).values
    close(values["q"], [0.9, 0.1])
    close(values["L"], math.log(2))
    close(values["dz"], [-0.4, 0.4])


@pytest.mark.parametrize("stable", [False, True])
def test_a_temperature_divides_the_logits_and_their_derivatives(stable):
    values = solve(FAMILY, z=[2, 0], t=2, T=4, jacobian=True, stable=stable).values
    p = 1 / (1 + math.exp(-0.5))
    close(values["p"], [p, 1 - p])
    close(values["L"], -math.log(1 - p))
    close(values["dz"], [p / 4, -p / 4])
    close(values["J"][0], [p * (1 - p) / 4, -p * (1 - p) / 4])


def test_a_smoothed_target_and_a_temperature_agree_with_differences():
    z, step = np.array([0.5, -0.25, 1]), 1e-6

    def values(z):
        return solve(FAMILY, z=z.tolist(), t=2, T=0.5, epsilon=0.1, stable=True).values

    slopes = [(values(z + d)["L"] - values(z - d)["L"]) / (2 * step) for d in step * np.eye(3)]
    np.testing.assert_allclose(values(z)["dz"], slopes, atol=1e-8)
