"""The sentences of checking."""

from functools import cache
from typing import Any

from quizgen.words import environment


@cache
def phrases() -> Any:
    """The macros of `templates/checking.md.j2`."""
    return environment().get_template("checking.md.j2").module
