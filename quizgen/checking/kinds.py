"""What the kind of an answer means for a dialogue."""

from __future__ import annotations

from collections.abc import Collection

from quizgen.answers import Choice, Expression, Kind


def own_words(kind: Kind) -> Collection[str]:
    """What is an answer though it looks like a command: options, their first letters, and variables."""
    match kind:
        case Choice():
            options = [*kind.options, *map(str.lower, kind.options)]
            return [*options, *(option[0] for option in options)]
        case Expression():
            return kind.symbols or ()
        case _:
            return ()
