"""Sequences: values in order."""

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import zip_longest
from typing import Any, ClassVar

from quizgen.answers.comparison import EXACT, Comparison, How
from quizgen.answers.kinds.array import plain
from quizgen.answers.kinds.kind import Kind
from quizgen.answers.kinds.number import Number
from quizgen.answers.kinds.set import EMPTY, read_items
from quizgen.answers.kinds.vector import vector_of
from quizgen.answers.reading import Reading


@dataclass(frozen=True, slots=True)
class Sequence(Kind):
    """Values of another kind one after the other: 3, 1, 2 or (1, -1) → (1, 1)."""

    name: ClassVar[str] = "sequence"
    of: Kind = field(default_factory=Number)

    def read(self, text: str) -> Reading:
        """See Kind."""
        return vector_of(() if text.strip() in EMPTY else read_items(text, self.of))

    def compare(self, given: Reading, expected: Any, how: How = EXACT) -> Comparison:
        """Compares place by place; missing and surplus values are wrong places."""
        pairs = list(zip_longest(given.entries, plain(expected)))
        entries = tuple(
            entry is not None and value is not None and self.of.compare(entry, value, how).correct
            for entry, value in pairs
        )
        return Comparison(
            all(entries), Fraction(sum(entries), len(entries)) if entries else Fraction(1), entries
        )
