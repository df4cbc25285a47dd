"""`quizgen lint`: what is wrong in a question bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.group import example

if TYPE_CHECKING:
    from quizgen.bank.lint import Finding


@click.command(epilog=example("quizgen lint my-questions/", "quizgen lint --json"))
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER]...", type=click.Path(path_type=Path))
@click.option(
    "--bank",
    "folders",
    multiple=True,
    metavar="FOLDER",
    envvar="QUIZGEN_BANK",
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="What is looked at where no argument says it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(paths: tuple[Path, ...], folders: tuple[Path, ...], as_json: bool) -> None:
    """Look for what is wrong in a question bank.

    Files of concept questions and folders of them, or those that come with quizgen: wrong keys, formulas
    that cannot be read, options that give themselves away. The exit code is 1 when there is an error; a
    warning is something to look at.
    """
    from quizgen import resources
    from quizgen.bank.lint import lint
    from quizgen.cli.progress import note

    with note("Drawing every question …"):
        findings = lint(paths or folders or [resources.path("question_bank")])
    for line in _json(findings) if as_json else [*map(_shown, findings), _total(findings)]:
        click.echo(line)
    if any(one.severity == "error" for one in findings):
        raise click.exceptions.Exit(1)


def _shown(finding: Finding) -> str:
    from quizgen.page.plain import one_line

    return one_line(str(finding))


def _json(findings: Sequence[Finding]) -> list[str]:
    import json
    from dataclasses import asdict

    return [json.dumps([asdict(finding) for finding in findings], indent=2, ensure_ascii=False)]


def _total(findings: Sequence[Finding]) -> str:
    from quizgen.cli.summary import counted

    counts = Counter(finding.severity for finding in findings)
    return " · ".join(counted(counts[severity], severity) for severity in ("error", "warning"))
