"""ReLU networks with one input as piecewise linear functions: where they bend, and how steep they are.

Everything is found from exact joints, never on a grid. Units are θ_0 + θ_1 x with outer weights φ; a unit
with θ_1 = 0 has no joint. Lists go from left to right, and of n joints the intervals are 0 … n, so that
interval i begins at joint i − 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

_SAME = 1e-9  # joints nearer to each other than this are one: they differ by floating-point noise only


def sloped(theta1: Any) -> list[int]:
    """The units that have a joint."""
    return [d for d, slope in enumerate(theta1) if slope != 0]


def unit_joints(theta0: Any, theta1: Any) -> Any:
    """−θ_0/θ_1 of each unit that has a joint."""
    return np.array([0 - theta0[d] / theta1[d] for d in sloped(theta1)])


def changes(theta1: Any, phi: Any) -> Any:
    """φ |θ_1|: by how much the slope grows where x passes the joint of a unit from left to right."""
    return np.array([phi[d] * abs(theta1[d]) for d in sloped(theta1)])


def signed_changes(theta1: Any, phi: Any) -> Any:
    """φ θ_1, which forgets that a unit with θ_1 < 0 is switched off on the way to the right."""
    return np.array([phi[d] * theta1[d] for d in sloped(theta1)])


def left_slope(theta1: Any, phi: Any) -> Any:
    """Σ φ θ_1 over the units with θ_1 < 0: these are active far to the left."""
    return sum(w * slope for w, slope in zip(phi, theta1, strict=True) if slope < 0)


def right_slope(theta1: Any, phi: Any) -> Any:
    """Σ φ θ_1 over the units with θ_1 > 0: these are active far to the right."""
    return sum(w * slope for w, slope in zip(phi, theta1, strict=True) if slope > 0)


def change_at(x: Any, s: Any, c: Any) -> Any:
    """The sum of the changes of all units whose joint is x."""
    return sum(change for y, change in zip(s, c, strict=True) if same(x, y))


def joints(s: Any, c: Any) -> Any:
    """The joints of units at which the changes of slope do not cancel."""
    return np.array([x for x in distinct(s) if not same(change_at(x, s, c), 0)])


def all_joints(s: Any) -> Any:
    """The joints of all units, also of those that change nothing."""
    return np.array(distinct(s))


def bending_units(s: Any, c: Any) -> Any:
    """The joints of units with a change of slope, without seeing which are equal or cancel."""
    return np.array(sorted(y for y, change in zip(s, c, strict=True) if change != 0))


def slopes(left: Any, q: Any, s: Any, c: Any) -> Any:
    """The slope of each piece: the left slope and the changes at all joints before the piece."""
    return np.array([left, *(left + sum(passed(x, s, c)) for x in q)])


def passed(x: Any, s: Any, c: Any) -> list[Any]:
    """The changes that lie behind somebody who walks from the left past x; those of 0 do not count."""
    return [change for y, change in zip(s, c, strict=True) if change != 0 and up_to(y, x)]


def pieces(q: Any) -> int:
    """One piece more than joints."""
    return len(q) + 1


def count(q: Any) -> int:
    """The number of entries."""
    return len(q)


def output(x: Any, theta0: Any, theta1: Any, phi: Any, offset: Any) -> Any:
    """The output at points x."""
    return offset + phi @ np.maximum(theta0[:, None] + np.outer(theta1, x), 0)


def same(a: Any, b: Any) -> bool:
    """Whether two numbers differ by noise at most."""
    return bool(abs(a - b) <= _SAME * max(1, abs(a)))


def up_to(a: Any, b: Any) -> bool:
    """Whether a ≤ b, but for noise."""
    return bool(a <= b) or same(a, b)


def distinct(points: Iterable[Any]) -> list[Any]:
    """The points in order, each once."""
    found: list[Any] = []
    for x in sorted(points):
        if not found or not same(x, found[-1]):
            found.append(x)
    return found
