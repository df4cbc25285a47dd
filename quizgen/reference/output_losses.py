"""Losses of an output vector against a target vector."""

from __future__ import annotations

from typing import Any

from quizgen.reference.elementary import log


def half_squared_error(y: Any, t: Any) -> Any:
    """½ Σ (y − t)²."""
    return ((y - t) ** 2).sum() / 2


def mean_squared_error(y: Any, t: Any) -> Any:
    """(1/n) Σ (y − t)²."""
    return ((y - t) ** 2).sum() / len(y)


def summed_squared_error(y: Any, t: Any) -> Any:
    """Σ (y − t)²."""
    return ((y - t) ** 2).sum()


def binary_cross_entropy(y: Any, t: Any) -> Any:
    """−Σ [t ln y + (1 − t) ln(1 − y)] for probabilities y and targets 0 or 1."""
    return -(t * log(y) + (1 - t) * log(1 - y)).sum()


def log_loss(a: Any, y: Any) -> Any:
    """−[y ln a + (1 − y) ln(1 − a)] for a probability a and a label y of 0 or 1, entry by entry."""
    return -(y * log(a) + (1 - y) * log(1 - a))


def log_loss_of_one(a: Any, y: Any) -> Any:
    """The `log_loss` of the only output, as a number."""
    return log_loss(a[0], y)


def cross_entropy(y: Any, t: Any) -> Any:
    """−Σ t ln y for a probability vector y and a one-hot target t."""
    return -(t * log(y)).sum()
