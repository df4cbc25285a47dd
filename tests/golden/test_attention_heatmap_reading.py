"""Tables of attention weights that were read elsewhere or by hand."""

from math import log

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve
from quizgen.questions import question

FAMILY = "attention.heatmap_reading"
SIX = [
    [0.268, 0.119, 0.134, 0.148, 0.179, 0.152],
    [0.124, 0.278, 0.201, 0.128, 0.154, 0.115],
    [0.147, 0.132, 0.262, 0.097, 0.218, 0.145],
    [0.210, 0.128, 0.206, 0.212, 0.119, 0.125],
    [0.146, 0.158, 0.152, 0.143, 0.227, 0.174],
    [0.195, 0.114, 0.203, 0.103, 0.157, 0.229],
]
FAULTY = [[0.5, 0.3, 0.2], [0.1, 0.6, 0.4], [0.333, 0.333, 0.333]]


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_a_published_table_is_read():
    values = solve(FAMILY, A=SIX).values
    close(values["row_sums"], [1, 1, 1.001, 1, 1, 1.001])
    close(values["column_sums"], [1.09, 0.929, 1.158, 0.831, 1.054, 0.94])
    assert values["argmax_per_row"].tolist() == [1, 2, 3, 4, 5, 6]
    assert values["diagonal_is_row_max"] == "yes"
    assert values["most_attended_column"] == 3


def test_rounding_explains_its_sums():
    values = solve(FAMILY, A=SIX, task="audit").values
    assert values["wrong_rows"].tolist() == []
    assert (values["along"], values["causal"]) == ("rows", "no")


def test_it_cannot_come_from_queries_that_are_the_keys():
    values = solve(FAMILY, A=SIX, task="scores").values
    close(values["largest_log_cycle_violation"], 1.2975008693773886)
    close(values["max_violation_explainable_by_rounding"], 0.030927835051546393)
    assert values["shared"] == "no"


def test_differences_of_scores_are_logarithms_of_ratios():
    values = solve(FAMILY, A=[[0.5, 0.25, 0.25], [0.2, 0.4, 0.4], [0.3, 0.3, 0.4]], task="scores").values
    close(values["differences"], [0, -log(2), -log(2)])


def test_a_row_that_rounding_cannot_explain_is_found():
    values = solve(FAMILY, A=FAULTY, task="audit").values
    assert values["wrong_rows"].tolist() == [2]
    assert values["along"] == "neither"


def test_a_table_may_be_right_by_columns():
    values = solve(
        FAMILY, A=np.transpose([[0.5, 0.3, 0.2], [0.1, 0.6, 0.3], [0.7, 0.1, 0.2]]), task="audit"
    ).values
    assert values["along"] == "columns"


def test_a_causal_table_has_nothing_above_the_diagonal():
    values = solve(FAMILY, A=[[1, 0, 0], [0.4, 0.6, 0], [0.2, 0.3, 0.5]], task="audit").values
    assert values["causal"] == "yes"


def test_the_picture_in_the_question_shows_no_sums():
    alt = question(solve(FAMILY, A=FAULTY, task="audit")).figures["heatmap"].alt
    assert "0.100, 0.600, 0.400" in alt
    assert "sum" not in alt


def test_scores_behind_a_weight_of_0_are_no_numbers():
    with pytest.raises(InputError, match="positive"):
        solve(FAMILY, A=[[1, 0, 0], [0.4, 0.6, 0], [0.2, 0.3, 0.5]], task="scores")
