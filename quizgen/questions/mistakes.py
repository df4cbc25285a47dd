"""What somebody with a named misconception would have written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from quizgen.exercise import Exercise
from quizgen.printed import Printed
from quizgen.trace import Trace


def slips(trace: Trace) -> dict[str, dict[str, Any]]:
    """For each named mistake the equations it puts in place of the right ones, by step."""
    found: dict[str, dict[str, Any]] = {}
    for mistake in trace.mistakes:
        found.setdefault(mistake.name, {})[mistake.of.name] = mistake.equation
    return found


def replayed(exercise: Exercise, name: str) -> Printed | None:
    """The exercise worked by somebody who makes this mistake throughout, or None where that breaks down."""
    return printed_with(exercise, slips(exercise.trace)[name])


def printed_with(exercise: Exercise, swaps: Mapping[str, Any]) -> Printed | None:
    """The exercise with some equations swapped; None where the shapes or the numbers break down."""
    try:
        with np.errstate(all="ignore"):
            printed = Printed(exercise.trace, exercise.precision, swaps)
    except (ValueError, IndexError, ZeroDivisionError):
        return None
    numbers = [value for value in printed.values.values() if not isinstance(value, str)]
    return printed if all(np.isfinite(value).all() for value in numbers) else None
