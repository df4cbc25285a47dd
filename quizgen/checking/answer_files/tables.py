"""Answers in TOML and JSON: a table for each exercise, and for a class a list of learners."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from quizgen.bank.lines import Page
from quizgen.checking.answer_files.collecting import Collected
from quizgen.fields import BadFile, read_table, shown

LEARNER, NAME = "learner", "name"
MOST_COLUMNS = 50_000  # of a line of TOML: names joined by thousands of dots would keep its reader busy

Place = tuple[str | int, ...]


def read_toml(file: str, text: str, collected: Collected) -> None:
    """Read answers in TOML; errors name the line. An answer that makes no sense is left out.

    Raises:
        BadFile: it is no TOML, or something in it belongs nowhere.
    """
    if max(map(len, text.split("\n"))) > MOST_COLUMNS:
        raise BadFile(f"{file}: a line has more than {MOST_COLUMNS} characters")
    try:
        table = read_table(text, Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise BadFile(f"{file}: {error}") from None
    page = Page(file, text)
    _read(table, collected, lambda place: f"{file}, line {page.line(place)}, {_dotted(place)}")


def read_json(file: str, text: str, collected: Collected) -> None:
    """Read answers in JSON; errors name the key. An answer that makes no sense is left out.

    Raises:
        BadFile: it is no JSON, or something in it belongs nowhere.
    """
    try:
        table = json.loads(text, parse_float=Decimal, object_pairs_hook=_once)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise BadFile(f"{file} is no JSON: {error}") from None
    if not isinstance(table, dict):
        raise BadFile(f"{file}: this should be a table, in braces, with the numbers of the exercises as keys")
    _read(table, collected, lambda place: f"{file}: {_dotted(place)}")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {shown(twice)} is there twice")
    return found


def _dotted(place: Place) -> str:
    """A place as a message shows it."""
    return ".".join(str(part)[:60] for part in place)


def _read(table: Mapping[str, Any], collected: Collected, where: Callable[[Place], str]) -> None:
    learners = table.get(LEARNER, "")
    if not isinstance(learners, list):
        name = collected.learner(learners, where((LEARNER,))) if LEARNER in table else ""
        _read_one(table, name, (), collected, where)
        return
    for surplus in [key for key in table if key != LEARNER]:
        raise BadFile(f"{where((surplus,))}: where there are several learners, answers stand below them")
    for number, own in enumerate(learners, 1):
        place = (LEARNER, number)
        if not isinstance(own, dict) or NAME not in own:
            raise BadFile(f"{where(place)}: this should be a table with a {NAME}")
        try:
            name = collected.new_learner(own[NAME], where((*place, NAME)))
        except BadFile as problem:
            collected.leave_out(problem)
            continue
        _read_one(own, name, place, collected, where)


def _read_one(
    table: Mapping[str, Any], learner: str, at: Place, collected: Collected, where: Callable[[Place], str]
) -> None:
    """Read the answers of one learner, whose table stands at a place."""
    collected.by_learner.setdefault(learner, {})
    for exercise, answers in table.items():
        if exercise == (NAME if at else LEARNER):
            continue
        place = (*at, exercise)
        if not isinstance(answers, dict):
            collected.add(learner, exercise, "", answers, where(place))
            continue
        for name, answer in answers.items():
            collected.add(learner, exercise, name, answer, where((*place, name)))
