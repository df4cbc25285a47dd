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
@options.bank
@options.output
@options.force
def command(sheet: Path, output: Path, paper: str | None, force: bool, **choices: Any) -> None:
    """Write a sheet again, in other formats.

    The numbers are those in the key, also where a later version would draw others.
    """
    from dataclasses import replace

    from quizgen.cli.summary import summary
    from quizgen.sheet import manifest
    from quizgen.sheet.earlier import require_free
    from quizgen.sheet.files import file_name, output_folder, write_files
    from quizgen.sheet.rendering import render

    stored, name = manifest.read(sheet, choices["banks"]), file_name(sheet.stem)
    with output_folder(output) as folder:
        place = folder / f"{name}.json"
        if not force and not (place.exists() and place.samefile(sheet)):
            require_free(folder, name, stored)
        printed = replace(stored, paper=paper or stored.paper)
        files = render({name: printed}, choices["formats"], choices["solutions"], name)
        write_files(folder, files)
    for line in summary([printed], files, folder, choices["solutions"]):
        click.echo(line)
