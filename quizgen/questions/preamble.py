"""What every question prints first: the exercise's own words, its conventions and the rounding rule."""

from __future__ import annotations

from quizgen.conventions import conventions
from quizgen.exercise import Exercise
from quizgen.questions.phrases import phrases
from quizgen.words import Words


def prompt(exercise: Exercise, words: Words) -> str:
    """The prompt with the conventions it depends on, the precision, and notes on supplied numbers."""
    lines = [words.prompt()]
    rules = [conventions()[key].sentences[value] for key, value in exercise.trace.used_conventions.items()]
    if rounds(exercise):
        rules.append(str(phrases().precision(exercise.precision)))
    if rules:
        lines.append(f"*{' '.join(rules)}*")
    if exercise.trace.notes:
        lines.append(str(phrases().noted(tuple(exercise.trace.notes))))
    return "\n\n".join(lines)


def rounds(exercise: Exercise) -> bool:
    """Whether any step of the exercise has to be rounded."""
    return not all(exercise.printed.is_exact(q.name) for q in exercise.trace.steps)
