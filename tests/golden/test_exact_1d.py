"""The pieces of networks with one input, with numbers that were worked out elsewhere or by hand."""

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve
from quizgen.questions import FORMS, question

FAMILY = "regions.exact_1d"


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def pieces(exercise, joints, slopes):
    close(exercise.values["joints"], joints)
    close(exercise.values["slopes"], slopes)
    assert exercise.values["regions"] == len(slopes)


def test_a_published_example_with_a_dead_unit():
    exercise = solve(FAMILY, theta0=[0, -1, -2, 3], theta1=[1, 1, 1, -1], phi=[1, -2, 1, 0])
    pieces(exercise, [0, 1, 2], [0, 1, -1, 0])
    assert exercise.values["bound"] == 5


def test_units_that_share_a_joint_bend_once():
    # max(0, x - 1) + 2 max(0, 2x - 2) bends at 1 only, by 1 + 4
    exercise = solve(FAMILY, theta0=[-1, -2], theta1=[1, 2], phi=[1, 2])
    pieces(exercise, [1], [0, 5])


def test_units_that_cancel_leave_a_straight_line():
    # max(0, x) - max(0, -x) = x
    exercise = solve(FAMILY, theta0=[0, 0], theta1=[1, -1], phi=[1, -1])
    pieces(exercise, [], [1])


def test_joints_count_as_equal_although_floats_differ():
    # 0.3/0.1 and 3/1 are the same number, but not as quotients of floats
    exercise = solve(FAMILY, theta0=["-0.3", -3], theta1=["0.1", 1], phi=[10, -1])
    pieces(exercise, [], [0])


def test_a_kink_that_a_grid_of_whole_numbers_would_miss():
    # 1000 max(0, x - 1/2) - 1000 max(0, x - 501/1000): two joints a thousandth apart
    exercise = solve(FAMILY, theta0=["-0.5", "-0.501"], theta1=[1, 1], phi=[1000, -1000])
    pieces(exercise, [0.5, 0.501], [0, 1000, 0])


def test_a_unit_without_slope_has_no_joint_and_is_noted():
    exercise = solve(FAMILY, theta0=[1, -1], theta1=[0, 1], phi=[5, 2])
    pieces(exercise, [1], [0, 2])
    assert exercise.trace.notes == ["a unit with slope 0 has no joint"]


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("choice", "find-mistake")])
@pytest.mark.parametrize(("theta1", "phi"), [([1, -1], [1, -1]), ([0, 0], [1, 1]), ([0, 2], [1, 1])])
def test_networks_without_bends_and_units_without_slope_can_be_shown(theta1, phi, form):
    exercise = solve(FAMILY, theta0=[0, 0], theta1=theta1, phi=phi)
    assert question(exercise, form).solution


def test_two_layers_can_reach_sixteen_pieces():
    zigzag = {"theta0": [3, -1, -2], "theta1": [-1, 1, 1]}
    second = {"Psi": [[2, 3, -2], [-2, -3, 2], [-2, -3, 2]], "Psi0": [-4.75, 4.5, 4.25]}
    values = solve(FAMILY, **zigzag, **second, omega=[1, -3, 5]).values
    assert (values["regions"], values["bound"]) == (16, 16)


def test_the_same_network_with_its_first_unit_the_other_way_round_loses_a_piece():
    zigzag = {"theta0": [3, -1, -2], "theta1": [-1, 1, 1]}
    second = {"Psi": [[-2, -3, 2]] * 3, "Psi0": [4.75, 4.5, 4.25]}
    assert solve(FAMILY, **zigzag, **second, omega=[1, -3, 5]).values["regions"] == 15


def test_two_layers_by_hand():
    # z = |x| - 1, built from max(0, x) and max(0, -x); f = max(0, z) bends at -1 and 1, but not at 0
    exercise = solve(FAMILY, theta0=[0, 0], theta1=[1, -1], Psi=[[1, 1]], Psi0=[-1], omega=[1])
    pieces(exercise, [-1, 1], [-1, 0, 1])
    close(exercise.values["crossings"], [-1, 1])
    assert exercise.values["bound"] == 6


def test_a_second_layer_that_stays_silent_leaves_nothing():
    exercise = solve(FAMILY, theta0=[0, 0], theta1=[1, -1], Psi=[[-1, -1]], Psi0=[-1], omega=[1])
    pieces(exercise, [], [0])


def test_outer_weights_of_both_kinds_are_refused():
    with pytest.raises(InputError, match="phi is not used here"):
        solve(FAMILY, theta0=[0], theta1=[1], phi=[1], Psi=[[1]], Psi0=[1], omega=[1])
