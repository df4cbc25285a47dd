"""Only instances that tell right from wrong: every named mistake must show."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np

from quizgen.claims import Mistake
from quizgen.equations import Quantity, evaluate, few_values
from quizgen.precision import Precision
from quizgen.tolerance import tolerance
from quizgen.trace import Trace, Unsuitable

VISIBLE = 3.0  # a mistake shows when it is further from the truth than this many tolerances
_OBVIOUS = 0.1  # … which is certain when it moves the largest entry by this share: no tolerance is near it,
_FIGURES = 4  # where so many figures are kept
_ALIKE = 0.002  # of the larger number: two mistakes that come closer are hard to tell apart


def require_diagnostic(trace: Trace, precision: Precision) -> bool:
    """Demand finite values, and that every named mistake shows in one of its steps.

    The result is whether the arrays that mistakes lead to tell which one it was, which some families cannot
    always have.

    Raises:
        Unsuitable: some value is not finite, or a mistake leads to (nearly) the right numbers everywhere.
    """
    for name in not_finite(trace.values):
        raise Unsuitable(f"{name} is finite")
    named = {mistake.name for mistake in trace.mistakes}
    shown = forget_hidden(trace, precision)
    hidden = named - {mistake.name for mistake, _ in shown}
    if hidden:
        raise Unsuitable(f"the mistake {min(hidden)} shows")
    return _tell_apart(shown)


def require_kept(trace: Trace, rounded: Mapping[str, Any]) -> None:
    """Demand that counts, sets and words are the same when every step is rounded.

    Raises:
        Unsuitable: one of them is not.
    """
    for step in trace.steps:
        if step.kind in ("integer", "set") or isinstance(rounded[step.name], str):
            same = np.array_equal(rounded[step.name], trace.values[step.name])
            trace.require(f"{step.name} is the same with rounded numbers", same)


def forget_hidden(trace: Trace, precision: Precision) -> list[tuple[Mistake, Any]]:
    """Make a trace forget mistakes in steps where they do not show, for there they are none.

    What the others lead to is returned.
    """
    made = [(mistake, wrong_value(trace, mistake)) for mistake in trace.mistakes]
    shown = [(mistake, wrong) for mistake, wrong in made if _shows(trace, precision, mistake, wrong)]
    trace.mistakes[:] = [mistake for mistake, _ in shown]
    return shown


def visible(wrong: Any, right: Any, tolerance: Any, precision: Precision) -> bool:
    """Whether a wrong value differs from the right one by more than `VISIBLE` tolerances in some entry.

    It must also look different: numbers that are not whole differ by one unit of the last printed place.
    """
    if isinstance(right, str) or np.shape(wrong) != np.shape(right):
        return bool(np.shape(wrong) != np.shape(right) or wrong != right)
    distance = np.abs(np.subtract(wrong, right, dtype=float))
    slack = np.asarray(tolerance)
    if slack.ndim and slack.shape != distance.shape:  # two values that are both shorter than the true one
        slack = slack.max(initial=0.0)
    far = distance > VISIBLE * slack + 1e-9
    return bool(np.any(far & _look_different(wrong, right, precision)))


def wrong_value(trace: Trace, mistake: Mistake) -> Any:
    """What a learner with this mistake writes, everything before being right."""
    return evaluate(mistake.equation, trace.values)


def _look_different(wrong: Any, right: Any, precision: Precision) -> Any:
    """Which entries differ by a unit of the last place that is printed of either, or are both whole."""
    units = 2 * np.maximum(precision.half_units(wrong, True), precision.half_units(right, True))
    whole = np.equal(np.floor(wrong), wrong) & np.equal(np.floor(right), right)
    return whole | (np.abs(np.subtract(wrong, right, dtype=float)) >= units * (1 - 1e-9))


def _shows(trace: Trace, precision: Precision, mistake: Mistake, wrong: Any) -> bool:
    """Whether a mistake shows in its step; how far rounding reaches is only asked where it is close."""
    name = mistake.of.name
    right = trace.values[name]
    if isinstance(right, float) and isinstance(wrong, float):
        moved = abs(wrong - right)
        largest = abs(right)
    elif isinstance(right, str) or getattr(wrong, "shape", ()) != getattr(right, "shape", ()):
        return visible(wrong, right, None, precision)
    else:
        numbers = _numbers(right)
        moves = [abs(x - y) for x, y in zip(_numbers(wrong), numbers, strict=True)]
        moved = math.nan if math.isnan(sum(moves)) else max(moves, default=0.0)
        largest = max(map(abs, numbers), default=0.0)
    if moved == 0:
        return False
    fine = precision.decimals is None and precision.figures >= _FIGURES
    if fine and moved > _OBVIOUS * largest + 1e-6:
        return True
    if not np.any(_look_different(wrong, right, precision)):
        return False
    return visible(wrong, right, tolerance(trace, precision, name, trace.values, {}), precision)


def _tell_apart(shown: list[tuple[Mistake, Any]]) -> bool:
    """Whether no array that a mistake leads to is nothing but zeros, or the one of another mistake."""
    arrays: dict[Quantity, list[tuple[str, list[float]]]] = {}
    for mistake, wrong in shown:
        if mistake.of.ndim and not isinstance(wrong, str):
            numbers = _numbers(wrong)
            if numbers and not any(numbers) and not few_values(mistake.of.equation):
                return False
            arrays.setdefault(mistake.of, []).append((mistake.name, numbers))
    return not any(
        first != second and _alike(one, other)
        for made in arrays.values()
        for (first, one), (second, other) in combinations(made, 2)
    )


def _alike(one: list[float], other: list[float]) -> bool:
    """Whether two arrays can be taken for each other."""
    return len(one) == len(other) and all(
        abs(x - y) <= _ALIKE * max(abs(x), abs(y)) for x, y in zip(one, other, strict=True)
    )


def not_finite(values: Mapping[str, Any]) -> list[str]:
    """The names of numbers and arrays that are infinite, or no numbers."""
    return [
        name
        for name, value in values.items()
        if not isinstance(value, str) and not all(map(math.isfinite, _numbers(value)))
    ]


def _numbers(value: Any) -> list[float]:
    """The entries of an array, or a number; these few are faster to go through one by one."""
    return value.ravel().tolist() if isinstance(value, np.ndarray) else [float(value)]
