"""How far an answer is from what it should be, in tolerances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from quizgen.exercise import Exercise
from quizgen.marking.formula import agrees
from quizgen.marking.given import Given
from quizgen.precision import Precision
from quizgen.tolerance import tolerance

BAND = 2.0  # cutting digits off instead of rounding moves an answer up to twice as far
_FAR = 0.2  # of the largest entry: no tolerance comes near it
EDGE = 1e-9  # the boundary of a tolerance belongs to it
# what an equation may raise when somebody goes on with a wrong value: no such class, a division by zero
FAILS = (ArithmeticError, ValueError, IndexError)


@dataclass(frozen=True)
class Distance:
    """How far each entry of an answer is from what was expected, in tolerances."""

    expected: Any
    entries: np.ndarray[Any, Any]

    @property
    def worst(self) -> float:
        """The distance of the entry that is furthest away."""
        return float(self.entries.max(initial=0.0))

    @property
    def right(self) -> Any:
        """Which entries are right."""
        return self.entries <= 1 + EDGE

    @property
    def within(self) -> bool:
        """Whether the answer is right."""
        return bool(self.right.all())

    @property
    def nearly(self) -> Any:
        """Of which entries the method is right, and the rounding may not be."""
        return self.entries <= BAND + EDGE

    @property
    def near(self) -> bool:
        """Whether the method is right and the rounding may not be."""
        return bool(self.nearly.all())


class Measure:
    """Measures the answers to one exercise against replays of its trace."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise, self._trace, self._precision = exercise, exercise.trace, exercise.precision
        self._slack = exercise.tolerances
        self._rounded = frozenset(name for name, slack in self._slack.items() if slack.any())

    @cached_property
    def _printed(self) -> Mapping[str, Any]:
        return self._exercise.printed.values

    def from_truth(self, name: str, given: Given) -> Distance | None:
        """The distance from the right value or, where that is nearer, from the one that is printed.

        None where the answer has another shape.
        """
        if not given.numeric:
            return self.from_replay(name, given, {})
        truth, slack = self._trace.values[name], self._slack[name]
        if np.shape(given.value) != np.shape(truth):
            return None
        exact = self._numeric(given.value, truth, slack)
        if exact.within:
            return exact
        printed = self._numeric(given.value, self._printed[name], slack)
        return min(exact, printed, key=lambda distance: distance.worst)

    def from_replay(
        self,
        name: str,
        given: Given,
        pins: Mapping[str, Any],
        swaps: Mapping[str, Any] | None = None,
    ) -> Distance | None:
        """The distance from what a replay with pins and swaps leads to.

        None where it leads to another shape, or to nothing, or for a swap to something quite different.
        """
        if self._trace.quantities[name].kind == "expression":
            same = agrees(self._trace, name, given.value, swaps)
            return Distance(given.value if same else None, _all_or_nothing(same))
        try:
            base = self._trace.replay(pins, swaps, until=name)
        except FAILS:
            return None
        expected = base[name]
        if not given.numeric:
            return Distance(expected, _all_or_nothing(given.value == expected))
        if not np.isfinite(expected).all() or not _comparable(given.value, expected):
            return None
        if swaps and _far(given.value, expected):
            return None
        at_least = self._precision.half_units(expected, name in self._rounded)
        nearly = self._numeric(given.value, expected, at_least)
        if nearly.within:
            return nearly  # however large the whole tolerance is
        return self._numeric(given.value, expected, self._tolerance(name, base, pins, swaps, at_least))

    def _tolerance(
        self,
        name: str,
        base: Mapping[str, Any],
        pins: Mapping[str, Any],
        swaps: Mapping[str, Any] | None,
        at_least: Any,
    ) -> Any:
        """The tolerance of a step of a replay; where nudged values lead nowhere, what it is at least."""
        rounded = [pinned for pinned, value in pins.items() if self._may_be_rounded(pinned, value)]
        try:
            return tolerance(self._trace, self._precision, name, base, pins, swaps, rounded)
        except FAILS:
            return at_least

    def short(self, given: Any, expected: Any) -> np.ndarray[Any, Any]:
        """Which entries are right, but for one digit less than announced, of which two must be left."""
        coarse = self._coarser[0]
        alike = [coarse.rounded(e) == g and _keeps_two_figures(coarse, g) for g, e in _pairs(given, expected)]
        return np.reshape(alike, np.shape(expected))

    def is_coarse(self, name: str, given: Any) -> bool:
        """Whether an answer is right, but for two digits less than announced, of which some must be left."""
        coarse = self._coarser[1]
        left = coarse.figures if coarse.decimals is None else coarse.decimals + 1
        return left > 1 and _rounds_to(coarse, given, self._trace.values[name])

    @cached_property
    def _coarser(self) -> tuple[Precision, Precision]:
        """The announced precision with a digit less, and with two less."""
        figures, decimals = self._precision.figures, self._precision.decimals
        one, two = (
            Precision(max(1, figures - less), None if decimals is None else decimals - less)
            for less in (1, 2)
        )
        return one, two

    def _may_be_rounded(self, name: str, value: Any) -> bool:
        """Whether a learner's value was rounded, as far as anybody can tell."""
        return name in self._rounded or not (
            isinstance(value, str) or _rounds_to(self._coarser[0], value, value)
        )

    def _numeric(self, given: Any, expected: Any, slack: Any) -> Distance:
        """The distance of numbers; where there is no tolerance, they may still be equal as printed."""
        difference = np.abs(np.subtract(given, expected))
        entries = np.where(difference == 0, 0.0, difference / slack)
        if np.isinf(entries).any():
            rounded = self._precision.rounded
            alike = [rounded(g) == rounded(e) for g, e in _pairs(given, expected)]
            entries = np.where(np.reshape(alike, np.shape(entries)) & np.isinf(entries), 0.0, entries)
        return Distance(expected, entries)


def _rounds_to(precision: Precision, given: Any, expected: Any) -> bool:
    """Whether an answer is what is expected, rounded."""
    return all(precision.rounded(e) == g for g, e in _pairs(given, expected))


def _keeps_two_figures(coarse: Precision, x: float) -> bool:
    """Whether a rounded number still has two figures.

    >>> [_keeps_two_figures(Precision(decimals=1), x) for x in (0.0, 0.2, 2.3)]
    [False, False, True]
    """
    if coarse.decimals is None:
        return coarse.figures > 1
    return coarse.decimals >= 0 and abs(x) * 10.0**coarse.decimals >= 10 * (1 - EDGE)


def _pairs(given: Any, expected: Any) -> Iterator[tuple[float, float]]:
    return zip(np.ravel(given).tolist(), np.ravel(expected).tolist(), strict=True)


def _comparable(given: Any, expected: Any) -> bool:
    """Whether two values have the same shape; a single entry is a number, however it is wrapped."""
    return np.shape(given) == np.shape(expected) or np.size(given) == np.size(expected) == 1


def _far(given: Any, expected: Any) -> bool:
    """Whether two values are so different that no tolerance is needed to tell."""
    return bool(
        np.abs(np.subtract(given, expected)).max(initial=0) > _FAR * np.abs(expected).max(initial=0) + 1e-6
    )


def _all_or_nothing(right: bool) -> np.ndarray[Any, Any]:
    return np.array(0.0 if right else np.inf)
