"""Hidden units whose joints lie where an exercise wants them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizgen.draw import Draw

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
