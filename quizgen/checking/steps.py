"""Checks the values of the steps of an exercise."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import cached_property

from quizgen.answers import Choice
from quizgen.checking.checker import Checker
from quizgen.checking.kinds import own_words
from quizgen.checking.lines import Field, Line
from quizgen.marking import Mark, Remark, Report, mark
from quizgen.marking.given import kind_of
from quizgen.questions import hints
from quizgen.questions.solution import Solution
from quizgen.sheet.item import ExerciseItem
from quizgen.sheet.layout import labels
from quizgen.words import Words

_SLIPS = {slip: slip.value for slip in (Remark.TRANSPOSED, Remark.SIGN, Remark.POINT, Remark.COARSE)}


class StepsChecker(Checker):
    """Marks values step by step; the answers may tell of more steps than are asked for."""

    def __init__(self, item: ExerciseItem) -> None:
        super().__init__(item)
        self._exercise, self._steps = item.exercise, {q.name: q for q in item.exercise.trace.steps}

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """See Checker; what is asked together shares its points."""
        question, number = self.item.question, self.item.number
        return tuple(
            self._field(name, f"{number}{label}", Fraction(asked.points, len(asked.quantities)))
            for label, asked in zip(labels(question), question.asked, strict=True)
            for name in asked.quantities
        )

    def _field(self, name: str, place: str = "", worth: Fraction = Fraction(0)) -> Field:
        return Field(name, place, f"${self._steps[name].tex}$", worth)

    @property
    def names(self) -> Collection[str]:
        """See Checker."""
        return self._steps

    def lines(self, answers: Mapping[str, str]) -> tuple[Line, ...]:
        """See Checker."""
        asked = {field.name: field for field in self.fields}
        points = {name: field.worth for name, field in asked.items()}
        report = mark(self._exercise, answers, points=points)
        return tuple(
            _line(report, given, asked.get(given.name) or self._field(given.name)) for given in report.marks
        )

    def hints(self, name: str) -> list[str]:
        """See Checker."""
        return hints(self._exercise, name)

    def solution(self, name: str) -> str:
        """See Checker."""
        return Solution(self._exercise, Words(self._exercise)).step(self._steps[name])

    def own_words(self, name: str) -> Collection[str]:
        """See Checker."""
        return own_words(kind_of(self._exercise, self._steps[name]))

    def again(self, name: str) -> bool:
        """See Checker."""
        return not isinstance(kind_of(self._exercise, self._steps[name]), Choice)


def _line(report: Report, given: Mark, field: Field) -> Line:
    return Line(
        field,
        given.verdict,
        given.points,
        given.given.as_read if given.given else "",
        report.remarks[given.name],
        given.judgement.mistake or _SLIPS.get(given.judgement.remark, ""),
    )
