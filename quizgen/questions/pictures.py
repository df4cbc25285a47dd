"""The figures of an exercise, drawn when a question shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
    return Pictures({})


def solution_pictures(exercise: Exercise) -> Pictures:
    """The figures that belong to the solution."""
    return Pictures({})
