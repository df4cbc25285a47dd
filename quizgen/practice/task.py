"""An exercise that is put before a learner: in which form, and what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quizgen.errors import InputError
from quizgen.exercise import Exercise, generate
from quizgen.practice.fading import left
from quizgen.practice.scheduling import Card
from quizgen.precision import read_precision
from quizgen.questions import Question, checked_form, question
from quizgen.questions.values import asked_steps
from quizgen.variant import BadVariant, parse_variant

_FORMS = ("steps", "question", "faded")  # those that ask for values, which can be typed


@dataclass(frozen=True)
class Task:
    """An exercise in one of its forms; `id` is its number in the store."""

    exercise: Exercise
    form: str
    id: int

    @cached_property
    def question(self) -> Question:
        """The exercise in its form."""
        return question(self.exercise, self.form)

    @property
    def asked(self) -> tuple[str, ...]:
        """The names of the steps that are asked one after the other."""
        return tuple(name for part in self.question.asked for name in part.quantities)

    @property
    def steps(self) -> int:
        """How many steps the bare exercise would ask."""
        return len(asked_steps(self.exercise))

    @property
    def helped(self) -> bool:
        """Whether the first steps are worked for the learner."""
        return self.form.startswith("faded")

    @property
    def alone(self) -> bool:
        """Whether the answer is asked without the steps that lead to it."""
        return not self.helped and len(self.asked) < self.steps


def checked_practice_form(form: str) -> str:
    """The form, if it can be practised.

    Raises:
        InputError: it cannot; the message says which can.
    """
    if checked_form(form).partition(":")[0] not in _FORMS:
        raise InputError(f"{form} cannot be practised: choose steps, question or faded:K")
    return form


def drawn(family: str, level: str, seed: str, options: Mapping[str, Any]) -> Exercise:
    """A new exercise; `options` may name a profile and a precision."""
    kept = dict(options)
    precision = kept.pop("precision", None)
    return generate(family, level, seed, precision=read_precision(precision) if precision else None, **kept)


def again(variant: str) -> Exercise:
    """The exercise of a variant.

    Raises:
        BadVariant: another version of the family drew it.
    """
    wanted = parse_variant(variant)
    exercise = drawn(wanted.family, wanted.level, wanted.seed, wanted.options)
    if exercise.family.version != wanted.version:
        raise BadVariant(f"{variant} was drawn by another version of the family")
    return exercise


def form_for(card: Card, exercise: Exercise) -> str:
    """The form that fits what the learner knows: all steps asked, or the first ones worked."""
    asked = asked_steps(exercise)
    blanks = left(card, len(asked))
    if blanks == len(asked):
        return "steps"
    steps = exercise.trace.steps
    return f"faded:{len(steps) - steps.index(asked[-blanks])}"
