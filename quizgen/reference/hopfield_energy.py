"""The energy of a Hopfield network: pairs of neurons, flips and minima. Neurons are counted from 1."""

from __future__ import annotations

from typing import Any

import numpy as np


def pair_sum(W: Any, y: Any) -> Any:
    """Σ_{i<j} w_ij y_i y_j, for a symmetric W with a zero diagonal."""
    return double_sum(W, y) / 2


def double_sum(W: Any, y: Any) -> Any:
    """Σ_{i,j} w_ij y_i y_j, which meets every pair twice."""
    return y @ W @ y


def falling(dE: Any) -> Any:
    """The neurons whose flip lowers the energy, from the change that each flip makes."""
    return np.array([i for i, change in enumerate(dE, 1) if change < 0])


def rising(dE: Any) -> Any:
    """The neurons whose flip raises the energy."""
    return falling(-dE)


def lowest(dE: Any) -> int:
    """The neuron whose flip leads furthest down."""
    return 1 + min(range(len(dE)), key=lambda i: dE[i])


def highest(dE: Any) -> int:
    """The neuron whose flip leads furthest up."""
    return lowest(-dE)


def flipped(y: Any, k: Any) -> Any:
    """The state with neuron k reversed."""
    return np.array([-s if i == k else s for i, s in enumerate(y, 1)])


def falls(change: Any) -> str:
    """Whether a change is negative: yes or no."""
    return "yes" if change < 0 else "no"


def is_minimum(dE: Any) -> str:
    """Whether every flip costs energy: yes or no."""
    return "yes" if min(dE) > 0 else "no"
