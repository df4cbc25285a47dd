"""Marks the steps of a calculation in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from quizgen.answers import Refusal
from quizgen.equations import Quantity, few_values
from quizgen.errors import InputError
from quizgen.exercise import Exercise
from quizgen.marking.carrying import Carried, Carrier
from quizgen.marking.credit import share_of
from quizgen.marking.diagnosis import diagnosed
from quizgen.marking.given import Given, is_possible, understood
from quizgen.marking.measure import Distance, Measure
from quizgen.marking.report import Report
from quizgen.marking.verdicts import Judgement, Mark, Remark, Verdict
from quizgen.nearest import nearest

_NEARLY = 0.05  # of the largest entry
Points = int | float | Fraction


def mark(
    exercise: Exercise,
    answers: Mapping[str, Any],
    *,
    points: Mapping[str, Points] | None = None,
    rounded: Points = 1,
    repeated: Points = 0,
) -> Report:
    """Mark what a learner gave for the steps of an exercise.

    `answers` has by the name of the step a text as it was typed, a number, nested sequences or an array.
    Steps may be left out; what was asked and was not given is blank. `points` says what is asked and how much
    each step is worth (by default one point for every step that is worth a line). `rounded` is the share of
    the points that an answer earns which is right up to rounding, and `repeated` the share for one that is
    wrong because of a named mistake that has cost points before: with 1, a mistake costs points only once.

    Raises:
        InputError: there is no such step.
    """
    steps = {q.name: q for q in exercise.trace.steps}
    for name in [*answers, *(points or ())]:
        if name not in steps:
            raise InputError(f"{exercise.family.id} has no step {name!r} here{nearest(name, steps)}")
    worth = points if points is not None else {name: 1 for name, q in steps.items() if q.asked}
    with np.errstate(all="ignore"):  # a wrong answer may lead to infinity
        marker = _Marker(exercise, Fraction(rounded), Fraction(repeated))
        marks = [
            marker.mark(name, answers.get(name), Fraction(worth.get(name, 0)))
            for name in steps
            if name in answers or name in worth
        ]
    return Report(exercise, tuple(marks))


class _Marker:
    """Judges one answer after the other; later ones may go on from earlier ones."""

    def __init__(self, exercise: Exercise, rounded: Fraction, repeated: Fraction) -> None:
        self._exercise, self._trace = exercise, exercise.trace
        self._rounded, self._repeated = rounded, repeated
        self._named: dict[str, str] = {}  # the steps in whose marking a mistake was named first
        self._measure = Measure(exercise)
        self._carrier = Carrier(exercise, self._measure)

    def mark(self, name: str, answer: Any, worth: Fraction) -> Mark:
        """The mark for one step."""
        given = understood(self._exercise, self._trace.quantities[name], answer)
        if given is None:
            return Mark(name, Judgement(Verdict.BLANK), Fraction(0), worth)
        if isinstance(given, Refusal):
            return Mark(name, Judgement(Verdict.NOT_COUNTED), Fraction(0), worth, refusal=given)
        judgement = self._again(name, self._judged(name, given))
        self._carrier.add(name, given, judgement)
        return Mark(name, judgement, worth * judgement.share, worth, given)

    def _judged(self, name: str, given: Given) -> Judgement:
        truth = self._measure.from_truth(name, given)
        if truth is not None and truth.within:
            return _right(Verdict.CORRECT, truth)
        own = self._carrier.carried(name, given)
        if own.distance is not None and own.distance.within:
            return self._following(own, own.distance)
        return self._rounded_or_wrong(name, given, truth, own)

    def _again(self, name: str, judgement: Judgement) -> Judgement:
        """The judgement with a look at what was named before."""
        before = self._named.setdefault(judgement.mistake, name)
        if not judgement.mistake or before == name:
            return judgement
        return replace(judgement, repeats=before, share=max(judgement.share, self._repeated))

    def _following(self, own: Carried, distance: Distance) -> Judgement:
        """The judgement of an answer that is what the learner's own earlier answers lead to."""
        if not own.roots:
            return _right(Verdict.CORRECT, distance)
        if own.flaw is not Remark.NONE:
            return Judgement(Verdict.WRONG, own.flaw, carried=own.roots)
        return _right(Verdict.FOLLOWS, distance, own.roots)

    def _rounded_or_wrong(self, name: str, given: Given, truth: Distance | None, own: Carried) -> Judgement:
        follows = own.distance if own.flaw is Remark.NONE else None
        may_be = given.numeric and not _is_zero(self._trace.quantities[name], given)
        for distance, roots in ((truth, ()), (follows, own.roots)):
            if distance is None or not may_be:
                continue
            short = self._measure.short(given.value, distance.expected).reshape(distance.entries.shape)
            if (distance.nearly | short).all():
                remark = Remark.SHORT if (short & ~distance.right).any() else Remark.NONE
                return _right(Verdict.ROUNDED, distance, roots, remark, self._rounded)
        return self._wrong(name, given, [distance for distance in (truth, follows) if distance])

    def _wrong(self, name: str, given: Given, distances: Sequence[Distance]) -> Judgement:
        """The judgement of a wrong answer: the mistake that leads to it, or what else can be said."""
        # one of a few options is too little to tell what happened on the way to it
        untold = [name] if isinstance(given.value, str) else self._carrier.untold(name)
        known = self._carrier.values
        found = diagnosed(self._exercise, self._measure, name, given, untold, known)
        entries, share = self._partly_right(name, given, distances)
        telling = not _is_zero(self._trace.quantities[name], given)
        if len(found) == 1 and telling:
            (one,) = found
            return Judgement(Verdict.MISTAKE, mistake=one.mistake, at=one.at, entries=entries, share=share)
        remark = Remark.AMBIGUOUS if found else self._remark(name, given, distances)
        verdict = Verdict.NOT_COUNTED if remark is Remark.SHAPE else Verdict.WRONG
        either = tuple(one.mistake for one in found) if telling else ()
        return Judgement(verdict, remark, either=either, entries=entries, share=share)

    def _partly_right(self, name: str, given: Given, distances: Sequence[Distance]) -> tuple[Any, Fraction]:
        """Which entries are right, and which share of the work they show."""
        if not distances or not given.numeric:
            return None, Fraction(0)
        rated = [(share_of(self._trace, name, given.value, d.right), d.right.tolist()) for d in distances]
        share, entries = max(rated, key=lambda pair: pair[0])
        return entries, share

    def _remark(self, name: str, given: Given, distances: Sequence[Distance]) -> Remark:
        quantity, truth = self._trace.quantities[name], self._trace.values[name]
        if not given.numeric:
            return Remark.NONE
        if self._is_transposed(name, given, distances):
            return Remark.TRANSPOSED
        if quantity.kind not in ("sequence", "set") and np.shape(given.value) != np.shape(truth):
            return Remark.SHAPE
        for slip, mended in _without_slips(given.value, distances):
            if not few_values(quantity.equation) and self._would_be_right(name, replace(given, value=mended)):
                return slip
        if np.shape(given.value) == np.shape(truth) and self._measure.is_coarse(name, given.value):
            return Remark.COARSE
        return Remark.NONE if is_possible(quantity, given.value) else Remark.IMPOSSIBLE

    def _is_transposed(self, name: str, given: Given, distances: Sequence[Distance]) -> bool:
        """Whether rows and columns were taken for each other."""
        if np.ndim(given.value) != 2:
            return False
        if distances and not any(_may_be(given.value.T, distance.expected) for distance in distances):
            return False
        return self._would_be_right(name, replace(given, value=given.value.T))

    def _would_be_right(self, name: str, given: Given) -> bool:
        """Whether an answer is right, or follows from the learner's own."""
        truth = self._measure.from_truth(name, given)
        follows = self._measure.from_replay(name, given, self._carrier.values)
        return any(distance is not None and distance.near for distance in (truth, follows))


