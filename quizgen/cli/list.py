"""`quizgen list`: the families of exercises, and the concept questions."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli import completion, options
from quizgen.cli.group import example

if TYPE_CHECKING:
    from quizgen.bank import Item

Row = tuple[str, str, str]


@click.command(
    epilog=example("quizgen list attention", "quizgen list backprop.mlp", "quizgen list --concepts hopfield")
)
@click.argument(
    "subject", metavar="[TOPIC|FAMILY]", required=False, shell_complete=completion.topics_and_families
)
@click.option("--concepts", is_flag=True, help="List the concept questions in place of the families.")
@click.option(
    "--profile",
    metavar="NAME",
    shell_complete=completion.profiles,
    help="Only the concept questions that a course can use.",
)
@options.bank
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with more about each.")
def command(
    subject: str | None, concepts: bool, profile: str | None, banks: tuple[Path, ...], as_json: bool
) -> None:
    """List the families of exercises.

    Of one topic, or of all: the id that other commands take, the title and the levels; of concept questions
    the id, the kind and the level. Of one family: its givens, options and conventions, and examples.
    """
    if profile and not concepts:
        raise click.UsageError("--profile goes with --concepts: every course can use every family.")
    options.require_concepts(concepts, "--concepts")
    if not concepts and _is_family(subject):
        _show_family(str(subject), as_json)
        return
    found = _concepts(subject, profile, banks) if concepts else _families(subject)
    if as_json:
        click.echo(json.dumps([content for _, content in found], indent=2, ensure_ascii=False))
        return
    rows = [row for row, _ in found]
    for line in _table(rows, shutil.get_terminal_size().columns if sys.stdout.isatty() else None):
        click.echo(line)


def _is_family(subject: str | None) -> bool:
    from quizgen.sheet.blueprint import pool

    return pool([subject] if subject else []) == (subject,)


def _show_family(id: str, as_json: bool) -> None:
    from quizgen.catalogue import find
    from quizgen.cli.overviews import lines
    from quizgen.cli.presenting import screen_width
    from quizgen.overview import overview

    found = overview(find(id))
    if as_json:
        click.echo(json.dumps(asdict(found), indent=2, ensure_ascii=False))
        return
    for line in lines(found, screen_width({"width": None})):
        click.echo(line)


def _families(topic: str | None) -> list[tuple[Row, dict[str, Any]]]:
    from quizgen.catalogue import families

    return [
        ((family.id, family.title, " ".join(family.levels)), asdict(family)) for family in families(topic)
    ]


def _concepts(
    topic: str | None, profile: str | None, banks: Sequence[Path]
) -> list[tuple[Row, dict[str, Any]]]:
    from quizgen import bank

    return [
        ((f"bank:{item.id}", item.kind, item.level), _described(item))
        for item in bank.with_own(banks).select(topic=topic, profile=profile)
    ]


def _described(item: Item) -> dict[str, Any]:
    return {
        "id": f"bank:{item.id}",
        "kind": item.kind,
        "topic": item.topic,
        "level": item.level,
        "marks": item.marks,
        "version": item.version,
        "tags": list(item.tags),
        "sources": [f"{source.document}: {source.section}" for source in item.sources],
        "family": item.family or None,
        "stem": item.stem,
    }


def _table(rows: Sequence[Row], width: int | None) -> Iterator[str]:
    """A line for each row, or three where a terminal is too narrow for that."""
    ids, titles = (max((len(row[place]) for row in rows), default=0) for place in (0, 1))
    narrow = width is not None and any(ids + titles + len(levels) + 4 > width for _, _, levels in rows)
    for id, title, levels in rows:
        if narrow:
            yield from (id, f"  {title}", f"  {levels}")
        else:
            yield f"{id:{ids}}  {title:{titles}}  {levels}"
