"""Hopfield networks with states ±1 (Hopfield 1982)."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

HebbNorm = Literal["1/N", "1", "1/P"]
AtZero = Literal["+1", "keep"]


def hebbian(patterns: Any, norm: HebbNorm = "1/N") -> Any:
    """Hebb's rule: W = Σ_p ξ^p ξ^pᵀ times the factor, with a zero diagonal; `patterns` is P×N."""
    return without_diagonal(hebbian_with_diagonal(patterns, norm))


def without_diagonal(C: Any) -> Any:
    """The matrix with zeros on its diagonal."""
    return C * (1 - np.eye(len(C), dtype=int))


def pattern_sum(patterns: Any) -> Any:
    """Σ_p ξ^p, neuron by neuron."""
    return patterns.sum(axis=0)


def hebbian_with_diagonal(patterns: Any, norm: HebbNorm = "1/N") -> Any:
    """Hebb's rule with the self-connections left in."""
    P, N = patterns.shape
    return patterns.T @ patterns / {"1/N": N, "1": 1, "1/P": P}[norm]


def field(W: Any, y: Any, i: int) -> Any:
    """The field of neuron i without a bias: Σ_{j≠i} w_ij y_j."""
    return W[i] @ y - W[i, i] * y[i]


def biased_field(W: Any, y: Any, b: Any, i: int) -> Any:
    """The field of neuron i: Σ_{j≠i} w_ij y_j + b_i."""
    return field(W, y, i) + b[i]


def updated(y: Any, s: Any, i: int, at_zero: AtZero = "+1") -> Any:
    """The state after neuron i has taken the sign of its field s."""
    state = y.copy()
    if s != 0 or at_zero == "+1":
        state[i] = 1 if s >= 0 else -1
    return state


def energy(W: Any, y: Any, b: Any = None) -> Any:
    """E = −½ yᵀ W y − bᵀ y."""
    pairs = -(y @ W @ y) / 2
    return pairs if b is None else pairs - b @ y


def energy_without_half(W: Any, y: Any, b: Any = None) -> Any:
    """The energy with every pair counted twice."""
    return energy(2 * W, y, b)


def overlap(patterns: Any, y: Any) -> Any:
    """The overlap of a state with each stored pattern: m_p = ξ^pᵀ y / N."""
    return patterns @ y / patterns.shape[1]


def recalled(overlap: Any) -> str:
    """What a state is, from its overlaps with the stored patterns: stored, mirror or neither."""
    overlaps = [float(m) for m in overlap]
    return "stored" if 1 in overlaps else "mirror" if -1 in overlaps else "neither"
