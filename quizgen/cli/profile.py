"""`quizgen profile`: what a course does about every convention."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from quizgen.cli import completion
from quizgen.cli.group import example


@click.group(epilog=example("quizgen profile list", "quizgen profile show units-dl"))
def command() -> None:
    """Show the conventions of a course."""


@command.command("list", epilog=example("quizgen profile list"))
def list_profiles() -> None:
    """List the course profiles."""
    from quizgen.conventions import course, profiles

    width = max(map(len, profiles()))
    for name in profiles():
        click.echo(f"{name:{width}}  {course(name).title}")


@command.command(
    "show", epilog=example("quizgen profile show methods-of-ai", "quizgen profile show textbook --json")
)
@click.argument("name", shell_complete=completion.profiles)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_profile(name: str, as_json: bool) -> None:
    """Show every convention key, its value in a course, and where that comes from."""
    from quizgen.conventions import course, settings

    if as_json:
        click.echo(json.dumps([asdict(setting) for setting in settings(name)], indent=2, ensure_ascii=False))
        return
    chosen = course(name)
    click.echo(f"{chosen.title} ({chosen.source})")
    for setting in settings(name):
        click.echo(f"{setting.key} = {setting.value}  [{setting.origin or 'the default'}]")
        click.echo(f"    {setting.about}")
