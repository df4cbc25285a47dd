"""Checks the answers that have a key: chosen options, and all that concept questions ask."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any

from quizgen.answers import Choice, Refusal
from quizgen.bank import Key, Marked
from quizgen.bank.keys import ChoiceKey
from quizgen.checking.checker import Checker
from quizgen.checking.kinds import own_words
from quizgen.checking.lines import Field, Line
from quizgen.checking.phrases import phrases
from quizgen.marking import Verdict
from quizgen.marking.report import quoted
from quizgen.sheet.item import ConceptItem, ExerciseItem, Item
from quizgen.sheet.layout import labels
from quizgen.words import Words

_LETTERS = "ABCDEFGH"


class KeyedChecker(Checker):
    """Holds answers against keys; `keys` are by the names of the fields."""

    def __init__(self, item: Item, keys: Mapping[str, Key], reasons: Mapping[str, str] | None = None) -> None:
        super().__init__(item)
        self._keys, self._reasons = keys, reasons or {}

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """See Checker."""
        question, number = self.item.question, self.item.number
        return tuple(
            Field(name, f"{number}{label}", "", Fraction(asked.points))
            for name, label, asked in zip(self._keys, labels(question), question.asked, strict=True)
        )

    @property
    def names(self) -> Collection[str]:
        """See Checker."""
        return self._keys

    def lines(self, answers: Mapping[str, str]) -> tuple[Line, ...]:
        """See Checker."""
        return tuple(self._line(field, answers.get(field.name, "")) for field in self.fields)

    def _line(self, field: Field, typed: str) -> Line:
        if not typed.strip():
            return Line(field, Verdict.BLANK, Fraction(0), said=str(phrases().blank()))
        try:
            marked = self._keys[field.name].mark(typed)
        except Refusal as refusal:
            said = str(phrases().refused(refusal.column, quoted(refusal.reason), quoted(refusal.hint)))
            return Line(field, Verdict.NOT_COUNTED, Fraction(0), said=said)
        return self._counted(field, marked)

    def _counted(self, field: Field, marked: Marked) -> Line:
        right, read = marked.comparison.correct, marked.reading.as_read
        told = right, float(marked.comparison.credit)
        return Line(
            field,
            Verdict.CORRECT if right else Verdict.WRONG,
            field.worth * marked.comparison.credit,
            read,
            str(phrases().counted(*told, marked.remarks)),
            "" if right else self._reasons.get(read, read),
            str(phrases().counted(*told, ())),
        )

    def hints(self, name: str) -> list[str]:  # noqa: ARG002 – see Checker
        """See Checker; nothing can be told about options without telling which is right."""
        return []

    def solution(self, name: str) -> str:
        """See Checker; what a question asks is solved together."""
        return self.item.question.solution if name == self.fields[-1].name else ""

    def own_words(self, name: str) -> Collection[str]:
        """See Checker."""
        return own_words(self._keys[name].kind, self._keys[name].expected)

    def again(self, name: str) -> bool:
        """See Checker."""
        return not isinstance(self._keys[name].kind, Choice)


def concept_checker(item: ConceptItem) -> KeyedChecker:
    """What checks a concept question."""
    return KeyedChecker(item, item.posed.keys)


def choice_checker(item: ExerciseItem) -> KeyedChecker:
    """What checks an exercise that asks for one of several options."""
    (asked,) = item.question.asked
    if not asked.reasons:
        kind = Choice(asked.options, texts={number: f"step {number}" for number in asked.options})
        return KeyedChecker(item, {"line": _key(kind, asked.right)})
    letters, words = tuple(_LETTERS[: len(asked.options)]), Words(item.exercise)
    reasons = {letter: reason for letter, reason in zip(letters, asked.reasons, strict=True) if reason}
    remarks = tuple((letter, words.feedback(reason)) for letter, reason in reasons.items())
    return KeyedChecker(item, {"choice": _key(Choice(letters), asked.right, remarks)}, reasons)


def _key(kind: Choice, right: int | None, remarks: tuple[tuple[Any, str], ...] = ()) -> ChoiceKey:
    if right is None:
        raise ValueError("an option has to be right")
    return ChoiceKey(kind, kind.options[right], kind.options[right], remarks=remarks)
