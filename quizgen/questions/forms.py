"""The forms by name: `question`, `worked`, `steps`, `faded:2`, `choice`, `find-mistake`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from quizgen.errors import InputError
from quizgen.exercise import Exercise
from quizgen.nearest import nearest
from quizgen.questions.choice import choice
from quizgen.questions.find_mistake import find_mistake
from quizgen.questions.question import NotAvailable, Question
from quizgen.questions.values import faded, steps, whole, worked

__all__ = ["FORMS", "NotAvailable", "UnknownForm", "question"]

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
    name, _, count = form.partition(":")
    if name == _FADED and (count.isdigit() or not count):
        return faded(exercise, int(count or 1))
    if form not in FORMS:
        known = [*FORMS, f"{_FADED}:1"]
        raise UnknownForm(f"no question form {form!r}{nearest(form, known)}")
    return FORMS[form](exercise)
