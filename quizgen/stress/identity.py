"""Properties of identity: the same exercise comes back, by its id, from a key, and from its own numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from quizgen.exercise import Exercise, generate, restore, solve
from quizgen.questions import question
from quizgen.variant import parse_variant


def id_rebuilds(exercise: Exercise) -> Iterator[str]:
    """The variant id rebuilds the same exercise."""
    variant = parse_variant(str(exercise.variant))
    options = _options(exercise)
    again = generate(variant.family, variant.level, variant.seed, precision=exercise.precision, **options)
    if again.variant != exercise.variant:
        yield f"the id becomes {again.variant}"
    yield from _differences(exercise, again)


def _options(exercise: Exercise) -> dict[str, Any]:
    """What the variant names beside family, level and seed, but for the precision."""
    options: dict[str, Any] = dict(exercise.variant.options) if exercise.variant else {}
    options.pop("precision", None)
    return options


def key_restores(exercise: Exercise) -> Iterator[str]:
    """The parameters and givens that a key stores restore the same exercise."""
    if exercise.variant is None:
        return
    parameters, givens = json.loads(json.dumps([dict(exercise.parameters), _givens(exercise)]))
    yield from _differences(exercise, restore(exercise.variant, parameters, givens, exercise.precision))


def solving_agrees(exercise: Exercise) -> Iterator[str]:
    """Solving with the drawn numbers gives the drawn exercise, with no requirement unmet."""
    names = {name: value for name, value in _givens(exercise).items() if exercise.family.given_name(name)}
    options = _options(exercise)
    own = solve(
        exercise.family.id,
        level=exercise.level,
        precision=exercise.precision,
        **options | dict(exercise.parameters) | names,
    )
    for note in own.trace.notes:
        yield f"the drawn numbers break: {note}"
    yield from _differences(exercise, own)


def _givens(exercise: Exercise) -> dict[str, Any]:
    return {name: value.nested for name, value in exercise.trace.exact.items()}


def _differences(one: Exercise, other: Exercise) -> Iterator[str]:
    """What tells two exercises apart: values or prompts."""
    before, after = one.values, other.values
    if list(before) != list(after):
        yield f"the quantities {list(before)} become {list(after)}"
        return
    for name, value in before.items():
        if not np.array_equal(value, after[name]):
            yield f"{name} = {value} becomes {after[name]}"
    if question(one).prompt != question(other).prompt:
        yield f"the prompt becomes {question(other).prompt!r}"
