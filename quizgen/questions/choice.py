"""Multiple choice: the distractors are the answer replayed with one named mistake swapped in."""

from __future__ import annotations

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.exercise import Exercise
from quizgen.guard import visible
from quizgen.printed import Printed
from quizgen.questions.inline import inline
from quizgen.questions.mistakes import replayed, slips
from quizgen.questions.phrases import phrases
from quizgen.questions.pictures import prompt_pictures, solution_pictures
from quizgen.questions.preamble import prompt
from quizgen.questions.question import Asked, NotAvailable, Question, points_for
from quizgen.questions.solution import Solution
from quizgen.words import Words

ENOUGH, MOST = 3, 4  # distractors
LETTERS = "ABCDEFGH"


def choice(exercise: Exercise) -> Question:
    """Asks which value is right; the order of the options is fixed by the seed."""
    draw, words = Draw(f"{exercise.identity}/choice"), Words(exercise)
    quantity, wrong = _asked_with_distractors(exercise, draw)
    order = draw.order(["", *wrong])
    worked = {"": exercise.printed, **wrong}
    asked = Asked(
        phrases().choose(
            words.step(quantity).name, inline(quantity.tex), _one_of_several(exercise, words, quantity)
        ),
        points_for(exercise.trace.values[quantity.name]),
        0.0,
        (quantity.name,),
        _options([worked[name] for name in order], quantity.name),
        order.index(""),
        tuple(order),
    )
    before, after = prompt_pictures(exercise), solution_pictures(exercise)

    def solution() -> str:
        return "\n\n".join([_verdicts(words, order), Solution(exercise, words).worked(), *after.references])

    return Question(
        "choice",
        exercise.family.title,
        "\n\n".join([prompt(exercise, words), *before.references]),
        (asked,),
        solution,
        before | after,
    )


def _one_of_several(exercise: Exercise, words: Words, quantity: Quantity) -> bool:
    """Whether its neighbours among the steps share its name, which then is a plural."""
    steps, own = exercise.trace.steps, words.step(quantity)
    place = steps.index(quantity)
    beside = [*steps[max(place - 1, 0) : place], *steps[place + 1 : place + 2]]
    return not own.part and any(words.step(q).called == own.called for q in beside)


def _options(worked: list[Printed], name: str) -> tuple[str, ...]:
    """The values; where one was rounded, all show their digits alike, or the exact one would stand out."""
    rounded = any(not printed.is_exact(name) for printed in worked)
    return tuple(f"${printed.all_digits(name) if rounded else printed.latex(name)}$" for printed in worked)


def _verdicts(words: Words, order: list[str]) -> str:
    """Which option is right, and what to think about for each of the others."""
    lines = [phrases().right_option(LETTERS[order.index("")])]
    lines += [
        phrases().wrong_option(LETTERS[i], words.feedback(name)) for i, name in enumerate(order) if name
    ]
    return "\n".join(f"- {line}" for line in lines)


def _asked_with_distractors(exercise: Exercise, draw: Draw) -> tuple[Quantity, dict[str, Printed]]:
    """The quantity to ask for: the last answer that enough mistakes change, else what most of them change."""
    trace = exercise.trace
    slack = exercise.tolerances
    wrong = {name: replayed(exercise, name) for name in draw.order(list(slips(trace)))}
    answers = trace.answers[::-1]
    best: tuple[Quantity, dict[str, Printed]] | None = None
    for quantity in [*answers, *(q for q in trace.steps[::-1] if q.asked and q not in answers)]:
        found = _distractors(exercise, quantity, wrong, slack.get(quantity.name))
        if best is None or len(found) > len(best[1]):
            best = quantity, found
        if len(found) >= ENOUGH:
            break
    if best is None or not best[1]:
        raise NotAvailable(f"{exercise.family.id}: no named mistake changes an answer here")
    return best


def _distractors(
    exercise: Exercise, quantity: Quantity, wrong: dict[str, Printed | None], slack: object
) -> dict[str, Printed]:
    """Mistakes that lead to different values of a quantity, well away from the right one and each other."""
    seen = [exercise.trace.values[quantity.name]]
    found: dict[str, Printed] = {}
    for name, printed in wrong.items():
        if printed is None or len(found) == MOST:
            continue
        value = printed.values[quantity.name]
        if all(visible(value, other, slack, exercise.precision) for other in seen):
            seen.append(value)
            found[name] = printed
    return found
