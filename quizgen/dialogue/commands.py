"""What may be typed in place of an answer."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum


class Command(Enum):
    """A command, as the letter and the word for it."""

    HINT = "?", "hint"
    SOLUTION = "s", "solution"
    ANOTHER = "n", "another"
    SKIP = "k", "skip"
    LIST = "l", "list"
    HELP = "h", "help"
    QUIT = "q", "quit"


def command(line: str, answers: Collection[str] = ()) -> Command | None:
    """The command that a line is; None for an answer. Names in `answers` are answers in any case.

    >>> command("?"), command("Quit"), command("k = 3"), command("n", answers=["n", "m"])
    (<Command.HINT: ('?', 'hint')>, <Command.QUIT: ('q', 'quit')>, None, None)
    """
    word = line.strip()
    if word in answers:
        return None
    return next((known for known in Command if word.lower() in known.value), None)
