"""The forms that ask for values: the whole exercise, step by step, worked, and faded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from quizgen.equations import Quantity
from quizgen.exercise import Exercise
from quizgen.questions.inline import inline
from quizgen.questions.phrases import phrases
from quizgen.questions.pictures import prompt_pictures, solution_pictures
from quizgen.questions.preamble import prompt
from quizgen.questions.question import Asked, NotAvailable, Question, points_for, room_for
from quizgen.questions.solution import Solution, capitalised
from quizgen.words import Words

MOST_ROOM = 9.0  # centimetres for one exercise that is worked as a whole


def whole(exercise: Exercise) -> Question:
    """Asks for the answers only; every step on the way earns its points."""
    words = Words(exercise)
    parts = asks(exercise, words, exercise.trace.answers)
    all_parts = asks(exercise, words, asked_steps(exercise))
    room = min(MOST_ROOM, sum(part.space for part in all_parts)) / len(parts)
    shares = _shares(max(sum(part.points for part in all_parts), len(parts)), len(parts))
    asked = [replace(part, points=share, space=room) for part, share in zip(parts, shares, strict=True)]
    return _with_solution(exercise, words, "question", tuple(asked))


def steps(exercise: Exercise) -> Question:
    """Asks for every step."""
    words = Words(exercise)
    return _with_solution(exercise, words, "steps", asks(exercise, words, asked_steps(exercise)))


def worked(exercise: Exercise) -> Question:
    """A worked example: nothing is asked."""
    return _with_solution(exercise, Words(exercise), "worked", ())


def faded(exercise: Exercise, blanks: int) -> Question:
    """A worked example whose last steps are left to the learner."""
    quantities = exercise.trace.steps
    left = [q for q in quantities[-blanks:] if q.asked] if blanks else []
    if not left or blanks >= len(quantities):
        most = len(quantities) - 1
        raise NotAvailable(f"{exercise.family.id} has {len(quantities)} steps: fade 1 to {most} of them")
    words = Words(exercise)
    solution = Solution(exercise, words)
    shown = [q for q in quantities if q not in left]
    before, after = prompt_pictures(exercise), solution_pictures(exercise)
    texts = [prompt(exercise, words), *before.references, phrases().study(), solution.worked(shown)]
    return Question(
        f"faded:{blanks}",
        exercise.family.title,
        "\n\n".join(texts),
        asks(exercise, words, left),
        lambda: "\n\n".join([solution.worked(left), *after.references]),
        before | after,
    )


def asked_steps(exercise: Exercise) -> list[Quantity]:
    """The steps that are worth a line of marking."""
    return [q for q in exercise.trace.steps if q.asked]


def asks(exercise: Exercise, words: Words, quantities: Sequence[Quantity]) -> tuple[Asked, ...]:
    """What is asked: steps in a row that are called the same, or belong to one part, are asked together."""
    parts = []
    for _, group in groupby(quantities, key=lambda q: words.step(q).called):
        together = list(group)
        values = [exercise.trace.values[q.name] for q in together]
        text = _text(words, together)
        names = tuple(q.name for q in together)
        copied = all(isinstance(q.equation, Quantity) for q in together)
        parts.append(Asked(text, points_for(*values), room_for(*values), names, copied=copied))
    return tuple(parts)


def _text(words: Words, together: Sequence[Quantity]) -> str:
    first = words.step(together[0])
    if first.part:
        steps = tuple([(words.step(q).name, inline(q.tex)) for q in together])
        return str(phrases().compute_part(capitalised(first.part), steps))
    return str(phrases().compute(first.name, tuple([inline(q.tex) for q in together]), together[0].kind))


def _shares(total: int, parts: int) -> list[int]:
    """The total in whole points, as evenly as it goes, the later parts taking what is left over."""
    share, left = divmod(total, parts)
    return [share + (place >= parts - left) for place in range(parts)]


def _with_solution(exercise: Exercise, words: Words, form: str, parts: tuple[Asked, ...]) -> Question:
    before, after = prompt_pictures(exercise), solution_pictures(exercise)
    return Question(
        form,
        exercise.family.title,
        "\n\n".join([prompt(exercise, words), *before.references]),
        parts,
        lambda: "\n\n".join([Solution(exercise, words).worked(), *after.references]),
        before | after,
    )
