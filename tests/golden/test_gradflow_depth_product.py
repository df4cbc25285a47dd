"""Gradients through many layers, with numbers that are known from elsewhere or found by hand."""

from math import log

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve
from quizgen.questions import question

FAMILY = "gradflow.depth_product"


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_ten_sigmoid_layers_let_at_most_two_to_the_minus_twenty_through():
    values = solve(FAMILY, weight=1, n=10).values
    close(values["bound"], 2.0**-20)
    assert round(values["bound"] * 1e7, 2) == 9.54
    assert values["n_tau"] == 5


@pytest.mark.parametrize(("tau", "first"), [("0.26", 1), ("0.24", 2), ("0.001", 5), ("0.000001", 10)])
def test_the_first_depth_below_a_threshold(tau, first):
    values = solve(FAMILY, weight=1, n=3, tau=tau).values
    assert values["n_tau"] == first
    assert 0.25**first < float(tau) <= 0.25 ** (first - 1)


def test_a_bound_that_grows_passes_no_threshold_from_above():
    values = solve(FAMILY, weight=8, n=10).values
    close(values["bound"], 1024)
    assert "n_tau" not in values


def test_a_chain_at_the_steepest_points_reaches_its_bound():
    values = solve(FAMILY, w=[2, -4, 1], z=[0, 0, 0]).values
    close(values["factors"], [0.5, -1, 0.25])
    close([values["product"], values["bound"]], [-0.125, 0.125])


def test_an_active_relu_chain_is_the_product_of_its_weights():
    values = solve(FAMILY, w=[2, -3, "1/2"], z=[1, 2, 3], activation="relu").values
    close([values["product"], values["bound"]], [-3, 3])


def test_a_dead_unit_stops_the_gradient_and_leaves_no_picture():
    exercise = solve(FAMILY, w=[2, 3], z=[1, -1], activation="relu")
    close(exercise.values["product"], 0)
    assert not question(exercise, "worked").figures


def test_weight_eight_makes_sigmoid_layers_explode():
    values = solve(FAMILY, weight=8, point="1/1000000", n=10, tau=1000).values
    np.testing.assert_allclose(values["factors"][0], 2, rtol=1e-9)
    np.testing.assert_allclose(values["gradients"][0], 1024, rtol=1e-9)
    np.testing.assert_allclose(values["critical"][0], 4, rtol=1e-9)
    assert values["fate_sigmoid"] == "explodes"
    assert values["n_tau"] == 10


def test_a_weight_of_one_keeps_relu_gradients():
    values = solve(FAMILY, weight=1, point=1, n=5, tau="0.1").values
    close(values["gradients"][2], 1)
    assert [values[f"fate_{name}"] for name in ("sigmoid", "tanh", "relu")] == [
        "vanishes",
        "vanishes",
        "keeps its size",
    ]
    assert values["n_tau"] == int(log(0.1) / log(values["factors"][0])) + 1


def test_the_slopes_of_three_activations_at_one_point():
    e = np.exp(1)
    values = solve(FAMILY, weight=2, point=1, n=3).values
    close(values["slopes"], [e / (1 + e) ** 2, 4 / (e + 1 / e) ** 2, 1])
    close(values["critical"], 1 / values["slopes"])


def test_a_threshold_on_the_wrong_side_is_refused():
    with pytest.raises(InputError, match="where the gradient of the sigmoid goes"):
        solve(FAMILY, weight=1, point=1, n=5, tau=1000)


@pytest.mark.parametrize("n", [0, "5/2", 101])
def test_what_is_no_depth_is_refused(n):
    with pytest.raises(InputError, match="whole number from 1 to 100"):
        solve(FAMILY, weight=1, n=n)


@pytest.mark.parametrize("tau", [0, -1, 2])
def test_a_threshold_that_no_falling_bound_passes_is_refused(tau):
    with pytest.raises(InputError, match="between 0 and 1"):
        solve(FAMILY, weight=1, n=3, tau=tau)


def test_the_bound_of_ten_sigmoid_layers_with_nothing_else_said():
    close(solve("gradflow.depth_product", n=10).values["bound"], 2**-20)
