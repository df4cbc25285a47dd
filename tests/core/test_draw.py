"""Chance is a stream that never changes: sheets printed years ago depend on it."""

from collections import Counter
from fractions import Fraction

import pytest

from quizgen.draw import Draw


def test_the_stream_of_a_key_never_changes():
    draw = Draw("golden")
    assert [draw.integer(0, 999) for _ in range(8)] == [811, 486, 268, 85, 374, 977, 177, 144]
    assert draw.integers(-9, 9, over=4)((2, 2)).nested == [["3/2", "-7/4"], ["7/4", "-1/2"]]
    assert draw.order(6) == [5, 4, 1, 6, 3, 2]
    assert draw.signs()((5,)).numerators == (-1, -1, -1, -1, 1)


def test_neighbouring_keys_share_nothing():
    first, second = ([Draw(key).integer(0, 10**9) for _ in range(3)] for key in ("seed/1", "seed/2"))
    assert not set(first) & set(second)


def test_every_order_is_equally_likely():
    draw = Draw("orders")
    counts = Counter(tuple(draw.order(3)) for _ in range(6000))
    assert len(counts) == 6
    assert all(abs(count - 1000) < 130 for count in counts.values())  # more than four standard deviations


def test_both_ends_of_a_range_are_drawn_and_nothing_beyond():
    values = Draw("range").integers(-2, 3)((500,)).numerators
    assert set(values) == {-2, -1, 0, 1, 2, 3}


def test_nonzero_leaves_zero_out():
    assert 0 not in Draw("nonzero").integers(-1, 1, nonzero=True)((100,)).numerators


def test_over_divides():
    drawn = Draw("over").integers(-10, 10, over=10)((50,))
    assert {Fraction(x) * 10 for x in drawn.fractions} <= set(range(-10, 11))
    assert (drawn.floats * 10 == drawn.numerators).all()


def test_distinct_entries_differ():
    assert len(set(Draw("distinct").distinct(1, 5)((5,)).numerators)) == 5


@pytest.mark.parametrize("count", [0, 1, 2])
def test_flipped_reverses_so_many_signs(count):
    signs = [1.0, -1.0, 1.0, 1.0]
    flipped = Draw("flipped").flipped(signs, count)((4,)).numerators
    assert sum(f != s for f, s in zip(flipped, signs, strict=True)) == count


def test_one_hot_has_a_single_one():
    places = {Draw(f"hot/{k}").one_hot()((3,)).numerators.index(1) for k in range(30)}
    assert places == {0, 1, 2}
    assert sum(Draw("hot").one_hot()((3,)).numerators) == 1


def test_shares_add_up_to_1_row_by_row_and_none_is_too_small():
    drawn = Draw("shares").shares(100, least=5)((40, 4))
    assert (drawn.fractions.sum(axis=1) == 1).all()
    assert min(drawn.numerators) == 5


def test_every_share_is_as_large_as_the_others_on_average():
    means = Draw("fair shares").shares(100)((2000, 4)).floats.mean(axis=0)
    assert (abs(means - 0.25) < 0.02).all()
