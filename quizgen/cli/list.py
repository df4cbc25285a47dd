"""`quizgen list`: the families of exercises."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from quizgen.cli import completion
from quizgen.cli.group import example

if TYPE_CHECKING:
    from quizgen.catalogue import FamilyInfo


@click.command(epilog=example("quizgen list attention"))
@click.argument("topic", required=False, shell_complete=completion.topics)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with summaries and versions.")
def command(topic: str | None, as_json: bool) -> None:
    """List the families of exercises.

    Of one topic, or of all: the id that other commands take, the title and the levels.
    """
    from quizgen.catalogue import families

    found = families(topic)
    if as_json:
        click.echo(json.dumps([asdict(family) for family in found], indent=2, ensure_ascii=False))
        return
    for line in _table(found, shutil.get_terminal_size().columns if sys.stdout.isatty() else None):
        click.echo(line)


def _table(families: Sequence[FamilyInfo], width: int | None) -> Iterator[str]:
    """A line for each family, or three where a terminal is too narrow for that."""
    ids = max(len(family.id) for family in families)
    titles = max(len(family.title) for family in families)
    rows = [(family, " ".join(family.levels)) for family in families]
    narrow = width is not None and any(ids + titles + len(levels) + 4 > width for _, levels in rows)
    for family, levels in rows:
        if narrow:
            yield from (family.id, f"  {family.title}", f"  {levels}")
        else:
            yield f"{family.id:{ids}}  {family.title:{titles}}  {levels}"
