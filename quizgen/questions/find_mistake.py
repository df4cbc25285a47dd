"""Find the mistake: a full solution replayed with one wrong line."""

from __future__ import annotations

from quizgen.claims import Mistake
from quizgen.draw import Draw
from quizgen.exercise import Exercise
from quizgen.printed import Printed
from quizgen.questions.mistakes import printed_with
from quizgen.questions.phrases import phrases
from quizgen.questions.pictures import prompt_pictures
from quizgen.questions.preamble import prompt
from quizgen.questions.question import Asked, NotAvailable, Question
from quizgen.questions.solution import Solution
from quizgen.words import Words


def find_mistake(exercise: Exercise) -> Question:
    """Shows somebody's working and asks which line is the first wrong one."""
    mistake, printed = _slip(exercise)
    words = Words(exercise)
    shown, right = Solution(exercise, words, printed), Solution(exercise, words)
    steps = exercise.trace.steps
    number = right.number(mistake.of)
    figures = prompt_pictures(exercise)
    lines = [shown.line(quantity) for quantity in steps]
    asked = Asked(
        phrases().which_line(),
        2,
        2.5,
        (mistake.of.name,),
        tuple(str(k) for k in range(1, len(steps) + 1)),
        number - 1,
    )

    def solution() -> str:
        verdict = phrases().wrong_line(number, words.feedback(mistake.name))
        return "\n\n".join([verdict, phrases().right_line(), right.step(mistake.of)])

    texts = [prompt(exercise, words), *figures.references, phrases().somebody_worked(), *lines]
    return Question("find-mistake", exercise.family.title, "\n\n".join(texts), (asked,), solution, figures)


def _slip(exercise: Exercise) -> tuple[Mistake, Printed]:
    """A mistake, chosen by the seed, whose consequences can be worked out to the end."""
    draw = Draw(f"{exercise.identity}/find-mistake")
    for mistake in draw.order(exercise.trace.mistakes):
        printed = printed_with(exercise, {mistake.of.name: mistake.equation})
        if printed is not None and printed.latex(mistake.of.name) != exercise.printed.latex(mistake.of.name):
            return mistake, printed
    raise NotAvailable(f"{exercise.family.id}: no named mistake shows in this exercise")
