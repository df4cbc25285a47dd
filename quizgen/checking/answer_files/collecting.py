"""Puts answers where they belong on the sheet, and leaves out those that belong nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from quizgen.checking.checker import Checker
from quizgen.fields import BadFile, shown
from quizgen.marking.given import typed
from quizgen.nearest import nearest
from quizgen.page.plain import one_line

MOST_LEARNERS = 5000
MOST_PROBLEMS = 50  # more of them, and the file was made for another sheet
LONGEST_NAME = 100  # characters of a learner's name
_DEPTH = 2  # of lists in each other
_SILENT = str.maketrans("", "", " .()")


@dataclass
class Collected:
    """The answers to a sheet by learner, question and name, as they are read.

    `problems` tells what was left out and why, `notes` what else there is to know about the file.
    """

    checkers: Sequence[Checker]
    by_learner: dict[str, dict[int, dict[str, str]]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def leave_out(self, problem: BadFile) -> None:
        """Go on without what has a problem.

        Raises:
            BadFile: there are too many of them.
        """
        self.problems.append(str(problem))
        if len(self.problems) > MOST_PROBLEMS:
            raise BadFile(
                f"{self.problems[0]}. There are more than {MOST_PROBLEMS} such problems: "
                "are these the answers to this sheet?"
            )

    def learner(self, name: Any, place: str) -> str:
        """Note a learner, who need not have answered anything.

        Raises:
            BadFile: it is no name, or there are too many.
        """
        if not isinstance(name, str | int) or isinstance(name, bool) or not one_line(str(name)):
            raise BadFile(f"{place}: {shown(name)} should be the name of a learner")
        known = one_line(str(name))
        if len(known) > LONGEST_NAME:
            raise BadFile(f"{place}: a name has {LONGEST_NAME} characters at most")
        if known not in self.by_learner and len(self.by_learner) == MOST_LEARNERS:
            raise BadFile(f"{place}: more than {MOST_LEARNERS} learners are too many for one file")
        self.by_learner.setdefault(known, {})
        return known

    def new_learner(self, name: Any, place: str) -> str:
        """Note a learner all of whose answers stand in one place.

        Raises:
            BadFile: it is no name, it is there already, or there are too many.
        """
        before = len(self.by_learner)
        known = self.learner(name, place)
        if len(self.by_learner) == before:
            raise BadFile(f"{place}: there is a learner {known!r} already: give each a name of their own")
        return known

    def add(self, learner: str, exercise: str, name: str, answer: Any, place: str) -> None:
        """Note an answer; without a name it is the one answer that is asked there.

        What is asked nowhere, or is no answer, is left out; of two answers to the same the first one stays.
        """
        try:
            number, known = self.asked(exercise.strip(), name.strip(), place)
            text = _text(answer, place)
            given = self.by_learner.setdefault(learner, {}).setdefault(number, {})
            if given.setdefault(known, text) != text:
                raise BadFile(f"{place}: {number} {known} is answered twice, and the first answer counts")
        except BadFile as problem:
            self.leave_out(problem)

    def asked(self, exercise: str, name: str, place: str) -> tuple[int, str]:
        """The number of a question and the name of the answer; `1B` and `1. b` are the part `1b`.

        Raises:
            BadFile: nothing is asked there, or there is no such answer.
        """
        spelled = exercise.lower().translate(_SILENT)
        for checker in self.checkers:
            number, part = (
                checker.item.number,
                spelled if name in checker.names else f"{spelled}{name.lower()}",
            )
            if here := [field.name for field in checker.fields if field.place == part != str(number)]:
                return number, _named(checker, here, name if part == spelled else "", place)
            if spelled == str(number):
                return number, _named(checker, [field.name for field in checker.fields], name, place)
        numbers = ", ".join(str(checker.item.number) for checker in self.checkers)
        raise BadFile(
            f"{place}: there is no exercise {shown(exercise)} that asks anything. There are: {numbers}"
        )


def _named(checker: Checker, asked: Sequence[str], name: str, place: str) -> str:
    if not name and len(asked) == 1:
        return asked[0]
    if not name:
        raise BadFile(f"{place}: say which answer this is: {', '.join(asked)}")
    if name not in checker.names:
        raise BadFile(
            f"{place}: exercise {checker.item.number} has no answer {shown(name)}"
            f"{nearest(name[:100], [*checker.names])}"
        )
    return name


def _text(answer: Any, place: str) -> str:
    """An answer as it would be typed."""
    if answer is None or isinstance(answer, str):
        return answer or ""
    if isinstance(answer, list) and not _is_array(answer):
        raise BadFile(f"{place}: a list should have numbers, or lists of numbers")
    if not isinstance(answer, int | float | Decimal | list):
        raise BadFile(f"{place}: {shown(answer)} should be a text, a number, or a list of numbers")
    return typed(answer)


def _is_array(value: Any, depth: int = 0) -> bool:
    if isinstance(value, list):
        return depth < _DEPTH and all(_is_array(entry, depth + 1) for entry in value)
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
