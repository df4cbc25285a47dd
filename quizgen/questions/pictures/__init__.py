"""The figures of an exercise, drawn when a question shows them: one module per kind of picture.

A module has one function `draw(printed, **of)` that turns quantities, with their printed values, into the
arguments of a figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from quizgen.exercise import Exercise
from quizgen.figures.picture import Figure


@dataclass(frozen=True)
class Pictures:
    """Figures by name, and the Markdown paragraphs that show them."""

    figures: Mapping[str, Figure]

    @property
    def references(self) -> list[str]:
        """A paragraph for each figure."""
        return [f"![](figure:{name})" for name in self.figures]


def prompt_pictures(exercise: Exercise) -> Pictures:
    """The figures that belong to the question."""
    return _drawn(exercise, solution=False)


def solution_pictures(exercise: Exercise) -> Pictures:
    """The figures that belong to the solution."""
    return _drawn(exercise, solution=True)


def _drawn(exercise: Exercise, solution: bool) -> Pictures:
    figures: dict[str, Figure] = {}
    for picture in exercise.trace.pictures:
        if picture.solution == solution:
            draw = import_module(f"quizgen.questions.pictures.{picture.kind}").draw
            name = picture.kind.replace("_", "-") + ("-solved" if solution else "")
            figures[name] = draw(exercise.printed, **picture.of)
    return Pictures(figures)
