"""`quizgen generate`: a sheet of exercises with its solutions and its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli import completion, options
from quizgen.cli.group import example
from quizgen.errors import InputError

if TYPE_CHECKING:
    from quizgen.sheet.blueprint import Blueprint
    from quizgen.sheet.sheet import Sheet
    from quizgen.sheet.wish import ConceptWish, Wish

# Options that say what is on the sheet; a blueprint says it itself.
_CONTENTS = {
    "topics": "--topic",
    "families": "--family",
    "count": "--count",
    "concepts": "--concepts",
    "levels": "--level",
    "forms": "--as",
}


@click.command(
    epilog=example(
        "quizgen generate",
        "quizgen generate attention backprop.mlp -n 4 --level exam --seed 7f3k",
        "quizgen generate hopfield -n 3 --concepts 4",
        "quizgen generate midterm.toml --variants 30 --to pdf",
    )
)
@click.argument("what", nargs=-1, metavar="[TOPIC|FAMILY|BLUEPRINT.toml]...", shell_complete=completion.what)
@click.option(
    "--topic", "topics", multiple=True, metavar="NAME", shell_complete=completion.topics, hidden=True
)
@click.option(
    "--family", "families", multiple=True, metavar="ID", shell_complete=completion.families, hidden=True
)
@click.option("-n", "--count", type=int, metavar="N", help="How many exercises.  [default: 8]")
@click.option(
    "--concepts", type=int, metavar="N", help="How many concept questions after them.  [default: 0]"
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="LEVEL",
    shell_complete=completion.levels,
    help="intro, standard or exam; several take turns.  [default: standard]",
)
@click.option(
    "--as",
    "forms",
    multiple=True,
    metavar="FORM",
    shell_complete=completion.forms,
    help="question, worked, steps, faded:2, choice or find-mistake; several take turns.  [default: steps]",
)
@options.seed
@click.option("--title", metavar="TEXT", help="What stands at the top of the sheet.")
@click.option(
    "--variants", type=int, default=1, metavar="N", help="Papers with the same exercises, other numbers."
)
@options.solutions
@options.formats("pdf,md")
@options.paper
@options.profile
@options.precision
@options.bank
@options.output
@options.force
def command(what: tuple[str, ...], variants: int, output: Path, **choices: Any) -> None:
    """Write a sheet of exercises with worked solutions.

    It has exercises of the named topics and families, of all without any; or those that a blueprint file
    asks for. Next to the pages lies the key, a .json file with all numbers.
    """
    from quizgen.cli.summary import summary
    from quizgen.sheet.files import output_folder, write_files

    blueprint = _overridden(_blueprint(what, choices), choices)
    with output_folder(output):
        papers = _papers(blueprint, variants, None if choices["force"] else output)
        files = _files(papers, blueprint.name, choices)
        write_files(output, files)
    for line in summary(list(papers.values()), files, output, choices["solutions"]):
        click.echo(line)


def _papers(blueprint: Blueprint, variants: int, folder: Path | None) -> dict[str, Sheet]:
    """The papers by what their files are called; those of another sheet in the folder are not to be lost."""
    from quizgen.cli.progress import counted
    from quizgen.sheet.earlier import require_free, require_no_other_papers
    from quizgen.sheet.sheet import sheets

    papers: dict[str, Sheet] = {}
    for sheet in counted(sheets(blueprint, variants), variants, "Papers"):
        name = f"{blueprint.name}-{sheet.id}"
        papers[name] = sheet
        if folder is not None:
            require_free(folder, name, sheet)
    if folder is not None:
        require_no_other_papers(folder, f"{blueprint.name}-{sheet.seed}", sheet.seed, papers)
    return papers


def _files(papers: Mapping[str, Sheet], name: str, choices: Mapping[str, Any]) -> dict[str, bytes]:
    """The content of all files."""
    from quizgen.cli.progress import note
    from quizgen.sheet import rendering

    with note("Setting the pages …"):
        together = f"{name}-{next(iter(papers.values())).seed}"
        pages = rendering.render(papers, choices["formats"], choices["solutions"], together)
    return pages | rendering.keys(papers)


def _blueprint(what: tuple[str, ...], choices: dict[str, Any]) -> Blueprint:
    """The blueprint in a file, or one for the topics, families, levels and forms of the options."""
    from quizgen.sheet.blueprint import Blueprint
    from quizgen.sheet.blueprint_file import read_blueprint

    files = [name for name in what if name.endswith(".toml")]
    if not files:
        named = (*what, *choices["topics"], *choices["families"])
        return Blueprint(wishes=_wishes(named, choices))
    surplus = [option for key, option in _CONTENTS.items() if choices[key]]
    if len(what) > 1 or surplus:
        raise click.UsageError(
            f"{files[0]} says what is on the sheet: give no {' '.join(surplus) or 'other name'}."
        )
    return read_blueprint(Path(files[0]), choices["banks"])


def _wishes(what: Sequence[str], choices: dict[str, Any]) -> list[Wish | ConceptWish]:
    """Exercises on what is named, and after them concept questions on the same.

    What has no exercises gives none, unless nothing else is wanted.
    """
    from quizgen.bank import with_own
    from quizgen.sheet.blueprint import COUNT, wishes
    from quizgen.sheet.concepts import concept_wishes, with_exercises

    count, concepts = choices["count"], choices["concepts"]
    options.require_concepts(bool(concepts), "--concepts N")
    if not concepts:
        _require_exercises(what)
        return [*wishes(what, choices["levels"], choices["forms"], COUNT if count is None else count)]
    questions = with_own(choices["banks"])
    named = with_exercises(what, questions)
    if count is None:
        count = COUNT if named or not what else 0
    exercises = wishes(named, choices["levels"], choices["forms"], count) if count else []
    return [*exercises, *concept_wishes(what, choices["levels"], concepts, questions)]


def _require_exercises(what: Sequence[str]) -> None:
    """Tell how a topic is asked for on which there are concept questions alone."""
    from quizgen import catalogue
    from quizgen.sheet.concepts import with_exercises

    unknown = [name for name in what if name not in {*catalogue.topics(), *catalogue.family_ids()}]
    if unknown and unknown[0] not in with_exercises(unknown):
        raise click.UsageError(f"On {unknown[0]} there are only concept questions: add --concepts N.")


def _overridden(blueprint: Blueprint, choices: dict[str, Any]) -> Blueprint:
    """The blueprint with what the options say about title, seed, paper, profile and precision."""
    from quizgen import conventions
    from quizgen.precision import read_precision
    from quizgen.sheet.settings import SHORT
    from quizgen.variant import checked_seed

    keys = ("title", "seed", "paper", "profile", "precision")
    given = {key: choices[key] for key in keys if choices[key] is not None}
    if len(given.get("title", "")) > SHORT:
        raise InputError(f"--title: {len(given['title'])} characters are too many: {SHORT} is the most")
    if "seed" in given:
        checked_seed(given["seed"])
    if "profile" in given:
        conventions.profile(given["profile"])
    if "precision" in given:
        given["precision"] = read_precision(given["precision"])
    return replace(blueprint, **given)
