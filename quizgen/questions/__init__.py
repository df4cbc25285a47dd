"""The question forms: each is derived from the trace of one exercise, and computes nothing anew."""

from quizgen.questions.forms import FORMS, NotAvailable, UnknownForm, checked_form, question
from quizgen.questions.hints import hints
from quizgen.questions.question import Asked, Question

__all__ = ["FORMS", "Asked", "NotAvailable", "Question", "UnknownForm", "checked_form", "hints", "question"]
