"""The sentences of the question forms."""

from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from quizgen.words import environment

_REMEMBERED = 2000


@cache
def phrases() -> Any:
    """The macros of `templates/questions.md.j2`, as functions that remember what they have said."""
    macros = vars(environment().get_template("questions.md.j2").module)
    return SimpleNamespace(
        **{name: lru_cache(_REMEMBERED)(macro) for name, macro in macros.items() if name[0] != "_"}
    )
