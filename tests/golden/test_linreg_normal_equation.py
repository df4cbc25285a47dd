"""Exact least squares with numbers that were worked out elsewhere or by hand."""

import numpy as np
import pytest

from quizgen.exercise import solve

FAMILY = "linreg.normal_equation"
POINTS = {"x": [0, 1, 2, 3], "y": [1, 3, 4, 8]}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_a_published_fit():
    values = solve(FAMILY, **POINTS).values
    close(values["XtX"], [[4, 6], [6, 14]])
    close(values["Xty"], [16, 35])
    close(values["phi_star"], [0.7, 2.2])
    close(values["loss_min"], 0.45)


def test_the_curvature_of_its_loss_and_the_level_line_at_the_origin():
    values = solve(FAMILY, **POINTS, phi_start=[0, 0]).values
    close(values["hessian"], [[2, 3], [3, 7]])
    close(values["hessian_eigenvalues"], [0.594875162046673, 8.405124837953327])
    close(values["max_stable_lr"], 0.23795006481866912)
    close(values["gradient"], [-8, -17.5])
    close(values["tangent"], [17.5, -8])
    close(values["level_line_tangent_dot_gradient"], 0)


def test_a_line_through_the_origin_by_hand():
    # S_xx = 1 + 4, S_xy = 3 + 4, residuals 7/5 - 3 and 14/5 - 2
    values = solve(FAMILY, x=[1, 2], y=[3, 2], intercept=False).values
    close(values["phi_star"], 1.4)
    close(values["loss_min"], (1.6**2 + 0.8**2) / 2)


@pytest.mark.parametrize(("form", "factor"), [("mean", 2 / 4), ("half_sum", 1), ("sum", 2)])
def test_each_convention_scales_the_hessian_by_its_own_factor(form, factor):
    values = solve(FAMILY, **POINTS, phi_start=[0, 0], sq_loss=form).values
    close(values["hessian"], factor * np.array([[4, 6], [6, 14]]))
    close(values["phi_star"], [0.7, 2.2])


def test_two_points_are_met_exactly():
    exercise = solve(FAMILY, x=[1, 3], y=[2, 8])
    close(exercise.values["phi_star"], [-1, 3])


def test_equal_inputs_have_no_single_best_line():
    with pytest.raises(ValueError, match="at least two inputs differ"):
        solve(FAMILY, x=[2, 2, 2], y=[1, 2, 3])
