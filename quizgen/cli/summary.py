"""What was written, in a few lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from quizgen.page.plain import one_line
from quizgen.sheet.choices import Solutions
from quizgen.sheet.documents import SUFFIX, title
from quizgen.sheet.sheet import Sheet

_PAGE = re.compile(rb"/Type ?/Page\b")


def summary(
    sheets: Sequence[Sheet], files: Mapping[str, bytes], folder: Path, solutions: Solutions
) -> Iterator[str]:
    """The sheets, and the files with what they are; many of a kind are one line."""
    yield " · ".join([*_headline(sheets), f"seed {sheets[0].seed}"])
    groups: dict[tuple[str, str], list[str]] = {}
    for name in _places_of(files):
        what = _described(name, files.get(name, b""), solutions)
        groups.setdefault((PurePosixPath(name).suffix, what), []).append(name)
    lines = [(_places(names, folder), what) for (_, what), names in groups.items()]
    width = max(len(places) for places, _ in lines)
    for places, what in lines:
        yield f"  {places:{width}}  {what}"


def written(files: Mapping[str, bytes], folder: Path) -> Iterator[str]:
    """The files, and the folders of their figures."""
    yield from (f"  {_places([name], folder)}" for name in _places_of(files))


def _places_of(files: Iterable[str]) -> list[str]:
    """The files, and in place of those in a folder the folder."""
    return list(dict.fromkeys(name.partition("/")[0] + "/" if "/" in name else name for name in files))


def _headline(sheets: Sequence[Sheet]) -> Iterator[str]:
    first, items = sheets[0], sheets[0].items
    name = one_line(first.title) or (title(first) if len(sheets) == 1 else f"Practice sheet {first.seed}")
    yield name
    if len(sheets) > 1:
        yield counted(len(sheets), "paper")
    yield counted(len(items), "exercise")
    yield counted(len({item.topic for item in items}), "topic")


def counted(count: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "topic"), counted(2, "topic")
    ('1 topic', '2 topics')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _places(names: Sequence[str], folder: Path) -> str:
    first = f"{folder / names[0]}{'/' if names[0].endswith('/') else ''}"
    return first + (f" … {names[-1]}" if len(names) > 1 else "")


def _described(name: str, content: bytes, solutions: Solutions) -> str:
    path = PurePosixPath(name)
    if path.suffix == ".json":
        return "the key, with all numbers"
    if name.endswith("/"):
        return f"figures of the {'solutions' if f'{SUFFIX}-' in name else 'questions'}"
    both = "questions with solutions" if solutions == "inline" else "questions"
    what = "worked solutions" if path.stem.endswith(SUFFIX) else both
    return f"{what} ({counted(len(_PAGE.findall(content)), 'page')})" if path.suffix == ".pdf" else what
