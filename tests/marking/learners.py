"""Simulated learners: each works an exercise in its own way and gives an answer for every step."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from typing import Any

import numpy as np

from quizgen.exercise import Exercise
from quizgen.precision import Precision

Answers = dict[str, Any]


def numeric_steps(exercise: Exercise) -> list[str]:
    """The steps whose answers are numbers."""
    return [
        q.name
        for q in exercise.trace.steps
        if q.kind not in ("expression", "choice") and np.size(exercise.values[q.name])
    ]


def asked(exercise: Exercise, values: Mapping[str, Any]) -> Answers:
    """The values of all steps but those that want a formula."""
    return {q.name: values[q.name] for q in exercise.trace.steps if q.kind != "expression"}


def exact(exercise: Exercise) -> Answers:
    """Works with all the digits of a computer."""
    return asked(exercise, exercise.values)


def rounding(exercise: Exercise) -> Answers:
    """Rounds every step as announced and goes on with the rounded numbers."""
    return asked(exercise, exercise.printed.values)


def cutting(exercise: Exercise) -> Answers:
    """Cuts digits off instead of rounding, and goes on with what is left."""
    cut = exercise.trace.replay(
        rounding=lambda _, value: each(value, lambda x: cut_off(x, exercise.precision))
    )
    return asked(exercise, cut)


def rounding_at_the_end(exercise: Exercise) -> Answers:
    """Keeps every digit on the calculator and rounds what is written down."""
    return asked(exercise, {name: rounded(exercise, value) for name, value in exercise.values.items()})


def mistaken(exercise: Exercise, swaps: Mapping[str, Any]) -> Answers | None:
    """Makes mistakes in some steps and goes on correctly, rounding; None where that leads nowhere."""
    return worked(exercise, swaps=swaps)


def slipped(exercise: Exercise, step: str, wrong: Any) -> Answers | None:
    """Writes something else for one step and goes on correctly, rounding; None where that leads nowhere."""
    return worked(exercise, pins={step: wrong})


def worked(exercise: Exercise, **replay: Any) -> Answers | None:
    try:
        with np.errstate(all="ignore"):
            values = exercise.trace.replay(rounding=lambda _, value: rounded(exercise, value), **replay)
    except (ArithmeticError, ValueError, IndexError):
        return None
    finite = all(np.isfinite(value).all() for value in values.values() if not isinstance(value, str))
    return asked(exercise, values) if finite else None


def one_digit_wrong(exercise: Exercise, step: str, chance: random.Random) -> Any:
    """The printed value of a step with another leading digit in one entry."""
    value = exercise.printed.values[step]
    array = np.array(value, dtype=float)
    place = chance.choice(list(np.ndindex(array.shape)))
    text = f"{array[place]:.6e}"
    first = text.index(next(c for c in text if c.isdigit()))
    digit = chance.choice([d for d in "123456789" if d != text[first]])
    array[place] = float(text[:first] + digit + text[first + 1 :])
    return array if array.ndim else float(array)


def at_random(exercise: Exercise, step: str, chance: random.Random) -> Any:
    """Numbers of the same size as the right ones."""
    value = np.array(exercise.values[step], dtype=float)
    size = max(np.abs(value).max(initial=0), 0.1)
    guess = np.array([rounded(exercise, chance.uniform(-2, 2) * size) for _ in range(value.size)])
    return guess.reshape(value.shape) if value.ndim else float(guess[0])


def rounded(exercise: Exercise, value: Any) -> Any:
    return exercise.precision.array(value)


def each(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return value
    array = np.asarray(value, float)
    changed = np.array([change(x) for x in array.ravel().tolist()]).reshape(array.shape)
    return changed if array.ndim else float(changed)


def cut_off(x: float, precision: Precision) -> float:
    """A number without the digits behind those that are kept."""
    if precision.rounded(x) == x or not math.isfinite(x):
        return x
    places = (
        precision.decimals
        if precision.decimals is not None
        else precision.figures - 1 - math.floor(math.log10(abs(x)))
    )
    return math.trunc(float(f"{x:.12g}") * 10.0**places * (1 + 1e-12)) / 10.0**places


def prints_as_right(exercise: Exercise, step: str, answers: Answers) -> bool:
    """Whether what is wrong is the right number once it is rounded."""
    return np.array_equal(answers[step], exercise.printed.values[step])
