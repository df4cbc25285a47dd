"""Sums over the errors of a model, of which its scores are made."""

from __future__ import annotations

from typing import Any


def sum_of_sizes(r: Any) -> Any:
    """Σ_j |r_j|."""
    return abs(r).sum()


def sum_of_squares(r: Any) -> Any:
    """Σ_j r_j²."""
    return (r * r).sum()


def squared_deviations(y: Any, centre: Any) -> Any:
    """Σ_j (y_j − c)²."""
    return ((y - centre) ** 2).sum()
