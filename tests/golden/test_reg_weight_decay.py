"""Weight decay with numbers that were worked out by hand."""

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "reg.weight_decay"
STEP = {"w": [1, -2], "grad": ["1/2", 1], "eta": "1/10", "lambda": "1/4"}
RIDGE = {"x": [1, 2], "t": [1, 3], "w0": 2, "eta": "1/20", "lam": 2}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    ("form", "new"),
    [
        ("lambda_sq", [0.9, -2.0]),
        ("half_lambda_sq", [0.925, -2.05]),
        ("decoupled", [0.925, -2.05]),
    ],
)
def test_a_step_in_the_three_forms(form, new):
    close(solve(FAMILY, **STEP, wd_form=form).values["w_new"], new)


def test_the_penalty_counts_the_weights_but_not_the_bias():
    values = solve(FAMILY, **STEP, L=3, b=10, db=1).values
    close(values["L_wd"], 3 + 5 / 4)
    close(values["g_wd"], [1, 0])
    close(values["b_new"], 9.9)


@pytest.mark.parametrize(("form", "factor"), [("lambda_sq", 0.9), ("half_lambda_sq", 0.95)])
def test_updates_without_a_gradient_multiply(form, factor):
    values = solve(FAMILY, w=[4, -8], eta="1/2", lam="1/10", T=3, wd_form=form).values
    close(values["shrink"], factor)
    close(values["w_new"], [4 * factor, -8 * factor])
    close(values["w_T"], [4 * factor**3, -8 * factor**3])


def test_one_update_needs_no_power():
    assert "w_T" not in solve(FAMILY, w=[1], eta="1/2", lam="1/10", T=1).values


def test_gradient_descent_comes_near_the_closed_form():
    values = solve(FAMILY, **RIDGE, T=200).values
    # s = 5, c = 7, w* = 7 / (5 + 2)
    close([values["s"], values["c"], values["w_star"]], [5, 7, 1])
    close(values["L_wd"], 1 + 1 + 2 * 4)
    close(values["g_wd"], 2 * (10 - 7) + 2 * 2 * 2)
    close(values["w_new"], 2 - 14 / 20)
    close(values["shrink"], 1 - 7 / 10)
    close(values["w_T"], values["w_star"])
    close(values["tau"], 0.5)


@pytest.mark.parametrize("form", ["half_lambda_sq", "decoupled"])
def test_half_the_penalty_has_the_limit_of_decoupled_decay(form):
    values = solve(FAMILY, **RIDGE, wd_form=form).values
    close(values["w_star"], 7 / 6)
    close(values["tau"], np.sqrt(1 / 2))
    close(values["w_new"], 2 - 10 / 20)


@pytest.mark.parametrize(
    ("givens", "message"),
    [
        ({"w": [1], "eta": 1, "lam": 1, "T": "1/2"}, "whole number"),
        ({**STEP, "grad": [1]}, "grad has"),
        ({**RIDGE, "lam": 0}, "lam is positive"),
        ({**STEP, "b": 1}, "db is missing"),
    ],
)
def test_what_has_no_answer_is_refused(givens, message):
    with pytest.raises(InputError, match=message):
        solve(FAMILY, **givens)


def test_two_weights_by_hand():
    # A = [[2, 1], [1, 2]], c = (3, 0): without decay (2, −1), with λ = 1 the matrix [[3, 1], [1, 3]]
    values = solve(FAMILY, X=[[1, 0], [0, 1], [1, 1]], t=[2, -1, 1], lam=1).values
    close(values["w_free"], [2, -1])
    close(values["w_star"], [9 / 8, -3 / 8])
    close(values["length"], 90**0.5 / 8)
    halved = solve(FAMILY, X=[[1, 0], [0, 1], [1, 1]], t=[2, -1, 1], lam=2, wd_form="half_lambda_sq").values
    close(halved["w_star"], values["w_star"])


def test_the_soft_threshold_removes_small_weights():
    values = solve(FAMILY, part="l1", w=[1, -0.2, 0.5], grad=[0, 1, -1], eta=0.1, lam=4).values
    close(values["w_new"], [0.6, 0.1, 0.2])
    close(values["w_soft"], [0.6, 0, 0.2])


def test_inputs_that_tell_two_weights_not_apart_are_refused():
    with pytest.raises(InputError, match="tell two weights apart"):
        solve(FAMILY, X=[[1, 1], [2, 2]], t=[1, 2], lam=1)
