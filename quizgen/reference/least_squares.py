"""Least squares with two parameters, in closed form."""

from __future__ import annotations

from typing import Any

import numpy as np

from quizgen.reference.elementary import sqrt


def design(x: Any) -> Any:
    """The inputs as a column behind a column of ones."""
    return np.stack([x * 0 + 1, x], axis=1)


def determinant(A: Any) -> Any:
    """det A = a₁₁ a₂₂ − a₁₂ a₂₁ of a 2×2 matrix."""
    return A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0]


def trace(A: Any) -> Any:
    """tr A = a₁₁ + a₂₂ of a 2×2 matrix."""
    return A[0, 0] + A[1, 1]


def adjugate(A: Any, swapped: bool = True, negated: bool = True) -> Any:
    """The 2×2 matrix with the diagonal swapped and the other entries negated: A adj(A) = det(A) · 1."""
    first, last = (A[1, 1], A[0, 0]) if swapped else (A[0, 0], A[1, 1])
    sign = -1 if negated else 1
    return np.array([[first, sign * A[0, 1]], [sign * A[1, 0], last]])


def eigenvalues(trace: Any, determinant: Any) -> Any:
    """(T ∓ √(T² − 4D)) / 2, the eigenvalues of a 2×2 matrix, the smaller one first."""
    root = sqrt(trace**2 - 4 * determinant)
    return np.array([(trace - root) / 2, (trace + root) / 2])


def quarter_turn(v: Any) -> Any:
    """(−v₂, v₁): the vector turned by a quarter, counterclockwise."""
    return np.array([-v[1], v[0]])


def swapped(v: Any) -> Any:
    """(v₂, v₁)."""
    return np.array([v[1], v[0]])
