"""The rungs of help for one step: the words, the formula, the formula with numbers, the value."""

from __future__ import annotations

from quizgen.errors import InputError
from quizgen.exercise import Exercise
from quizgen.nearest import nearest
from quizgen.questions.steps import chain, display, entries, numbers_of
from quizgen.words import Words


class UnknownStep(InputError):
    """A step that the exercise does not have; the message names those it has."""


def hints(exercise: Exercise, name: str) -> list[str]:
    """Markdown hints for a step, each telling more than the one before; the last tells the value.

    What a rung would only repeat is left out.

    Raises:
        UnknownStep: the exercise has no such step.
    """
    steps = {q.name: q for q in exercise.trace.steps}
    if name not in steps:
        raise UnknownStep(f"no step {name!r}{nearest(name, steps)}")
    quantity, printed = steps[name], exercise.printed
    rungs = [Words(exercise).step(quantity).why, display(quantity.tex, [("=", printed.in_symbols(name))])]
    numbers = numbers_of(printed, quantity)
    lines, _ = entries(printed, quantity)
    if numbers:
        rungs.append(display(quantity.tex, [("=", numbers)]))
    elif lines:
        rungs.append(display(lines[0].symbol, [("=", lines[0].written)]))
    return list(dict.fromkeys([*rungs, chain(printed, quantity)]))
