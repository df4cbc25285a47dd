"""How far an answer may be from the key when every step is rounded to the announced precision.

The bound is first order: each printed entry is nudged by half a unit of its last place, and the moves of a
later entry are added up. It was measured to reject no learner who rounds at every step and to let almost no
wrong rule through.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from quizgen.precision import Precision
from quizgen.trace import Trace


def tolerances(
    trace: Trace, precision: Precision, pins: Mapping[str, Any] | None = None
) -> dict[str, np.ndarray[Any, Any]]:
    """The tolerance of every entry of every numeric step, given pinned (learner's) values."""
    pins = dict(pins or {})
    base = trace.replay(pins)
    steps = [q.name for q in trace.steps if not isinstance(base[q.name], str)]
    half = _half_units(trace, precision, base, steps, pins)
    total = {name: half[name].copy() for name in steps}
    for place, name in enumerate(steps):
        if name in pins or not half[name].any():
            continue
        for nudged in _nudges(base[name], half[name]):
            moved = trace.replay({**pins, name: nudged})
            for later in steps[place + 1 :]:
                if moved[later] is not base[later] and _comparable(trace, moved, base, later):
                    total[later] += np.abs(np.subtract(moved[later], base[later], dtype=float))
    return total


def _comparable(trace: Trace, moved: Mapping[str, Any], base: Mapping[str, Any], name: str) -> bool:
    """Counts, and lists that get longer or shorter, do not move a little: their tolerance stays 0."""
    return trace.quantities[name].kind != "integer" and np.shape(moved[name]) == np.shape(base[name])


def _half_units(
    trace: Trace, precision: Precision, base: Mapping[str, Any], steps: list[str], pins: Mapping[str, Any]
) -> dict[str, np.ndarray[Any, Any]]:
    """How far rounding may move each entry; a step after a rounded one may only happen to look exact."""
    half: dict[str, np.ndarray[Any, Any]] = {}
    rounded: set[str] = set()
    for name in steps:
        after = name not in pins and not rounded.isdisjoint(trace.uses(name))
        half[name] = precision.half_units(base[name], after)
        if half[name].any():
            rounded.add(name)
    return half


def _nudges(value: Any, half: np.ndarray[Any, Any]) -> list[Any]:
    """The value with one entry nudged, for every entry that rounding can move."""
    if half.ndim == 0:
        return [float(value) + float(half)]
    nudges = []
    for index in zip(*np.nonzero(half), strict=True):
        nudged = np.array(value, dtype=float)
        nudged[index] += half[index]
        nudges.append(nudged)
    return nudges
