"""`quizgen export`: the pages of a sheet again, from the numbers in its key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from quizgen.cli import options
from quizgen.cli.group import example


@click.command(epilog=example("quizgen export output/sheet-7f3k.json --to html"))
@click.argument("sheet", metavar="SHEET.json", type=click.Path(path_type=Path))
@options.formats("pdf,md")
@options.solutions
@options.paper
@options.output
def command(sheet: Path, output: Path, paper: str | None, **choices: Any) -> None:
    """Write a sheet again, in other formats.

    The numbers are those in the key, also where a later version would draw others.
    """
    from dataclasses import replace

    from quizgen.cli.summary import summary
    from quizgen.sheet import manifest
    from quizgen.sheet.files import output_folder, write_files
    from quizgen.sheet.rendering import render

    stored = manifest.read(sheet)
    with output_folder(output) as folder:
        printed = replace(stored, paper=paper or stored.paper)
        files = render([printed], choices["formats"], choices["solutions"], f"sheet-{stored.id}")
        write_files(folder, files)
    for line in summary([printed], files, folder):
        click.echo(line)
