"""Attention (Vaswani et al. 2017), rows are tokens."""

from __future__ import annotations

from typing import Any

import numpy as np

from quizgen.reference.elementary import is_exact_array


def causal_mask(s: Any) -> Any:
    """Scores (n×m) with −∞ above the diagonal, so that query i sees the keys 1 … i only."""
    hidden = np.triu(np.ones(s.shape, dtype=bool), 1)
    minus_infinity: Any = -np.inf
    if is_exact_array(s):
        import sympy

        minus_infinity = -sympy.oo
    return np.where(hidden, minus_infinity, s)


def most_attended(A: Any, axis: int = -1) -> Any:
    """For each query the key with the largest weight, counted from 1; keys lie along the axis."""
    return np.argmax(A, axis=axis) + 1


def own_position(A: Any, axis: int = -1) -> Any:
    """For each query its own position, counted from 1."""
    return np.arange(1, A.shape[1 + axis] + 1)


def mirrored(A: Any) -> Any:
    """A square matrix whose lower half has been overwritten with the mirror image of the upper one."""
    return np.triu(A) + np.triu(A, 1).T


def average(H: Any) -> Any:
    """The mean of the rows."""
    return H.sum(axis=0) / len(H)


def weighted_rows(H: Any, a: Any) -> Any:
    """The weighted rows one after the other, instead of their sum."""
    return (a[:, None] * H).ravel()


def first_choice(H: Any, a: Any) -> Any:
    """The row with the largest weight, as a lookup that allows no mixing returns it."""
    return H[int(np.argmax(a))]


def block(X: Any, first: int, last: int) -> Any:
    """The columns from first to last, both counted from 1 and included."""
    return X[:, first - 1 : last]


def concatenated(*heads: Any) -> Any:
    """The outputs of all heads side by side."""
    return np.concatenate(heads, axis=1)


def interleaved(*heads: Any) -> Any:
    """The columns of all heads, one of each in turn."""
    return np.stack(heads, axis=-1).reshape(len(heads[0]), -1)
