"""Points are shared out fairly and add up."""

from hypothesis import given
from hypothesis import strategies as st

from quizgen.exercise import generate
from quizgen.questions import question
from quizgen.sheet.points import shared, worth


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(0, 90))
def test_shares_add_up_to_the_total_and_leave_nothing_out(weights: list[int], more: int) -> None:
    total = len(weights) + more
    shares = shared(total, weights)
    assert sum(shares) == total
    assert min(shares) >= 1


@given(st.lists(st.integers(1, 9), min_size=2, max_size=12), st.integers(0, 90))
def test_who_weighs_more_has_no_smaller_share(weights: list[int], more: int) -> None:
    shares = shared(len(weights) + more, weights)
    pairs = [(i, j) for i in range(len(weights)) for j in range(len(weights)) if weights[i] > weights[j]]
    assert all(shares[i] >= shares[j] for i, j in pairs)


def test_what_is_left_over_goes_to_later_steps_and_never_to_a_copied_value() -> None:
    exercise = generate("backprop.mlp", "exam", "2026", update=False)
    asked = worth(question(exercise, "steps"), 20).asked
    points = {name: part.points for part in asked for name in part.quantities}
    assert (points["db2"], points["db1"]) == (1, 1)
    assert points["delta1"] == max(points.values())
    assert sum(part.points for part in asked) == 20


def test_a_value_that_is_copied_takes_all_points_where_nothing_else_is_asked() -> None:
    exercise = generate("backprop.mlp", "exam", "2026", update=False)
    last = question(exercise, "faded:1")
    assert [(part.quantities, part.copied) for part in last.asked] == [(("db1",), True)]
    assert worth(last, 5).points == 5
