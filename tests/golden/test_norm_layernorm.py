"""Normalised features with numbers that were worked out elsewhere or by hand."""

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "norm.layernorm"
ITEMS = [
    ["50.147", "3314.825", "8463.361", "8.021"],
    ["1242.223", "688.123", "434.944", "149.442"],
    ["9.37", "4606.674", "944.705", "21189.444"],
]
TOKEN = [1, 2, 3, 6]


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_the_items_of_a_published_table():
    values = solve(FAMILY, items=ITEMS, eps="0.00001").values
    close(values["mu"], [2959.0885, 628.683, 6687.54825])
    close(values["var"], [11898576.062916754, 161792.79535049998, 73053332.83025618])
    close(
        values["x_hat"],
        [
            [-0.8433104692287219, 0.10312902983328567, 1.595704356632043, -0.8555229172366068],
            [1.5253281762064228, 0.14777440231070488, -0.4816565432246571, -1.1914460352924705],
            [-0.7813362787187013, -0.2434589916758464, -0.6719035650508149, 1.6966988354453627],
        ],
    )


def test_the_other_divisor_is_a_convention():
    values = solve(FAMILY, items=ITEMS, eps="0.00001", ln_var="unbiased").values
    close(values["var"], [15864768.083889006, 215723.72713399996, 97404443.7736749])


def test_the_gradient_of_a_published_backward_pass():
    values = solve(FAMILY, x=TOKEN, g=[1, 0, 0, -1], eps=0).values
    close(values["x_hat"], [-1.0690449676496977, -0.5345224838248488, 0, 1.6035674514745464])
    close(values["dx"], [0.1527207096642425, -0.19090088708030314, 0, 0.03818017741606061])


def test_scale_and_shift_by_hand():
    values = solve(FAMILY, X=[[1, 1, 3, 3], [0, 4, 0, 4]], gamma=[2, 1, 1, 0], beta=[0, 0, 5, 7]).values
    close(values["x_hat"], [[-1, -1, 1, 1], [-1, 1, -1, 1]])
    close(values["y"], [[-2, -1, 6, 7], [-2, 1, 4, 7]])


def test_a_scale_alone_leaves_the_shift_out():
    close(solve(FAMILY, x=[1, 3], gamma=[2, 2]).values["y"], [-2, 2])


def test_the_root_mean_square_takes_no_mean_out():
    values = solve(FAMILY, x=[1, 5, 7, 5], kind="rms").values
    close(values["rms"], 5)
    close(values["x_hat"], [0.2, 1, 1.4, 1])


@pytest.mark.parametrize(("a", "sign"), [(10, 1), (-2, -1)])
def test_of_a_moved_token_only_the_sign_of_the_scale_is_left(a, sign):
    values = solve(FAMILY, x=TOKEN, a=a, c=-4).values
    close(values["x_hat_moved"], sign * values["x_hat"])
    close(values["mu_moved"], 3 * a - 4)


def test_the_divisor_is_the_same_on_the_way_back():
    x, g, step = np.array(TOKEN, float), np.array([1.0, 0, 0, -1]), 1e-6

    def loss(x):
        return g @ ((x - x.mean()) / np.sqrt(x.var(ddof=1) + 0.5))

    found = solve(FAMILY, x=TOKEN, g=g, eps="1/2", ln_var="unbiased").values["dx"]
    slopes = [(loss(x + step * unit) - loss(x - step * unit)) / (2 * step) for unit in np.eye(4)]
    np.testing.assert_allclose(found, slopes, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize(
    ("givens", "message"),
    [
        ({"x": [2, 2, 2]}, "not finite"),
        ({"X": ITEMS, "g": [1, 0, 0, -1]}, "one token"),
        ({"x": TOKEN, "a": 0}, "a is not 0"),
        ({"x": TOKEN, "gamma": [1, 2]}, "gamma has"),
    ],
)
def test_what_has_no_answer_is_refused(givens, message):
    with pytest.raises(InputError, match=message):
        solve(FAMILY, **givens)
