"""The sentences of a session."""

from functools import cache
from typing import Any

from quizgen.words import environment


@cache
def phrases() -> Any:
    """The macros of `templates/practice.md.j2`."""
    return environment().get_template("practice.md.j2").module
