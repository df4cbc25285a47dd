"""The worked solution, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby

from quizgen.blocks import StepWords
from quizgen.conventions import course
from quizgen.equations import Quantity
from quizgen.exercise import Exercise
from quizgen.printed import Printed
from quizgen.questions.phrases import phrases
from quizgen.questions.steps import aligned, chain, chain_lines, entries
from quizgen.words import Words


class Solution:
    """Writes the steps of one exercise, as they are or with a mistake swapped in (`printed`)."""

    def __init__(self, exercise: Exercise, words: Words, printed: Printed | None = None) -> None:
        self.exercise, self.words = exercise, words
        self.printed = printed or exercise.printed
        self._numbers = {step.name: number for number, step in enumerate(exercise.trace.steps, 1)}
        self._answers = {answer.name for answer in exercise.trace.answers}

    def worked(self, steps: Iterable[Quantity] | None = None) -> str:
        """The steps with their reasons, every entry written out; answers are boxed.

        Steps in a row that say the same words are shown together.
        """
        chosen = self.exercise.trace.steps if steps is None else steps
        groups = groupby(chosen, key=self.words.step)
        return "\n\n".join(self._shown(words, list(quantities)) for words, quantities in groups)

    def _shown(self, words: StepWords, quantities: list[Quantity]) -> str:
        first, last = self.number(quantities[0]), self.number(quantities[-1])
        numbers = str(first) if first == last else f"{first}–{last}"
        head = f"{phrases().step_title(numbers, title_of(words, quantities[0]), first != last)} {words.why}"
        if first == last:
            shown = self._step(quantities[0])
        else:
            chains = [chain_lines(self.printed, quantity, self._boxed(quantity)) for quantity in quantities]
            shown = [aligned([line for lines in chains for line in lines])]
        remarks = [remark for quantity in quantities for remark in self._remarks.get(quantity.name, ())]
        return "\n\n".join([head, *shown, *remarks])

    def step(self, quantity: Quantity) -> str:
        """One step: why, the formula, the numbers, the value."""
        return self._shown(self.words.step(quantity), [quantity])

    def _step(self, quantity: Quantity) -> list[str]:
        parts = [chain(self.printed, quantity, self._boxed(quantity))]
        lines, complete = entries(self.printed, quantity)
        if lines:
            parts.append(aligned([line.full for line in lines]))
            if not complete:
                parts.append(phrases().rest())
        return parts

    def _boxed(self, quantity: Quantity) -> bool:
        return quantity.name in self._answers

    @cached_property
    def _remarks(self) -> dict[str, list[str]]:
        """Where the slides of the course differ, by the first step that each of their claims is about."""
        first: dict[str, str] = {}
        for step in self.exercise.trace.steps:
            about = f"{self.exercise.family.id}.{step.word}"
            for key in ("", *(f":{key}" for key in self.exercise.trace.used_conventions)):
                first.setdefault(about + key, step.name)
        found: dict[str, list[str]] = {}
        for claim in course(self.exercise.profile).slide_claims.values():
            place = next((first[step] for step in claim.steps if step in first), None)
            if place:
                found.setdefault(place, []).append(str(phrases().slides_differ(claim.says, claim.fact)))
        return found

    def line(self, quantity: Quantity) -> str:
        """One step without its reason: what somebody wrote down."""
        title = phrases().line_title(self.number(quantity), title_of(self.words.step(quantity), quantity))
        return f"{title}\n\n{chain(self.printed, quantity)}"

    def number(self, quantity: Quantity) -> int:
        """The number of a step, from 1."""
        return self._numbers[quantity.name]


def title_of(words: StepWords, quantity: Quantity) -> str:
    """What a step is called, as a title, with its part in front; the answers in brackets are left out."""
    name = words.name.partition(" (")[0] if quantity.kind == "choice" else words.name
    return capitalised(f"{words.part}: {name}" if words.part else name)


def capitalised(name: str) -> str:
    """A name as a title: "the attention weights" becomes "The attention weights"."""
    return name[:1].upper() + name[1:]
