"""What a typed text was read as."""

from dataclasses import dataclass
from typing import Any

from quizgen.answers.tree import Tree


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text was read as.

    `value` is an int, a Fraction or a float (an irrational or infinite number), a tree (of an expression),
    a string (of a choice) or a tuple of these; `as_read` is one line that can be typed again; `notes` say
    what was taken for granted; `tree` is what was written, of a number or expression; `entries` are the
    readings of the parts; `unit` is the unit that was typed.
    """

    value: Any
    as_read: str
    notes: tuple[str, ...] = ()
    tree: Tree | None = None
    entries: tuple["Reading", ...] = ()
    unit: str = ""
