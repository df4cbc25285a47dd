"""`quizgen check`: marks the answers to a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli import options
from quizgen.cli.group import example

if TYPE_CHECKING:
    from quizgen.checking.answer_files import Collected
    from quizgen.checking.paper import Paper
    from quizgen.sheet.sheet import Sheet


@click.command(
    epilog=example(
        "quizgen check output/sheet-7f3k.json",
        "quizgen check output/sheet-7f3k.json --answers mine.toml",
        "quizgen check output/sheet-7f3k.json --answers class.csv --csv",
    )
)
@click.argument("sheet", metavar="SHEET.json", type=click.Path(path_type=Path))
@click.option(
    "--answers",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Answers of a learner or a class in TOML, JSON or CSV, in place of asking for them.",
)
@click.option("--json", "as_json", is_flag=True, help="With --answers: print everything as JSON.")
@click.option(
    "--csv", "as_csv", is_flag=True, help="With --answers: print the points of each learner as CSV."
)
@click.option("--full", is_flag=True, help="With --answers: print every line for every learner of a class.")
@options.bank
@options.plain
@options.width
def command(sheet: Path, answers: Path | None, **choices: Any) -> None:
    """Mark the answers to a sheet.

    SHEET.json is the key that lies next to the pages. It asks for each answer, says how it has read it and
    what is right about it, and shows the next step. A step that follows from an earlier wrong value is right.
    """
    if choices["as_json"] and choices["as_csv"]:
        raise click.UsageError("Give either --json or --csv.")
    flags = {"as_json": "--json", "as_csv": "--csv", "full": "--full"}
    surplus = [flag for key, flag in flags.items() if choices[key]]
    if answers is None and surplus:
        raise click.UsageError(f"{surplus[0]} goes with --answers FILE.")
    stored = _sheet(sheet, choices["banks"])
    if answers is None:
        _ask(stored, choices)
    else:
        _report(stored, answers, choices)


def _sheet(path: Path, banks: Sequence[Path]) -> Sheet:
    from quizgen.sheet import manifest

    with _unreadable():
        return manifest.read(path, banks)


def _ask(sheet: Sheet, choices: dict[str, Any]) -> None:
    from quizgen.checking.session import Session
    from quizgen.cli.presenting import on_screen
    from quizgen.dialogue.console import Console, prepare_input

    prepare_input()
    Session(sheet, Console(lambda markdown, figures: on_screen(markdown, choices, figures))).run()


def _report(sheet: Sheet, file: Path, choices: dict[str, Any]) -> None:
    from quizgen.checking.class_results import points_table
    from quizgen.cli.marks import as_json, class_report, report

    collected = _collected(sheet, file)
    papers = _papers(collected)
    if choices["as_json"]:
        click.echo(as_json(sheet, papers, collected.problems))
    elif choices["as_csv"]:
        click.echo(points_table(papers), nl=False)
    else:
        alone = len(papers) == 1
        for paper in papers if alone or choices["full"] else []:
            _echo(report(paper, choices))
        _echo([] if alone else class_report(papers, choices))
    _tell_left_out(collected)


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _collected(sheet: Sheet, file: Path) -> Collected:
    """What a file has to say about a sheet."""
    from quizgen.checking.answer_files import read_answers
    from quizgen.checking.paper import checkers

    with _unreadable():
        return read_answers(file, checkers(sheet))


def _papers(collected: Collected) -> list[Paper]:
    """The marked papers of everyone."""
    from quizgen.checking.paper import check
    from quizgen.cli.progress import counted

    given = collected.by_learner
    marked = (check(learner, answers, collected.checkers) for learner, answers in given.items())
    return list(counted(marked, len(given), "Learners"))


def _tell_left_out(collected: Collected) -> None:
    """Say what was not used of a file; answers that were left out fail the check."""
    from quizgen.page.plain import visible

    for line in [*collected.notes, *collected.problems]:
        click.echo(visible(line), err=True)
    if collected.problems:
        raise click.ClickException("What is told above was left out; all other answers are marked.")


@contextmanager
def _unreadable() -> Iterator[None]:
    """A file that cannot be read fails the check."""
    from quizgen.errors import InputError
    from quizgen.page.plain import visible

    try:
        yield
    except InputError as error:
        raise click.ClickException(visible(str(error))) from None
