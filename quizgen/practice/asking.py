"""What is said about the steps of an exercise while it is worked."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from quizgen.equations import Quantity
from quizgen.marking.given import kind_name, range_of
from quizgen.practice.phrases import phrases
from quizgen.practice.progress import Progress, What
from quizgen.practice.task import Task
from quizgen.questions.phrases import phrases as questions
from quizgen.questions.solution import Solution
from quizgen.words import Words


class Asking:
    """Writes the texts of one task, in Markdown."""

    def __init__(self, task: Task) -> None:
        self._task, self._trace = task, task.exercise.trace
        self._words = Words(task.exercise)
        self._solution = Solution(task.exercise, self._words)

    def step(self, name: str) -> str:
        """What is asked in one step, and how it is typed."""
        quantity = self._trace.quantities[name]
        number = 0 if self._task.alone else self._solution.number(quantity)
        words = self._words.step(quantity)
        asked = questions().compute(words.name, (f"${quantity.tex}$",), quantity.kind)
        return str(phrases().step(number, words.part, asked, self._typed(quantity)))

    def prompt(self, name: str) -> str:
        """What stands before the answer."""
        return f"${self._trace.quantities[name].tex}$ ="

    def solution(self, name: str) -> str:
        """The worked solution of one step."""
        return self._solution.step(self._trace.quantities[name])

    def listed(self, steps: Mapping[str, Progress]) -> str:
        """All that is asked, and how it stands."""
        return str(phrases().listed([self._entry(name, step.end) for name, step in steps.items()]))

    def _entry(self, name: str, end: What | None) -> tuple[str, str, str]:
        quantity = self._trace.quantities[name]
        return self._words.step(quantity).name, f"${quantity.tex}$", end.value if end else ""

    def own_words(self, name: str) -> Collection[str]:
        """What answers the step though it looks like a command: variables, options, their first letters."""
        quantity = self._trace.quantities[name]
        options = self._options(quantity)
        return [*options, *(option[0] for option in options), *self._variables(quantity)]

    def _typed(self, quantity: Quantity) -> str:
        value = self._trace.values[quantity.name]
        options, variables = self._options(quantity), self._variables(quantity)
        return str(phrases().typed(kind_name(quantity, value), np.shape(value), options, variables))

    def _options(self, quantity: Quantity) -> tuple[str, ...]:
        values = range_of(quantity) if quantity.kind == "choice" else None
        return values.values if values else ()

    def _variables(self, quantity: Quantity) -> tuple[str, ...]:
        if quantity.kind != "expression":
            return ()
        return tuple(given.name for given in self._trace.givens if given.ndim == 0)
