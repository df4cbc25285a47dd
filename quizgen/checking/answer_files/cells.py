"""The rows of a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice

from quizgen.checking.answer_files.collecting import Collected
from quizgen.fields import BadFile

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_REASONS = (  # what Python says, and what it means
    ("unexpected end", "a quotation mark is not closed"),
    ("expected after", "something follows a closing quotation mark; one inside an answer is written twice"),
    ("larger than", "a cell is too long"),
)


def separator_of(text: str) -> str:
    """What separates the cells: the sign that the first line has most of."""
    (first, *_) = _lines(text)
    return max(SEPARATORS, key=first.count)


def rows_of(file: str, text: str, separator: str, collected: Collected) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, with the numbers of the lines where they begin.

    A row that cannot be read is left out: reading goes on in the
    line after its first one.

    Raises:
        BadFile: there are too many of those.
    """
    lines = _lines(text)
    at = 0
    while at < len(lines):
        first, rest = at, (f"{line}\n" for line in islice(lines, at, None))
        reader = csv.reader(rest, delimiter=separator, strict=True)
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield at + 1, row
                at = first + reader.line_num
        except csv.Error as error:
            reason = next((said for sign, said in _REASONS if sign in str(error)), str(error))
            collected.leave_out(BadFile(f"{file}, line {at + 1}: {reason}"))
            at += 1


def _lines(text: str) -> list[str]:
    return text.replace("\r", "\n").split("\n")
