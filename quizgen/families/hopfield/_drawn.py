"""Patterns and weights of Hopfield networks that make good exercises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from quizgen.draw import Draw, Sampler
from quizgen.equations import Quantity
from quizgen.exact import Exact
from quizgen.trace import Condition, Trace


def apart(patterns: Any) -> bool:
    """Whether no two patterns of ±1 are equal or mirror images of each other."""
    rows = [row if row[0] > 0 else [-x for x in row] for row in patterns.tolist()]
    return len({tuple(row) for row in rows}) == len(rows)


def require_states(t: Trace, states: Quantity, off: int = -1) -> None:
    """Demand that every entry is one of the two states, +1 and the one for off."""
    value = t.value(states)
    t.defined(f"the entries of {states.name} are 1 and {off}", ((value == 1) | (value == off)).all())


def couplings(draw: Draw, largest: int, odd: bool = False) -> Sampler:
    """Symmetric weights, whole numbers other than 0 up to `largest` in size, with a zero diagonal.

    With an even number of neurons and `odd` weights no field is ever 0.
    """

    def sample(shape: tuple[int, ...]) -> Exact:
        N = shape[0]
        sizes = [n for n in range(-largest, largest + 1) if (n % 2 if odd else n)]
        drawn = {(i, j): draw.choice(sizes) for i in range(N) for j in range(i)}
        entries = (drawn.get((max(i, j), min(i, j)), 0) for i in range(N) for j in range(N))
        return Exact(tuple(entries), 1, shape)

    return sample


def given_weights(
    t: Trace, draw: Draw, largest: int, odd: bool = False, such_that: Mapping[str, Condition] | None = None
) -> Quantity:
    """Weights that are given, and not learned from patterns."""
    W = t.given("W", couplings(draw, largest, odd), such_that=such_that)
    weights = t.value(W)
    t.defined(
        "W is symmetric with a zero diagonal", (weights == weights.T).all() and not weights.diagonal().any()
    )
    return W


def mixable(draw: Draw, groups: Sequence[int]) -> Sampler:
    """Three patterns that divide the neurons into four groups.

    In the first group the second and third pattern both agree with the first one, in the last both differ
    from it, in the two between one of them does; which size belongs to which group is left to chance.
    """

    def sample(shape: tuple[int, ...]) -> Exact:
        kinds = zip(product((1, -1), repeat=2), draw.order(groups), strict=True)
        relative = draw.order([(1, *kind) for kind, size in kinds for _ in range(size)])
        columns = [[sign * s for s in column] for column in relative for sign in [draw.choice((-1, 1))]]
        return Exact(tuple(column[p] for p in range(3) for column in columns), 1, shape)

    return sample
