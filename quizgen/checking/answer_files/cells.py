"""The rows of a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice

from quizgen.checking.answer_files.collecting import Collected
from quizgen.fields import BadFile

_SEPARATORS = ",;\t"
_REASONS = (  # what Python says, and what it means
    ("unexpected end", "a quotation mark is not closed"),
    ("expected after", "something follows a closing quotation mark; one inside an answer is written twice"),
    ("larger than", "a cell is too long"),
)


def rows_of(file: str, text: str, collected: Collected) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, with the numbers of the lines where they begin.

    The first line says what separates cells. A row that cannot be read is left out: reading goes on in the
    line after its first one.

    Raises:
        BadFile: there are too many of those.
    """
    lines = text.replace("\r", "\n").split("\n")
    separator = max(_SEPARATORS, key=lines[0].count)
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
