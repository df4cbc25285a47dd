"""Gradient descent for linear regression with numbers that were worked out elsewhere or by hand."""

import numpy as np
import pytest

from quizgen.exercise import solve

FAMILY = "linreg.gradient_step"
POINTS = {"x": [0, 1, 2, 3], "y": [1, 3, 4, 8]}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_a_step_of_a_published_example():
    values = solve(FAMILY, **POINTS, phi0=0, phi1=0, lam=0.1).values
    close(values["L"], 22.5)
    close([values["db"], values["dw"]], [-8, -17.5])
    close([values["b_new"], values["w_new"]], [0.8, 1.75])
    close(values["L_new"], 1.03375)


def test_the_same_example_in_matrix_form():
    X = [[1, x] for x in POINTS["x"]]
    values = solve(FAMILY, X=X, t=POINTS["y"], Phi=[0, 0], eta=0.1, steps=2).values
    close(values["L0"], 22.5)
    close(values["dPhi0"], [-8, -17.5])
    close(values["Phi_new1"], [0.8, 1.75])
    close(values["L1"], 1.03375)


def test_one_weight_by_hand():
    # y = (2, 4), r = (-2, -4), L = (4 + 16) / 2, dw = 2/2 * (-2 - 8), w = 2 + 0.1 * 10
    values = solve(FAMILY, x=[1, 2], t=[4, 8], w=2, eta=0.1).values
    close(values["r"], [-2, -4])
    close([values["L"], values["dw"], values["w_new"]], [10, -10, 3])
    close(values["L_new"], 2.5)


@pytest.mark.parametrize(("form", "factor"), [("mean", 1 / 2), ("half_sum", 1 / 2), ("sum", 1)])
def test_each_convention_scales_the_loss_by_its_own_factor(form, factor):
    values = solve(FAMILY, x=[1, 2], t=[4, 8], w=2, eta=0.01, sq_loss=form).values
    close(values["L"], factor * 20)


@pytest.mark.parametrize(("form", "factor"), [("mean", 1), ("half_sum", 1), ("sum", 2)])
def test_each_convention_scales_the_derivative_by_its_own_factor(form, factor):
    # with two examples, 2/N and the cancelled 2 * 1/2 are both 1
    values = solve(FAMILY, x=[1, 2], t=[4, 8], w=2, eta=0.01, sq_loss=form).values
    close(values["dw"], factor * -10)


def test_the_mean_is_the_usual_convention_and_a_course_may_have_another():
    usual = solve(FAMILY, x=[1, 2, 3], t=[4, 8, 9], w=2)
    assert usual.trace.used_conventions["sq_loss"] == "mean"
    halved = solve(FAMILY, x=[1, 2, 3], t=[4, 8, 9], w=2, sq_loss="half_sum")
    close(halved.values["L"], 1.5 * usual.values["L"])


def test_a_rate_that_is_too_large_is_noted():
    exercise = solve(FAMILY, x=[1, 2], t=[4, 8], w=2, eta=1)
    assert exercise.trace.notes == ["the step goes too far: it does not lower the loss"]


def test_a_single_example_is_enough():
    values = solve(FAMILY, x=[3], t=[1], w=1, b=1, eta=0.1).values
    close([values["L"], values["dw"], values["db"]], [9, 18, 6])
    close([values["w_new"], values["b_new"], values["L_new"]], [-0.8, 0.4, 9])


@pytest.mark.parametrize(("epsilon", "stop"), [(2, "no"), (3, "yes")])
def test_training_stops_when_the_loss_hardly_falls(epsilon, stop):
    # from the weight 0 to 1/2, so the loss falls from 4 to 1
    givens = {"X": [[2]], "t": [2], "Phi": [0], "eta": "1/16", "epsilon": epsilon}
    values = solve(FAMILY, **givens, steps=2).values
    close([values["L0"], values["L1"], values["fall"]], [4, 1, 3])
    assert values["stop"] == stop
