"""The forms by name: `question`, `worked`, `steps`, `faded:2`, `choice`, `find-mistake`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from quizgen.errors import InputError
from quizgen.exercise import Exercise
from quizgen.nearest import nearest
from quizgen.questions.choice import choice
from quizgen.questions.find_mistake import find_mistake
from quizgen.questions.question import NotAvailable, Question
from quizgen.questions.values import faded, steps, whole, worked

__all__ = ["FORMS", "NotAvailable", "UnknownForm", "checked_form", "question"]

FORMS: Mapping[str, Callable[[Exercise], Question]] = MappingProxyType(
    {"question": whole, "worked": worked, "steps": steps, "choice": choice, "find-mistake": find_mistake}
)
_FADED = "faded"


class UnknownForm(InputError):
    """A question form that does not exist; the message lists the forms."""


def question(exercise: Exercise, form: str = "question") -> Question:
    """The exercise in one form; `faded:k` blanks the last k steps.

    Raises:
        UnknownForm: there is no such form.
        NotAvailable: the form makes no sense for this exercise; the message says why.
    """
    name, _, blanks = checked_form(form).partition(":")
    return faded(exercise, int(blanks or 1)) if name == _FADED else FORMS[form](exercise)


def checked_form(form: str) -> str:
    """The form, if there is one of this name.

    Raises:
        UnknownForm: there is none; the message names those there are.
    """
    if form not in FORMS and not re.fullmatch(rf"{_FADED}(:\d{{1,3}})?", form):
        raise UnknownForm(f"no question form {form!r}{nearest(form, [*FORMS, f'{_FADED}:1'])}")
    return form
