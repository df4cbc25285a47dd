"""The keys of a bank file, read and checked; what is wrong is told with file, line, item and key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizgen.bank.lines import Page, Path
from quizgen.fields import BadFile, Fields, shown

LINE, TEXT = 400, 2000  # characters of a text on one line, and of one with paragraphs
MOST_OPTIONS = 8
MOST_WORDS = 30  # of a list of tags, spellings and the like


class BadItem(BadFile):
    """Something wrong in a bank file; `line`, `item` and `key` say where."""

    def __init__(self, page: Page, path: Path, item: str, message: str) -> None:
        self.file, self.line, self.item, self.detail = page.file, page.line(path), item, message
        self.key = ".".join(map(str, path[2:] or path[:1]))
        where = [page.file, f"line {self.line}", *([item] if item else []), *([self.key] if self.key else [])]
        super().__init__(f"{', '.join(where)}: {message}")


class BadLine(BadFile):
    """A line at which a bank file cannot be read at all."""

    def __init__(self, file: str, line: int, message: str) -> None:
        self.line, self.detail = line, message
        super().__init__(f"{file}, line {line}: {message}")


class ItemFields(Fields):
    """The keys of one table of an item."""

    def __init__(self, table: Mapping[str, Any], page: Page, path: Path, item: str = "") -> None:
        super().__init__(table, lambda key="": key)
        self.page, self.path, self.item = page, path, item

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that are there."""
        return tuple(self._table)

    def called(self, item: str) -> ItemFields:
        """The same keys, for an item whose id is known by now."""
        return ItemFields(self._table, self.page, self.path, item)

    def wrong(self, key: str, message: str) -> BadItem:
        """The error to raise for a key."""
        return BadItem(self.page, (*self.path, key[:60]) if key else self.path, self.item, message)

    def line(self, key: str, default: str | None = None) -> str:
        """A text on one line; line breaks are blanks."""
        return " ".join(self._filled(key, default, LINE).split())

    def paragraphs(self, key: str, default: str | None = None) -> str:
        """A Markdown text with paragraphs."""
        return self._filled(key, default, TEXT).strip()

    def truth(self, key: str) -> bool:
        """True or false."""
        value = self.raw(key)
        if not isinstance(value, bool):
            raise self.wrong(key, f"{shown(value)} should be true or false, without quotation marks")
        return value

    def words(self, key: str, *, least: int = 0) -> tuple[str, ...]:
        """A list of short texts."""
        value = self.raw(key) if least else self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise self.wrong(key, "this should be a list of texts")
        if not least <= len(value) <= MOST_WORDS or max(map(len, value), default=0) > LINE:
            raise self.wrong(key, f"this should be {least} to {MOST_WORDS} texts of up to {LINE} characters")
        for word in value:
            self._require_visible(key, word)
        return tuple(" ".join(word.split()) for word in value)

    def inner(self, key: str) -> ItemFields:
        """The keys of a table inside this one."""
        return ItemFields(self.table(key), self.page, (*self.path, key), self.item)

    def each(self, key: str, least: int, most: int = MOST_OPTIONS) -> list[ItemFields]:
        """The keys of each of several tables inside this one."""
        found = self.tables(key, most=most) if key in self or least else []
        if len(found) < least:
            raise self.wrong(key, f"there should be at least {least} of these, not {len(found)}")
        return [
            ItemFields(table, self.page, (*self.path, key, place), self.item)
            for place, table in enumerate(found, 1)
        ]

    def _require_visible(self, key: str, text: str) -> None:
        from quizgen.page.plain import visible

        if visible(text) != text:
            raise self.wrong(key, "there is a character in it that cannot be seen: type the text anew")

    def _filled(self, key: str, default: str | None, most: int) -> str:
        text = self.text(key, default, most=most)
        self._require_visible(key, text)
        if default is None and not text.strip():
            raise self.wrong(key, "this text is empty")
        return text
