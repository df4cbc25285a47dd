"""`quizgen stress`: families on many draws."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from quizgen.cli import completion
from quizgen.cli.group import example

if TYPE_CHECKING:
    from quizgen.stress import Report

SHOWN = 3  # examples of each broken property


@click.command(epilog=example("quizgen stress attention.scaled_dot_product --draws 1000"))
@click.argument("what", nargs=-1, metavar="[TOPIC|FAMILY]...", shell_complete=completion.topics_and_families)
@click.option(
    "--draws",
    type=click.IntRange(1, 100_000),
    default=100,
    show_default=True,
    metavar="N",
    help="How many exercises of each family and level.",
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="LEVEL",
    shell_complete=completion.levels,
    help="Only this level; several are possible.",
)
@click.option("--seed", default="stress", metavar="TEXT", help="Another seed draws other exercises.")
def command(what: tuple[str, ...], draws: int, levels: tuple[str, ...], seed: str) -> None:
    """Try families on many draws and report what breaks.

    Every exercise is held against the properties that the tests of quizgen check as well: numbers that
    follow from the numbers above them, mistakes that show, formulas that parse. The exit code is 1 when
    something is broken.
    """
    from quizgen.cli.progress import Progress
    from quizgen.sheet.blueprint import named
    from quizgen.stress import run
    from quizgen.variant import checked_seed

    with Progress("Exercises") as progress:
        report = run(named(what), levels or None, draws, checked_seed(seed), progress)
    for line in (*_table(report), *_broken(report)):
        click.echo(line)
    if not report.ok:
        raise click.exceptions.Exit(1)


def _table(report: Report) -> Iterator[str]:
    names = [f"{level.family} {level.level}" for level in report.levels]
    width = max(map(len, names))
    for name, level in zip(names, report.levels, strict=True):
        yield (
            f"{name:{width}}  {level.exercises:5} exercises  {level.rejected:4.0%} of the draws rejected"
            f"  {level.p50 * 1000:6.2f} ms  {f'{len(level.broken)} broken' if level.broken else 'sound'}"
        )


def _broken(report: Report) -> Iterator[str]:
    """Each broken property with the first exercises that break it, each in another way."""
    from quizgen.cli.summary import counted

    for sentence, found in report.broken.items():
        yield ""
        yield f"Broken: {sentence} ({counted(len(found), 'time')})."
        first: dict[str, str] = {}
        for broken in found:
            first.setdefault(broken.detail, broken.exercise)
        for detail, exercise in islice(first.items(), SHOWN):
            yield f"  {exercise}: {detail}"
