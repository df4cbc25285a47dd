"""`quizgen show`: one exercise in the terminal."""

from __future__ import annotations

from typing import Any

import click

from quizgen.cli import completion, options
from quizgen.cli.group import example


@click.command(
    epilog=example(
        "quizgen show backprop.mlp --level standard --seed 7",
        "quizgen show backprop.mlp@1/standard/7 --as faded:2",
        "quizgen show attention.scaled_dot_product causal=true --as question",
    )
)
@click.argument("name", metavar="FAMILY|VARIANT", shell_complete=completion.families)
@click.argument("settings", nargs=-1, metavar="[OPTION=VALUE]...")
@options.level
@options.seed
@options.form
@options.profile
@options.precision
@options.screen
@options.pages
def command(name: str, settings: tuple[str, ...], **choices: Any) -> None:
    """Show one exercise in the terminal.

    A family is drawn from; a variant, as printed below every exercise, is shown with its own numbers.
    OPTION=VALUE sets parameters of the family and conventions.
    """
    from quizgen.api import exercise
    from quizgen.cli.assignments import assignments
    from quizgen.cli.presenting import present

    chosen = {key: choices[key] for key in ("level", "seed", "profile", "precision")}
    item = exercise(name, **chosen, **assignments(settings, reserved=chosen))
    present(item.exercise, choices)
