"""Sums over the examples of a linear model."""

from __future__ import annotations

from typing import Any


def squared_norm(r: Any) -> Any:
    """‖r‖² = Σ_j r_j²."""
    return r @ r


def dot(r: Any, x: Any) -> Any:
    """Σ_j r_j x_j."""
    return r @ x
