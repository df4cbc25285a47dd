"""Which numbers a solution writes out: entries, and whole arrays."""

import numpy as np
import pytest

from quizgen.exact import exact
from quizgen.exercise import solve
from quizgen.precision import Precision
from quizgen.printed import Printed
from quizgen.questions.steps import entries, numbers_of
from quizgen.trace import Trace


def written(scores):
    exercise = solve("attention.causal_mask", scores=scores)
    lines, complete = entries(exercise.printed, exercise.trace.quantities["weights"])
    return [line.symbol for line in lines], complete


def test_entries_that_only_repeat_their_value_take_no_room():
    assert written(np.zeros((3, 3))) == (["A_{11}", "A_{21}"], False)


def test_where_few_entries_are_worth_writing_these_are_all():
    assert written([[0, 0], [0, 1]]) == (["A_{11}", "A_{21}", "A_{22}"], True)


def test_a_whole_matrix_of_which_one_row_is_used_is_not_written_out():
    exercise = solve("posenc.sinusoidal", positions=[1, 2], k=3)
    assert numbers_of(exercise.printed, exercise.trace.quantities["moved"]) == ""


@pytest.mark.parametrize(
    ("y", "shown"),
    [
        (["2", "0", "3", "4", "0", "1"], ["p_{1}", "p_{3}"]),
        (["0", "0", "0", "0", "0", "5"], ["p_{1}", "p_{6}"]),
        (["20", "0.5", "3", "4", "0", "1"], ["p_{1}", "p_{2}"]),
    ],
)
def test_of_many_entries_those_without_zeros_are_written_out(y, shown):
    t = Trace()
    t.step("p", t.given("x", exact(["2", "3", "4", "5", "6", "7"])) * t.given("y", exact(y)))
    lines, complete = entries(Printed(t, Precision(4)), t.quantities["p"])
    assert ([line.symbol for line in lines], complete) == (shown, False)


def test_a_column_over_a_column_is_not_written_out():
    t = Trace()
    t.step("s", t.given("x", exact(["2", "3"])) / t.given("y", exact(["4", "5"])))
    assert numbers_of(Printed(t, Precision(4)), t.quantities["s"]) == ""
