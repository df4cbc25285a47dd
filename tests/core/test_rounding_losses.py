"""Few digits may leave nothing of a step; such an exercise is never drawn, and own numbers are told so."""

import pytest

from quizgen.errors import InputError
from quizgen.exercise import generate, solve
from quizgen.guard import not_finite
from quizgen.precision import Precision
from quizgen.questions import question

SATURATED = {"x": [3, 1], "W1": [[-1, -1], [2, 2], [1, -1]], "b1": [5, 7, -4], "W2": [["-0.5", 1, "-0.5"]]}


@pytest.mark.parametrize("precision", [Precision(decimals=1), Precision(decimals=2), Precision(2)], ids=str)
@pytest.mark.parametrize(
    ("family", "level"),
    [
        ("loss.softmax_cross_entropy", "standard"),
        ("loss.logistic_bce", "exam"),
        ("backprop.two_layer_bce", "intro"),
    ],
)
def test_what_is_drawn_can_be_printed_with_few_digits(family, level, precision):
    for seed in range(8):
        exercise = generate(family, level, seed, precision=precision)
        assert not not_finite(exercise.printed.values)
        assert question(exercise, "steps").solution


def test_own_numbers_that_are_lost_in_rounding_have_values_but_no_page():
    exercise = solve("backprop.two_layer_bce", **SATURATED, b2="-1.5", y=0)
    assert exercise.values["L"] == pytest.approx(13.0, abs=1e-4)
    with pytest.raises(InputError, match="L is lost when every step is rounded: keep more digits than 4 fig"):
        assert exercise.printed


def test_with_more_digits_they_can_be_printed():
    exercise = solve("backprop.two_layer_bce", **SATURATED, b2="-1.5", y=0, precision=Precision(8))
    assert question(exercise, "steps").solution


@pytest.mark.parametrize(
    ("target", "loss", "output"),
    [
        ([1, 1], "cross_entropy", "softmax"),
        (["0.7", "0.3"], "cross_entropy", "softmax"),
        ([0, 0], "cross_entropy", "softmax"),
        (["0.3", 1], "bce", "sigmoid"),
        ([3, 0], "bce", "sigmoid"),
    ],
)
def test_a_target_that_is_no_class_is_refused(target, loss, output):
    weights = {"W1": [[1, 2], [3, 4]], "b1": [0, 1], "W2": [[1, 2], [2, -1]], "b2": [0, 0]}
    with pytest.raises(InputError, match=r"one-hot|0 or 1"):
        solve("backprop.mlp", x=[1, -1], **weights, t=target, loss=loss, output=output, hidden="tanh")


def test_a_pattern_has_two_states():
    with pytest.raises(InputError, match="the entries of patterns are 1 and -1"):
        solve("hopfield.async_update", patterns=[[1, 0, 1, -1]], y0=[1, 1, 1, -1])
