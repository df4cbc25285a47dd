"""Shows one exercise on the terminal, or writes it to files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizgen.exercise import Exercise
    from quizgen.page import Document
    from quizgen.questions import Question

DEFAULT_FORM = "worked"
NARROWEST, WIDEST = 40, 100


def present(exercise: Exercise, choices: Mapping[str, Any]) -> None:
    """Print an exercise in the chosen form, or write it to files in the chosen formats."""
    from quizgen.questions import question

    asked = question(exercise, choices["form"] or DEFAULT_FORM)
    if choices["formats"]:
        name = f"{exercise.family.id}-{exercise.variant.seed if exercise.variant else 'solved'}"
        _write(_document(exercise, asked, choices["solution"]), choices, name)
    else:
        click.echo(_printed(exercise, asked, choices))


def _printed(exercise: Exercise, asked: Question, choices: Mapping[str, Any]) -> str:
    from quizgen.page import terminal
    from quizgen.sheet.layout import question_text

    parts = [f"## {asked.title}", question_text(asked, solution=choices["solution"])]
    origin = [f"*{exercise.variant}*".replace("_", r"\_")] if exercise.variant else []
    return terminal.render_text(
        "\n\n".join([*parts, *origin]),
        asked.figures,
        width=choices["width"] or _width(),
        plain=choices["plain"],
        color=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
    )


def _width() -> int:
    """The width of the terminal, within what can be read; 80 where there is none."""
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size((80, 24)).columns))


def _document(exercise: Exercise, asked: Question, solution: bool) -> Document:
    from quizgen.page import Document
    from quizgen.sheet.layout import on_question_page
    from quizgen.sheet.sheet import Item

    shown = on_question_page(Item(1, exercise, asked), space=False, solution=solution)
    return Document(title=asked.title, exercises=(shown,), solutions="inline")


def _write(document: Document, choices: Mapping[str, Any], name: str) -> None:
    from quizgen.cli.summary import written
    from quizgen.sheet.files import output_folder, write_files
    from quizgen.sheet.rendering import render_document

    with output_folder(choices["output"]) as folder:
        files = render_document(document, choices["formats"], name)
        write_files(folder, files)
    for line in written(files, folder):
        click.echo(line)
