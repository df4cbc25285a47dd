"""Sums over the examples of a linear model."""

from __future__ import annotations

from typing import Any

from quizgen.reference.elementary import sqrt


def squared_norm(r: Any) -> Any:
    """‖r‖² = Σ_j r_j²."""
    return r @ r


def norm(v: Any) -> Any:
    """‖v‖ = √(Σ_j v_j²)."""
    return sqrt(v @ v)


def dot(r: Any, x: Any) -> Any:
    """Σ_j r_j x_j."""
    return r @ x
