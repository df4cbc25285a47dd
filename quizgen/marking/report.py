"""The marking of one exercise: points, a verdict for each step, and the lines that say why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from typing import Any

import numpy as np

from quizgen.equations import range_of
from quizgen.exercise import Exercise
from quizgen.marking.verdicts import Mark, Standing, Verdict
from quizgen.words import Words, environment

_TOLD = 4  # wrong entries whose places are told; of more, the learner should look at all


_MOST = 2  # mistakes that are told where more than one may have been made


@dataclass(frozen=True, eq=False)
class Report:
    """The marks of an exercise in the order of its steps. All texts are Markdown."""

    exercise: Exercise
    marks: tuple[Mark, ...]

    def __getitem__(self, name: str) -> Mark:
        return next(mark for mark in self.marks if mark.name == name)

    @property
    def points(self) -> Fraction:
        """The points earned."""
        return sum((mark.points for mark in self.marks), Fraction(0))

    @property
    def worth(self) -> Fraction:
        """The points that could be earned."""
        return sum((mark.worth for mark in self.marks), Fraction(0))

    @property
    def errors(self) -> int:
        """The wrong answers that do not go on from another wrong one."""
        wrong = [mark for mark in self.marks if mark.standing is Standing.WRONG]
        return sum(not mark.judgement.carried for mark in wrong)

    @property
    def carried(self) -> int:
        """The right steps that go on from a wrong answer."""
        right = [mark for mark in self.marks if mark.standing is Standing.RIGHT]
        return sum(bool(mark.judgement.carried) for mark in right)

    @cached_property
    def summary(self) -> str:
        """One or two sentences: the points, the errors, and how far they were carried."""
        verdicts = [mark.verdict for mark in self.marks]
        blank, unread = verdicts.count(Verdict.BLANK), verdicts.count(Verdict.NOT_COUNTED)
        return str(
            _phrases().summary(
                float(self.points), float(self.worth), self.errors, self.carried, blank, unread
            )
        )

    @cached_property
    def lines(self) -> dict[str, str]:
        """One line for each step, by its name: a sign, the symbol, and what there is to say."""
        words = Words(self.exercise)
        return {mark.name: str(_phrases().line(self._said(mark, words))) for mark in self.marks}

    @cached_property
    def remarks(self) -> dict[str, str]:
        """What there is to say about each step, by its name, where symbol and answer are shown besides."""
        words = Words(self.exercise)
        return {m.name: str(_phrases().said({**self._said(m, words), "echoes": False})) for m in self.marks}

    @property
    def markdown(self) -> str:
        """The summary, and a list of the lines."""
        return "\n".join([self.summary, "", *(f"- {line}" for line in self.lines.values()), ""])

    def as_dict(self) -> dict[str, Any]:
        """The report as values that JSON has."""
        return {
            "exercise": self.exercise.identity,
            "points": float(self.points),
            "worth": float(self.worth),
            "errors": self.errors,
            "carried": self.carried,
            "summary": self.summary,
            "steps": {mark.name: self._plain(mark) for mark in self.marks},
        }

    def _plain(self, mark: Mark) -> dict[str, Any]:
        return {
            "verdict": mark.verdict.value,
            "standing": mark.standing.value,
            "points": float(mark.points),
            "worth": float(mark.worth),
            "read": mark.given.as_read if mark.given else None,
            "remark": mark.judgement.remark.value,
            "mistake": mark.judgement.mistake,
            "repeats": mark.judgement.repeats,
            "either": list(mark.judgement.either),
            "carried": list(mark.judgement.carried),
            "entries": mark.judgement.entries,
            "line": self.lines[mark.name],
        }

    def _said(self, mark: Mark, words: Words) -> dict[str, Any]:
        """What the templates need to know of a mark."""
        judgement, given, refusal = mark.judgement, mark.given, mark.refusal
        quantity, values = self.exercise.trace.quantities[mark.name], self.exercise.trace.values
        right = np.ravel(judgement.entries) if judgement.entries is not None else np.zeros(0)
        bounds = range_of(quantity.equation)
        return {
            "verdict": mark.verdict.value,
            "standing": mark.standing.value,
            "remark": judgement.remark.name,
            "symbol": self._symbol(mark.name),
            "carried": self._symbols(judgement.carried),
            "at": self._symbol(judgement.at) if judgement.at not in ("", mark.name) else "",
            "repeats": self._symbol(judgement.repeats) if judgement.repeats else "",
            "either": [words.feedback(mistake) for mistake in judgement.either[:_MOST]],
            "feedback": words.feedback(judgement.mistake) if judgement.mistake else "",
            "sure": np.size(values[mark.name]) > 1,
            "partly": judgement.share > 0,
            "right": int(right.sum()),
            "wrong": _places(judgement.entries),
            "total": right.size,
            "range": bounds.name if bounds else "",
            "shape": np.shape(given.value) if given and given.numeric else (),
            "asked": np.shape(values[mark.name]),
            "read": quoted(given.as_read) if given else "",
            "notes": given.notes if given else (),
            "echoes": True,
            "precision": self.exercise.precision,
            "reason": quoted(refusal.reason) if refusal else "",
            "hint": quoted(refusal.hint) if refusal else "",
            "column": refusal.column if refusal else 0,
        }

    def _symbol(self, name: str) -> str:
        return f"${self.exercise.trace.quantities[name].tex}$"

    def _symbols(self, names: Sequence[str]) -> list[str]:
        return [self._symbol(name) for name in names]


def _places(entries: Any) -> list[str]:
    """Where the wrong entries of a vector or a matrix are, if they are few.

    >>> _places([[True, False], [True, True]]), _places([False, True]), _places(None)
    (['(1, 2)'], ['1'], [])
    """
    if entries is None:
        return []
    places = [", ".join(map(str, place + 1)) for place in np.argwhere(np.logical_not(entries))]
    return [f"({place})" if "," in place else place for place in places] if len(places) <= _TOLD else []


def quoted(text: str) -> str:
    """Text in which a learner's own words may stand, as a Markdown code span."""
    return f"`{' '.join(text.split()).replace('`', '´')}`"


@cache
def _phrases() -> Any:
    """The macros of `templates/marking.md.j2`."""
    return environment().get_template("marking.md.j2").module
