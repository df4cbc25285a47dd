"""Which format a file of answers has, and its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from quizgen.checking.answer_files.collecting import Collected
from quizgen.checking.answer_files.rows import read_csv
from quizgen.checking.answer_files.tables import read_json, read_toml
from quizgen.checking.checker import Checker
from quizgen.errors import InputError
from quizgen.fields import BadFile, read_text

MOST_BYTES = 10_000_000
_OF_SPREADSHEETS = "cp1252"  # what they write in Western Europe where nobody chooses UTF-8

FORMATS: Mapping[str, Callable[[str, str, Collected], None]] = MappingProxyType(
    {".toml": read_toml, ".json": read_json, ".csv": read_csv}
)


def read_answers(path: Path, checkers: Sequence[Checker]) -> Collected:
    """The answers in a file, in its order, and what was left out of it; `""` is a learner without a name.

    Raises:
        InputError: the file has no known format.
        BadFile: it cannot be read, or there are no answers to this sheet in it.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise InputError(f"{path.name}: answers are read from files that end in {', '.join(FORMATS)}")
    collected = Collected(checkers)
    text = read_text(path, MOST_BYTES, otherwise=_OF_SPREADSHEETS if ending == ".csv" else "")
    FORMATS[ending](path.name, text, collected)
    if not any(map(any, collected.by_learner.values())):
        raise BadFile(collected.problems[0] if collected.problems else f"{path.name}: no answers are in it")
    return collected
