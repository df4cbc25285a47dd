"""Convolutions with numbers that were worked out elsewhere or by hand."""

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve
from quizgen.questions import question

FAMILY = "cnn.conv1d"
RAMP = {"x": [1, 2, 3, 4], "w": [1, 2, 3]}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_a_published_convolution_with_zero_padding():
    values = solve(FAMILY, **RAMP, padding="zero").values
    close(values["padded"], [0, 1, 2, 3, 4, 0])
    close(values["z"], [8, 14, 20, 11])


def test_reflect_padding_mirrors_the_input_without_its_ends():
    exercise = solve(FAMILY, x=[1, 2, 3, 4, 5], w=[1, 2, 3, -1, 1], padding="reflect")
    close(exercise.values["padded"], [3, 2, 1, 2, 3, 4, 5, 4, 3])
    close(
        exercise.values["z"],
        [3 + 4 + 3 - 2 + 3, 2 + 2 + 6 - 3 + 4, 1 + 4 + 9 - 4 + 5, 2 + 6 + 12 - 5 + 4, 3 + 8 + 15 - 4 + 3],
    )
    assert (
        "Input 3, 2, 1, 2, 3, 4, 5, 4, 3, of which 2 at"
        in question(exercise, "worked").figures["sliding-window-solved"].alt
    )


def test_an_input_too_short_to_be_mirrored_is_refused():
    with pytest.raises(InputError, match="long enough to be mirrored"):
        solve(FAMILY, x=[1, 2], w=[1, 2, 3, 4, 5], padding="reflect")


def test_without_padding_only_complete_windows_count():
    values = solve(FAMILY, **RAMP).values
    close(values["n_out"], 2)
    close(values["z"], [14, 20])


def test_a_reversed_kernel_is_a_convention():
    close(solve(FAMILY, **RAMP, conv_flip="yes").values["z"], [3 + 4 + 3, 6 + 6 + 4])


@pytest.mark.parametrize(
    ("way", "sums"),
    [({"s": 2}, [1 - 3, 3 - 5, 5 - 7]), ({"d": 2}, [1 - 5, 2 - 6, 3 - 7]), ({"s": 2, "d": 3}, [1 - 7])],
)
def test_a_stride_and_a_distance_by_hand(way, sums):
    values = solve(FAMILY, x=range(1, 8), w=[1, 0, -1], **way).values
    close(values["z"], sums)
    close(values["n_out"], len(sums))


def test_channels_are_added_up_and_the_bias_once():
    values = solve(FAMILY, X=[[1, 2, 3], [4, 5, 6]], W=[[1, 0], [0, 1]], b=-7, activation=True).values
    close(values["z"], [1 + 5 - 7, 2 + 6 - 7])
    close(values["h"], [0, 1])


def test_each_kernel_makes_a_channel_of_its_own():
    exercise = solve(FAMILY, x=[1, 2, 3], w1=[1, -1], w2=[1, 1], b1=1, b2=0, kernels=2, bias=True)
    close(exercise.values["z1"], [0, 0])
    close(exercise.values["z2"], [3, 5])
    assert [asked.quantities for asked in question(exercise, "steps").asked] == [("n_out",), ("z1",), ("z2",)]


def test_a_course_that_counts_left_out_inputs_prints_a_smaller_rate():
    x, w = range(5), [1, -1]
    assert "the rate 2:" in question(solve(FAMILY, x=x, w=w, d=2)).prompt
    assert "the rate 1:" in question(solve(FAMILY, x=x, w=w, d=2, dilation="zeros")).prompt


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"w": [1] * 5}, "the kernel fits"),
        ({"w": [1, 2], "padding": "zero"}, "padded alike"),
        ({"s": 0}, "at least 1"),
        ({"padding": "mirror"}, "not one of"),
    ],
)
def test_what_does_not_fit_together_is_refused(options, message):
    with pytest.raises(InputError, match=message):
        solve(FAMILY, **{**RAMP, **options})
