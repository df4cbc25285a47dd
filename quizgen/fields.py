"""Reads files that people write: their text, and the keys of their tables, each checked; errors say where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from quizgen.errors import InputError
from quizgen.nearest import nearest

MOST_CHECKED = 1000  # characters of a text that a check is asked about
_SHOWN = 60
_ENDLESS = re.compile(r"\b0[xob][0-9A-Fa-f_]{3000,}")  # a number in TOML that Python may not even print


class BadFile(InputError):
    """A file that cannot be used; the message names the file, the place, the key and what would be right."""


def read_text(path: Path, most: int, *, otherwise: str = "") -> str:
    """The text of a file of at most `most` bytes, in UTF-8 or `otherwise` in another encoding.

    Raises:
        BadFile: there is no such file, it is too long, or it is no text.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise BadFile(f"{str(path)!r} cannot be read: {reason or error}") from None
    if len(content) > most:
        raise BadFile(f"{path.name} has more than {most:,} bytes: that is no file of ours")
    return _decoded(content, path.name, otherwise).replace("\r\n", "\n")


def _decoded(content: bytes, name: str, otherwise: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if otherwise and 0 not in content:
            with suppress(UnicodeDecodeError):
                return content.decode(otherwise)
        raise BadFile(f"{name} is not UTF-8 text (byte {error.start + 1}): save it as UTF-8") from None


def read_table(text: str, number: Callable[[str], Any] = float) -> dict[str, Any]:
    """The table of a text in TOML; `number` reads the numbers that are not whole.

    Raises:
        ValueError: it is no TOML; the message ends in "(at line 2, column 7)".
        ArithmeticError: a number is too large for `number`.
        RecursionError: lists or tables stand in each other too deep.
    """
    if endless := _ENDLESS.search(text):
        before = text[: endless.start()]
        line, column = before.count("\n") + 1, endless.start() - before.rfind("\n")
        raise ValueError(f"A number has thousands of digits (at line {line}, column {column})")
    return tomllib.loads(text, parse_float=number)


class Fields:
    """The keys of one table.

    `place` says for a key where it stands, such as `exam.toml, line 3, level`. A key is required where no
    default is given.
    """

    def __init__(self, table: Mapping[str, Any], place: Callable[..., str]) -> None:
        self._table, self.place = table, place

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def wrong(self, key: str, message: str) -> BadFile:
        """The error to raise for a key."""
        return BadFile(f"{self.place(key[:_SHOWN])}: {message}")

    def only(self, allowed: Iterable[str]) -> None:
        """Refuse every key that is not allowed."""
        known = list(allowed)
        for key in self._table:
            if key not in known:
                raise self.wrong(key, f"there is no such key{nearest(key, known)}")

    def raw(self, key: str) -> Any:
        """The value of a key, whatever it is."""
        if key not in self._table:
            raise self.wrong(key, "this key is missing")
        return self._table[key]

    def text(self, key: str, default: str | None = None, *, most: int) -> str:
        """A text of at most `most` characters."""
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, f"{shown(value)} should be a text in quotation marks")
        if len(value) > most:
            raise self.wrong(key, f"{len(value)} characters are too many: {most} is the most")
        return value

    def whole(self, key: str, default: int | None = None, *, low: int, high: int) -> int:
        """A whole number from low to high."""
        value = self._value(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.wrong(key, f"{shown(value)} should be a whole number from {low} to {high}")
        return value

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """One of the allowed texts."""
        value, known = self._value(key, default), list(allowed)
        if value not in known:
            raise self.wrong(key, f"{shown(value)} is not known{nearest(shown(value), known)}")
        return str(value)

    def checked(self, key: str, check: Callable[[Any], Any], default: Any = None) -> Any:
        """What a check makes of the value; its error is told with the place."""
        value = self._value(key, default)
        if isinstance(value, str) and len(value) > MOST_CHECKED:
            raise self.wrong(key, f"{shown(value)} is too long")
        try:
            return check(value)
        except ValueError as error:
            raise self.wrong(key, str(error)) from None

    def table(self, key: str) -> Mapping[str, Any]:
        """A table of its own, empty where it is missing."""
        value = self._table.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"{shown(value)} should be a table")
        return value

    def tables(self, key: str, *, most: int) -> list[Mapping[str, Any]]:
        """A list of one to `most` tables."""
        value = self.raw(key)
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.wrong(key, "this should be a list of tables")
        if not 1 <= len(value) <= most:
            raise self.wrong(key, f"{len(value)} are not possible: 1 to {most} are")
        return value

    def _value(self, key: str, default: Any) -> Any:
        return self.raw(key) if default is None else self._table.get(key, default)


def shown(value: Any) -> str:
    """A value as a message shows it: not longer than can be read.

    >>> shown("a" * 100)[-8:]
    "aaaaaa…'"
    """
    try:
        text = repr(value)
    except ValueError:  # Python writes no number as long as this
        return "a number with thousands of digits"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 2]}…{text[-1]}"
