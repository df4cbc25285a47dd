"""A sheet as documents: the questions, the solutions, or both in one."""

from __future__ import annotations

from quizgen.page import Document, Exercise
from quizgen.sheet.choices import Solutions
from quizgen.sheet.item import ExerciseItem
from quizgen.sheet.layout import on_question_page, on_solution_page, sentences
from quizgen.sheet.sheet import Sheet

SUFFIX = "-solutions"


def documents(sheet: Sheet, solutions: Solutions = "separate") -> dict[str, Document]:
    """The documents of a sheet by the end of their names: "" for the questions, "-solutions" for the rest.

    Worked examples are no questions: they show their solution wherever they stand, and once.
    """
    if solutions == "inline":
        return {"": _questions(sheet, inline=True)}
    apart = {SUFFIX: _solutions(sheet)} if any(item.question.asked for item in sheet.items) else {}
    if solutions == "only" and apart:
        return apart
    return {"": _questions(sheet, inline=False), **(apart if solutions == "separate" else {})}


def title(sheet: Sheet) -> str:
    """The title that is printed."""
    return sheet.title or str(sentences().title(sheet.id))


def _questions(sheet: Sheet, *, inline: bool) -> Document:
    exercises = tuple(on_question_page(item, space=not inline, solution=inline) for item in sheet.items)
    return _document(sheet, title(sheet), exercises, inline)


def _solutions(sheet: Sheet) -> Document:
    exercises = tuple(on_solution_page(item) for item in sheet.items if item.question.asked)
    return _document(sheet, str(sentences().solutions_title(title(sheet))), exercises, True)


def _instructions(sheet: Sheet) -> str:
    """How results are to be worked out and rounded, where that is asked for: questions of the bank say it."""
    exercises = [item for item in sheet.items if isinstance(item, ExerciseItem)]
    worked = any(not asked.options for item in exercises for asked in item.question.asked)
    return str(sentences().instructions(sheet.precision)) if worked else ""


def _document(sheet: Sheet, title: str, exercises: tuple[Exercise, ...], solved: bool) -> Document:
    return Document(
        title=title,
        exercises=exercises,
        sheet=sheet.id,
        subtitle=str(sentences().contents(len(sheet.items), sheet.points)),
        course=sheet.course,
        instructions="" if solved else sheet.instructions or _instructions(sheet),
        name_box=sheet.points > 0 and not solved,
        solutions="inline",
        paper="letter" if sheet.paper == "letter" else "a4",
    )
