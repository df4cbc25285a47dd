"""What is said about the answers of a task while it is worked."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from quizgen.checking.steps import StepsChecker
from quizgen.equations import Quantity, few_values
from quizgen.exercise import Exercise
from quizgen.marking.given import kind_name
from quizgen.practice.phrases import phrases
from quizgen.practice.progress import Progress
from quizgen.practice.task import ExerciseTask, Task
from quizgen.questions.phrases import phrases as questions
from quizgen.questions.solution import Solution
from quizgen.words import Words


class Asking:
    """Writes the texts of one task, in Markdown."""

    def __init__(self, task: Task) -> None:
        self._fields = {field.name: field for field in task.checker.fields}
        self._introductions = task.checker.introductions

    def introduction(self, name: str) -> str:
        """What is asked, and how it is typed."""
        return self._introductions[name]

    def title(self, name: str) -> str:
        """What is asked, in a few words."""
        return self._introductions[name].splitlines()[0]

    def prompt(self, name: str) -> str:
        """What stands before the answer."""
        return str(phrases().asks(self._fields[name].symbol))

    def listed(self, steps: Mapping[str, Progress]) -> str:
        """All that is asked, and how it stands."""
        entries = [
            (self.title(name), step.end.value if step.end else "", step.wrong) for name, step in steps.items()
        ]
        return str(phrases().listed(entries))


class AskingForSteps(Asking):
    """Writes the texts of an exercise whose values are asked, step by step or the last ones."""

    def __init__(self, task: Task, exercise: Exercise) -> None:
        super().__init__(task)
        self._alone, self._trace = task.alone, exercise.trace
        self._words = Words(exercise)
        self._solution = Solution(exercise, self._words)

    def introduction(self, name: str) -> str:
        """See Asking."""
        quantity = self._trace.quantities[name]
        number = self._number(quantity)
        words = self._words.step(quantity)
        asked = questions().compute(words.name, (f"${quantity.tex}$",), quantity.kind)
        return str(phrases().step(number, words.part, asked, self._typed(quantity, asked)))

    def title(self, name: str) -> str:
        """See Asking."""
        quantity = self._trace.quantities[name]
        name = self._words.step(quantity).name
        return str(phrases().titled(name, f"${quantity.tex}$", self._number(quantity)))

    def _number(self, quantity: Quantity) -> int:
        """The number of a step in the solution; 0 where only the last values are asked for."""
        return 0 if self._alone else self._solution.number(quantity)

    def _typed(self, quantity: Quantity, asked: str) -> str:
        """How the answer is typed; options are told where the question does not."""
        value = self._trace.values[quantity.name]
        options = few_values(quantity.equation) if quantity.kind == "choice" else ()
        untold = () if all(option in asked for option in options) else options
        variables = [given.name for given in self._trace.givens if given.ndim == 0]
        return str(phrases().typed(kind_name(quantity, value), np.shape(value), untold, variables))


def asking(task: Task) -> Asking:
    """What writes the texts of a task."""
    if isinstance(task, ExerciseTask) and isinstance(task.checker, StepsChecker):
        return AskingForSteps(task, task.exercise)
    return Asking(task)
