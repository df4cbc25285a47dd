"""The sentences of the question forms."""

from functools import cache
from typing import Any

from quizgen.words import environment


@cache
def phrases() -> Any:
    """The macros of `templates/questions.md.j2`."""
    return environment().get_template("questions.md.j2").module
