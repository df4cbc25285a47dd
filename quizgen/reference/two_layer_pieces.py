"""Two hidden ReLU layers over one input as a piecewise linear function.

The second layer has z = Ψ max(0, θ_0 + θ_1 x) + ψ_0 and outer weights ω. Between neighbouring joints of the
first layer each z is linear: its values Z at these joints and its slopes A on the intervals say all about it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from quizgen.reference.linear_pieces import distinct, same, up_to


def values_at_joints(s: Any, theta0: Any, theta1: Any, Psi: Any, Psi0: Any, activated: bool = True) -> Any:
    """Z (D_2×n): the pre-activations of the second layer at the n joints of the first."""
    weighted = theta0[:, None] + np.outer(theta1, np.array(distinct(s)))
    return Psi @ (np.maximum(weighted, 0) if activated else weighted) + Psi0[:, None]


def is_active(interval: int, d: int, joints: list[Any], theta0: Any, theta1: Any) -> bool:
    """Whether a unit of the first layer is active on an interval."""
    if theta1[d] == 0:
        return bool(theta0[d] > 0)
    joint = 0 - theta0[d] / theta1[d]
    behind = interval > 0 and up_to(joint, joints[interval - 1])
    return behind if theta1[d] > 0 else not behind


def slopes_between_joints(s: Any, theta0: Any, theta1: Any, Psi: Any, gated: bool = True) -> Any:
    """A (D_2×(n+1)): the slopes of the second layer's pre-activations on the intervals."""
    joints = distinct(s)
    gates = [
        [slope * (not gated or is_active(i, d, joints, theta0, theta1)) for i in range(len(joints) + 1)]
        for d, slope in enumerate(theta1)
    ]
    return Psi @ np.array(gates)


def crossings(s: Any, Z: Any, A: Any) -> Any:
    """Where a pre-activation of the second layer crosses 0: the joints that this layer adds."""
    return np.array(distinct(x for x, _, _ in found_crossings(s, Z, A)))


def inner_crossings(s: Any, Z: Any, A: Any) -> Any:
    """The same between the outermost joints of the first layer only."""
    inside = range(1, len(distinct(s)))
    return np.array(distinct(x for x, _, interval in found_crossings(s, Z, A) if interval in inside))


def found_crossings(s: Any, Z: Any, A: Any) -> list[tuple[Any, int, int]]:
    """Each crossing with the unit and the interval that it was found in."""
    joints = distinct(s)
    found = []
    for k in range(len(Z)):
        for interval in range(len(joints) + 1 if joints else 0):
            if same(A[k][interval], 0):
                continue
            anchor = max(interval - 1, 0)
            x = joints[anchor] - Z[k][anchor] / A[k][interval]
            after = interval == 0 or up_to(joints[interval - 1], x)
            before = interval == len(joints) or up_to(x, joints[interval])
            if after and before:
                found.append((x, k, interval))
    return found


def switching_points(s: Any, u: Any) -> Any:
    """All points where a unit of either layer switches."""
    return np.array(distinct([*s, *u]))


def interval_of(x: Any, s: Any) -> int:
    """The interval between joints of the first layer that holds x."""
    return sum(bool(joint <= x) for joint in distinct(s))


def active_units(x: Any, s: Any, Z: Any, A: Any) -> list[int]:
    """The units of the second layer that are active at x."""
    interval = interval_of(x, s)
    anchor = max(interval - 1, 0)
    way = x - distinct(s)[anchor]
    return [k for k in range(len(Z)) if Z[k][anchor] + A[k][interval] * way > 0]


def interval_slopes(s: Any, Z: Any, A: Any, u: Any, omega: Any, gated: bool = True) -> list[Any]:
    """The slope of the output on each interval between switching points."""
    found = []
    for x in middles(switching_points(s, u)):
        units = active_units(x, s, Z, A) if gated else range(len(Z))
        found.append(sum(omega[k] * A[k][interval_of(x, s)] for k in units))
    return found


def middles(points: Any) -> list[Any]:
    """A point inside each interval; none where there are no points at all."""
    if not len(points):
        return []
    inner = [(a + b) / 2 for a, b in pairwise(points)]
    return [points[0] - 1, *inner, points[-1] + 1]


def deep_joints(s: Any, Z: Any, A: Any, u: Any, omega: Any) -> Any:
    """The switching points at which the slope of the output changes."""
    steep = interval_slopes(s, Z, A, u, omega)
    points = switching_points(s, u)
    return np.array([x for i, x in enumerate(points) if not same(steep[i], steep[i + 1])])


def deep_slopes(q: Any, s: Any, Z: Any, A: Any, u: Any, omega: Any, gated: bool = True) -> Any:
    """The slope of each piece: that of the first interval, and of those that begin at the joints."""
    steep = interval_slopes(s, Z, A, u, omega, gated)
    return np.array([steep[i] for i in piece_intervals(q, s, u)] if steep else [0.0])


def piece_intervals(q: Any, s: Any, u: Any) -> list[int]:
    """For each piece the interval between switching points that it begins with."""
    points = switching_points(s, u)
    return [0, *(sum(up_to(point, x) for point in points) for x in q)]


def output(x: Any, theta0: Any, theta1: Any, Psi: Any, Psi0: Any, omega: Any, offset: Any) -> Any:
    """The output at points x."""
    hidden = np.maximum(theta0[:, None] + np.outer(theta1, x), 0)
    return offset + omega @ np.maximum(Psi @ hidden + Psi0[:, None], 0)
