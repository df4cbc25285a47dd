"""The derivative through a chain of layers h_l = φ(w h_{l−1} + b): one factor w φ′(z_l) for each layer."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from quizgen.reference.activations import relu, sigmoid, tanh
from quizgen.reference.elementary import log

LARGEST_SLOPES = {"sigmoid": 0.25, "tanh": 1.0, "relu": 1.0}


def values_at(z: Any) -> Any:
    """σ, tanh and ReLU at a point."""
    return np.array([sigmoid(z), tanh(z), relu(z)])


def slopes_at(z: Any) -> Any:
    """The slopes of σ, tanh and ReLU at a positive point."""
    return np.array([sigmoid(z) * (1 - sigmoid(z)), 1 - tanh(z) ** 2, 1])


def product(factors: Any) -> Any:
    """The product of all entries."""
    return math.prod(factors)


def total(factors: Any) -> Any:
    """The sum of all entries."""
    return sum(factors)


def quotient_of_logs(a: Any, b: Any) -> Any:
    """ln a / ln b: how many factors b make a."""
    return log(a) / log(b)


def next_whole(x: Any) -> Any:
    """The smallest whole number above x; none is above infinity."""
    return math.floor(x) + 1 if abs(x) < math.inf else x


def fate(factor: Any) -> str:
    """What many factors of this size do to a gradient: it vanishes, explodes or keeps its size."""
    return "vanishes" if abs(factor) < 1 else "explodes" if abs(factor) > 1 else "keeps its size"


def powers(factor: Any, n: Any) -> Any:
    """The sizes after 0, 1 … n equal factors."""
    return [abs(factor) ** k for k in range(int(n) + 1)]


def running_products(factors: Any) -> Any:
    """The sizes after 0, 1 … of these factors."""
    return [abs(math.prod(factors[:k])) for k in range(len(factors) + 1)]
