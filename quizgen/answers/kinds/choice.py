"""Choices: one option, or several."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Any, ClassVar

from quizgen.answers import budgets
from quizgen.answers.comparison import EXACT, Comparison, How, verdict
from quizgen.answers.field import check_length
from quizgen.answers.items import items_of
from quizgen.answers.kinds.kind import Kind
from quizgen.answers.reading import Reading
from quizgen.answers.refusal import Refusal

_NOTHING = ("none", "nothing", "-", "–", "∅", "{}")


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One of the options, or with `several` any number of them.

    `options` are labels, as ("a", "b", "c"); `texts` may give what each says, which can be typed instead.
    """

    name: ClassVar[str] = "choice"
    options: tuple[str, ...] = ()
    several: bool = False
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def read(self, text: str) -> Reading:
        """See Kind; the value is a label, or with `several` a tuple of labels in the order of the options."""
        if not check_length(text).strip():
            raise Refusal("nothing was typed", 1, self._hint())
        if not self.several:
            label = self._label(text, 1)
            return Reading(label, label)
        chosen = self._labels(text)
        value = tuple(label for label in self.options if label in chosen)
        return Reading(value, ", ".join(value) or "none")

    def compare(self, given: Reading, expected: Any, how: How = EXACT) -> Comparison:  # noqa: ARG002
        """Compares labels; of several, right ones earn and wrong ones cost, each an equal share of its sort.

        Ticking everything earns as little as ticking nothing, unless nothing is right.
        """
        if not self.several:
            return verdict(given.value == expected)
        entries = tuple((label in given.value) == (label in expected) for label in self.options)
        return Comparison(all(entries), self._credit(given.value, expected), entries)

    def _credit(self, given: Sequence[str], expected: Sequence[str]) -> Fraction:
        wrong = len(self.options) - len(expected)
        if not expected:
            return Fraction(int(not given))
        hits = sum(label in expected for label in given)
        cost = Fraction(len(given) - hits, wrong) if wrong else Fraction(0)
        return max(Fraction(0), Fraction(hits, len(expected)) - cost)

    def _labels(self, text: str) -> Sequence[str]:
        typed = text.strip()
        if typed.casefold() in _NOTHING and typed not in self.options:
            return ()
        if len(self._meant(typed)) == 1:
            return [self._label(text, 1)]
        return [self._label(item, column) for item, column in self.letters(text) or items_of(text)]

    def letters(self, text: str) -> list[tuple[str, int]]:
        """The labels that are typed in a row, as in ca, with their columns; none if it is another text."""
        typed, labels = text.strip(), {label.casefold() for label in self.options}
        start = len(text) - len(text.lstrip()) + 1
        if len(typed) > budgets.ENTRIES or any(len(label) != 1 for label in self.options):
            return []
        if not labels.issuperset(typed.casefold()):
            return []
        return [(letter, column) for column, letter in enumerate(typed, start)]

    def _label(self, text: str, column: int) -> str:
        """Returns the option meant: its label, also as (b) or b., or its text."""
        typed = text.strip()
        meant = self._meant(typed)
        if len(meant) == 1:
            return meant[0]
        raise Refusal(f"“{typed}” is not one of the options", column, self._hint(typed))

    def _meant(self, typed: str) -> list[str]:
        """The options that a text without spaces around it may mean."""
        label = typed.strip("().:[] ") or typed
        for said in (typed, label):
            if said in self.options:
                return [said]
        return [
            option
            for option in self.options
            if _alike(option, label) or _alike(self.texts.get(option, ""), typed)
        ]

    def _hint(self, typed: str = "") -> str:
        close = difflib.get_close_matches(typed, self.options, n=1)
        return f"did you mean {close[0]}?" if close else f"choose from {', '.join(self.options)}"


def _alike(first: str, second: str) -> bool:
    return " ".join(first.casefold().split()) == " ".join(second.casefold().split())
