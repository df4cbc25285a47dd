"""`quizgen solve`: an exercise worked with your own numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click

from quizgen.cli import completion, options
from quizgen.cli.group import example
from quizgen.errors import InputError


@click.command(
    epilog=example(
        'quizgen solve attention.scaled_dot_product Q="[1 0; 0 1]" K="[1 1; 0 2]" V="[1 2; 3 4]"',
        'quizgen solve hopfield.async_update patterns="[1 -1 1 -1]" y0="[1 1 1 -1]" order=3,1,4,2 --json',
    )
)
@click.argument("family", shell_complete=completion.families)
@click.argument("values", nargs=-1, metavar="NAME=VALUE...")
@click.option(
    "--level",
    metavar="LEVEL",
    shell_complete=completion.levels,
    help="What intro, standard or exam set, where you do not.",
)
@options.form
@options.profile
@options.precision
@click.option("--json", "as_json", is_flag=True, help="Print every quantity in full precision as JSON.")
@options.screen
@options.pages
def command(family: str, values: tuple[str, ...], as_json: bool, **choices: Any) -> None:
    """Work an exercise with your own numbers.

    Numbers are 3, -0.5 or 1/3, vectors 3,1,4 or [3 1 4], matrices [1 0; 0 1/2] with a semicolon between
    rows. Parameters of the family and conventions are set in the same way: causal=true. Without any, it
    says what the family takes.
    """
    from quizgen import api, catalogue
    from quizgen.cli.assignments import givens_and_options
    from quizgen.cli.presenting import present
    from quizgen.trace import Missing

    chosen = {key: choices[key] for key in ("level", "profile", "precision") if choices[key] is not None}
    supplied = givens_and_options(catalogue.find(family), values, reserved=("level", "profile", "precision"))
    try:
        exercise = api.solve(family, **chosen, **supplied).exercise
    except Missing as missing:
        if not values:
            _show_what_it_takes(family, choices)
        raise InputError(f"{missing} (quizgen list {family} shows all that it takes)") from None
    if as_json:
        from quizgen.sheet.manifest import number_tree

        quantities = {name: number_tree(value) for name, value in exercise.values.items()}
        parameters = dict(exercise.parameters)
        content = {
            "family": family,
            "parameters": parameters,
            "values": quantities,
            "notes": exercise.trace.notes,
        }
        click.echo(json.dumps(content, indent=2, ensure_ascii=False))
    else:
        present(exercise, choices)


def _show_what_it_takes(family: str, choices: Mapping[str, Any]) -> None:
    """Show on the error stream what the family takes."""
    from quizgen.catalogue import find
    from quizgen.cli.overviews import lines
    from quizgen.cli.presenting import screen_width
    from quizgen.overview import overview

    for line in (*lines(overview(find(family)), screen_width(choices)), ""):
        click.echo(line, err=True)
