"""Points are shared out fairly and add up."""

from hypothesis import given
from hypothesis import strategies as st

from quizgen.sheet.points import shared


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
