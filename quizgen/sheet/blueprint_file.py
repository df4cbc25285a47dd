"""Reads a blueprint from a TOML file (the README shows one); errors name the file, the line and the key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from quizgen import bank, catalogue
from quizgen.conventions import checked, conventions, profiles
from quizgen.errors import InputError
from quizgen.family import Family, Unfit
from quizgen.fields import BadFile, Fields, read_table, read_text, shown
from quizgen.nearest import nearest
from quizgen.precision import read_precision
from quizgen.questions import checked_form
from quizgen.setting import unknown_option
from quizgen.sheet.blueprint import Blueprint, at_level, pool
from quizgen.sheet.choices import PAPERS
from quizgen.sheet.concepts import on
from quizgen.sheet.files import file_name
from quizgen.sheet.settings import LONG, MOST_EXERCISES, MOST_POINTS, SHORT
from quizgen.sheet.wish import FORM, LEVEL, ConceptWish, Wish
from quizgen.variant import checked_seed

MOST_BYTES = 200_000
_TWO_BRACKETS = "write [[exercise]] with two brackets, above each of them"
_FILTERS = ("level", "kind", "tag", "source")

_SHEET = ("title", "course", "instructions", "profile", "seed", "paper", "precision", "bank", "exercise")
_SUBJECTS = ("family", "topic", "concept", "concepts")
_EXERCISE = ("family", "topic", "level", "form", "count", "points", "options")
_CONCEPT = ("concept", "concepts", *_FILTERS, "count", "points")


def read_blueprint(path: Path, own: Sequence[Path] = ()) -> Blueprint:
    """The blueprint in a file; concept questions may also be of its `bank` and of folders of your own.

    Raises:
        BadFile: it cannot be read, or something in it is wrong.
    """
    text = read_text(path, MOST_BYTES)
    try:
        table = read_table(text)
    except (ValueError, RecursionError) as error:
        single = re.search(r"^\s*\[\s*exercise\s*\]", text, re.MULTILINE)
        said = _TWO_BRACKETS if single else error
        raise BadFile(f"{path.name}: {said}") from None
    fields = Fields(table, Places(path.name, text))
    fields.only(_SHEET)
    if "exercise" not in fields:
        raise fields.wrong("", "a blueprint needs an [[exercise]] with a family or a topic")
    if isinstance(fields.raw("exercise"), dict):
        raise fields.wrong("exercise", _TWO_BRACKETS)
    folders = [*own, *_banks(fields, path.parent)]
    questions = cache(lambda: bank.with_own(folders))
    wanted = [
        wish
        for number, entry in enumerate(fields.tables("exercise", most=MOST_EXERCISES), 1)
        for wish in _wishes(Fields(entry, Places(path.name, text, number)), questions)
    ]
    if len(wanted) > MOST_EXERCISES:
        raise fields.wrong("exercise", f"{len(wanted)} exercises are too many: {MOST_EXERCISES} is the most")
    return Blueprint(
        wishes=wanted,
        name=file_name(path.stem),
        title=fields.text("title", "", most=SHORT),
        course=fields.text("course", "", most=SHORT),
        instructions=fields.text("instructions", "", most=LONG),
        profile=fields.one_of("profile", profiles(), "textbook"),
        paper=fields.one_of("paper", PAPERS, "a4"),
        precision=fields.checked("precision", read_precision, "4 figures"),
        seed=fields.checked("seed", checked_seed) if "seed" in fields else None,
    )


def _banks(fields: Fields, beside: Path) -> list[Path]:
    """The folders of the key `bank`, which lie where the blueprint says, seen from its own folder."""
    names = fields.raw("bank") if "bank" in fields else []
    if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
        raise fields.wrong("bank", "this should be a list of folders: ['my-questions']")
    folders = [beside / name for name in names]
    for folder in folders:
        if not folder.is_dir():
            raise fields.wrong("bank", f"there is no folder {shown(str(folder))}")
    return folders


def _wishes(fields: Fields, questions: Callable[[], bank.Bank]) -> Sequence[Wish | ConceptWish]:
    """The wishes of one `[[exercise]]`."""
    named = [key for key in _SUBJECTS if key in fields]
    fields.only(_CONCEPT if set(named) & {"concept", "concepts"} else _EXERCISE)
    if len(named) != 1:
        raise fields.wrong("", "give either a family or a topic, or in their place a concept or concepts")
    points = fields.whole("points", low=1, high=MOST_POINTS) if "points" in fields else None
    count = fields.whole("count", 1, low=1, high=MOST_EXERCISES)
    if named[0] in _CONCEPT:
        every = questions()
        wanted = _concepts(fields, every)
        return [ConceptWish(concepts=wanted, questions=every, points=points, source=fields.place())] * count
    return [_wish(fields, named[0], points)] * count


def _wish(fields: Fields, named: str, points: int | None) -> Wish:
    level = fields.text("level", LEVEL, most=SHORT)
    families = fields.checked(named, lambda name: pool([_known(name, named)]))
    return Wish(
        families=fields.checked("level", lambda _: at_level(families, level), level),
        level=level,
        form=fields.checked("form", lambda form: checked_form(str(form)), FORM),
        points=points,
        options=_options(fields, families),
        source=fields.place(),
    )


def _concepts(fields: Fields, every: bank.Bank) -> tuple[str, ...]:
    """The one concept question, or those on a topic that are all that is asked for."""
    if "concept" in fields:
        wanted = {fields.checked("concept", lambda id: every.find(str(id))).id}
    else:
        wanted = set(fields.checked("concepts", lambda name: on([str(name)], every)))
    filters: dict[str, Any] = {
        key: fields.one_of(key, every.labels[key]) for key in _FILTERS if key in fields
    }
    found = tuple(item.id for item in every.select(**filters) if item.id in wanted)
    if not found:
        raise fields.wrong("", "no concept question is all of this")
    return found


def _known(name: Any, kind: str) -> str:
    names = catalogue.family_ids() if kind == "family" else catalogue.topics()
    if name not in names:
        raise catalogue.UnknownFamily(f"no {kind} {name!r}{nearest(str(name), names)}")
    return str(name)


def _options(fields: Fields, families: tuple[str, ...]) -> Mapping[str, Any]:
    """The options, if every family that may be drawn takes them."""
    options: dict[str, Any] = {}
    for key, value in fields.table("options").items():
        for id in families:
            try:
                options[key] = _option(catalogue.find(id), key, value)
            except InputError as error:
                named = "" if id in str(error) else f"{id}: "
                raise fields.wrong(key, f"{named}{error}") from None
    return options


def _option(family: Family, key: str, value: Any) -> Any:
    """The value of a parameter of the family or of a convention."""
    whole = isinstance(value, list) and all(isinstance(entry, int) for entry in value)
    if not isinstance(value, str | int) and not whole:
        raise Unfit(f"{value!r} should be a text, a whole number, true, false or a list of whole numbers")
    if key in family.parameters:
        return family.checked(key, value)
    if key in conventions():
        return checked(key, str(value))
    raise unknown_option(family, key)


class Places:
    """Says where a key stands: at the top of the file, or in the exercise of a number."""

    def __init__(self, file: str, text: str, number: int = 0) -> None:
        self._file, self._lines, self._number = file, text.splitlines(), number

    def __call__(self, key: str = "") -> str:
        """The file, the line and the key."""
        line = self._line(key)
        where = [self._file, *([f"line {line}"] if line else []), *([key] if key else [])]
        return ", ".join(where)

    def _line(self, key: str) -> int:
        """The line of a key, or of the table's header where it is not found; 0 for none."""
        number = header = 0
        for place, line in enumerate(self._lines, 1):
            if re.match(r"\s*\[\[\s*exercise\s*\]\]", line):
                number += 1
                header = place if number == self._number else header
            elif number == self._number and key and _begins(key, line):
                return place
        return header


def _begins(key: str, line: str) -> bool:
    """Whether a line gives a key its value, or is the header of its table."""
    name = re.escape(key)
    return re.match(rf"""\s*(?:["']?{name}["']?\s*=|\[\s*{name}\s*\])""", line) is not None
