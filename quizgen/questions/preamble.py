"""What every question prints first: the exercise's own words, its conventions and the rounding rule."""

from __future__ import annotations

import numpy as np

from quizgen.conventions import conventions
from quizgen.exercise import Exercise
from quizgen.questions.solution import Solution, phrases


def prompt(exercise: Exercise) -> str:
    """The prompt with the conventions it depends on, the precision, and notes on supplied numbers."""
    lines = [Solution(exercise).words.prompt()]
    rules = [conventions()[key].sentences[value] for key, value in exercise.trace.used_conventions.items()]
    if rounds(exercise):
        rules.append(str(phrases().precision(exercise.precision)))
    if rules:
        lines.append(f"*{' '.join(rules)}*")
    if exercise.trace.notes:
        lines.append(str(phrases().noted(exercise.trace.notes)))
    return "\n\n".join(lines)


def rounds(exercise: Exercise) -> bool:
    """Whether any step of the exercise has to be rounded."""
    printed = exercise.printed
    return any(
        not printed.is_exact(q.name, place)
        for q in exercise.trace.steps
        for place in np.ndindex(np.shape(printed.values[q.name]))
    )
