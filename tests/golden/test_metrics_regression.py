"""Errors and scores of a regression model with numbers that were worked out by hand."""

import numpy as np
import pytest

from quizgen.exercise import solve

FAMILY = "metrics.regression"


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_four_examples_by_hand():
    # r = (1, 0, -2, 1), sizes 4, squares 6; the targets have the mean 4 and the spread 9 + 1 + 1 + 9
    values = solve(FAMILY, y=[1, 3, 5, 7], y_hat=[0, 3, 7, 6]).values
    close(values["r"], [1, 0, -2, 1])
    close([values["MAE"], values["MSE"], values["RMSE"]], [1, 1.5, 1.5**0.5])
    close([values["mean"], values["R2"]], [4, 0.7])


def test_a_model_that_always_predicts_the_mean_scores_0():
    close(solve(FAMILY, y=[1, 3, 5], y_hat=[3, 3, 3]).values["R2"], 0)


def test_a_model_that_is_worse_than_the_mean_has_a_negative_score():
    close(solve(FAMILY, y=[1, 3, 5], y_hat=[5, 3, 1]).values["R2"], -3)


def test_a_perfect_model_scores_1():
    close(solve(FAMILY, t=[1, 2], yhat=[1, 2]).values["R2"], 1)


def test_another_unit_changes_the_errors_but_not_the_score():
    values = solve(FAMILY, y=[1, 3, 5, 7], y_hat=[0, 3, 7, 6], c=10).values
    close([values["MAE_c"], values["MSE_c"], values["R2_c"]], [10, 150, 0.7])


def test_an_outlier_has_a_larger_share_of_the_squares_than_of_the_sizes():
    # sizes 1, 1, 8 and squares 1, 1, 64
    values = solve(FAMILY, y=[1, 2, 3], y_hat=[2, 1, -5], outlier=True).values
    close([values["share_of_sizes"], values["share_of_squares"]], [0.8, 64 / 66])


def test_equal_targets_have_no_score():
    with pytest.raises(ValueError, match="the targets are not all equal"):
        solve(FAMILY, y=[2, 2], y_hat=[1, 2])
