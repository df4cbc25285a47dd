"""`quizgen new`: the two files of a new family."""

from __future__ import annotations

import click

from quizgen.cli.group import example


@click.group(epilog=example("quizgen new family optim.lion"))
def command() -> None:
    """Start a new family."""


@command.command("family", epilog=example("quizgen new family optim.lion"))
@click.argument("id", metavar="TOPIC.NAME")
def family(id: str) -> None:
    """Write the two files of a new family: its equations and its words.

    They hold a small family that works, to be turned into yours. Files that exist are left alone.
    """
    from quizgen.scaffold import new_family

    for place in new_family(id):
        click.echo(f"  {place}")
    click.echo(f"Look at it with: quizgen show {id}")
    click.echo(f"Hold it against what must be true of every family: quizgen stress {id}")
