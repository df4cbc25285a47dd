"""`quizgen list`: the families of exercises."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from quizgen.cli import completion
from quizgen.cli.group import example


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
    ids = max(len(family.id) for family in found)
    titles = max(len(family.title) for family in found)
    for family in found:
        click.echo(f"{family.id:{ids}}  {family.title:{titles}}  {' '.join(family.levels)}")
