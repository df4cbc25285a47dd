"""Shows one exercise on the terminal, or writes it to files."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizgen.exercise import Exercise
    from quizgen.figures.picture import Figure
    from quizgen.page import Document
    from quizgen.sheet.item import Item

DEFAULT_FORM = "worked"
NARROWEST, WIDEST = 40, 100


def present(exercise: Exercise, choices: Mapping[str, Any]) -> None:
    """Print an exercise in the chosen form, or write it to files in the chosen formats."""
    from quizgen.questions import question
    from quizgen.sheet.item import ExerciseItem

    present_item(ExerciseItem(1, question(exercise, choices["form"] or DEFAULT_FORM), exercise), choices)


def present_item(item: Item, choices: Mapping[str, Any]) -> None:
    """Print a question as it would stand on a sheet, or write it to files in the chosen formats."""
    if choices["formats"]:
        _write(_document(item, choices["solution"]), choices, _file_name(item))
    else:
        click.echo(_printed(item, choices))


def _file_name(item: Item) -> str:
    """What its files are called: as the variant, or for own numbers by letters that stand for them."""
    from quizgen.sheet.files import file_name
    from quizgen.sheet.item import ExerciseItem
    from quizgen.sheet.sheet import letters

    if isinstance(item, ExerciseItem) and not item.variant:
        return f"{item.name}-solved-{letters(item.exercise.identity, 4)}"
    return file_name(re.sub(r"@\d+", "", item.variant))


def _printed(item: Item, choices: Mapping[str, Any]) -> str:
    from quizgen.page.errors import naming
    from quizgen.sheet.layout import question_text

    parts = [f"## {item.question.title}", question_text(item.question, solution=choices["solution"])]
    origin = [f"*{item.variant}*".replace("_", r"\_")] if item.variant else []
    with naming(item.name):
        return on_screen("\n\n".join([*parts, *origin]), choices, item.question.figures)


def on_screen(markdown: str, choices: Mapping[str, Any], figures: Mapping[str, Figure] | None = None) -> str:
    """Markdown as the terminal shows it, by the options `--width` and `--plain`."""
    from quizgen.page import terminal

    return terminal.render_text(
        markdown,
        figures or {},
        width=screen_width(choices),
        plain=choices["plain"],
        color=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
    )


def screen_width(choices: Mapping[str, Any]) -> int:
    """The columns to fill: as the option says, else those of the terminal, within what can be read."""
    return choices["width"] or min(WIDEST, max(NARROWEST, shutil.get_terminal_size((80, 24)).columns))


def _document(item: Item, solution: bool) -> Document:
    from quizgen.page import Document
    from quizgen.sheet.layout import on_question_page

    shown = on_question_page(item, space=False, solution=solution)
    return Document(title=item.question.title, exercises=(shown,), solutions="inline")


def _write(document: Document, choices: Mapping[str, Any], name: str) -> None:
    from quizgen.cli.summary import written
    from quizgen.sheet.files import output_folder, write_files
    from quizgen.sheet.rendering import render_document

    with output_folder(choices["output"]) as folder:
        files = render_document(document, choices["formats"], name)
        write_files(folder, files)
    for line in written(files, folder):
        click.echo(line)
