"""A single neuron with numbers that were worked out elsewhere or by hand."""

import numpy as np
import pytest

from quizgen.exercise import solve

FAMILY = "neuron.forward"
CASE = {"w0": -1, "w": [2, -1], "x": [1, 0.5]}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    ("activation", "output"),
    [("sigmoid", 0.6224593312018546), ("step", 1), ("relu", 0.5), ("tanh", 0.46211715726000974)],
)
def test_a_published_neuron_with_each_activation(activation, output):
    values = solve(FAMILY, **CASE, activation=activation).values
    close(values["z"], 0.5)
    close(values[f"y_{activation}"], output)
    close(values["distance_to_boundary"], 0.22360679774997896)


def test_the_boundary_of_that_neuron_as_a_line():
    # 2 x1 - x2 = 1, so x2 = 2 x1 - 1
    values = solve(FAMILY, **CASE).values
    close([values["m"], values["q"]], [2, -1])


def test_a_boundary_through_a_point_by_hand():
    # w0 = -(3 * 1 + 4 * 2) = -11, z = 3 * 2 + 4 * 3 - 11 = 7, d = 7 / 5
    values = solve(FAMILY, w=[3, 4], p=[1, 2], x=[2, 3]).values
    close([values["w0"], values["z"], values["distance_to_boundary"]], [-11, 7, 1.4])


@pytest.mark.parametrize("factor", ["1/2", 3])
def test_scaling_all_parameters_leaves_the_distance(factor):
    values = solve(FAMILY, **CASE, c=factor).values
    close(values["d_scaled"], values["distance_to_boundary"])
    close(values["z_scaled"], 0.5 * float(3 if factor == 3 else 0.5))


@pytest.mark.parametrize(("rule", "output"), [("0", 0), ("1", 1), ("half", 0.5)])
def test_the_step_function_at_0_follows_the_convention(rule, output):
    exercise = solve(FAMILY, w=[1], w0=0, x=[0], activation="step", step_at_0=rule)
    close(exercise.values["y_step"], output)
    assert exercise.trace.used_conventions == {"step_at_0": rule}


def test_several_inputs_are_classified_together():
    values = solve(FAMILY, w=[1, 1], w0=-1, X=[[1, 1], [0, 0], [2, -1.5]]).values
    close(values["side"], [1, 0, 0])


def test_a_boundary_parallel_to_an_axis_has_no_slope():
    assert "m" not in solve(FAMILY, w=[1, 0], w0=-1, x=[2, 2]).values


def test_weights_that_are_all_0_have_no_boundary():
    with pytest.raises(ValueError, match="some weight is not 0"):
        solve(FAMILY, w=[0, 0], w0=1, x=[1, 1])
