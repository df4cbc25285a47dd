"""The energies of all states of a Hopfield network. Rows of a list of states are counted from 1.

Without biases a state and its mirror image have the same energy, so lists hold only states with y_1 = +1.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np

_NOISE = 1e-9  # energies nearer to each other than this are equal but for floating-point noise


def states(N: int, mirrored: bool) -> list[tuple[int, ...]]:
    """All states of N neurons; where mirror images behave alike, only those with y_1 = +1."""
    return list(product((1,) if mirrored else (1, -1), *[(1, -1)] * (N - 1)))


def energies(Y: Any, W: Any, b: Any = None) -> Any:
    """The energy of every row of Y."""
    pairs = -((Y @ W) * Y).sum(axis=1) / 2
    return pairs if b is None else pairs - Y @ b


def neighbour(Y: Any, k: int, i: int) -> int:
    """The row with row k after neuron i has flipped, or with its mirror image; all are counted from 0."""
    rows = [list(y) for y in Y]
    flipped = [-s if j == i else s for j, s in enumerate(rows[k])]
    return rows.index(flipped) if flipped in rows else rows.index([-s for s in flipped])


def climbs(Y: Any, E: Any) -> Any:
    """By how much each flip (columns) changes the energy of each state (rows)."""
    rows, neurons = range(len(Y)), range(len(Y[0]))
    return np.array([[E[neighbour(Y, k, i)] - E[k] for i in neurons] for k in rows])


def minima(D: Any) -> Any:
    """The rows from which every flip leads up."""
    return np.array([k for k, row in enumerate(D, 1) if min(row) > 0])


def maxima(D: Any) -> Any:
    """The rows from which every flip leads down."""
    return minima(-D)


def lowest_rows(E: Any) -> Any:
    """The rows with the lowest energy of all."""
    return np.array([k for k, energy in enumerate(E, 1) if energy == min(E)])


def strict_minima(W: Any) -> list[tuple[int, ...]]:
    """The states with y_1 = +1 in which every neuron has a field with the sign of its state."""
    every = np.array(states(len(W), mirrored=True))
    stable = ((every @ W) * every > 0).all(axis=1)
    return [tuple(map(int, y)) for y in every[stable]]


def square_sums(M: Any) -> Any:
    """The sum of the squares of each row."""
    return (M * M).sum(axis=1)


def row_sums(M: Any) -> Any:
    """The sum of each row."""
    return M.sum(axis=1)


def stored(M: Any, rows: Any = None) -> Any:
    """The rows (of `rows`, or all) that have an overlap of 1 with some pattern."""
    return np.array([k for k in _chosen(M, rows) if max(M[k - 1]) == 1])


def mirrors(M: Any, rows: Any = None) -> Any:
    """The rows that have an overlap of −1 with some pattern."""
    return stored(-M, rows)


def parasites(M: Any, rows: Any = None) -> Any:
    """The rows that are neither a pattern nor the mirror image of one."""
    return np.array([k for k in _chosen(M, rows) if max(abs(M[k - 1])) != 1])


def stored_or_mirrors(M: Any, rows: Any = None) -> Any:
    """The rows that are a pattern or the mirror image of one."""
    return np.array([k for k in _chosen(M, rows) if max(abs(M[k - 1])) == 1])


def not_stored(M: Any, rows: Any = None) -> Any:
    """The rows that are no pattern, whether they are mirror images or not."""
    return np.array([k for k in _chosen(M, rows) if max(M[k - 1]) < 1])


def every_row(M: Any, rows: Any = None) -> Any:
    """The rows themselves."""
    return np.array(_chosen(M, rows))


def mixture(patterns: Any) -> Any:
    """sign(Σ_p ξ^p), neuron by neuron; 0 where the patterns cancel."""
    return np.sign(patterns.sum(axis=0))


def is_listed(y: Any, Y: Any) -> str:
    """Whether a state or its mirror image is a row of Y: yes or no."""
    return "yes" if any(list(row) in (list(y), list(-y)) for row in Y) else "no"


def all_reach(E: Any, others: Any) -> str:
    """Whether all these energies are as low as the lowest of the others: yes or no."""
    return "yes" if max(E) - min(others) < _NOISE else "no"


def _chosen(M: Any, rows: Any) -> list[int]:
    return list(range(1, len(M) + 1)) if rows is None else [int(k) for k in rows]
