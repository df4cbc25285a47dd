"""Hopfield updates with numbers that were worked out elsewhere."""

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "hopfield.async_update"
TWO = [[1, 1, 1], [1, -1, 1]]


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("rule", "state"), [("+1", [1, 1, 1]), ("keep", [1, -1, 1])])
def test_a_field_of_zero_follows_the_tie_rule(rule, state):
    exercise = solve(FAMILY, patterns=TWO, start=[1, -1, 1], order=[2], sign0=rule)
    close(exercise.values["W"], [[0, 0, 2 / 3], [0, 0, 0], [2 / 3, 0, 0]])
    close(exercise.values["s1"], 0)
    close(exercise.values["y1"], state)
    close([exercise.values["E0"], exercise.values["E1"]], [-2 / 3, -2 / 3])
    assert exercise.trace.notes == ["a field is exactly 0, so that the rule for ties decides"]


def test_weights_may_be_given_in_place_of_patterns():
    exercise = solve(FAMILY, W=[[0, 2], [2, 0]], b=[0.5, -0.5], y0=[1, -1])
    close(exercise.values["s1"], -2 + 0.5)
    close(exercise.values["y1"], [-1, -1])
    close(exercise.values["s2"], -2 - 0.5)
    close(exercise.values["E2"], -2 - (-0.5 + 0.5))


def test_rounds_go_on_until_nothing_changes():
    exercise = solve(FAMILY, patterns=[[1, -1, 1, -1]], y0=[1, 1, 1, -1], until="stable")
    assert [q.name for q in exercise.trace.steps if q.word == "y"] == [f"y{k}" for k in range(1, 9)]
    close(exercise.values["y8"], [1, -1, 1, -1])
    assert exercise.values["memory"] == "stored"


@pytest.mark.parametrize(
    ("givens", "message"),
    [
        ({"W": [[0, 1], [2, 0]], "y0": [1, 1]}, "symmetric"),
        ({"W": [[1, 1], [1, 0]], "y0": [1, 1]}, "diagonal"),
        ({"W": [[0, 1], [1, 0]], "y0": [1, 1], "order": [3]}, "from 1 to 2"),
        ({"W": [[0, 1], [1, 0]], "y0": [1, 0.5]}, "entries of y0 are 1 and -1"),
    ],
)
def test_what_is_no_hopfield_network_is_refused(givens, message):
    with pytest.raises(InputError, match=message):
        solve(FAMILY, **givens)
