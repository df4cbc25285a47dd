"""Matrices."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from quizgen.answers.comparison import EXACT, Comparison, How, by_entries, verdict
from quizgen.answers.kinds.array import plain, read_rows, right_entries
from quizgen.answers.kinds.kind import Formula, Kind, distinct
from quizgen.answers.kinds.number import Number
from quizgen.answers.kinds.vector import vector_of
from quizgen.answers.reading import Reading


@dataclass(frozen=True, slots=True)
class Matrix(Kind):
    """Rows of numbers, or of another formula: [1 2; 3 4], [[1, 2], [3, 4]], or one row a line."""

    name: ClassVar[str] = "matrix"
    of: Formula = field(default_factory=Number)
    named: tuple[str, ...] = ()

    def read(self, text: str) -> Reading:
        """See Kind."""
        read, notes = read_rows(text, self.of, self.named, is_list=False)
        rows = tuple([vector_of(row) for row in read])
        lines = "; ".join([row.as_read[1:-1] for row in rows])
        notes = distinct([*notes, *(note for row in rows for note in row.notes)])
        return Reading(tuple([row.value for row in rows]), f"[{lines}]", notes, entries=rows)

    def compare(self, given: Reading, expected: Any, how: How = EXACT) -> Comparison:
        """Compares entry by entry; `how` may be a matrix of tolerances. A wrong shape earns nothing."""
        target, tolerances = plain(expected), plain(how)
        shape, asked = _shape(given.value), _shape(target)
        if shape != asked:
            return verdict(False, f"it is {asked[0]} by {asked[1]}, not {shape[0]} by {shape[1]}")
        rules = tolerances if isinstance(tolerances, (list, tuple)) else [tolerances] * len(target)
        lines = zip(given.entries, target, rules, strict=True)
        rows = [right_entries(self.of, row.entries, line, rule) for row, line, rule in lines]
        if None in rows:
            return verdict(False, "the rows that are asked for are not equally long")
        return by_entries(tuple(rows), [right for row in rows for right in row or ()])


def _shape(rows: Any) -> tuple[int, int]:
    return len(rows), len(rows[0])
