"""`quizgen new`: the files of a new family, of concept questions, of a course profile."""

from __future__ import annotations

import click

from quizgen.cli.group import example


@click.group(epilog=example("quizgen new family optim.lion", "quizgen new question graphs"))
def command() -> None:
    """Start a new family, bank file or course profile."""


@command.command("family", epilog=example("quizgen new family optim.lion"))
@click.argument("id", metavar="TOPIC.NAME")
def family(id: str) -> None:
    """Write the two files of a new family: its equations and its words.

    They hold a small family that works, to be turned into yours. Files that exist are left alone.
    """
    from quizgen.scaffold import new_family
    from quizgen.slips import shown

    for place in new_family(id):
        click.echo(f"  {shown(str(place))}")
    click.echo(f"Look at it with: quizgen show {id}")
    click.echo(f"Hold it against what must be true of every family: quizgen stress {id}")
    click.echo("What can stand in them: README.md, Add a family")


@command.command("question", epilog=example("quizgen new question graphs"))
@click.argument("topic", metavar="TOPIC")
@click.option("-o", "--output", default=".", show_default=True, help="The folder of your bank.")
def question(topic: str, output: str) -> None:
    """Write a bank file for concept questions on a topic, with one item of each of two kinds."""
    from quizgen.scaffold import new_questions

    place = new_questions(topic, output)
    click.echo(f"  {place}")
    click.echo(f"What an item can say: docs/question-bank.md. Check it with: quizgen lint {place}")
    click.echo(f"Ask its questions with: quizgen practice {topic} --bank {output}")


@command.command("profile", epilog=example("quizgen new profile my-course"))
@click.argument("name", metavar="NAME")
def profile(name: str) -> None:
    """Write a course profile to fill in, in a checkout: every convention key stands in it with its values."""
    from quizgen.scaffold import new_profile

    click.echo(f"  {new_profile(name)}")
    click.echo(f"Look at it with: quizgen profile show {name}")
