"""Properties of the mathematics: every number is right by a second way of finding it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from quizgen.claims import Gradient
from quizgen.equations import quantities_in
from quizgen.exercise import Exercise
from quizgen.guard import visible, wrong_value
from quizgen.trace import Trace

_STEP = 1e-6  # of central differences: their error is about 1e-10 for numbers that fit on a page
_CLOSE = 1e-5


def gradients_agree_with_differences(exercise: Exercise) -> Iterator[str]:
    """Every gradient claim agrees with central differences."""
    for claim in exercise.trace.gradients:
        claimed = np.asarray(exercise.trace.values[claim.equals.name], float)
        found = central_differences(exercise.trace, claim)
        if claimed.shape != found.shape:
            yield f"{claim.equals.name} has shape {claimed.shape}, but {claim.wrt.name} has {found.shape}"
        elif not np.allclose(claimed, found, rtol=_CLOSE, atol=_CLOSE):
            yield f"{claim.equals.name} = {claimed.tolist()}, but differences give {found.tolist()}"


def central_differences(trace: Trace, claim: Gradient) -> np.ndarray[Any, Any]:
    """The gradient of a claim from two replays for each entry."""
    at = np.array(trace.values[claim.wrt.name], float)
    found = np.zeros_like(at)
    for index in np.ndindex(at.shape):
        ends = []
        for step in (_STEP, -_STEP):
            moved = at.copy()
            moved[index] += step
            pin = moved if moved.ndim else float(moved)
            ends.append(float(trace.replay({claim.wrt.name: pin})[claim.of.name]))
        found[index] = (ends[0] - ends[1]) / (2 * _STEP)
    return found


def exact_agrees_with_float(exercise: Exercise) -> Iterator[str]:
    """The same functions give the same values for exact numbers and for floats."""
    for name, exact in exercise.exactly().items():
        value = exercise.values[name]
        if isinstance(value, str) or isinstance(exact, str):
            agrees = exact == value
        else:
            floats = np.array([float(x) for x in np.ravel(exact)]).reshape(np.shape(exact))
            agrees = floats.shape == np.shape(value) and np.allclose(floats, value, rtol=1e-9, atol=1e-12)
        if not agrees:
            yield f"{name} = {value}, but exactly {exact}"


def values_are_finite(exercise: Exercise) -> Iterator[str]:
    """Every value is finite."""
    for name, value in exercise.values.items():
        if not isinstance(value, str) and not np.isfinite(np.asarray(value, float)).all():
            yield f"{name} = {value}"


def rounding_stays_within_tolerance(exercise: Exercise) -> Iterator[str]:
    """Whoever rounds every step as announced stays within the tolerance of every answer."""
    slack = exercise.tolerances
    for name, tolerance in slack.items():
        printed, value = exercise.printed.values[name], exercise.values[name]
        distance = np.abs(np.subtract(printed, value, dtype=float))
        if np.any(distance > tolerance * (1 + 1e-9) + 1e-9):
            yield f"{name} = {value} is printed as {printed}, but the tolerance is {tolerance}"


def mistakes_show(exercise: Exercise) -> Iterator[str]:
    """Every named mistake is more than three tolerances from the truth."""
    slack = exercise.tolerances
    for mistake in exercise.trace.mistakes:
        wrong, right = wrong_value(exercise.trace, mistake), exercise.values[mistake.of.name]
        if not visible(wrong, right, slack.get(mistake.of.name), exercise.precision):
            yield f"{mistake.name}: {mistake.of.name} = {wrong}, and the truth is {right}"


def mistakes_use_what_comes_before(exercise: Exercise) -> Iterator[str]:
    """Whoever makes a mistake works with what stands above the step."""
    names = list(exercise.trace.quantities)
    for mistake in exercise.trace.mistakes:
        above = names[: names.index(mistake.of.name)]
        for quantity in quantities_in(mistake.equation):
            if quantity.name not in above:
                yield f"{mistake.name} of {mistake.of.name} uses {quantity.name}, which is not known by then"


def requirements_are_met(exercise: Exercise) -> Iterator[str]:
    """No drawn exercise breaks a requirement."""
    yield from exercise.trace.notes
