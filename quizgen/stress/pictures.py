"""Properties of the figures: they are there, they are described, and those of a question keep its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import numpy as np

from quizgen.exercise import Exercise
from quizgen.questions import Question, question

_REFERENCE = re.compile(r"!\[[^\]]*\]\(figure:([\w-]+)\)")
_TAG = re.compile(r"<[^>]*>")


def figures_are_drawn(exercise: Exercise) -> Iterator[str]:
    """Every figure that a text refers to is drawn, well-formed and described, and no other is."""
    shown = question(exercise)
    referred = _REFERENCE.findall(shown.prompt + shown.solution)
    if sorted(set(referred)) != sorted(shown.figures):
        yield f"the texts refer to {referred}, but there are {list(shown.figures)}"
        return
    for name, figure in shown.figures.items():
        if not figure.alt.strip():
            yield f"{name} is not described"
        try:
            ElementTree.fromstring(figure.svg)  # noqa: S314 – our own picture
        except ElementTree.ParseError as error:
            yield f"{name} is not well-formed: {error}"


def figures_keep_the_answers(exercise: Exercise) -> Iterator[str]:
    """No figure of a question shows a number that is asked for."""
    texts = _texts_of_the_prompt(question(exercise))
    for step in exercise.trace.steps:
        value = exercise.values[step.name]
        for place in np.ndindex(np.shape(value)) if not isinstance(value, str) else ():
            number = exercise.printed.entry(step.name, place).lstrip("-")
            rounded = not exercise.printed.is_exact(step.name, place) and "." in number
            if rounded and any(number in text for text in texts):
                yield f"a figure of the question shows {step.name}{list(place)} = {number}"


def _texts_of_the_prompt(shown: Question) -> list[str]:
    figures = [shown.figures[name] for name in _REFERENCE.findall(shown.prompt)]
    return [f"{_TAG.sub(' ', figure.svg)} {figure.alt}" for figure in figures]
