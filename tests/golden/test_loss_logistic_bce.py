"""The logistic unit with numbers that were worked out elsewhere or by hand."""

from math import log

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "loss.logistic_bce"


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_a_published_chain_of_derivatives_at_an_undecided_unit():
    values = solve(FAMILY, x=[1], w=[1], b=-1, y=1).values
    close([values["z"], values["a"]], [0, 0.5])
    close([values["dL_da"], values["da_dz"], values["dL_dz"]], [-2, 0.25, -0.5])


@pytest.mark.parametrize(("label", "loss"), [(1, -log(0.75)), (0, -log(0.25))])
def test_a_sum_of_ln_3_gives_the_probability_three_quarters(label, loss):
    # σ(ln 3) = 3/4; the sum is given as a decimal, so the values agree to its digits only
    values = solve(FAMILY, x=[1], w=["1.09861228866811"], b=0, y=label).values
    close(values["a"], 0.75)
    close(values["L"], loss)
    close([values["dL_dz"], values["dL_dw"][0], values["dL_db"]], [0.75 - label] * 3)


def test_two_inputs_and_one_step_by_hand():
    # z = 1 + 0 - 1 = 0, a = 1/2, dL_dz = -1/2, dL_dw = (-1, 1), w = (1/2, 0) + (1, -1)
    values = solve(FAMILY, x=[2, -2], w=["1/2", 0], b=-1, y=1, eta=1).values
    close(values["dL_dw"], [-1, 1])
    close(values["w_new"], [1.5, -1])
    close(values["b_new"], -0.5)


@pytest.mark.parametrize(("form", "share"), [("mean", 2), ("sum", 1)])
def test_a_batch_is_averaged_or_added_up_as_the_convention_says(form, share):
    values = solve(FAMILY, X=[[1], [-1]], Y=[1, 1], w=[0], b=0, batch_reduction=form).values
    close(values["L"], 2 * log(2) / share)
    close(values["delta"], [-0.5, -0.5])
    close(values["dL_dw"], [0])
    close(values["dL_db"], -1 / share)


def test_labels_of_plus_and_minus_one_give_the_same_loss_and_gradient():
    data, unit = {"X": [[1, 2], [0, -1], [3, 1]], "batch": 3}, {"w": [0.5, -1], "b": 0.25}
    ours = solve(FAMILY, **data, **unit, Y=[1, -1, -1], labels="pm1", eta=0.5).values
    other = solve(FAMILY, **data, **unit, Y=[1, 0, 0], eta=0.5).values
    for name in ("z", "losses", "L", "delta", "dL_dw", "dL_db", "w_new", "b_new"):
        close(ours[name], other[name])
    close(ours["margin"], [-1.25, -1.25, -0.75])


def test_one_example_with_the_label_minus_one_by_hand():
    # z = ln 3 up to its digits, so the label −1 has the probability 1/4
    values = solve(FAMILY, x=[2], w=["0.549306144334055"], b=0, y=-1, labels="pm1").values
    close([values["a"], values["L"], values["dL_dz"]], [0.25, log(4), 0.75])
    close(values["dL_dw"], [1.5])


def test_other_labels_are_refused():
    with pytest.raises(InputError, match="labels=pm1"):
        solve(FAMILY, x=[1], w=[1], b=0, y=-1)
    with pytest.raises(InputError, match="1 or −1"):
        solve(FAMILY, x=[1], w=[1], b=0, y=0, labels="pm1")


def test_the_squared_loss_keeps_the_slope_of_the_sigmoid():
    values = solve(FAMILY, x=[1], w=[1], b=-1, y=1, squared=True).values
    close(values["kept"], values["dL_dz"] / 4)


def test_a_bias_that_is_called_w0_and_a_label_that_is_called_t_are_understood():
    assert solve(FAMILY, x=[1], w=[2], w0=1, t=0).values["z"] == 3


def test_a_label_between_0_and_1_is_refused():
    with pytest.raises(ValueError, match="a label is 0 or 1"):
        solve(FAMILY, x=[1], w=[1], b=0, y=0.5)
