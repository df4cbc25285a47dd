"""The command line: one module per command, imported only when the command is called."""

from __future__ import annotations

import sys

import click

from quizgen import __version__
from quizgen.cli.group import CommandGroup, example

# In the order in which people need them. The sentences are those of the commands, so that `quizgen --help`
# need not import one.
COMMANDS = {
    "generate": "Write a sheet of exercises with worked solutions.",
    "list": "List the families of exercises.",
    "show": "Show one exercise in the terminal.",
    "solve": "Work an exercise with your own numbers.",
    "practice": "Practise in the terminal, one exercise at a time.",
    "stats": "Show what you have practised and what is due.",
    "check": "Mark the answers to a sheet.",
    "export": "Write a sheet again, in other formats.",
    "profile": "Show the conventions of a course.",
    "lint": "Look for what is wrong in a question bank.",
    "stress": "Try families on many draws and report what breaks.",
    "new": "Start a new family, bank file or course profile.",
    "doctor": "Check that everything quizgen needs is there.",
}


@click.group(
    cls=CommandGroup,
    modules={name: f"quizgen.cli.{name}" for name in COMMANDS},
    sentences=COMMANDS,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("quizgen generate", "quizgen list", "quizgen show backprop.mlp"),
)
@click.version_option(__version__, prog_name="quizgen")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Exercises for neural networks and deep learning, with solutions that explain themselves."""
    if ctx.invoked_subcommand is None:
        from quizgen.cli.start import show_start

        show_start()


def main() -> None:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console without √ still works
    cli.main(prog_name="quizgen")
