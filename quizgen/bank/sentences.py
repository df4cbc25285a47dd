"""The sentences around concept questions."""

from functools import cache
from typing import Any

from quizgen.words import environment


@cache
def sentences() -> Any:
    """The macros of `templates/bank.md.j2`."""
    return environment().get_template("bank.md.j2").module
