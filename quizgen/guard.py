"""Only instances that tell right from wrong: every named mistake must show."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from quizgen.claims import Mistake
from quizgen.equations import evaluate
from quizgen.precision import Precision
from quizgen.tolerance import tolerance
from quizgen.trace import Trace, Unsuitable

VISIBLE = 3.0  # a mistake shows when it is further from the truth than this many tolerances
_OBVIOUS = 0.1  # … which is certain when it moves the largest entry by this share: no tolerance is near it


def require_diagnostic(trace: Trace, precision: Precision) -> None:
    """Demand finite values, and that every named mistake shows in one of its steps.

    Where a mistake does not show, it is no mistake: the trace forgets it for that step.

    Raises:
        Unsuitable: some value is not finite, or a mistake leads to (nearly) the right numbers everywhere.
    """
    for name, value in trace.values.items():
        if not isinstance(value, str) and not _finite(value):
            raise Unsuitable(f"{name} is finite")
    shown = [mistake for mistake in trace.mistakes if _shows(trace, precision, mistake)]
    if len(shown) < len(trace.mistakes):
        hidden = {mistake.name for mistake in trace.mistakes} - {mistake.name for mistake in shown}
        if hidden:
            raise Unsuitable(f"the mistake {min(hidden)} shows")
        trace.mistakes[:] = shown


def visible(wrong: Any, right: Any, tolerance: Any) -> bool:
    """Whether a wrong value differs from the right one by more than `VISIBLE` tolerances in some entry."""
    if isinstance(right, str) or np.shape(wrong) != np.shape(right):
        return bool(np.shape(wrong) != np.shape(right) or wrong != right)
    distance = np.abs(np.subtract(wrong, right, dtype=float))
    slack = np.asarray(tolerance)
    if slack.ndim and slack.shape != distance.shape:  # two values that are both shorter than the true one
        slack = slack.max(initial=0.0)
    return bool(np.any(distance > VISIBLE * slack + 1e-9))


def wrong_value(trace: Trace, mistake: Mistake) -> Any:
    """What a learner with this mistake writes, everything before being right."""
    return evaluate(mistake.equation, trace.values)


def _shows(trace: Trace, precision: Precision, mistake: Mistake) -> bool:
    """Whether a mistake shows in its step; how far rounding reaches is only asked where it is close."""
    name = mistake.of.name
    wrong, right = evaluate(mistake.equation, trace.values), trace.values[name]
    if isinstance(right, float) and isinstance(wrong, float):
        moved = abs(wrong - right)
        largest = abs(right)
    elif isinstance(right, str) or getattr(wrong, "shape", ()) != getattr(right, "shape", ()):
        return visible(wrong, right, None)
    else:
        numbers = _numbers(right)
        moves = [abs(x - y) for x, y in zip(_numbers(wrong), numbers, strict=True)]
        moved = math.nan if math.isnan(sum(moves)) else max(moves, default=0.0)
        largest = max(map(abs, numbers), default=0.0)
    if moved == 0:
        return False
    if moved > _OBVIOUS * largest + 1e-6:
        return True
    return visible(wrong, right, tolerance(trace, precision, name, trace.values, {}))


def _finite(value: Any) -> bool:
    """Whether a number, or every entry of an array, is finite; infinite ones are -∞ or ∞, or no numbers."""
    if isinstance(value, np.ndarray):
        return all(map(math.isfinite, value.ravel().tolist()))
    return math.isfinite(value)


def _numbers(value: Any) -> list[float]:
    """The entries of an array, or a number; these few are faster to go through one by one."""
    return value.ravel().tolist() if isinstance(value, np.ndarray) else [float(value)]
