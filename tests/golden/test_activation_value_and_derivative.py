"""Activation functions with numbers that were worked out elsewhere or by hand."""

from math import log
from statistics import NormalDist

import numpy as np
import pytest

from quizgen.exercise import solve

FAMILY = "activation.value_and_derivative"
X = [-2, -1, -0.5, 0, 0.5, 1, 2]


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def mirrored(half, sign=1):
    """The entries at the negative inputs, from those at 0 and at the positive ones."""
    return [sign * v for v in half[:0:-1]] + half


def test_a_published_table_of_the_sigmoid():
    values = solve(FAMILY, x=X, activation="sigmoid").values
    upper = [0.5, 0.6224593312018546, 0.7310585786300049, 0.8807970779778823]
    close(values["f"], [1 - v for v in upper[:0:-1]] + upper)
    close(values["df"], mirrored([0.25, 0.2350037122015945, 0.19661193324148185, 0.1049935854035065]))


def test_a_published_table_of_the_hyperbolic_tangent():
    values = solve(FAMILY, x=X, activation="tanh").values
    close(values["f"], mirrored([0, 0.46211715726000974, 0.7615941559557649, 0.9640275800758169], -1))
    close(values["df"], mirrored([1, 0.7864477329659274, 0.41997434161402614, 0.07065082485316443]))


@pytest.mark.parametrize(
    ("activation", "f", "df"),
    [
        ("identity", X, [1] * 7),
        ("binary_step", [0, 0, 0, 1, 1, 1, 1], [0] * 7),
        ("relu", [0, 0, 0, 0, 0.5, 1, 2], [0, 0, 0, 0, 1, 1, 1]),
    ],
)
def test_a_published_table_of_straight_pieces(activation, f, df):
    values = solve(FAMILY, x=X, activation=activation).values
    close(values["f"], f)
    close(values["df"], df)


def test_the_slope_of_relu_at_its_kink_follows_the_convention_and_is_noted():
    exercise = solve(FAMILY, x=[0], activation="relu", relu_grad_at_0="1")
    close(exercise.values["df"], [1])
    assert exercise.trace.notes == ["an input lies at the kink, where the slope is only a convention"]


def test_the_leak_follows_the_convention():
    values = solve(FAMILY, x=[-2, 3], activation="leaky_relu", leaky_slope="0.1").values
    close(values["f"], [-0.2, 3])
    close(values["df"], [0.1, 1])


def test_silu_by_hand():
    # σ(0) = 1/2, so the slope of x σ(x) at 0 is 1/2
    values = solve(FAMILY, x=[0], activation="silu").values
    close([*values["f"], *values["df"]], [0, 0.5])


@pytest.mark.parametrize(
    ("activation", "tau", "edge"), [("sigmoid", "3/16", log(3)), ("tanh", "9/25", log(3))]
)
def test_where_saturation_begins_by_hand(activation, tau, edge):
    # σ = 3/4 has the slope 3/4 · 1/4, tanh = 4/5 has the slope 1 − 16/25, and both are reached at ln 3
    values = solve(FAMILY, Z=[[-2, 2], [1, -1], [-1, -3]], tau=tau, activation=activation).values
    close(values["edge"], edge)
    close([values["s"], values["active"]], [[2, 0, 1], [1, 1, 0]])
    close([values["lost"], values["dead"]], [[1, 0, 0], [0, 0, 1]])


@pytest.mark.parametrize(("tau", "activation"), [(0.25, "sigmoid"), (1, "tanh"), (0, "tanh")])
def test_a_limit_that_no_slope_falls_to_is_refused(tau, activation):
    with pytest.raises(ValueError, match="tau is between 0 and the steepest slope"):
        solve(FAMILY, Z=[[1]], tau=tau, activation=activation)


def test_gelu_by_the_table_of_the_normal_distribution():
    # Φ(1) = 0.8413447…, φ(1) = 0.2419707…, from NormalDist of the standard library
    normal = NormalDist()
    values = solve(FAMILY, x=[-1, 0, 1], activation="gelu").values
    close(values["f"], [x * normal.cdf(x) for x in (-1, 0, 1)])
    close(values["df"], [normal.cdf(x) + x * normal.pdf(x) for x in (-1, 0, 1)])
    np.testing.assert_allclose(values["f"], [-0.1587, 0, 0.8413], atol=1e-4)
