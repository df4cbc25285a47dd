"""Tables of attention weights as they are printed: rounded, and some with something wrong about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from quizgen.draw import Draw, Sampler
from quizgen.exact import Exact
from quizgen.families.tokens import CLEARLY
from quizgen.trace import Condition
from quizgen.vocabulary.attention import softmax
from quizgen.vocabulary.attention_tables import (
    column_sums,
    cycle_violation,
    explained_by_rounding,
)

KINDS: Final = ("valid", "causal", "by columns", "faulty row")
SMALLEST: Final = 0.02
FAINTEST: Final = 0.0005  # a ratio that four figures still tell from 1


def rows_of_weights(
    draw: Draw, digits: int, lengths: Callable[[int], int] | None = None, itself: bool = False
) -> Sampler:
    """Rows of weights that add up to 1, or nearly so where they have been rounded.

    With `itself`, every token attends most to itself.
    """
    total = 10**digits

    def sample(shape: tuple[int, ...]) -> Exact:
        entries: list[int] = []
        for i in range(shape[0]):
            length = lengths(i) if lengths else shape[1]
            row = list(draw.shares(total, least=total // 25)((length,)).numerators)
            if length > 2:  # the errors of two weights that add up to 1 cancel
                row[row.index(max(row))] += draw.integer(-1, 1)
            if itself:
                largest = row.index(max(row))
                row[i], row[largest] = row[largest], row[i]
            entries += row + [0] * (shape[1] - length)
        return Exact(tuple(entries), total, shape)

    return sample


def of_kind(draw: Draw, digits: int, kind: str) -> Sampler:
    """A table of weights, causal or not, or one with something wrong about it."""
    right = rows_of_weights(draw, digits, (lambda i: i + 1) if kind == "causal" else None)

    def sample(shape: tuple[int, ...]) -> Exact:
        table = right(shape)
        numbers = np.array(table.numerators).reshape(shape)
        if kind == "by columns":
            numbers = numbers.T
        if kind == "faulty row":
            i, j = (draw.integer(0, size - 1) for size in shape)
            change = draw.integer(8, 20) * 10**digits // 100
            numbers[i, j] += change if numbers[i, j] + change < 10**digits else -change
        return Exact(tuple(numbers.ravel().tolist()), table.denominator, shape)

    return sample


def from_scores(draw: Draw, digits: int, shared: bool) -> Sampler:
    """The softmax of scores, rounded; symmetric ones where queries and keys are the same."""
    total = 10**digits

    def sample(shape: tuple[int, ...]) -> Exact:
        S = draw.integers(-10, 10, over=10)(shape).floats
        A = softmax((S + S.T) / 2 if shared else S)
        return Exact(tuple(np.floor(A * total + 0.5).astype(int).ravel().tolist()), total, shape)

    return sample


def one_most_attended() -> dict[str, Condition]:
    """Nobody shares the first place among the attended tokens."""

    def holds(A: Any) -> bool:
        *_, second, first = sorted(column_sums(A).tolist())
        return bool(first - second > CLEARLY)

    return {"one token is attended to most": holds}


def beyond_doubt(digits: int) -> dict[str, Condition]:
    """Rounding cannot turn the verdict on symmetric scores, and no weight is tiny."""

    def holds(A: Any) -> bool:
        if A.min() <= SMALLEST:
            return False
        violation, slack = cycle_violation(A), explained_by_rounding(A, 0.5 * 10.0**-digits)
        return bool(FAINTEST < violation <= slack / 2 or violation > 2 * slack)

    return {"rounding leaves no doubt": holds}
