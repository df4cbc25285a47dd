"""Dropout with numbers that were worked out by hand."""

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "reg.dropout"
LAYER = {"h": [2, 4, 6], "mask": [1, 0, 1]}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("kind", "p"), [("drop", "1/4"), ("keep", "3/4")])
def test_inverted_dropout_divides_in_training_only(kind, p):
    values = solve(FAMILY, **LAYER, p=p, dropout_p=kind).values
    close(values["train"], [8 / 3, 0, 8])
    close(values["test"], [2, 4, 6])


def test_classic_dropout_multiplies_at_test_time_only():
    values = solve(FAMILY, **LAYER, p="1/4", dropout_scheme="classic", compare=True).values
    close(values["train"], [2, 0, 6])
    close(values["test"], [1.5, 3, 4.5])
    close(values["mean"], values["test"])
    close(values["train_other"], [8 / 3, 0, 8])
    close(values["test_other"], [2, 4, 6])


def test_one_half_is_allowed_although_it_tells_nothing_apart():
    exercise = solve(FAMILY, **LAYER, p="1/2", count=True, spread=True)
    close(exercise.values["train"], [4, 0, 12])
    close(exercise.values["networks"], 8)
    close(exercise.values["none_left"], 1 / 8)
    close(exercise.values["variance"], [4, 16, 36])


def test_the_variance_of_the_classic_scheme_is_smaller():
    values = solve(FAMILY, **LAYER, p="1/4", dropout_scheme="classic", spread=True).values
    close(values["variance"], [4 * 3 / 16, 16 * 3 / 16, 36 * 3 / 16])


@pytest.mark.parametrize(("form", "factor"), [("half_sum", 1), ("mean", 2), ("sum", 2)])
def test_the_mask_and_its_scale_stand_on_the_way_back_as_well(form, factor):
    values = solve(FAMILY, **LAYER, p="1/2", w=[1, 5, -1], b=7, t=0, sq_loss=form).values
    # y = 4 - 12 + 7
    close(values["y"], -1)
    close(values["L"], factor / 2)
    close(values["dw"], np.array([-4, 0, -12]) * factor)
    close(values["dh"], np.array([-2, 0, 2]) * factor)


@pytest.mark.parametrize(
    ("givens", "message"),
    [
        ({"mask": [1, 2, 0], "p": "1/2"}, "0 and 1"),
        ({"p": 1}, "some units are kept"),
        ({"p": "-1/2"}, "some units are kept"),
        ({"p": "1/2", "mask": [1, 0]}, "mask has"),
    ],
)
def test_what_is_no_dropout_is_refused(givens, message):
    with pytest.raises(InputError, match=message):
        solve(FAMILY, **{**LAYER, **givens})
