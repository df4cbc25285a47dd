"""Shallow networks with numbers that were worked out elsewhere or by hand."""

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve
from quizgen.questions import question

FAMILY = "shallow.piecewise_linear"
NET = {"theta0": [0, 1, -2], "theta1": [1, -1, 1], "phi": [2, -1, 1], "phi0": 1}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_the_table_of_a_published_example():
    values = solve(FAMILY, **NET).values
    close(values["joints_sorted"], [0, 1, 2])
    close(values["active"], [[0, 1, 0], [1, 1, 0], [1, 0, 0], [1, 0, 1]])
    close(values["slopes"], [1, 3, 2, 3])
    close(values["intercepts"], [0, 0, 1, -1])
    close(values["heights"], [0, 3, 5])
    assert values["n_parameters"] == 10


@pytest.mark.parametrize(("x", "y"), [(-1, -1), (0, 0), ("1/2", 1.5), (1, 3), ("3/2", 4), (2, 5), (3, 8)])
def test_the_values_of_a_published_example(x, y):
    close(solve(FAMILY, **NET, x=x).values["y"], y)


def test_the_offset_is_added_once():
    exercise = solve(FAMILY, **NET, x=1)
    values = exercise.trace.replay({"contributions": np.array([2.0, 0.0, -1.0])})
    close(values["y"], 2)
    [wrong] = [m for m in exercise.trace.mistakes if m.name == "offset_for_every_unit"]
    pinned = {"contributions": np.array([2.0, 0.0, -1.0])}
    close(exercise.trace.replay(pinned, {"y": wrong.equation})["y"], 4)


def test_the_weights_of_a_drawn_function():
    # level at 2, from (-1, 2) down to (1, -2), up to (2, 1), then level again
    values = solve(FAMILY, joints=[-1, 1, 2], heights=[2, -2, 1], right_slope=0, x=0).values
    close(values["theta0"], [1, -1, -2])
    close(values["phi"], [-2, 5, -3])
    close([values["phi0"], values["y"]], [2, 0])


def test_the_weights_give_back_the_function():
    found = solve(FAMILY, joints=[-2, 0, 3], heights=[1, 5, -1], right_slope=2).values
    weights = {"theta0": found["theta0"], "theta1": [1, 1, 1], "phi": found["phi"], "phi0": found["phi0"]}
    table = solve(FAMILY, **weights).values
    close(table["joints_sorted"], [-2, 0, 3])
    close(table["heights"], [1, 5, -1])
    close(table["slopes"], [0, 2, -2, 2])


def test_joints_that_do_not_rise_are_refused():
    with pytest.raises(InputError, match="rise from left to right"):
        solve(FAMILY, joints=[1, 0], heights=[1, 1], right_slope=0)


def test_a_unit_without_slope_is_refused():
    with pytest.raises(InputError, match="slope other than 0"):
        solve(FAMILY, theta0=[1, 2], theta1=[0, 1], phi=[1, 1], phi0=0)


def test_only_the_inverse_task_shows_the_graph_before_it_is_solved():
    assert (
        "piecewise-linear" in question(solve(FAMILY, joints=[0], heights=[1], right_slope=1), "steps").figures
    )
    assert "piecewise-linear" not in question(solve(FAMILY, **NET), "steps").figures


def test_two_outputs_share_their_joints():
    # units max(0, x) and max(0, 1 − x); outputs 1 + h1 − h2 and 2 h2
    exercise = solve(FAMILY, theta0=[0, 1], theta1=[1, -1], phi1=[1, -1], offset1=1, phi2=[0, 2], offset2=0)
    values = exercise.values
    close(values["joints_sorted"], [0, 1])
    close([values["slopes1"], values["intercepts1"]], [[1, 2, 1], [0, 0, 1]])
    close([values["slopes2"], values["intercepts2"]], [[-2, -2, 0], [2, 2, 0]])
    close(values["n_parameters"], 2 * 2 + 2 * 3)
    assert len([name for name in question(exercise, "worked").figures if "piecewise" in name]) == 2


def test_the_figure_shows_the_point_that_was_asked_for():
    exercise = solve(FAMILY, theta0=[0, 1], theta1=[1, -1], phi=[1, -1], phi0=1, x=9)
    alt = question(exercise, "worked").figures["piecewise-linear-solved"].alt
    assert "the point (9, 10)" in alt
