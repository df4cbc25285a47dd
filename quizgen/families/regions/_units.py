"""Hidden units whose joints lie where an exercise wants them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

import numpy as np

from quizgen.draw import Draw
from quizgen.trace import Condition

Case = Literal["generic", "dead", "coincident", "cancelling"]
LOST_JOINTS = {"generic": 0, "dead": 1, "coincident": 1, "cancelling": 2}


@dataclass(frozen=True)
class Units:
    """The offsets, slopes and outer weights of hidden units."""

    theta0: list[int]
    theta1: list[int]
    phi: list[int]


def drawn_units(draw: Draw, count: int, case: Case) -> Units:
    """Units with whole numbers; in some cases one of them is dead, or two share a joint.

    Two that share a joint either add up or, when they cancel, leave no bend behind.
    """
    theta1 = [draw.choice((-2, -1, 1, 2)) for _ in range(count)]
    # distinct joints: no two units share one by chance
    joints = draw.order(range(-4, 5))[:count]
    theta0 = [-joint * slope for joint, slope in zip(joints, theta1, strict=True)]
    phi = [draw.choice((-3, -2, -1, 1, 2, 3)) for _ in range(count)]
    one, *others = draw.order(range(count))
    if case == "dead":
        phi[one] = 0
    elif case in ("coincident", "cancelling") and others:
        mirrored = draw.choice((-1, 1))
        theta0[one], theta1[one] = mirrored * theta0[others[0]], mirrored * theta1[others[0]]
        if case == "cancelling":
            phi[one] = -phi[others[0]]
    return Units(theta0, theta1, phi)


MOST_TRIED = 3  # units of the first layer for which all small weights of the second are tried
FARTHEST = 9
Row = tuple[int, ...]


def facing(theta0: Any) -> Mapping[str, Condition]:
    """What the slopes of the first layer must do so that a second one is worth having."""

    def apart(theta1: Any) -> bool:
        joints = -theta0 / theta1
        return len(set(joints.tolist())) == len(joints) and bool((joints != -theta0).any())

    def silent(theta1: Any) -> bool:
        return len(theta0) == 1 or bool((np.outer(-theta0 / theta1, theta1) + theta0).min() < 0)

    return {"the joints differ": apart, "some unit is silent at the joint of another": silent}


def second_layer(draw: Draw, theta0: Any, theta1: Any, units: int) -> list[Row]:
    """The offset and the weights of each unit of a second layer.

    Where it can be found, each crosses 0 somewhere, at easy numbers that are no joints of the first layer
    and no crossings of another unit.
    """
    rows: list[Row] = []
    taken: set[float] = set()
    for row, places in draw.order(_crossing(theta0, theta1)):
        if len(rows) < units and taken.isdisjoint(places):
            rows.append(row)
            taken.update(places)
    sizes = (-2, -1, 1, 2)
    return rows + [
        tuple(draw.choice(sizes) for _ in range(len(theta0) + 1)) for _ in range(units - len(rows))
    ]


def _crossing(theta0: Any, theta1: Any) -> list[tuple[Row, list[float]]]:
    """Each row of small numbers that makes a unit cross 0 at easy numbers, with these."""
    if len(theta0) > MOST_TRIED:
        return []
    rows = np.array(list(product((-3, -2, -1, 1, 2, 3), *[(-2, -1, 1, 2)] * len(theta0))))
    joints = np.sort(-theta0 / theta1)
    points = np.array([joints[0] - 1, *joints, joints[-1] + 1])
    values = rows[:, :1] + rows[:, 1:] @ np.maximum(np.outer(theta1, points) + theta0[:, None], 0)
    at_joints, steep = values[:, 1:-1], np.diff(values) / np.diff(points)
    with np.errstate(all="ignore"):
        # on each interval from its left end, on the first one from its right end
        x = np.array([joints[0], *joints]) - np.hstack([at_joints[:, :1], at_joints]) / steep
        crossed = (x > [-np.inf, *joints]) & (x < [*joints, np.inf])
        easy = ~crossed | ((4 * x % 1 == 0) & (abs(x) <= FARTHEST))
    good = crossed.any(axis=1) & easy.all(axis=1) & at_joints.all(axis=1)
    return [(tuple(rows[k].tolist()), x[k][crossed[k]].tolist()) for k in np.flatnonzero(good)]
