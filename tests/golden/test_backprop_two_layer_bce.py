"""Backpropagation through ReLU and a sigmoid with numbers that were worked out by hand."""

from math import log

import numpy as np
import pytest

from quizgen.exercise import solve
from quizgen.questions import question

FAMILY = "backprop.two_layer_bce"
# z1 = (1, -1), a1 = (1, 0), z2 = 0, a2 = 1/2
CASE = {"x": [1, 2], "W1": [[1, -1], [-1, 1]], "b1": [2, -2], "W2": [[2, 3]], "b2": [-2], "y": 1}
KINK = CASE | {"b1": [2, -1]}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_both_layers_by_hand():
    values = solve(FAMILY, **CASE).values
    close([*values["z1"], *values["a1"]], [1, -1, 1, 0])
    close([*values["z2"], *values["a2"], values["L"]], [0, 0.5, log(2)])
    close(values["dz2"], [-0.5])
    close(values["dW2"], [[-0.5, 0]])
    close(values["dz1"], [-1, 0])
    close(values["dW1"], [[-1, -2], [0, 0]])
    close([*values["db1"], *values["db2"]], [-1, 0, -0.5])


def test_all_gradients_of_an_update_belong_to_the_old_weights():
    # with W2 already updated to (2.5, 3), dz1 would be -1.25
    values = solve(FAMILY, **CASE, eta=1).values
    close(values["dz1"], [-1, 0])
    close(values["W_new2"], [[2.5, 3]])
    close(values["W_new1"], [[2, 1], [-1, 1]])
    close([*values["b_new1"], *values["b_new2"]], [3, -2, -1.5])


@pytest.mark.parametrize(("rule", "slope"), [("0", 0), ("1", 1)])
def test_a_unit_at_the_kink_follows_the_convention(rule, slope):
    exercise = solve(FAMILY, **KINK, relu_grad_at_0=rule)
    close(exercise.values["z1"], [1, 0])
    close(exercise.values["dz1"], [-1, -1.5 * slope])
    assert exercise.trace.notes == [
        "a pre-activation is at the kink of ReLU, where the slope is only a convention"
    ]


def test_no_gradient_is_claimed_at_the_kink():
    claimed = {claim.equals.name for claim in solve(FAMILY, **KINK).trace.gradients}
    assert claimed == {"dW2", "db2"}


def test_a_course_may_write_it_with_omega_and_beta():
    exercise = solve(FAMILY, **CASE, notation="udl")
    assert exercise.trace.quantities["W1"].tex == r"\Omega_{0}"
    assert exercise.trace.quantities["dz1"].tex == r"\frac{\partial \ell}{\partial f_{0}}"
    for figure in question(exercise).figures.values():
        assert "h₁" in figure.alt


def test_a_label_between_0_and_1_is_refused():
    with pytest.raises(ValueError, match="the label y is 0 or 1"):
        solve(FAMILY, **CASE | {"y": 0.5})
