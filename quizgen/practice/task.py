"""What is put before a learner: an exercise in one of its forms, or a concept question."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quizgen.bank import Bank, Posed, is_bank_variant, restore
from quizgen.checking.checker import Checker
from quizgen.checking.paper import checker
from quizgen.exercise import Exercise, generate
from quizgen.practice.choosing import Name, card_name
from quizgen.practice.fading import left
from quizgen.practice.scheduling import Card
from quizgen.precision import read_precision
from quizgen.questions import Question, question
from quizgen.questions.values import asked_steps
from quizgen.sheet.item import ConceptItem, ExerciseItem, Item
from quizgen.variant import BadVariant, parse_variant

CONCEPT = "concept"  # the form of a concept question in the store
_WITH_HELP = ("faded", "find-mistake")  # the forms that show working


@dataclass(frozen=True, eq=False)
class Task(ABC):
    """A question in the form in which it is worked; `id` is its number in the store."""

    form: str
    id: int

    @cached_property
    @abstractmethod
    def item(self) -> Item:
        """The question, as one of a sheet."""

    @property
    @abstractmethod
    def name(self) -> Name:
        """The card that it belongs to."""

    @property
    @abstractmethod
    def steps(self) -> int:
        """How many steps are asked where nothing is worked for the learner."""

    @property
    @abstractmethod
    def mistakes(self) -> Collection[str]:
        """The names of the mistakes that can be made in it."""

    @property
    @abstractmethod
    def explains(self) -> bool:
        """Whether the solution is worth reading for those who were right as well."""

    @property
    def question(self) -> Question:
        """What is printed and asked."""
        return self.item.question

    @cached_property
    def checker(self) -> Checker:
        """What marks the answers."""
        return checker(self.item)

    @property
    def asked(self) -> tuple[str, ...]:
        """The names of the answers that are asked one after the other."""
        return tuple(field.name for field in self.checker.fields)

    @property
    def helped(self) -> bool:
        """Whether working is shown to the learner."""
        return self.form.partition(":")[0] in _WITH_HELP

    @property
    def alone(self) -> bool:
        """Whether the answer is asked without the steps that lead to it."""
        return self.form == "question" and len(self.asked) < self.steps


@dataclass(frozen=True, eq=False)
class ExerciseTask(Task):
    """An exercise in one of its forms."""

    exercise: Exercise

    @cached_property
    def item(self) -> Item:
        """See Task."""
        return ExerciseItem(1, question(self.exercise, self.form), self.exercise)

    @property
    def name(self) -> Name:
        """See Task."""
        return self.exercise.family.id, self.exercise.level

    @property
    def steps(self) -> int:
        """See Task."""
        return len(asked_steps(self.exercise))

    @property
    def mistakes(self) -> Collection[str]:
        """See Task."""
        return [mistake.name for mistake in self.exercise.trace.mistakes]

    @property
    def explains(self) -> bool:
        """See Task; who has worked it knows the solution."""
        return False


@dataclass(frozen=True, eq=False)
class ConceptTask(Task):
    """A concept question."""

    posed: Posed

    @cached_property
    def item(self) -> Item:
        """See Task."""
        return ConceptItem(1, self.posed.question, self.posed)

    @property
    def name(self) -> Name:
        """See Task."""
        return card_name(self.posed.item), self.posed.item.level

    @property
    def steps(self) -> int:
        """See Task."""
        return len(self.asked)

    @property
    def mistakes(self) -> Collection[str]:
        """See Task."""
        return ()

    @property
    def explains(self) -> bool:
        """See Task; one may have guessed."""
        return True


def drawn(family: str, level: str, seed: str, options: Mapping[str, Any]) -> Exercise:
    """A new exercise; `options` may name a profile and a precision."""
    kept = dict(options)
    precision = kept.pop("precision", None)
    return generate(family, level, seed, precision=read_precision(precision) if precision else None, **kept)


def again(variant: str, form: str, id: int, bank: Bank) -> Task:
    """The task of a variant.

    Raises:
        BadVariant: another version of the family or of the concept question made it.
        UnknownItem: there is no such concept question any more.
    """
    if is_bank_variant(variant):
        return ConceptTask(form, id, restore(variant, bank))
    wanted = parse_variant(variant)
    exercise = drawn(wanted.family, wanted.level, wanted.seed, wanted.options)
    if exercise.family.version != wanted.version:
        raise BadVariant(f"{variant} was drawn by another version of the family")
    return ExerciseTask(form, id, exercise)


def form_for(card: Card, exercise: Exercise) -> str:
    """The form that fits what the learner knows: all steps asked, or the first ones worked."""
    asked = asked_steps(exercise)
    blanks = left(card, len(asked))
    if blanks == len(asked):
        return "steps"
    steps = exercise.trace.steps
    return f"faded:{len(steps) - steps.index(asked[-blanks])}"
