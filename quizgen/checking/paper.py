"""A sheet that one learner has worked, marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from quizgen.checking.checker import Checker
from quizgen.checking.keyed import choice_checker, concept_checker
from quizgen.checking.lines import Line
from quizgen.checking.steps import StepsChecker
from quizgen.sheet.item import ConceptItem, ExerciseItem, Item
from quizgen.sheet.sheet import Sheet

Answers = Mapping[int, Mapping[str, str]]
"""What was typed, by the number of the question and the name of the answer."""


@dataclass(frozen=True)
class Checked:
    """One question with a line for each answer."""

    item: Item
    lines: tuple[Line, ...]

    @cached_property
    def points(self) -> Fraction:
        """The points earned."""
        return sum((line.points for line in self.lines), Fraction(0))

    @property
    def worth(self) -> int:
        """The points that could be earned."""
        return self.item.question.points

    def as_dict(self) -> dict[str, Any]:
        """The question as values that JSON has."""
        return {
            "number": self.item.number,
            "variant": self.item.variant,
            "points": float(self.points),
            "worth": self.worth,
            "answers": {line.field.name: line.as_dict() for line in self.lines},
        }


@dataclass(frozen=True)
class Paper:
    """All questions of a sheet that ask something; `learner` is empty where nobody is named."""

    learner: str
    checked: tuple[Checked, ...]

    @cached_property
    def points(self) -> Fraction:
        """The points earned."""
        return sum((checked.points for checked in self.checked), Fraction(0))

    @property
    def worth(self) -> int:
        """The points that could be earned."""
        return sum(checked.worth for checked in self.checked)

    def as_dict(self) -> dict[str, Any]:
        """The paper as values that JSON has."""
        return {
            "learner": self.learner or None,
            "points": float(self.points),
            "worth": self.worth,
            "exercises": [checked.as_dict() for checked in self.checked],
        }


def checkers(sheet: Sheet) -> list[Checker]:
    """What checks the questions of a sheet; a worked example asks nothing."""
    return [checker(item) for item in sheet.items if item.question.asked]


def checker(item: Item) -> Checker:
    """What checks one question.

    Raises:
        TypeError: it is of a kind that nobody can check.
    """
    match item:
        case ConceptItem():
            return concept_checker(item)
        case ExerciseItem():
            return choice_checker(item) if item.question.asked[0].options else StepsChecker(item)
        case _:
            raise TypeError(f"{item.name} is of a kind that nobody can check")


def check(learner: str, answers: Answers, by: Sequence[Checker]) -> Paper:
    """Check what a learner has answered."""
    return Paper(learner, tuple(Checked(one.item, one.lines(answers.get(one.item.number, {}))) for one in by))
