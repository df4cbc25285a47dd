"""Vectors."""

from dataclasses import dataclass, field
from itertools import chain
from typing import Any, ClassVar

from quizgen.answers.comparison import EXACT, Comparison, How, by_entries, verdict
from quizgen.answers.kinds.array import read_rows, right_entries
from quizgen.answers.kinds.kind import Formula, Kind, distinct
from quizgen.answers.kinds.number import Number
from quizgen.answers.reading import Reading
from quizgen.answers.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Vector(Kind):
    """A row or a column of numbers, or of another formula: (1, 2), [1 2], 1; 2."""

    name: ClassVar[str] = "vector"
    of: Formula = field(default_factory=Number)
    named: tuple[str, ...] = ()

    def read(self, text: str) -> Reading:
        """See Kind."""
        rows, notes = read_rows(text, self.of, self.named, is_list=True)
        if len(rows) > 1 and len(rows[0]) > 1:
            raise Refusal(f"this is a matrix, {len(rows)} by {len(rows[0])}", 1, "give a vector, as (1, 2)")
        return vector_of(tuple(chain.from_iterable(rows)), notes)

    def compare(self, given: Reading, expected: Any, how: How = EXACT) -> Comparison:
        """Compares entry by entry; `how` may give each entry its own tolerance."""
        right = right_entries(self.of, given.entries, expected, how)
        if right is None:
            return verdict(False, f"it has {len(expected)} entries, not {len(given.entries)}")
        return by_entries(right, right)


def vector_of(entries: tuple[Reading, ...], notes: tuple[str, ...] = ()) -> Reading:
    """Returns the reading of a vector from those of its entries."""
    values = tuple([entry.value for entry in entries])
    as_read = f"({', '.join([entry.as_read for entry in entries])})"
    notes = distinct([*notes, *(note for entry in entries for note in entry.notes)])
    return Reading(values, as_read, notes, entries=entries)
