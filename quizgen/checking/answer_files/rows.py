"""Answers in CSV: a row for each."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from quizgen.checking.answer_files.collecting import Collected
from quizgen.fields import BadFile
from quizgen.nearest import nearest

COLUMNS = ("learner", "exercise", "quantity", "answer")
REQUIRED = ("exercise", "answer")
_SEPARATORS = ",;\t"


def read_csv(file: str, text: str, collected: Collected) -> None:
    """Read answers in CSV, with commas, semicolons or tabs between the cells; errors name the row.

    Raises:
        BadFile: something in it is wrong.
    """
    rows = _rows(file, text)
    number, header = next(rows, (1, []))
    columns = _columns(f"{file}, row {number}", header)
    for number, row in rows:
        place = f"{file}, row {number}"
        if len(row) != len(columns):
            raise BadFile(
                f"{place}: {len(row)} cells, but the header has {len(columns)}: "
                "put an answer with commas in quotation marks"
            )
        cell = dict(zip(columns, row, strict=True))
        learner = collected.learner(cell["learner"], f"{place}, learner") if "learner" in columns else ""
        collected.add(learner, cell["exercise"], cell.get("quantity", ""), cell["answer"], place)


def _rows(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, with their line numbers."""
    header = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=header.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise BadFile(f"{file}, row {reader.line_num}: {error}") from None
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def _columns(place: str, header: Sequence[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in header]
    for column in columns:
        if column not in COLUMNS:
            raise BadFile(f"{place}: there is no column {column[:60]!r}{nearest(column[:60], COLUMNS)}")
    if len(set(columns)) < len(columns):
        raise BadFile(f"{place}: a column is there twice")
    for column in REQUIRED:
        if column not in columns:
            raise BadFile(f"{place}: the column {column} is missing")
    return columns
