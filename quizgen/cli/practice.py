"""`quizgen practice`: exercises in the terminal, one at a time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli import completion, options
from quizgen.cli.group import example

if TYPE_CHECKING:
    from quizgen.practice.plan import Plan


@click.command(
    epilog=example(
        "quizgen practice",
        "quizgen practice attention mlp.forward -n 3",
        "quizgen practice bank:hopfield",
        "quizgen practice backprop.mlp --level exam --as question",
    )
)
@click.argument(
    "what",
    nargs=-1,
    metavar="[TOPIC|FAMILY|bank:QUESTION]...",
    shell_complete=completion.topics_and_families,
)
@click.option(
    "-n",
    "--count",
    type=click.IntRange(1, 100),
    default=5,
    show_default=True,
    metavar="N",
    help="How many exercises and concept questions.",
)
@click.option(
    "--level",
    metavar="LEVEL",
    shell_complete=completion.levels,
    help="Only intro, standard or exam.  [default: from intro on, as you learn]",
)
@click.option(
    "--as",
    "form",
    metavar="FORM",
    shell_complete=completion.among(lambda: ("steps", "question", "faded:1", "choice", "find-mistake")),
    help="Only exercises: steps, question (only the answer), faded:2 (2 steps left out), choice or "
    "find-mistake.  [default: more steps as you learn]",
)
@options.seed
@options.profile
@options.precision
@options.bank
@options.plain
@options.width
def command(what: tuple[str, ...], **choices: Any) -> None:
    """Practise in the terminal, one exercise at a time.

    What is due comes first, then something new; each exercise of a topic is followed by a concept question.
    Each answer is marked at once and kept; hints and solutions are there when you ask for them. Leave
    whenever you like: the next session goes on from there.
    """
    from quizgen.cli.presenting import on_screen
    from quizgen.dialogue.console import Console, prepare_input
    from quizgen.practice.place import store_path
    from quizgen.practice.session import Session
    from quizgen.practice.store import Store

    plan = _plan(what, choices)
    prepare_input()
    console = Console(lambda markdown, figures: on_screen(markdown, choices, figures))
    with Store(store_path()) as store:
        Session(plan, store, console, lambda: datetime.now(UTC)).run()


def _plan(what: tuple[str, ...], choices: dict[str, Any]) -> Plan:
    """What the arguments and options ask for."""
    from quizgen.bank import with_own
    from quizgen.conventions import TEXTBOOK
    from quizgen.practice.plan import Plan, checked_practice_form
    from quizgen.practice.wanted import concepts, families
    from quizgen.variant import checked_seed

    bank, level, form = with_own(choices["banks"]), choices["level"], choices["form"]
    profile, named = choices["profile"] or TEXTBOOK, " ".join(what)
    levels = families(what, level, bank)
    if form and not levels:
        raise click.UsageError(f"--as is for exercises: there are none on {named}.")
    items = [] if form else concepts(what, level, profile, bank)
    if not levels and not items:
        fits = f"is {level}, for the course {profile}" if level else f"is for the course {profile}"
        raise click.UsageError(f"No concept question on {named} {fits}.")
    return Plan(
        levels=levels,
        items=items,
        bank=bank,
        count=choices["count"],
        form=checked_practice_form(form) if form else None,
        seed=checked_seed(choices["seed"]) if choices["seed"] else None,
        options={name: choices[name] for name in ("profile", "precision") if choices[name]},
    )
