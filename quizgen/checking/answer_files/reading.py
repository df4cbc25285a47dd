"""Which format a file of answers has, and its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from quizgen.checking.answer_files.collecting import Collected
from quizgen.checking.answer_files.rows import read_csv
from quizgen.checking.answer_files.tables import read_json, read_toml
from quizgen.checking.checker import Checker
from quizgen.checking.paper import Answers
from quizgen.errors import InputError
from quizgen.fields import read_text

MOST_BYTES = 10_000_000

FORMATS: Mapping[str, Callable[[str, str, Collected], None]] = MappingProxyType(
    {".toml": read_toml, ".json": read_json, ".csv": read_csv}
)


def read_answers(path: Path, checkers: Sequence[Checker]) -> dict[str, Answers]:
    """The answers in a file by learner, in the order of the file; `""` is a learner without a name.

    Raises:
        InputError: the file has no known format.
        BadFile: it cannot be read, or something in it is wrong.
    """
    if path.suffix.lower() not in FORMATS:
        raise InputError(f"{path.name}: answers are read from files that end in {', '.join(FORMATS)}")
    collected = Collected(checkers)
    FORMATS[path.suffix.lower()](path.name, read_text(path, MOST_BYTES), collected)
    return dict(collected.by_learner)
