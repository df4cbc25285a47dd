"""Which entries of a large array a solution writes out."""

import numpy as np

from quizgen.exercise import solve
from quizgen.questions.steps import entries


def written(scores):
    exercise = solve("attention.causal_mask", scores=scores)
    lines, complete = entries(exercise.printed, exercise.trace.quantities["weights"])
    return [line.symbol for line in lines], complete


def test_entries_that_only_repeat_their_value_take_no_room():
    assert written(np.zeros((3, 3))) == (["A_{11}", "A_{21}"], False)


def test_where_few_entries_are_worth_writing_these_are_all():
    assert written([[0, 0], [0, 1]]) == (["A_{11}", "A_{21}", "A_{22}"], True)
