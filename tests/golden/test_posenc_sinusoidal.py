"""Positional encodings with numbers that were worked out elsewhere or by hand."""

from math import cos, pi, sin

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import generate, solve
from quizgen.questions.mistakes import slips
from quizgen.stress import PROPERTIES, hold

FAMILY = "posenc.sinusoidal"


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_the_first_four_positions_in_four_dimensions():
    exercise = solve(FAMILY, positions=[0, 1, 2, 3], d=4)
    close(
        exercise.values["PE"],
        [
            [0.0, 1.0, 0.0, 1.0],
            [0.8414709848078965, 0.5403023058681398, 0.009999833334166664, 0.9999500004166653],
            [0.9092974268256817, -0.4161468365471424, 0.01999866669333308, 0.9998000066665778],
            [0.1411200080598672, -0.9899924966004454, 0.02999550020249566, 0.9995500337489875],
        ],
    )
    wrong = exercise.trace.replay(swaps=slips(exercise.trace)["odd_exponent"])["PE"]
    close(wrong[1], [0.8414709848078965, 0.9950041652780258, 0.009999833334166664, 0.9999995000000417])


def test_waves_grow_from_2_pi_by_the_same_factor():
    close(solve(FAMILY, positions=[1], d=6, base=1000).values["wavelengths"], [2 * pi, 20 * pi, 200 * pi])


def test_sines_may_come_first():
    values = solve(FAMILY, positions=[3], d=4, base=100, pe_order="halves").values
    close(values["PE"], [[sin(3), sin(0.3), cos(3), cos(0.3)]])


@pytest.mark.parametrize("order", ["interleaved", "halves"])
def test_the_matrix_of_the_shift_serves_every_position(order):
    values = solve(FAMILY, positions=[2, 9, 5, 12], k=3, d=6, base=50, pe_order=order).values
    close(values["M"] @ values["PE"][0], values["PE"][2])
    close(values["M"] @ values["PE"][1], values["PE"][3])
    close(values["moved"], values["PE"][2])


def test_the_dot_product_depends_on_the_distance_alone():
    dots = [solve(FAMILY, positions=[p, p + 4], k=1).values["dot"] for p in (0, 3, 11)]
    close(dots, [dots[0]] * 3)


def test_an_odd_width_has_no_pairs():
    with pytest.raises(InputError, match="even number"):
        solve(FAMILY, positions=[1], d=3)


@pytest.mark.parametrize("level", ["intro", "standard", "exam"])
def test_sines_first_has_every_property(level):
    for k in range(3):
        exercise = generate(FAMILY, level, f"halves-{k}", pe_order="halves")
        for proves in PROPERTIES:
            hold(proves, exercise)


def test_one_position_is_enough_for_the_matrix_of_a_shift():
    values = solve("posenc.sinusoidal", positions=[3], k=2, d=4).values
    close(values["moved"], solve("posenc.sinusoidal", positions=[5], d=4).values["PE"][0])
    assert "dot" not in values
