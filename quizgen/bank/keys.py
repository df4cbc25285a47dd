"""Answer keys: how a typed answer is read, what is right, and what to say about an answer that is not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizgen.answers import EXACT, Comparison, How, Kind, Reading


@dataclass(frozen=True)
class Marked:
    """A typed answer: how it was read, whether it is right, and what to say about it."""

    reading: Reading
    comparison: Comparison
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Key(ABC):
    """The key of one answer; `remarks` are pairs of what they are about and Markdown.

    `shown` is the right answer as Markdown.
    """

    kind: Kind
    expected: Any
    shown: str
    how: How = EXACT
    remarks: tuple[tuple[Any, str], ...] = ()

    def mark(self, typed: str) -> Marked:
        """Mark a typed answer; raises Refusal when it cannot be read."""
        reading = self.kind.read(typed)
        comparison = self.kind.compare(reading, self.expected, self.how)
        return Marked(reading, comparison, tuple(self._said(reading, comparison)))

    @abstractmethod
    def _said(self, reading: Reading, comparison: Comparison) -> Iterator[str]: ...


class ChoiceKey(Key):
    """The key of a choice of one or several letters; remarks are about letters."""

    def _said(self, reading: Reading, comparison: Comparison) -> Iterator[str]:  # noqa: ARG002
        """What belongs to the chosen letters and to those that are missing."""
        several = isinstance(self.expected, tuple)
        about = {*reading.value, *self.expected} if several else {reading.value}
        return (text for letter, text in self.remarks if letter in about)


class PlacesKey(Key):
    """The key of letters in order; remarks are about places, counted from 0."""

    def _said(self, reading: Reading, comparison: Comparison) -> Iterator[str]:  # noqa: ARG002
        """What belongs to the wrong places."""
        return (
            text
            for place, text in self.remarks
            if not (place < len(comparison.entries) and comparison.entries[place])
        )


class ValueKey(Key):
    """The key of a number, a formula or words; remarks are about wrong answers."""

    def _said(self, reading: Reading, comparison: Comparison) -> Iterator[str]:
        """What belongs to the answer that was given, if it is a known wrong one."""
        known = () if comparison.correct else self.remarks
        return (text for value, text in known if self.kind.compare(reading, value, self.how).correct)
