"""Masked attention with numbers that were worked out elsewhere or by hand."""

from math import e, exp, sqrt

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve
from quizgen.questions import question

FAMILY = "attention.causal_mask"
ROWS = [[1, 0], [0, 1], [1, 1]]
TABLE = [
    [0.268, 0.119, 0.134, 0.148, 0.179, 0.152],
    [0.124, 0.278, 0.201, 0.128, 0.154, 0.115],
    [0.147, 0.132, 0.262, 0.097, 0.218, 0.145],
    [0.210, 0.128, 0.206, 0.212, 0.119, 0.125],
    [0.146, 0.158, 0.152, 0.143, 0.227, 0.174],
    [0.195, 0.114, 0.203, 0.103, 0.157, 0.229],
]


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_queries_keys_and_values_without_a_scale():
    values = solve(FAMILY, Q=ROWS, K=ROWS, V=ROWS, scale=False).values
    close(values["weights"], [[1, 0, 0], [1 / (1 + e), e / (1 + e), 0], np.array([1, 1, e]) / (2 + e)])
    close(values["output"][1], [0.2689414213699951, 0.7310585786300049])
    close(values["output"][2], [0.7880584423829146, 0.7880584423829146])


def test_the_same_with_the_scale():
    values = solve(FAMILY, Q=ROWS, K=ROWS, V=ROWS).values
    r = exp(1 / sqrt(2))
    close(values["weights"][1], [1 / (1 + r), r / (1 + r), 0])
    close(values["weights"][2], [0.2482550782577231, 0.2482550782577231, 0.5034898434845538])
    close(values["output"][2], [0.7517449217422769, 0.7517449217422769])


def test_a_published_table_is_repaired():
    exercise = solve(FAMILY, A=TABLE, count=True)
    values = exercise.values
    assert values["hidden"] == 15
    close(values["weights"][0], [1, 0, 0, 0, 0, 0])
    close(values["weights"][1], [0.30845771144278605, 0.691542288557214, 0, 0, 0, 0])
    close(values["weights"][2][:3], [0.2717190388170055, 0.24399260628465805, 0.4842883548983364])
    close(values["weights"][5][5], 0.22877122877122877)
    close(values["weights"].sum(axis=1), np.ones(6))


def test_hiding_with_a_score_of_0_lets_two_parts_of_e_plus_2_leak():
    leak = solve(FAMILY, scores=[[1, 3, 1], [0, 0, 2], [1, 1, 2]], leaking=True).values["leak"]
    close(leak, [2 / (e + 2), 1 / 3, 0])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"mask": "causal"}, [[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1]]),
        ({"mask": "window", "window": 2}, [[1, 0, 0, 0], [1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1]]),
        ({"mask": "padding", "pads": 2}, [[1, 1, 0, 0]] * 4),
    ],
)
def test_each_kind_of_mask(options, expected):
    assert solve(FAMILY, scores=np.zeros((4, 4)), **options).values["M"].tolist() == expected


def test_a_mask_that_hides_everything_has_no_answer():
    with pytest.raises(InputError, match="1 to 2 can be padding"):
        solve(FAMILY, scores=np.zeros((3, 3)), mask="padding", pads=3)


def test_the_picture_hides_what_the_mask_hides():
    shown = question(solve(FAMILY, scores=np.zeros((3, 3))))
    assert "Row 2: 0.5000, 0.5000, masked" in shown.figures["heatmap-solved"].alt
