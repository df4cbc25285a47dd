"""Shows that work goes on: only on a terminal, and on the error stream."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 1.0  # seconds
WIDTH = 30


class Progress:
    """A bar for work over a second; called with how many of how many are done."""

    def __init__(self, label: str) -> None:
        self._label, self._start, self._shown = label, time.monotonic(), ""

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * len(self._shown) + "\r")

    def __call__(self, done: int, total: int) -> None:
        """Show the bar, if it is time for it and it has changed."""
        if not sys.stderr.isatty() or time.monotonic() - self._start < PATIENCE:
            return
        filled = WIDTH * done // total
        line = f"{self._label} [{'#' * filled}{'-' * (WIDTH - filled)}] {done}/{total}"
        if line != self._shown:
            sys.stderr.write("\r" + line)
            sys.stderr.flush()
            self._shown = line


@contextmanager
def note(text: str) -> Iterator[None]:
    """Show a text as long as some work lasts that cannot be counted."""
    if not sys.stderr.isatty():
        yield
        return
    sys.stderr.write(text)
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\r" + " " * len(text) + "\r")


def counted(items: Iterable[T], total: int, label: str) -> Iterator[T]:
    """The items, with a bar that shows how many of them are done."""
    with Progress(label) as progress:
        for done, item in enumerate(items, 1):
            progress(done, total)
            yield item
