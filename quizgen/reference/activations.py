"""Activation functions, and the slope of ReLU with its convention, entry by entry."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from quizgen.reference.elementary import erf, exp, maximum, minimum, sqrt, tanh

__all__ = ["elu", "normal_density", "normal_distribution", "relu", "relu_slope", "sigmoid", "softmax", "tanh"]


def sigmoid(z: Any) -> Any:
    """σ(z) = 1 / (1 + e^−z)."""
    return 1 / (1 + exp(-z))


def relu(z: Any) -> Any:
    """ReLU(z) = max(0, z)."""
    return maximum(z, 0)


def elu(z: Any) -> Any:
    """ELU(z) = z for z > 0, else e^z − 1, written without cases."""
    return maximum(z, 0) + minimum(exp(z) - 1, 0)


def relu_slope(z: Any, at_zero: float = 0) -> Any:
    """ReLU′(z): 1 for z > 0, 0 for z < 0, and at 0 what the convention says."""
    if hasattr(z, "free_symbols"):
        import sympy

        return sympy.Heaviside(z, at_zero)
    return np.where(np.equal(z, 0), at_zero, np.where(np.greater(z, 0), 1, 0)) + 0.0


def normal_distribution(z: Any) -> Any:
    """Φ(z), the share of a standard normal distribution that lies below z."""
    return (1 + erf(z / sqrt(2.0))) / 2


def normal_density(z: Any) -> Any:
    """φ(z) = e^(−z²/2) / √(2π), the slope of Φ."""
    return exp(-z * z / 2) / math.sqrt(2 * math.pi)


def softmax(s: Any, axis: int = -1) -> Any:
    """Softmax along an axis: e^s_i / Σ_j e^s_j."""
    e = exp(s)
    return e / e.sum(axis=axis, keepdims=True)
