"""Parts of the softmax and its losses; classes are counted from 1."""

from __future__ import annotations

from typing import Any

import numpy as np

from quizgen.reference.elementary import exp


def total(v: Any) -> Any:
    """Σ_j v_j."""
    return v.sum()


def largest(v: Any) -> Any:
    """max_j v_j."""
    return v.max()


def argmax(p: Any) -> int:
    """The class with the largest entry, the first of several."""
    return int(np.argmax(p)) + 1


def sum_of_exponentials(z: Any) -> Any:
    """Σ_j e^z_j."""
    return exp(z).sum()


def sum_of_index_exponentials(z: Any) -> Any:
    """Σ_j e^j for j = 0 … k−1: a misprint, which sums over the indices instead of the logits."""
    return exp(z * 0 + np.arange(len(z))).sum()


def one_hot(target: Any, size: int) -> Any:
    """A vector of zeros with a 1 at the target class."""
    return np.array([float(place == int(target)) for place in range(1, size + 1)])


def diagonal(v: Any) -> Any:
    """The matrix with v on its diagonal and zeros elsewhere."""
    return np.diag(v)
