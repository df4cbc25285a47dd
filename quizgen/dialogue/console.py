"""The terminal of a session: shows Markdown, asks for lines. Works through a pipe as well."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from quizgen.page.plain import visible

if TYPE_CHECKING:
    from quizgen.figures.picture import Figure

_OPEN, _CLOSE = "([{", ")]}"


class Quit(Exception):
    """The learner has had enough: said so, closed the input, or interrupted."""


@dataclass(frozen=True)
class Console:
    """Writes to standard output and reads standard input; `render` makes Markdown fit the screen."""

    render: Callable[[str, Mapping[str, Figure]], str]

    def show(self, markdown: str, figures: Mapping[str, Figure] | None = None) -> None:
        """Print some Markdown and an empty line."""
        _print(self.render(markdown, figures or {}) + "\n\n")

    def ask(self, prompt: str) -> str:
        """Ask for an answer after a prompt in Markdown; one with an open bracket goes on in the next line.

        Raises:
            Quit: there is no more input.
        """
        text = self._line(f"{self.render(prompt, {})} ")
        while _goes_on(text):
            more = self._line("… ")
            if not more.strip():
                break
            text += f"\n{more}"
        return text.strip()

    def _line(self, prompt: str) -> str:
        try:
            line = input(prompt) if sys.stdin.isatty() else _read(prompt, sys.stdin)
        except (EOFError, KeyboardInterrupt):
            _print("\n")
            raise Quit from None
        return visible(line)


def prepare_input() -> None:
    """Let lines be edited where the system can, and bytes that are no text be no end."""
    with suppress(ImportError):
        import readline  # noqa: F401 – importing it is what makes input() edit lines
    reconfigure: Any = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")


def _goes_on(text: str) -> bool:
    """Whether a matrix goes on in the next line, as one does that was copied from Python.

    >>> _goes_on("[[1 2]"), _goes_on("1 2;"), _goes_on("1 2; 3 4")
    (True, True, False)
    """
    balance = sum(sign in _OPEN for sign in text) - sum(sign in _CLOSE for sign in text)
    return balance > 0 or text.rstrip().endswith(";")


def _read(prompt: str, source: TextIO) -> str:
    """A line of a pipe, printed after its prompt, so that what is written down reads like a session."""
    _print(prompt)
    line = source.readline()
    if not line:
        raise EOFError
    _print(f"{visible(line).rstrip()}\n")
    return line


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
