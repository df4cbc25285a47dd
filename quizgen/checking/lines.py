"""What is asked of a learner, answer by answer, and what is said about each."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizgen.marking import Standing, Verdict


@dataclass(frozen=True)
class Field:
    """One answer: its name in answer files, its place on the paper (`2b`), its symbol and what it is worth.

    `symbol` is Markdown, empty for an answer that has none.
    """

    name: str
    place: str
    symbol: str
    worth: Fraction


@dataclass(frozen=True)
class Line:
    """What is said about one answer: how it was read, the verdict, and in Markdown why.

    `slip` is what to count when several learners go wrong: the name of a mistake, what else is told
    of a wrong answer (`transposed`), or the wrong option.
    `short` is what to say where the solution follows.
    """

    field: Field
    verdict: Verdict
    points: Fraction
    read: str = ""
    said: str = ""
    slip: str = ""
    short: str = ""

    @property
    def standing(self) -> Standing:
        """Right, wrong or not counted."""
        return self.verdict.standing

    def as_dict(self) -> dict[str, Any]:
        """The line as values that JSON has."""
        return {
            "place": self.field.place,
            "verdict": self.verdict.value,
            "points": float(self.points),
            "worth": float(self.field.worth),
            "read": self.read or None,
            "said": self.said,
            "slip": self.slip or None,
        }