def _without_slips(value: Any, distances: Sequence[Distance]) -> Iterator[tuple[Remark, Any]]:
    """The value with other signs, or the decimal point elsewhere, in wrong entries, if that may be right."""
    for distance in distances:
        changed = np.where(distance.right, value, np.negative(value))
        if _may_be(changed, distance.expected):
            yield Remark.SIGN, changed
        shift = 10.0 ** np.rint(np.log10(np.abs(np.divide(distance.expected, value))))
        moved = np.where(distance.right, value, value * shift)
        if _may_be(moved, distance.expected):
            yield Remark.POINT, moved


def _may_be(value: Any, expected: Any) -> bool:
    """Whether a value is so near to another that it is worth to ask whether it is right."""
    if np.shape(value) != np.shape(expected):
        return False
    far = np.abs(np.subtract(value, expected)).max(initial=0)
    return bool(far <= _NEARLY * np.abs(expected).max(initial=0))


def _is_zero(quantity: Quantity, given: Given) -> bool:
    """Whether an answer is 0, which too many ways lead to: it names no mistake, and shows no rounding.

    A list without entries is not, nor an array in which 0 is one of a few values.
    """
    if not given.numeric or np.size(given.value) == 0 or np.any(given.value):
        return False
    return not (few_values(quantity.equation) and np.ndim(given.value))


def _right(
    verdict: Verdict,
    distance: Distance,
    roots: tuple[str, ...] = (),
    remark: Remark = Remark.NONE,
    share: Fraction = Fraction(1),
) -> Judgement:
    entries = np.ones(np.shape(distance.entries), bool).tolist()
    return Judgement(verdict, remark, carried=roots, entries=entries, share=share)
