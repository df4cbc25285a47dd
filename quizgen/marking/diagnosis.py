"""Which named mistake leads to a wrong answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from quizgen.exercise import Exercise
from quizgen.marking.given import Given
from quizgen.marking.measure import BAND, EDGE, Measure


@dataclass(frozen=True)
class Diagnosis:
    """A mistake and the step in which it was made."""

    mistake: str
    at: str


def diagnosed(
    exercise: Exercise,
    measure: Measure,
    name: str,
    given: Given,
    untold: Sequence[str],
    pins: Mapping[str, Any],
) -> list[Diagnosis]:
    """The named mistakes that lead to an answer, from right values or from the learner's own.

    They may have been made in the step itself or in one that the learner told nothing about.
    """
    best: dict[str, tuple[float, Diagnosis]] = {}
    for found, swaps in _candidates(exercise, untold):
        for known in ({}, pins) if pins else ({},):
            distance = measure.from_replay(name, given, known, swaps)
            worst = np.inf if distance is None else distance.worst
            if worst < best.get(found.mistake, (np.inf, found))[0]:
                best[found.mistake] = worst, found
    for most in (1.0, BAND):
        fitting = [diagnosis for worst, diagnosis in best.values() if worst <= most + EDGE]
        if fitting:
            return fitting
    return []


def _candidates(exercise: Exercise, untold: Sequence[str]) -> Iterator[tuple[Diagnosis, dict[str, Any]]]:
    """Every mistake in every step where it may have been made, the last first, and in all of them at once."""
    mistakes = [mistake for mistake in exercise.trace.mistakes if mistake.of.name in untold]
    for mistake in reversed(mistakes):
        yield Diagnosis(mistake.name, mistake.of.name), {mistake.of.name: mistake.equation}
    for name in dict.fromkeys(mistake.name for mistake in mistakes):
        swaps = {mistake.of.name: mistake.equation for mistake in mistakes if mistake.name == name}
        if len(swaps) > 1:
            yield Diagnosis(name, next(iter(swaps))), swaps
