"""Patterns and weights of Hopfield networks that make good exercises."""

from __future__ import annotations

from typing import Any

from quizgen.draw import Draw, Sampler
from quizgen.exact import Exact


def apart(patterns: Any) -> bool:
    """Whether no two patterns of ±1 are equal or mirror images of each other."""
    rows = [row if row[0] > 0 else [-x for x in row] for row in patterns.tolist()]
    return len({tuple(row) for row in rows}) == len(rows)


def couplings(draw: Draw, largest: int) -> Sampler:
    """Symmetric weights, whole numbers other than 0 up to `largest` in size, with a zero diagonal."""

    def sample(shape: tuple[int, ...]) -> Exact:
        N = shape[0]
        sizes = [n for n in range(-largest, largest + 1) if n]
        drawn = {(i, j): draw.choice(sizes) for i in range(N) for j in range(i)}
        entries = (drawn.get((max(i, j), min(i, j)), 0) for i in range(N) for j in range(N))
        return Exact(tuple(entries), 1, shape)

    return sample
