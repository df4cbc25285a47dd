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
    from quizgen.cli.assignments import assignments
    from quizgen.cli.presenting import present
    from quizgen.exercise import generate
    from quizgen.sheet.settings import read_precision

    chosen = {key: choices[key] for key in ("level", "seed", "profile") if choices[key] is not None}
    if "@" in name or "/" in name:
        name, chosen = _drawn_as(name, chosen, settings)
    precision = read_precision(choices["precision"] or "4 figures")
    exercise = generate(name, **chosen, precision=precision, **assignments(settings))
    present(exercise, choices, f"{name}-{exercise.variant.seed if exercise.variant else ''}")


def _drawn_as(name: str, chosen: dict[str, Any], settings: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    """The family and the settings of a variant."""
    from quizgen import catalogue
    from quizgen.variant import BadVariant, parse_variant

    variant = parse_variant(name)
    if chosen or settings:
        raise click.UsageError("A variant says itself what its level, seed and options are.")
    family = catalogue.find(variant.family)
    if family.version != variant.version:
        raise BadVariant(
            f"{name} was drawn by version {variant.version} of the family, this is version {family.version}: "
            "only the key of its sheet still has the numbers (quizgen export)"
        )
    return variant.family, {"level": variant.level, "seed": variant.seed, **variant.options}
