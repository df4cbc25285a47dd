"""The worked solution, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quizgen.equations import Quantity
from quizgen.exercise import Exercise
from quizgen.printed import Printed
from quizgen.questions.steps import aligned, chain, entries
from quizgen.words import Words, environment


def phrases() -> Any:
    """The sentences of the question forms."""
    return environment().get_template("questions.md.j2").module


class Solution:
    """Writes the steps of one exercise, as they are or with a mistake swapped in (`printed`)."""

    def __init__(self, exercise: Exercise, printed: Printed | None = None) -> None:
        self.exercise, self.words = exercise, Words(exercise)
        self.printed = printed or exercise.printed

    def worked(self, steps: Iterable[Quantity] | None = None) -> str:
        """The steps with their reasons, every entry written out; answers are boxed."""
        chosen = self.exercise.trace.steps if steps is None else steps
        return "\n\n".join(self.step(quantity) for quantity in chosen)

    def step(self, quantity: Quantity) -> str:
        """One step: why, the formula, the numbers, the value."""
        words = self.words.step(quantity)
        title = phrases().step_title(self.number(quantity), capitalised(words.name))
        parts = [
            f"{title} {words.why}",
            chain(self.printed, quantity, quantity in self.exercise.trace.answers),
        ]
        lines, complete = entries(self.printed, quantity)
        if lines:
            parts.append(aligned([line.full for line in lines]))
            if not complete:
                parts.append(phrases().rest())
        return "\n\n".join(parts)

    def line(self, quantity: Quantity) -> str:
        """One step without its reason: what somebody wrote down."""
        title = phrases().line_title(self.number(quantity), capitalised(self.words.step(quantity).name))
        return f"{title}\n\n{chain(self.printed, quantity)}"

    def number(self, quantity: Quantity) -> int:
        """The number of a step, from 1."""
        return self.exercise.trace.steps.index(quantity) + 1


def capitalised(name: str) -> str:
    """A name as a title: "the attention weights" becomes "The attention weights"."""
    return name[:1].upper() + name[1:]
