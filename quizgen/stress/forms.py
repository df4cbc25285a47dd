"""Properties of the question forms: what a learner reads, chooses from and is helped by."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from quizgen import mathtext
from quizgen.exercise import Exercise
from quizgen.guard import visible
from quizgen.printed import Printed
from quizgen.questions import FORMS, NotAvailable, Question, hints, question
from quizgen.questions.mistakes import replayed, slips
from quizgen.questions.steps import chain
from quizgen.stress.arithmetic import Unreadable, worked_out
from quizgen.words import Words

_MATHS = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.DOTALL)
_LEFT_OVER = re.compile(r"[{}$\\]|\b(None|nan|NaN|inf|True|False)\b|object at 0x|array\(|float64|\bdtype\b")
_NO_NUMBER = re.compile(r"\b(None|nan|inf|array|float64)\b")
_SLIP = re.compile(r" [,.;:?!](?:\s|$)|[a-z] ,|\b([a-z]+) \1\b|[^ ] {2,}[^ ]|,,|\.\.(?!\.)", re.MULTILINE)


def texts_are_finished(exercise: Exercise) -> Iterator[str]:
    """Every form is prose and formulas that parse, with nothing left over from templates or from Python."""
    for form in (*FORMS, "faded"):
        shown = _shown(exercise, form)
        for text in _texts_of(shown) if shown else ():
            prose = _MATHS.sub("§", text)
            for found in (_LEFT_OVER.search(prose), _SLIP.search(prose)):
                if found is not None:
                    yield f"{form}: {_excerpt(prose, found)!r}"
            yield from (f"{form}: {detail}" for detail in _faults(text))


def _shown(exercise: Exercise, form: str) -> Question | None:
    try:
        return question(exercise, form)
    except NotAvailable:
        return None


def _texts_of(shown: Question) -> Iterator[str]:
    """All Markdown of a question."""
    yield from (shown.prompt, shown.solution)
    for asked in shown.asked:
        yield from (asked.text, *asked.options)


def _faults(text: str) -> Iterator[str]:
    """What is wrong with the formulas of a text: they do not parse, hold no number, or lack a blank line."""
    for match in _MATHS.finditer(text):
        formula = (match[1] or match[2]).strip()
        around = text[: match.start()][-2:].strip("\n") + text[match.end() :][:2].strip("\n")
        if match[1] and around:
            yield f"a blank line is missing around $${formula}$$"
        yield from (f"{word[0]} in {formula}" for word in _NO_NUMBER.finditer(formula))
        try:
            mathtext.parse(formula)
        except mathtext.MathError as error:
            yield str(error)


def choice_has_one_right_option(exercise: Exercise) -> Iterator[str]:
    """A choice shows no two equal options, exactly one of them right, in an order that the seed fixes."""
    form, again = _shown(exercise, "choice"), _shown(exercise, "choice")
    if form is None or again is None:
        return
    shown = form.asked[0]
    if again.asked[0] != shown:
        yield "the options come in another order the second time"
    if len(set(map(_read, shown.options))) < len(shown.options):
        yield f"two options are equal: {shown.options}"
    answers = _ways_to_write(exercise.printed, shown.quantities[0])
    if [place for place, option in enumerate(shown.options) if option in answers] != [shown.right]:
        yield f"option {shown.right} should be the only one with {answers[0]}, among {shown.options}"


def _read(option: str) -> object:
    """What an option says: its numbers, or its text where it has none."""
    tex = option.strip("$")
    try:
        return tuple(map(str, np.ravel(worked_out(tex))))
    except Unreadable:
        return mathtext.to_line(tex)


def choice_distractors_are_named_mistakes(exercise: Exercise) -> Iterator[str]:
    """A distractor is the answer with one named mistake, and further than three tolerances from the truth."""
    form = _shown(exercise, "choice")
    if form is None:
        return
    shown, slack = form.asked[0], exercise.tolerances
    (name,) = shown.quantities
    for option, mistake in zip(shown.options, shown.reasons, strict=True):
        if not mistake:
            continue
        wrong = replayed(exercise, mistake) if mistake in slips(exercise.trace) else None
        if wrong is None or option not in _ways_to_write(wrong, name):
            yield f"{option} is not what {mistake} leads to"
        elif not visible(wrong.values[name], exercise.values[name], slack.get(name), exercise.precision):
            yield f"{option} of {mistake} is too near to the right {exercise.printed.latex(name)}"


def find_mistake_shows_one_wrong_line(exercise: Exercise) -> Iterator[str]:
    """In find-the-mistake the lines before the named one are right, and that one is wrong."""
    if not exercise.trace.mistakes:
        return
    shown = question(exercise, "find-mistake")
    number = shown.asked[0].right
    if number is None:
        yield "no line is named"
        return
    for place, step in enumerate(exercise.trace.steps[: number + 1]):
        if (chain(exercise.printed, step) in shown.prompt) != (place < number):
            yield f"line {place + 1} of {number + 1} is {'right' if place == number else 'already wrong'}"


def hints_lead_to_the_value(exercise: Exercise) -> Iterator[str]:
    """A step has at least two hints, each different, and only the last shows the value."""
    for step in exercise.trace.steps:
        rungs = hints(exercise, step.name)
        value = exercise.printed.latex(step.name)
        if len(rungs) < 2 or len(set(rungs)) < len(rungs) or not all(rungs):
            yield f"the hints for {step.name} are {rungs}"
        elif value not in rungs[-1]:
            yield f"the last hint for {step.name} does not show {value}: {rungs[-1]}"
        elif _telling(exercise, step.name) and any(value in rung for rung in rungs[:-1]):
            yield f"a hint for {step.name} shows {value} too early: {rungs}"


def prompts_keep_the_answers(exercise: Exercise) -> Iterator[str]:
    """Neither the prompt nor the feedback on a mistake tells the value that is asked for."""
    words = Words(exercise)
    texts = {"the prompt": question(exercise).prompt}
    texts |= {mistake.name: words.feedback(mistake.name) for mistake in exercise.trace.mistakes}
    for step in exercise.trace.steps:
        value = exercise.printed.latex(step.name)
        if _telling(exercise, step.name):
            yield from (
                f"{place} tells {step.name} = {value}" for place, text in texts.items() if value in text
            )


def fading_leaves_the_last_steps(exercise: Exercise) -> Iterator[str]:
    """A worked example faded by k steps asks for the last k, and shows the others."""
    steps = exercise.trace.steps
    for k in range(1, len(steps)):
        wanted = [q.name for q in steps[-k:] if q.asked]
        if not wanted:
            continue
        shown = question(exercise, f"faded:{k}")
        asked = [name for part in shown.asked for name in part.quantities]
        if asked != wanted:
            yield f"faded:{k} asks for {asked}, not for {wanted}"
        for step in steps[:-k]:
            if exercise.printed.latex(step.name) not in shown.prompt:
                yield f"faded:{k} does not show {step.name}"


def _ways_to_write(printed: Printed, name: str) -> tuple[str, str]:
    """A value as a formula has it, and with all its digits as an option among rounded ones has it."""
    return f"${printed.latex(name)}$", f"${printed.all_digits(name)}$"


def _telling(exercise: Exercise, name: str) -> bool:
    """Whether a printed value is so peculiar that it cannot stand somewhere by chance."""
    printed = exercise.printed
    copied = any(printed.latex(name) in printed.latex(used) for used in exercise.trace.uses(name))
    return not printed.is_exact(name) and "." in printed.latex(name) and not copied


def _excerpt(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 30) : found.end() + 30]
