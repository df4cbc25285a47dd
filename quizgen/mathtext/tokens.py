"""Cuts a formula into tokens: commands, numbers, characters and blanks, each with its place."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from quizgen.mathtext.errors import MathError

MAX_LENGTH = 10_000


class Sort(Enum):
    """The sorts of tokens."""

    COMMAND = "command"
    NUMBER = "number"
    CHARACTER = "character"
    BLANK = "blank"
    END = "end"


class Token(NamedTuple):
    """A token: `source` is its spelling, empty for the end, and `start` its place, counted from 0."""

    sort: Sort
    source: str
    start: int

    @property
    def text(self) -> str:
        """The name of a command, without the backslash; else the spelling."""
        return self.source[1:] if self.sort is Sort.COMMAND else self.source

    def __str__(self) -> str:
        return f"'{self.source}'" if self.source else "the end of the formula"


_TOKEN = re.compile(
    r"(?P<command>\\(?:operatorname\*|[A-Za-z]+|[^\n]))"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)|(?P<blank>\s+)|(?P<character>.)",
    re.DOTALL,
)


def tokens(tex: str) -> list[Token]:
    """Return the tokens of a formula, with an end token last.

    Raises MathError for a formula that is too long or has a stray backslash or control character.
    """
    if len(tex) > MAX_LENGTH:
        message = f"the formula has {len(tex)} characters, more than the {MAX_LENGTH} allowed: split it"
        raise MathError(message, tex, MAX_LENGTH + 1)
    found = []
    for match in _TOKEN.finditer(tex):
        sort, source = Sort(match.lastgroup), match[0]
        if sort is Sort.CHARACTER and (source == "\\" or not source.isprintable()):
            name = "a lone backslash" if source == "\\" else f"the control character U+{ord(source):04X}"
            raise MathError(f"{name} is not allowed: remove it", tex, match.start() + 1)
        found.append(Token(sort, source, match.start()))
    found.append(Token(Sort.END, "", len(tex)))
    return found
