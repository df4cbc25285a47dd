"""Masked attention (Vaswani et al. 2017): which keys a query may look at, and what becomes of the others."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from quizgen.reference.elementary import exp, is_exact_array

Rule = Literal[
    "causal", "own_hidden", "past_hidden", "next_hidden",
    "window", "window_too_long", "window_ahead",
    "padding", "queries_padded",
]  # fmt: skip


def visible(s: Any, rule: Rule, size: int = 0) -> Any:
    """1 where query i may look at key j, else 0; `s` is n×m, places count from 1.

    `size` is the length of a window, which ends at the query itself, or how many keys are no padding.
    """
    i, j = np.indices(s.shape) + 1
    allowed = {
        "causal": j <= i,
        "own_hidden": j < i,
        "past_hidden": j >= i,
        "next_hidden": j != i + 1,
        "window": (i - size < j) & (j <= i),
        "window_too_long": (i - size <= j) & (j <= i),
        "window_ahead": abs(i - j) < size,
        "padding": j <= size,
        "queries_padded": i <= size,
    }[rule]
    return np.where(allowed, 1, 0)


def masked(s: Any, M: Any) -> Any:
    """The scores with −∞ where the mask M is 0."""
    minus_infinity: Any = -np.inf
    if is_exact_array(s):
        import sympy

        minus_infinity = -sympy.oo
    return np.where(np.equal(M, 0), minus_infinity, s)


def hidden_cells(M: Any) -> Any:
    """How many cells the mask hides."""
    return (1 - M).sum()


def visible_cells(M: Any) -> Any:
    """How many cells the mask leaves visible."""
    return M.sum()


def kept(A: Any, M: Any) -> Any:
    """What is left of the weights of each row when the hidden ones are struck out."""
    return (A * M).sum(axis=1)


def renormalised(A: Any, M: Any, kept: Any) -> Any:
    """The visible weights as shares of what is left of their row."""
    return A * M / kept[:, None]


def spread_evenly(A: Any, M: Any, kept: Any) -> Any:
    """The visible weights, each with an equal part of what the hidden ones of its row have freed."""
    return M * (A + ((1 - kept) / M.sum(axis=1))[:, None])


def leak(s: Any, M: Any) -> Any:
    """The share of each row's weights on hidden keys if these had the score 0 instead of −∞."""
    return (1 - M).sum(axis=1) / exp(s * M).sum(axis=1)


def leak_of_one(s: Any, M: Any) -> Any:
    """The same as if a row had at most one hidden key."""
    some = (1 - M).max(axis=1)
    return some / (some + (exp(s) * M).sum(axis=1))
