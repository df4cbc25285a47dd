"""Shallow ReLU networks with one input, f(x) = φ_0 + Σ φ_d max(0, θ_0d + θ_1d x), region by region."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np


def inside(q: Any) -> list[Any]:
    """A point of each region between the sorted joints, and one on either side of them."""
    middles = [(a + b) / 2 for a, b in pairwise(q)]
    return [q[0] - 1, *middles, q[-1] + 1]


def active(s: Any, theta1: Any, q: Any) -> Any:
    """Which units (columns) are active in which region (rows), from their joints and slopes."""
    units = list(zip(s, theta1, strict=True))
    return np.array([[1 if (x - joint) * slope > 0 else 0 for joint, slope in units] for x in inside(q)])


def right_of_joint(s: Any, theta1: Any, q: Any) -> Any:
    """Which units would be active if all of them were so to the right of their joints."""
    return active(s, np.ones(len(theta1), dtype=int), q)


def joint_heights(m: Any, k: Any, q: Any) -> Any:
    """m_i q_i + k_i: the line of each region at the joint that ends it."""
    return m[:-1] * q + k[:-1]


def slopes_after(q: Any, v: Any, r: Any) -> Any:
    """The slopes to the right of each joint, from the joints, their heights and the slope after the last."""
    return np.array([*_quotients(v, q), r])


def runs_over_rises(q: Any, v: Any, r: Any) -> Any:
    """The reciprocals, as somebody finds who divides the wrong way round."""
    return np.array([*_quotients(q, v), r])


def differences(m: Any) -> Any:
    """What each entry adds to the one before it; before the first there is 0."""
    return np.array([m[0], *(b - a for a, b in pairwise(m))])


def total(c: Any) -> Any:
    """The sum of all entries."""
    return sum(c)


def _quotients(up: Any, along: Any) -> list[Any]:
    return [(b - a) / (y - x) for (a, x), (b, y) in pairwise(zip(up, along, strict=True))]
