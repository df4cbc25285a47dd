"""How an exercise of a sheet is laid out: its parts, and as one Markdown text."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Any

from quizgen.page import Exercise, Part
from quizgen.questions import Asked, Question
from quizgen.words import environment

if TYPE_CHECKING:
    from quizgen.sheet.item import Item


def sentences() -> Any:
    """The sentences around the exercises."""
    return environment().get_template("sheet.md.j2").module


def labels(question: Question) -> list[str]:
    """The label of each thing asked: a, b … z, aa, ab …; none where only one is."""
    letters = [*ascii_lowercase, *(f"{one}{two}" for one in ascii_lowercase for two in ascii_lowercase)]
    return [""] if len(question.asked) == 1 else letters[: len(question.asked)]


def asked_text(question: Question, asked: Asked) -> str:
    """What is asked; a choice lists its options."""
    if question.form != "choice":
        return asked.text
    options = zip(ascii_uppercase, asked.options, strict=False)
    return "\n".join([asked.text, "", *(str(sentences().option(*option)) for option in options)])


def question_text(question: Question, *, solution: bool = False) -> str:
    """The whole question as Markdown, with or without the solution; a worked example shows it always."""
    parts = [
        f"**({label})** {asked_text(question, asked)}" if label else asked_text(question, asked)
        for label, asked in zip(labels(question), question.asked, strict=True)
    ]
    text = "\n\n".join([question.prompt, *parts])
    return _solved(question, text) if solution or not question.asked else text


def solution_text(question: Question) -> str:
    """The question and its solution as Markdown.

    The steps of a solution say themselves what they compute; only what else is solved is repeated.
    """
    repeated = question.form in ("choice", "concept")
    return _solved(question, question_text(question) if repeated else question.prompt)


def _solved(question: Question, text: str) -> str:
    heading = [str(sentences().solution())] if question.asked else []
    return "\n\n".join([text, *heading, question.solution])


def on_question_page(item: Item, *, space: bool, solution: bool) -> Exercise:
    """The question, with or without room to write and the solution; a worked example shows its own."""
    question = item.question
    if not question.asked:
        return _on_page(item, prompt=question_text(question))
    solved = question.solution if solution else ""
    if len(question.asked) == 1:
        room = question.asked[0].space if space else 0
        return _on_page(item, prompt=question_text(question), space=room, solution=solved)
    parts = [
        Part(
            label=label,
            text=asked_text(question, asked),
            points=asked.points,
            space=asked.space if space else 0,
        )
        for label, asked in zip(labels(question), question.asked, strict=True)
    ]
    return _on_page(item, prompt=question.prompt, parts=tuple(parts), solution=solved)


def on_solution_page(item: Item) -> Exercise:
    """The question and below it the solution, for a document of solutions."""
    return _on_page(item, solution=solution_text(item.question))


def _on_page(item: Item, *, prompt: str = "", solution: str = "", **rest: Any) -> Exercise:
    """The exercise with these texts and the figures they show: those of a solution stay with it."""
    figures = item.question.figures
    shown = [name for name in figures if f"](figure:{name})" in prompt + solution]
    return Exercise(
        number=str(item.number),
        title=item.question.title,
        variant=item.variant,
        points=item.question.points if item.question.asked else None,
        prompt=prompt,
        solution=solution,
        figures={name: figures[name] for name in shown},
        **rest,
    )
