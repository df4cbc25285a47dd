"""Reading a table of attention weights: a row for each query, rounded to some decimals."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np

from quizgen.reference.elementary import log

_NOISE = 1e-9


def row_sums(A: Any) -> Any:
    """The sum of each row."""
    return A.sum(axis=1)


def column_sums(A: Any) -> Any:
    """The sum of each column: how much attention a token receives."""
    return A.sum(axis=0)


def largest_of_rows(A: Any) -> Any:
    """The largest weight of each row."""
    return A.max(axis=1)


def looks_at_itself(favourites: Any) -> str:
    """Whether each token attends most to itself: yes or no."""
    return "yes" if [int(j) for j in favourites] == list(range(1, len(favourites) + 1)) else "no"


def wrong_sums(sums: Any, half_unit: Any) -> Any:
    """The rows, counted from 1, whose sum is too far from 1 for rounding to explain it.

    Each of as many entries as there are rows may be half a unit of its last place off.
    """
    slack = len(sums) * float(half_unit) + _NOISE
    return np.array([i for i, total in enumerate(sums, 1) if abs(float(total) - 1) > slack])


def sums_to_one_along(rows: Any, columns: Any, half_unit: Any) -> str:
    """Along what the weights add up to 1, from the sums of rows and columns: rows, columns or neither."""
    if not len(wrong_sums(rows, half_unit)):
        return "rows"
    return "neither" if len(wrong_sums(columns, half_unit)) else "columns"


def is_causal(A: Any) -> str:
    """Whether no query looks at a later key: yes or no."""
    return "no" if np.triu(np.not_equal(A, 0), 1).any() else "yes"


def cycles(A: Any) -> dict[tuple[int, int, int], Any]:
    """For each three tokens the product of the weights round one way over that round the other way."""
    return {
        (i, j, k): A[i, j] * A[j, k] * A[k, i] / (A[i, k] * A[k, j] * A[j, i])
        for i, j, k in combinations(range(len(A)), 3)
    }


def widest_cycle(A: Any) -> tuple[int, int, int]:
    """The three tokens for which the two ways differ most."""
    ratios = {places: float(ratio) for places, ratio in cycles(A).items()}
    return max(ratios, key=lambda places: abs(np.log(ratios[places])))


def cycle_violation(A: Any) -> Any:
    """The largest |ln| of the ratio of the two ways round three tokens; 0 where scores are symmetric."""
    return abs(log(cycles(A)[widest_cycle(A)]))


def cycle_ratio(A: Any) -> Any:
    """The ratio itself, without the logarithm."""
    return cycles(A)[widest_cycle(A)]


def explained_by_rounding(A: Any, half_unit: Any) -> Any:
    """How much rounding can change the logarithm of a ratio of six weights at most, to first order."""
    return 6 * half_unit / A.min()


def within(violation: Any, slack: Any) -> str:
    """Whether a violation is no larger than the slack that is allowed: yes or no."""
    return "yes" if violation <= slack else "no"


def is_symmetric(A: Any) -> str:
    """Whether the weights themselves are symmetric: yes or no."""
    return "yes" if np.equal(A, A.T).all() else "no"


def column_of_largest(A: Any) -> int:
    """The column, counted from 1, of the largest single weight."""
    return int(np.argmax(A) % A.shape[1] + 1)


def smallest(A: Any) -> Any:
    """The smallest weight of the table."""
    return A.min()
