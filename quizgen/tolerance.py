"""How far an answer may be from the key when every step is rounded to the announced precision.

The bound is first order: each printed entry is nudged by half a unit of its last place, and the moves of a
later entry are added up. It was measured to reject no learner who rounds at every step and to let almost no
wrong rule through.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import takewhile
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


def tolerance(
    trace: Trace,
    precision: Precision,
    name: str,
    base: Mapping[str, Any],
    pins: Mapping[str, Any],
    swaps: Mapping[str, Any] | None = None,
    rounded: Collection[str] = (),
) -> np.ndarray[Any, Any]:
    """The tolerance of one numeric step of a replay (`base`) with pins and swaps.

    Only what leads to the step is nudged: a learner's pinned values as well, where they are `rounded` ones,
    for some go on with all the digits of their calculator.
    """
    half: dict[str, np.ndarray[Any, Any]] = {}
    # a swapped equation may use anything that stands above it
    path = takewhile(lambda step: step != name, base) if swaps else leading_to(trace, name, pins)
    for step in [*(step for step in path if not trace.quantities[step].given), name]:
        if not isinstance(base[step], str):
            after = (
                step in rounded if step in pins else any(half[u].any() for u in trace.uses(step) if u in half)
            )
            half[step] = precision.half_units(base[step], after)
    total = half.pop(name).copy()
    for step, units in half.items():
        for nudged in _nudges(base[step], units) if units.any() else ():
            moved = trace.replay({**pins, step: nudged}, swaps, until=name)
            if _comparable(trace, moved, base, name):
                total += np.abs(np.subtract(moved[name], base[name], dtype=float))
    return total


def leading_to(trace: Trace, name: str, ends: Collection[str] = ()) -> list[str]:
    """The steps that the value of a step comes from, in order; nobody looks behind the `ends`."""
    found: set[str] = set()
    behind = [name]
    while behind:
        for used in trace.uses(behind.pop()) - found:
            if not trace.quantities[used].given:
                found.add(used)
                if used not in ends:
                    behind.append(used)
    return [step for step in trace.quantities if step in found]


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
