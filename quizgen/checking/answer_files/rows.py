"""Answers in CSV: a row for each answer, or a row for each learner."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

from quizgen.checking.answer_files.cells import SEPARATORS, rows_of, separator_of
from quizgen.checking.answer_files.collecting import Collected
from quizgen.fields import BadFile
from quizgen.nearest import nearest

LEARNER, EXERCISE, QUANTITY, ANSWER = COLUMNS = ("learner", "exercise", "quantity", "answer")
MOST_COLUMNS = 2000
_ALMOST = 0.85  # how like one of our columns another one is that must be a slip of the pen
_KNOWN = {"name": LEARNER, **{column: column for column in COLUMNS}}
_PLACE = re.compile(r"(\d+[A-Za-z]*)(?:[ .:]+(\S+)?)?")  # 1, 1b, 1 scores

Read = Callable[[Mapping[str, str], str], None]
"""Reads the cells of a row, by their columns; the second argument says in messages where it is."""


def read_csv(file: str, text: str, collected: Collected) -> None:
    """Read answers in CSV, with commas, semicolons or tabs between the cells; errors name the line.

    A row that makes no sense is left out.

    Raises:
        BadFile: the header makes no sense, or too many rows.
    """
    separator = separator_of(text)
    rows = rows_of(file, text, separator, collected)
    number, header = next(rows, (0, []))
    if not header:
        raise BadFile(f"{file}: there is nothing in it")
    columns = [_KNOWN.get(cell.strip().lower(), cell.strip()) for cell in header]
    read = _reader(columns, f"{file}, line {number}", collected)
    for number, row in rows:
        place = f"{file}, line {number}"
        try:
            read(_cells(columns, row, separator, place), place)
        except BadFile as problem:
            collected.leave_out(problem)


def _reader(columns: Sequence[str], place: str, collected: Collected) -> Read:
    """What reads the rows below a header."""
    if len(columns) > MOST_COLUMNS:
        raise BadFile(f"{place}: more than {MOST_COLUMNS} columns are too many")
    for column in columns:
        if column and columns.count(column) > 1:
            raise BadFile(f"{place}: the column {column[:60]!r} is there twice")
    places = [column for column in columns if _PLACE.fullmatch(column)]
    wide = EXERCISE not in columns and bool(places)
    _check(columns, (LEARNER, *places) if wide else COLUMNS, place, collected)
    return _learners(places, place, collected) if wide else _answers(columns, place, collected)


def _check(columns: Sequence[str], used: Sequence[str], place: str, collected: Collected) -> None:
    """Refuse a column that may be one of ours misspelt, and note the others that are not used."""
    for column in filter(None, columns):
        if column not in used:
            if LEARNER not in columns or get_close_matches(column.lower(), COLUMNS, cutoff=_ALMOST):
                raise BadFile(f"{place}: there is no column {column[:60]!r}{nearest(column[:60], COLUMNS)}")
            collected.notes.append(f"{place}: the column {column[:60]!r} is not used")


def _answers(columns: Sequence[str], place: str, collected: Collected) -> Read:
    """What reads rows with one answer each."""
    for column in (EXERCISE, ANSWER):
        if column not in columns:
            raise BadFile(f"{place}: the column {column} is missing")

    def read(cells: Mapping[str, str], place: str) -> None:
        learner = collected.learner(cells[LEARNER], f"{place}, {LEARNER}") if LEARNER in cells else ""
        collected.add(learner, cells[EXERCISE], cells.get(QUANTITY, ""), cells[ANSWER], place)

    return read


def _learners(places: Sequence[str], place: str, collected: Collected) -> Read:
    """What reads rows with all answers of a learner."""
    parts = {at: (found[1], found[2] or "") for at in places if (found := _PLACE.fullmatch(at))}
    for column, part in parts.items():
        collected.asked(*part, f"{place}, {column}")

    def read(cells: Mapping[str, str], place: str) -> None:
        learner = collected.new_learner(cells[LEARNER], f"{place}, {LEARNER}") if LEARNER in cells else ""
        for column, (exercise, name) in parts.items():
            if cells[column].strip():
                collected.add(learner, exercise, name, cells[column], f"{place}, {column}")

    return read


def _cells(columns: Sequence[str], row: Sequence[str], separator: str, place: str) -> dict[str, str]:
    """The cells by their columns; those missing at the end of a row are empty."""
    if any(cell.strip() for cell in row[len(columns) :]):
        raise BadFile(
            f"{place}: {len(row)} cells, but the header has {len(columns)}: "
            f"put an answer with {SEPARATORS[separator]} in quotation marks"
        )
    return dict(zip(columns, [*row, *[""] * len(columns)], strict=False))
