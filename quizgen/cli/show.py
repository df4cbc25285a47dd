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
        "quizgen show bank:hopfield.hebb_weight --seed 7 --solution",
    )
)
@click.argument("name", metavar="FAMILY|VARIANT|bank:QUESTION", shell_complete=completion.families)
@click.argument("settings", nargs=-1, metavar="[OPTION=VALUE]...")
@options.level
@options.seed
@options.form
@options.profile
@options.precision
@options.bank
@options.screen
@options.pages
def command(name: str, settings: tuple[str, ...], **choices: Any) -> None:
    """Show one exercise in the terminal.

    A family is drawn from; a variant, as printed below every exercise, is shown with its own numbers.
    OPTION=VALUE sets parameters of the family and conventions. Concept questions have names with bank:
    in front.
    """
    if name.startswith("bank:"):
        _show_concept(name, settings, choices)
        return
    from quizgen.api import exercise
    from quizgen.cli.assignments import assignments
    from quizgen.cli.presenting import present

    options.require_concepts(False, "bank:QUESTION")
    _refuse_concept(name)
    chosen = {key: choices[key] for key in ("level", "seed", "profile", "precision")}
    item = exercise(name, **chosen, **assignments(settings, reserved=chosen))
    present(item.exercise, choices)


def _refuse_concept(name: str) -> None:
    """Tell how the concept question is shown whose name was meant."""
    from quizgen import bank, catalogue

    if name.partition("@")[0] not in catalogue.family_ids() and name.partition("@")[0] in bank.load():
        raise click.UsageError(f"{name} is a concept question: quizgen show bank:{name}")


def _show_concept(name: str, settings: tuple[str, ...], choices: dict[str, Any]) -> None:
    """Show a concept question, which has nothing to choose but its seed."""
    from quizgen import bank
    from quizgen.cli.presenting import present_item
    from quizgen.sheet.item import ConceptItem

    surplus = [f"--{key}" for key in ("level", "profile", "precision") if choices[key]]
    surplus += ["--as"] if choices["form"] else []
    drawn, questions = "@" in name, bank.with_own(choices["banks"])
    if surplus or settings or (drawn and choices["seed"]):
        needless = " ".join([*surplus, *settings, *(["--seed"] if drawn and choices["seed"] else [])])
        raise click.UsageError(f"{name} is a concept question: it takes no {needless}.")
    if drawn:
        posed = bank.restore(name, questions)
    else:
        posed = bank.pose(questions.find(name.removeprefix("bank:")), choices["seed"])
    present_item(ConceptItem(1, posed.question, posed), choices)
