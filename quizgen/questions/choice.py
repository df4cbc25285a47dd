"""Multiple choice: the distractors are the answer replayed with one named mistake swapped in."""

from __future__ import annotations

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.exercise import Exercise
from quizgen.guard import visible
from quizgen.printed import Printed
from quizgen.questions.mistakes import replayed, slips
from quizgen.questions.pictures import prompt_pictures, solution_pictures
from quizgen.questions.preamble import prompt
from quizgen.questions.question import Asked, NotAvailable, Question, points_for
from quizgen.questions.solution import Solution, phrases
from quizgen.tolerance import tolerances

MOST_DISTRACTORS = 4
LETTERS = "ABCDEFGH"


def choice(exercise: Exercise) -> Question:
    """Asks which value is the answer; the order of the options is fixed by the seed."""
    quantity = exercise.trace.answers[-1]
    draw = Draw(f"{exercise.identity}/choice")
    names = distractors(exercise, quantity, draw)
    if not names:
        raise NotAvailable(f"{exercise.family.id}: no named mistake changes {quantity.name} here")
    order = draw.order(["", *names])
    texts = {name: _option(exercise, quantity, name) for name in order}
    words = Solution(exercise).words
    right = order.index("")
    lines = [str(phrases().right_option(LETTERS[right]))]
    lines += [
        str(phrases().wrong_option(LETTERS[i], words.feedback(name))) for i, name in enumerate(order) if name
    ]
    asked = Asked(
        str(phrases().choose(words.step(quantity).name, f"${quantity.tex}$")),
        points_for(exercise.values[quantity.name]),
        0.0,
        (quantity.name,),
        tuple(texts.values()),
        right,
        tuple(order),
    )
    before, after = prompt_pictures(exercise), solution_pictures(exercise)
    return Question(
        "choice",
        exercise.family.title,
        "\n\n".join([prompt(exercise), *before.references]),
        (asked,),
        "\n\n".join(
            ["\n".join(f"- {line}" for line in lines), Solution(exercise).worked(), *after.references]
        ),
        {**before.figures, **after.figures},
    )


def distractors(exercise: Exercise, quantity: Quantity, draw: Draw) -> list[str]:
    """Named mistakes that lead to different values of a quantity, each well away from the right one."""
    seen = {exercise.printed.latex(quantity.name)}
    right, slack = exercise.values[quantity.name], tolerances(exercise.trace, exercise.precision)
    found: list[str] = []
    for name in draw.order(list(slips(exercise.trace))):
        wrong = replayed(exercise, name)
        if wrong is None or not visible(wrong.values[quantity.name], right, slack.get(quantity.name)):
            continue
        text = wrong.latex(quantity.name)
        if text not in seen and len(found) < MOST_DISTRACTORS:
            seen.add(text)
            found.append(name)
    return found


def _option(exercise: Exercise, quantity: Quantity, name: str) -> str:
    printed: Printed | None = exercise.printed if not name else replayed(exercise, name)
    assert printed is not None  # noqa: S101 – `distractors` only names mistakes that replay
    return f"${printed.latex(quantity.name)}$"
