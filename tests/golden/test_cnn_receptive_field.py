"""Receptive fields with numbers that were worked out elsewhere or by hand."""

import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "cnn.receptive_field"


def fields(**givens):
    values = solve(FAMILY, **givens).values
    return [values[f"r{l}"] for l in range(1, len(givens["k"]) + 1)]


@pytest.mark.parametrize(
    ("givens", "sizes"),
    [
        ({"k": [3, 3]}, [3, 5]),
        ({"k": [3, 3, 3, 3]}, [3, 5, 7, 9]),
        ({"k": [3, 3, 3, 3], "d": [1, 2, 4, 8]}, [3, 7, 15, 31]),
        ({"k": [2, 2, 2], "s": [2, 2, 2]}, [2, 4, 8]),
        ({"k": [3, 2, 3], "s": [1, 2, 1]}, [3, 4, 8]),
        ({"k": [7, 3, 3], "s": [2, 2, 1], "d": [1, 1, 2]}, [7, 11, 27]),
        ({"k": [101]}, [101]),
    ],
)
def test_fields_grow_by_the_reach_of_each_kernel(givens, sizes):
    assert fields(**givens) == sizes


def test_dilations_that_count_what_is_left_out_are_one_smaller():
    assert fields(k=[3, 3], d=[0, 1], dilation="zeros") == fields(k=[3, 3], d=[1, 2])


@pytest.mark.parametrize(("inputs", "layers"), [(5, 2), (6, 3), (7, 3), (1, 0)])
def test_the_fewest_layers_that_see_enough(inputs, layers):
    assert solve(FAMILY, k=[3, 3, 3], inputs=inputs).values["L_min"] == layers


def test_the_stretch_that_a_unit_sees():
    values = solve(FAMILY, k=[3, 2], s=[2, 2], unit=3).values
    assert (values["first"], values["last"]) == (9, 13)
    plain = solve(FAMILY, k=[3, 2], unit=3).values
    assert (plain["first"], plain["last"]) == (3, 6)


@pytest.mark.parametrize(
    ("givens", "message"),
    [
        ({"k": [3, 0]}, "whole numbers"),
        ({"k": [3, 3], "s": ["1/2", 1]}, "whole numbers"),
        ({"k": [3, 5], "inputs": 9}, "one size"),
        ({"k": [3, 3], "s": [1]}, "should have 2"),
        ({"k": [3, 3], "unit": 0}, "from 1"),
    ],
)
def test_what_is_no_layer_is_refused(givens, message):
    with pytest.raises(InputError, match=message):
        solve(FAMILY, **givens)
