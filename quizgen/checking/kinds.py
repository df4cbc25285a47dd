"""What the kind of an answer means for a dialogue."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from quizgen.answers import Choice, Expression, Kind
from quizgen.bank.spelling import Words


def own_words(kind: Kind, expected: Any = ()) -> Collection[str]:
    """What is an answer though it looks like a command.

    These are options and their first letters, variables, and the spellings that are expected of a word.
    """
    match kind:
        case Choice():
            options = [*kind.options, *map(str.lower, kind.options)]
            return [*options, *(option[0] for option in options)]
        case Words():
            return {form(word) for word in expected for form in (str, str.lower, str.capitalize)}
        case Expression():
            return kind.symbols or ()
        case _:
            return ()
