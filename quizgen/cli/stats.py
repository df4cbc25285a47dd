"""`quizgen stats`: what was practised, and what is due."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen import __version__
from quizgen.cli import options
from quizgen.cli.group import example

if TYPE_CHECKING:
    from quizgen.practice.scheduling import Card
    from quizgen.practice.statistics import Tally
    from quizgen.practice.store import Record

NOTHING = "Nothing has been practised yet. To begin: quizgen practice"


@click.command(
    epilog=example("quizgen stats", "quizgen stats --export practised.json", "quizgen stats --json")
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures of each family as JSON.")
@click.option(
    "--export",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write all that is kept about you to a file: every exercise, every answer.",
)
@click.option("--reset", is_flag=True, help="Forget all of it, after asking.")
@options.plain
@options.width
def command(as_json: bool, file: Path | None, reset: bool, **choices: Any) -> None:
    """Show what you have practised and what is due.

    For each family: the exercises finished, the steps right at the first try, the next review, and the
    mistakes made. All of it stays on this computer.
    """
    from quizgen.practice.statistics import plain, tallies

    records, cards = _kept()
    if file:
        _export(file, records, cards)
    elif reset:
        _reset(len(records))
    elif as_json:
        click.echo(json.dumps(plain(tallies(records, cards)), indent=2, ensure_ascii=False))
    else:
        from quizgen.cli.presenting import on_screen

        text = "\n".join(_table(tallies(records, cards), datetime.now(UTC)))
        click.echo(on_screen(text, choices))


def _kept() -> tuple[list[Record], list[Card]]:
    """All exercises and cards; none, and no file, where nobody has practised."""
    from quizgen.practice.place import store_path

    path = store_path()
    if not path.exists():
        return [], []
    from quizgen.practice.store import Store

    with Store(path) as store:
        return store.records(), store.cards()


def _table(found: Sequence[Tally], now: datetime) -> Iterator[str]:
    """The figures as a table, and a list of mistakes, in Markdown."""
    from quizgen.practice.durations import until

    if not found:
        yield NOTHING
        return
    yield from ("| family | done | first try | next |", "|---|---:|---:|---|")
    for tally in found:
        due = until(tally.due, now).removeprefix("in ") if tally.due else "–"  # to fit 60 columns
        yield f"| {_escaped(tally.family)} | {tally.exercises} | {tally.first_try} of {tally.steps} | {due} |"
    if any(tally.mistakes for tally in found):
        yield from ("", "Mistakes:", "")
    for tally in found:
        named = ", ".join(f"{name.replace('_', ' ')} {count}×" for name, count in tally.mistakes.items())
        if named:
            yield f"- {_escaped(tally.family)}: {named}"


def _escaped(name: str) -> str:
    return name.replace("_", r"\_")


def _export(file: Path, records: Sequence[Record], cards: Sequence[Card]) -> None:
    from quizgen.practice.statistics import plain
    from quizgen.sheet.files import write_files

    content = {"quizgen": __version__, "cards": plain(list(cards)), "exercises": plain(list(records))}
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    write_files(file.parent, {file.name: text.encode()})
    click.echo(f"  {file}")


def _reset(exercises: int) -> None:
    """Forget everything, if the learner really wants to."""
    from quizgen.practice.place import store_path

    if not exercises:
        click.echo(NOTHING)
        return
    noun = "exercise" if exercises == 1 else "exercises"
    click.confirm(f"Forget {exercises} {noun}, all answers and all dates of review?", abort=True)
    from quizgen.practice.store import Store

    with Store(store_path()) as store:
        store.clear()
    click.echo("All is forgotten.")
