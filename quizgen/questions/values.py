"""The forms that ask for values: the whole exercise, step by step, worked, and faded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizgen.equations import Quantity
from quizgen.exercise import Exercise
from quizgen.questions.pictures import prompt_pictures, solution_pictures
from quizgen.questions.preamble import prompt
from quizgen.questions.question import Asked, NotAvailable, Question, points_for, room_for
from quizgen.questions.solution import Solution, capitalised, phrases


def whole(exercise: Exercise) -> Question:
    """Asks for the answers only; every step on the way earns its points."""
    answers, asked_steps = exercise.trace.answers, asked(exercise)
    points = sum(points_for(exercise.values[q.name]) for q in asked_steps)
    room = sum(room_for(q, exercise.values[q.name]) for q in asked_steps)
    share = max(1, points // len(answers))
    shares = [share] * (len(answers) - 1) + [max(1, points - share * (len(answers) - 1))]
    parts = _parts(exercise, answers, shares, [min(9.0, room) / len(answers)] * len(answers))
    return _with_solution(exercise, "question", parts)


def steps(exercise: Exercise) -> Question:
    """Asks for every step."""
    quantities = asked(exercise)
    values = [exercise.values[q.name] for q in quantities]
    rooms = [room_for(q, value) for q, value in zip(quantities, values, strict=True)]
    return _with_solution(exercise, "steps", _parts(exercise, quantities, map(points_for, values), rooms))


def worked(exercise: Exercise) -> Question:
    """A worked example: nothing is asked."""
    return _with_solution(exercise, "worked", ())


def faded(exercise: Exercise, blanks: int) -> Question:
    """A worked example whose last steps are left to the learner."""
    quantities = exercise.trace.steps
    left = [q for q in quantities[-blanks:] if q.asked] if blanks else []
    if not left or blanks >= len(quantities):
        most = len(quantities) - 1
        raise NotAvailable(f"{exercise.family.id} has {len(quantities)} steps: fade 1 to {most} of them")
    solution = Solution(exercise)
    shown = [q for q in quantities if q not in left]
    texts = [prompt(exercise), phrases().study(), solution.worked(shown)]
    values = [exercise.values[q.name] for q in left]
    rooms = [room_for(q, value) for q, value in zip(left, values, strict=True)]
    figures = prompt_pictures(exercise)
    after = solution_pictures(exercise)
    return Question(
        f"faded:{blanks}",
        exercise.family.title,
        "\n\n".join([*texts, *figures.references]),
        _parts(exercise, left, map(points_for, values), rooms),
        "\n\n".join([solution.worked(left), *after.references]),
        {**figures.figures, **after.figures},
    )


def asked(exercise: Exercise) -> list[Quantity]:
    """The steps that are worth a line of marking."""
    return [q for q in exercise.trace.steps if q.asked]


def _parts(
    exercise: Exercise, quantities: Sequence[Quantity], points: Iterable[int], rooms: Iterable[float]
) -> tuple[Asked, ...]:
    words = Solution(exercise).words
    return tuple(
        Asked(str(phrases().compute(words.step(q).name, f"${q.tex}$")), worth, room, q.name)
        for q, worth, room in zip(quantities, points, rooms, strict=True)
    )


def _with_solution(exercise: Exercise, form: str, parts: tuple[Asked, ...]) -> Question:
    before, after = prompt_pictures(exercise), solution_pictures(exercise)
    text = "\n\n".join([prompt(exercise), *before.references])
    solution = "\n\n".join([Solution(exercise).worked(), *after.references])
    return Question(form, exercise.family.title, text, parts, solution, {**before.figures, **after.figures})


__all__ = ["asked", "capitalised", "faded", "steps", "whole", "worked"]
