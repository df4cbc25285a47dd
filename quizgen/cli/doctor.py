"""`quizgen doctor`: whether everything that quizgen needs is there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import click

from quizgen import __version__
from quizgen.cli import options
from quizgen.cli.group import example
from quizgen.errors import InputError


@dataclass(frozen=True)
class Finding:
    """What one check found; `advice` is given when it is not well."""

    well: bool
    text: str
    advice: str = ""


@click.command(epilog=example("quizgen doctor"))
@options.output
def command(output: Path) -> None:
    """Check that everything quizgen needs is there.

    The exit code is 1 when something is wrong.
    """
    findings = [finding for check in _CHECKS for finding in check()]
    findings.append(_writable(output))
    for finding in findings:
        click.echo(f"{'ok   ' if finding.well else 'WRONG'}  {finding.text}")
        if not finding.well:
            click.echo(f"       {finding.advice}")
    if not all(finding.well for finding in findings):
        raise click.exceptions.Exit(1)


def _versions() -> Iterator[Finding]:
    yield Finding(True, f"quizgen {__version__}, Python {sys.version.split()[0]}")
    for requirement in requires("quizgen") or ():
        if "extra ==" in requirement:
            continue
        name = re.split(r"[^\w.-]", requirement)[0]
        try:
            yield Finding(True, f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Finding(False, f"{name} is not installed", f"pip install '{requirement}'")


def _data() -> Iterator[Finding]:
    from quizgen import resources
    from quizgen.catalogue import broken, family_ids
    from quizgen.slips import Slip
    from quizgen.words import template_blocks

    ids = family_ids()
    slips = broken(ids)
    for id in ids:
        try:
            list(template_blocks(id))
        except Slip as error:
            slips.setdefault(id, error)
    for id, found in slips.items():
        yield Finding(
            False, f"data files: {id}: {found}", "If you have not changed it, install quizgen again."
        )
    yield Finding(True, f"{len(ids) - len(slips)} families, their templates in {resources.path('templates')}")


def _pdf() -> Iterator[Finding]:
    from quizgen.page import Document, Exercise, PageError, pdf

    page = Document(title="Test", exercises=(Exercise(number="1", title="A formula", prompt="$x^2$"),))
    try:
        yield Finding(True, f"PDF: a page of {len(pdf.render(page, 'test')['test.pdf']):,} bytes")
    except (OSError, ImportError, PageError) as error:
        yield Finding(
            False, f"PDF: {error}", "Install its compiler again: pip install --force-reinstall typst"
        )


def _script() -> Iterator[Finding]:
    import shutil

    found = shutil.which("quizgen")
    own = Path(sys.executable).parent
    if found is None:
        yield Finding(True, "no script called quizgen on the PATH: use python -m quizgen")
    elif Path(found).parent == own:
        yield Finding(True, f"the script {found}")
    else:
        yield Finding(
            False, f"{found} is not the script of this quizgen", "Use python -m quizgen in its place."
        )


def _writable(output: Path) -> Finding:
    from quizgen.sheet.files import require_writable

    try:
        require_writable(output)
    except InputError as error:
        return Finding(False, str(error), "Choose a folder with -o.")
    return Finding(True, f"the output folder {output}")


_CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (_versions, _data, _pdf, _script)
