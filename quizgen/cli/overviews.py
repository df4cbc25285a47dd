"""Prints what a family takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from quizgen.cli.completion import FORMS

if TYPE_CHECKING:
    from quizgen.overview import Given, Option, Overview


def lines(of: Overview, width: int) -> Iterator[str]:
    """All that a family takes, with examples to copy."""
    yield from (of.id, *wrap(f"{of.title}. {of.summary}", width))
    yield ""
    yield from _rows([("levels", ", ".join(of.levels)), ("forms", ", ".join(FORMS))], width)
    yield from _part("Givens", [(given.name, _given(given)) for given in of.givens], width)
    yield from _part("Options", [_option(option) for option in of.options], width)
    yield from _part("Conventions", [_option(option) for option in of.conventions], width)
    yield from ("", "Examples:", f"  quizgen show {of.id} --level {of.levels[-1]} --seed 7")
    for example in of.examples:
        yield f"  quizgen solve {of.id} {' '.join(map(_quoted, example))}".rstrip()


def _part(title: str, rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    table = list(rows)
    if table:
        yield from ("", f"{title}:", *_rows(table, width))


def _rows(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Rows of a name and what is said of it, wrapped beside the names; below a name that is long."""
    table = list(rows)
    column = min(max(len(name) for name, _ in table), max(10, width // 3))
    for name, said in table:
        first, *rest = wrap(said, max(20, width - column - 4), break_on_hyphens=False)
        if len(name) > column:
            yield f"  {name}"
            name = ""
        yield f"  {name:{column}}  {first}"
        yield from (f"  {'':{column}}  {line}" for line in rest)


def _given(given: Given) -> str:
    default = f", {given.default} where it is left out" if given.default else ""
    return f"{given.shape}{default}" + (f"; also {', '.join(given.aliases)}" if given.aliases else "")


def _option(option: Option) -> tuple[str, str]:
    return option.name + (
        f"={option.default}" if option.default else ""
    ), "follows from the givens" if option.follows else option.values


def _quoted(assignment: str) -> str:
    """An assignment as a shell takes it."""
    name, _, value = assignment.partition("=")
    if re.search(r'["$`\\!]', value):
        return shlex.quote(assignment)
    return assignment if re.fullmatch(r"[\w.,/-]*", value) else f'{name}="{value}"'
