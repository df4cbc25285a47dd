"""What was written, in a few lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from quizgen.page.plain import one_line
from quizgen.sheet.documents import SUFFIX, title
from quizgen.sheet.sheet import Sheet

_PAGE = re.compile(rb"/Type ?/Page\b")


def summary(sheets: Sequence[Sheet], files: Mapping[str, bytes], folder: Path) -> Iterator[str]:
    """The sheets, and the files with what they are; many of a kind are one line."""
    yield " · ".join([*_headline(sheets), f"seed {sheets[0].seed}"])
    groups: dict[tuple[str, str], list[str]] = {}
    for name, content in files.items():
        if PurePosixPath(name).suffix != ".svg":
            groups.setdefault((PurePosixPath(name).suffix, _described(name, content)), []).append(name)
    lines = [(_places(names, folder), what) for (_, what), names in groups.items()]
    width = max(len(places) for places, _ in lines)
    for places, what in lines:
        yield f"  {places:{width}}  {what}"


def written(files: Mapping[str, bytes], folder: Path) -> Iterator[str]:
    """The files with what they are."""
    yield from (f"  {folder / name}" for name in files if PurePosixPath(name).suffix != ".svg")


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
    return str(folder / names[0]) + (f" … {names[-1]}" if len(names) > 1 else "")


def _described(name: str, content: bytes) -> str:
    path = PurePosixPath(name)
    if path.suffix == ".json":
        return "the key, with all numbers"
    what = "worked solutions" if path.stem.endswith(SUFFIX) else "questions"
    return f"{what} ({counted(len(_PAGE.findall(content)), 'page')})" if path.suffix == ".pdf" else what
