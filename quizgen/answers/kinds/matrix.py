"""Matrices."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

from quizgen.answers.comparison import EXACT, Comparison, How
from quizgen.answers.kinds.array import combined, plain, read_rows
from quizgen.answers.kinds.kind import Formula, Kind, distinct
from quizgen.answers.kinds.number import Number
from quizgen.answers.kinds.vector import Vector, vector_of
from quizgen.answers.reading import Reading


@dataclass(frozen=True, slots=True)
class Matrix(Kind):
    """Rows of numbers, or of another formula: [1 2; 3 4], [[1, 2], [3, 4]], or one row a line."""

    name: ClassVar[str] = "matrix"
    of: Formula = field(default_factory=Number)
    named: tuple[str, ...] = ()

    def read(self, text: str) -> Reading:
        """See Kind."""
        rows = tuple(vector_of(row) for row in read_rows(text, self.of, self.named, is_list=False))
        lines = "; ".join(", ".join(entry.as_read for entry in row.entries) for row in rows)
        notes = distinct([note for row in rows for note in row.notes])
        return Reading(tuple(row.value for row in rows), f"[{lines}]", notes, entries=rows)

    def compare(self, given: Reading, expected: Any, how: How = EXACT) -> Comparison:
        """Compares entry by entry; `how` may be a matrix of tolerances. A wrong shape earns nothing."""
        target, tolerances = plain(expected), plain(how)
        shape, asked = _shape(given.value), _shape(target)
        if shape != asked:
            note = f"it is {asked[0]} by {asked[1]}, not {shape[0]} by {shape[1]}"
            return Comparison(False, Fraction(0), note=note)
        rules = tolerances if isinstance(tolerances, list | tuple) else [tolerances] * len(target)
        row = Vector(self.of)
        parts = [row.compare(*trio) for trio in zip(given.entries, target, rules, strict=True)]
        return combined(parts, nested=True)


def _shape(rows: Any) -> tuple[int, int]:
    return len(rows), len(rows[0])
