"""Finds the line on which a key of a TOML file stands, for messages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Where a key is: ("item", 2, "wrong", 1, "feedback") is a key of the second item's first wrong option."""

_NAME = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_DOTTED = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_QUOTES = ('"""', "'''")


class Page:
    """A TOML file by its name, with the lines of its keys and tables."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self._lines = file, dict(_scanned(text))

    def line(self, path: Path) -> int:
        """The line of a key, or of the nearest table around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


def _scanned(text: str) -> Iterator[tuple[Path, int]]:
    table: Path = ()
    seen: Counter[Path] = Counter()
    quotes = ""
    for number, line in enumerate(text.split("\n"), 1):
        if quotes:
            quotes = "" if quotes in line else quotes
            continue
        if header := _HEADER.match(line):
            table = _table(header[2], header[1] == "[[", seen)
            yield table, number
        elif key := _KEY.match(line):
            yield table + _parts(key[1]), number
        quotes = next((mark for mark in _QUOTES if line.count(mark) % 2), "")


def _table(name: str, repeats: bool, seen: Counter[Path]) -> Path:
    """The path of a header: tables that repeat are counted within the table around them."""
    path: Path = ()
    *around, last = _parts(name)
    for part in around:
        path = (*path, part)
        path = (*path, seen[path]) if seen[path] else path
    path = (*path, last)
    if not repeats:
        return path
    seen[path] += 1
    return (*path, seen[path])


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_NAME, name))
