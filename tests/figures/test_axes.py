import math
from random import Random

import pytest

from quizgen.figures.axes import Plot, covering, plain, tick_label, ticks


@pytest.mark.parametrize(
    ("low", "high", "most", "labels"),
    [
        (-4, 4, 8, ["−4", "−3", "−2", "−1", "0", "1", "2", "3", "4"]),
        (0, 1, 5, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (-0.05, 0.31, 4, ["0", "0.1", "0.2", "0.3"]),
        (0, 1500, 3, ["0", "500", "1000", "1500"]),
        (7.2, 7.9, 4, ["7.2", "7.4", "7.6", "7.8"]),
    ],
)
def test_ticks_are_round(low: float, high: float, most: int, labels: list[str]) -> None:
    assert [tick_label(value) for value in ticks(low, high, most)] == labels


def test_ticks_stay_in_the_range_and_are_neither_too_many_nor_too_few() -> None:
    r = Random(0)
    for _ in range(2000):
        low = r.uniform(-1, 1) * 10 ** r.randint(-3, 5)
        high = low + r.uniform(0.1, 1) * 10 ** r.randint(-2, 5)
        values = ticks(low, high, 6)
        assert 1 <= len(values) <= 7
        assert all(low - 1e-6 * (high - low) <= value <= high + 1e-6 * (high - low) for value in values)


@pytest.mark.parametrize("ends", [(1.0, 1.0), (2.0, 1.0), (0.0, math.inf), (math.nan, 1.0)])
def test_a_range_must_be_finite_and_not_empty(ends: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="from low to high"):
        ticks(*ends, 5)


@pytest.mark.parametrize(
    ("value", "written"),
    [(-0.0, "0"), (-2.5, "−2.5"), (0.123456, "0.123"), (123456.7, "123457"), (1000, "1000")],
)
def test_plain_numbers_are_short_with_a_true_minus(value: float, written: str) -> None:
    assert plain(value) == written


def test_a_covering_range_is_never_empty() -> None:
    assert covering([3, 3]) == (2, 4)
    assert covering([1], zero=True) == pytest.approx((-0.08, 1.08))


def test_larger_values_are_further_right_and_higher_on_the_page() -> None:
    plot = Plot((0, 2), (0, 4), (10, 20), (100, 200))
    assert plot.at(0, 0) == (10, 220)
    assert plot.at(2, 4) == (110, 20)
