"""The options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from quizgen.cli import completion
from quizgen.sheet.choices import FORMATS, PAPERS, SOLUTIONS


def _several(allowed: Sequence[str]) -> Callable[..., tuple[str, ...] | None]:
    """Read names with commas between them."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
        names = [name.strip() for name in value.split(",")] if value is not None else []
        for name in names:
            if name not in allowed:
                message = f"{name!r} is not one of: {', '.join(allowed)}."
                raise click.BadParameter(message, ctx, param)
        return tuple(dict.fromkeys(names)) or None

    return read


Command = TypeVar("Command", bound=Callable[..., Any])

level = click.option(
    "--level",
    metavar="LEVEL",
    shell_complete=completion.levels,
    help="intro, standard or exam.  [default: standard]",
)
seed = click.option(
    "--seed", metavar="TEXT", help="The same seed gives the same numbers; without one they are new."
)
form = click.option(
    "--as",
    "form",
    metavar="FORM",
    shell_complete=completion.forms,
    help="question, worked, steps, faded:2 (2 steps left out), choice or find-mistake.  [default: worked]",
)
profile = click.option(
    "--profile",
    metavar="NAME",
    shell_complete=completion.profiles,
    help="The conventions of a course: notation, factors in losses and the like.",
)
precision = click.option(
    "--precision",
    metavar="TEXT",
    help="What is kept in every step, such as '2 decimals'.  [default: 4 figures]",
)
bank = click.option(
    "--bank",
    "banks",
    multiple=True,
    metavar="FOLDER",
    envvar="QUIZGEN_BANK",
    show_envvar=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder with concept questions of your own, besides ours; may be given several times.",
)
paper = click.option("--paper", type=click.Choice(PAPERS), help="The size of the paper.")
solutions = click.option(
    "--solutions",
    type=click.Choice(SOLUTIONS),
    default="separate",
    show_default=True,
    help="None, below each exercise, in files of their own, or only the solutions.",
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="output",
    show_default=True,
    help="The folder to write to.",
)
force = click.option("--force", is_flag=True, help="Write over the files of another sheet.")


def require_concepts(wanted: bool, how: str) -> None:
    """Refuse `--bank` where no concept questions are wanted; the environment variable may stand anyway."""
    from click.core import ParameterSource

    if (
        not wanted
        and click.get_current_context().get_parameter_source("banks") is ParameterSource.COMMANDLINE
    ):
        raise click.UsageError(f"--bank is for concept questions: it goes with {how}.")


def formats(default: str | None) -> Callable[[Command], Command]:
    """The option `--to`."""
    return click.option(
        "--to",
        "formats",
        callback=_several(tuple(FORMATS)),
        shell_complete=completion.several(tuple(FORMATS)),
        metavar="LIST",
        default=default,
        show_default=default is not None,
        help=f"Formats with commas between them: {', '.join(FORMATS)}.",
    )


plain = click.option(
    "--plain", is_flag=True, help="Formulas in lines and no drawn lines, for screen readers and logs."
)
width = click.option(
    "--width", type=click.IntRange(20, 400), metavar="N", help="Columns; as wide as the terminal."
)
_solution = click.option("--solution", is_flag=True, help="Show the solution below the question.")


def screen(function: Command) -> Command:
    """Add the options of what is shown on the terminal."""
    for option in (plain, width, _solution):
        function = option(function)
    return function


def pages(function: Command) -> Command:
    """Add the options of writing to files in place of the terminal."""
    return formats(None)(output(function))
