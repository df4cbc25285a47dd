"""A group of commands: imports a command when it is called, and turns bad input into one clear message."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from importlib import import_module
from typing import Any, NoReturn

import click

from quizgen.errors import InputError

INTERRUPTED = 130


class Refusal(click.ClickException):
    """Input that cannot be used."""

    exit_code = 2


class CommandGroup(click.Group):
    """Commands by name: `modules` says where each is (as `command`), `sentences` how its help begins."""

    def __init__(self, *, modules: Mapping[str, str], sentences: Mapping[str, str], **settings: Any) -> None:
        super().__init__(**settings)
        self.modules, self.sentences = modules, sentences

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 – click's signature
        """The names in the order of the table."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in self.modules:
            return None
        command: click.Command = import_module(self.modules[cmd_name]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the table of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.sentences.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a name that is none, tell the nearest."""
        if args and args[0] not in self.modules and not args[0].startswith("-"):
            from quizgen.nearest import nearest

            ctx.fail(f"There is no command {args[0]!r}{nearest(args[0], self.modules)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what is wrong with its input becomes a message and an exit code."""
        from quizgen.catalogue import LeftOut

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("once", LeftOut)
                warnings.showwarning = _note  # type: ignore[assignment]  # only the message is told
                return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(INTERRUPTED)
        except (ValueError, RuntimeError) as error:
            _refuse(error)


def _note(message: Warning | str, *_: Any) -> None:
    """Show a warning as one line on the error stream."""
    from quizgen.page.plain import visible

    click.echo(f"Note: {visible(str(message))}", err=True)


def _refuse(error: Exception) -> NoReturn:
    """Raise bad input as a message; anything else is a bug of ours and stays as it is."""
    if isinstance(error, click.exceptions.Exit | click.Abort):
        raise error
    from quizgen.exercise import NoInstance
    from quizgen.page import PageError
    from quizgen.page.plain import visible

    if isinstance(error, NoInstance):
        raise click.ClickException(visible(str(error))) from None
    if isinstance(error, InputError | PageError):
        raise Refusal(visible(str(error))) from None
    raise error


def example(*lines: str) -> str:
    """The end of a help text: commands as one would type them."""
    heading = "Example" if len(lines) == 1 else "Examples"
    return "\n".join(["\b", f"{heading}:", *(f"  {line}" for line in lines)])
