"""Sets: several values whose order does not matter."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

from quizgen.answers import budgets
from quizgen.answers.comparison import EXACT, Comparison, How
from quizgen.answers.field import check_length
from quizgen.answers.items import items_of
from quizgen.answers.kinds.choice import Choice
from quizgen.answers.kinds.kind import Formula, Kind, distinct
from quizgen.answers.kinds.number import Number
from quizgen.answers.reading import Reading
from quizgen.answers.refusal import Refusal

EMPTY = ("∅", "none", "{}", "{ }", "[]", "()")


@dataclass(frozen=True, slots=True)
class Set(Kind):
    """Any number of values of another kind: {1, 2}; a value that is asked for twice must be given twice."""

    name: ClassVar[str] = "set"
    of: Kind = field(default_factory=Number)

    def read(self, text: str) -> Reading:
        """See Kind."""
        entries = () if text.strip() in EMPTY else read_items(text, self.of)
        as_read = f"{{{', '.join(entry.as_read for entry in entries)}}}"
        notes = distinct([note for entry in entries for note in entry.notes])
        return Reading(tuple(entry.value for entry in entries), as_read, notes, entries=entries)

    def compare(self, given: Reading, expected: Any, how: How = EXACT) -> Comparison:
        """Pairs as many values as possible; each unpaired value costs what a paired one earns."""
        values = tuple(expected)
        fits = [[self.of.compare(entry, value, how).correct for value in values] for entry in given.entries]
        paired = matched(fits)
        surplus = paired.count(False)
        credit = Fraction(paired.count(True) - surplus, len(values)) if values else Fraction(int(not surplus))
        correct = not surplus and len(paired) == len(values)
        return Comparison(correct, max(Fraction(0), credit), tuple(paired))


def read_items(text: str, of: Kind) -> tuple[Reading, ...]:
    """Reads the items of a set or sequence; raises Refusal with the column in the whole text."""
    check_length(text, budgets.CHARACTERS_OF_ARRAY)
    commas_are_decimal = isinstance(of, Formula) and of.language.decimal == "comma"
    in_a_row = of.letters(text) if isinstance(of, Choice) else []
    items = in_a_row or items_of(text, comma=not commas_are_decimal)
    if not items:
        raise Refusal("nothing was typed", 1, "type the values, or none where there are none")
    return tuple(_read_item(item, column, of) for item, column in items)


def _read_item(item: str, column: int, of: Kind) -> Reading:
    try:
        return of.read(item)
    except Refusal as refusal:
        raise refusal.shifted(column - 1) from None


def matched(fits: Sequence[Sequence[bool]]) -> list[bool]:
    """Returns which rows a largest matching of a bipartite graph covers."""
    owner: dict[int, int] = {}
    for row in range(len(fits)):
        _augment(row, fits, owner, [])
    covered = owner.values()
    return [row in covered for row in range(len(fits))]


def _augment(row: int, fits: Sequence[Sequence[bool]], owner: dict[int, int], visited: list[int]) -> bool:
    """Finds the row a column, moving other rows to other columns where that helps."""
    for column, fit in enumerate(fits[row]):
        if fit and column not in visited:
            visited.append(column)
            if column not in owner or _augment(owner[column], fits, owner, visited):
                owner[column] = row
                return True
    return False
