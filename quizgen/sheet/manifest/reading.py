"""Reads the manifest of a sheet: text from outside, so every key is checked before it is used."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from glob import escape
from pathlib import Path
from typing import Any

from quizgen import bank, catalogue
from quizgen.conventions import profiles
from quizgen.exercise import Exercise, restore
from quizgen.fields import BadFile, Fields, read_text
from quizgen.precision import Precision
from quizgen.questions import checked_form, question
from quizgen.sheet.choices import PAPERS
from quizgen.sheet.item import ConceptItem, ExerciseItem, Item
from quizgen.sheet.manifest.writing import FORMAT, stored_answers, stored_questions
from quizgen.sheet.points import worth
from quizgen.sheet.settings import LONG, MOST_EXERCISES, MOST_POINTS, SHORT
from quizgen.sheet.sheet import Sheet
from quizgen.trace import Unsuitable
from quizgen.variant import checked_seed, parse_variant

MOST_BYTES = 10_000_000
MOST_ENTRIES = 64  # along one side of a stored value
LARGEST = 1e300  # of a stored answer: a longer whole number is no float
CLOSE = 1e-9  # how far a stored answer may be from what this version computes, relatively

_KEYS = (
    "quizgen", "format", "sheet", "seed", "title", "course", "instructions", "profile", "paper", "precision",
    "exercises",
)  # fmt: skip
_COMMON_KEYS = ("number", "variant", "form", "points", "asked", "answers")
_EXERCISE_KEYS = (*_COMMON_KEYS, "parameters", "givens")
_ID = re.compile(r"[A-Za-z0-9_.-]{1,80}")
_DEPTH = 3  # of lists in each other
_ALIKE = 3  # keys that are named where one is not there
_KEY = "key of a sheet: give the .json file that `quizgen generate` has written"
_HELP = "; take the version that wrote the key, of quizgen or of your question bank"


def read(path: Path, own: Sequence[Path] = ()) -> Sheet:
    """The sheet of a manifest, its exercises restored from the stored numbers.

    Concept questions are restored from those that come with quizgen and from folders of your own.

    Raises:
        BadFile: it is no manifest, or not one that this version can use; the message names the key.
    """
    table = _parsed(path)
    fields = Fields(table, lambda key="": f"{path.name}{f': {key}' if key else ''}")
    fields.only(_KEYS)
    if fields.raw("format") != FORMAT:
        raise fields.wrong("format", f"this version of quizgen reads format {FORMAT}: take a later one")
    precision = _precision(Fields(fields.table("precision"), lambda key="": f"{path.name}: precision.{key}"))
    entries = fields.tables("exercises", most=MOST_EXERCISES)
    questions = cache(lambda: bank.with_own(own))
    items = [
        _Stored(Fields(entry, _place(path.name, place)), place + 1, precision, questions).item()
        for place, entry in enumerate(entries)
    ]
    return Sheet(
        id=fields.checked("sheet", _id),
        seed=fields.checked("seed", checked_seed),
        items=tuple(items),
        title=fields.text("title", "", most=SHORT),
        course=fields.text("course", "", most=SHORT),
        instructions=fields.text("instructions", "", most=LONG),
        profile=fields.one_of("profile", profiles(), "textbook"),
        paper=fields.one_of("paper", PAPERS, "a4"),
        precision=precision,
    )


def _place(file: str, place: int) -> Callable[..., str]:
    return lambda key="": f"{file}: exercise {place + 1}{f', {key}' if key else ''}"


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        text = read_text(path, MOST_BYTES)
    except BadFile as error:
        raise BadFile(f"{error}{_alike(path)}") from None
    try:
        table = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        if path.suffix != ".json":
            raise BadFile(f"{path.name} is no {_KEY}") from None
        raise BadFile(f"{path.name} is no JSON: {error}") from None
    if not isinstance(table, dict) or "exercises" not in table:
        raise BadFile(f"{path.name} is no {_KEY}")
    return table


def _alike(path: Path) -> str:
    """The keys in the same folder whose names begin like that of a file which is not there."""
    try:
        found = [] if path.exists() else sorted(path.parent.glob(f"{escape(path.stem)}-*.json"))
    except (OSError, ValueError):
        return ""
    more = ", …" if len(found) > _ALIKE else ""
    return f". There are: {', '.join(key.name for key in found[:_ALIKE])}{more}" if found else ""


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number")


def _id(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError(f"{value!r} should be up to 80 letters, digits, '_', '.' or '-'")
    return value


def _precision(fields: Fields) -> Precision:
    fields.only(("figures", "decimals"))
    figures = fields.whole("figures", low=2, high=9)
    wanted = "decimals" in fields and fields.raw("decimals") is not None
    return Precision(figures, fields.whole("decimals", low=0, high=9) if wanted else None)


class _Stored:
    """One stored exercise or concept question."""

    def __init__(
        self, fields: Fields, number: int, precision: Precision, questions: Callable[[], bank.Bank]
    ) -> None:
        self.fields, self.number, self.precision, self.questions = fields, number, precision, questions

    def item(self) -> Item:
        """The question as it was, provided that this version still asks and computes the same."""
        self.fields.whole("number", low=self.number, high=self.number)
        points = self.fields.whole("points", low=0, high=MOST_POINTS * MOST_EXERCISES)
        concept = bank.is_bank_variant(str(self.fields.raw("variant")))
        item = self._concept(points) if concept else self._exercise_item(points)
        if self.fields.raw("asked") != stored_questions(item):
            raise self.fields.wrong("asked", f"this version of quizgen asks something else here{_HELP}")
        self._require_same_answers(stored_answers(item))
        return item

    def _exercise_item(self, points: int) -> ExerciseItem:
        self.fields.only(_EXERCISE_KEYS)
        form = self.fields.checked("form", lambda form: checked_form(str(form)))
        exercise = self._exercise()
        asked = self.fields.checked("form", lambda _: worth(question(exercise, form), points or None))
        return ExerciseItem(self.number, asked, exercise)

    def _concept(self, points: int) -> ConceptItem:
        self.fields.only(_COMMON_KEYS)
        posed = self.fields.checked("variant", lambda id: bank.restore(str(id), self.questions()))
        self.fields.one_of("form", [posed.question.form])
        asked = self.fields.checked("points", lambda _: worth(posed.question, points))
        return ConceptItem(self.number, asked, posed)

    def _exercise(self) -> Exercise:
        variant = self.fields.checked("variant", lambda text: parse_variant(str(text)[:1000]))
        family = self.fields.checked("variant", lambda _: catalogue.find(variant.family))
        parameters, givens = self.fields.table("parameters"), self.fields.table("givens")
        for name, value in parameters.items():
            self._require(name in family.parameters and _is_parameter(value), "parameters", name, value)
        for name, value in givens.items():
            self._require(family.given_name(name) is not None and _is_exact(value), "givens", name, value)
        try:
            return restore(variant, parameters, givens, self.precision)
        except (ValueError, IndexError, ArithmeticError, Unsuitable) as error:
            raise self.fields.wrong("givens", f"they do not fit {variant}: {error}") from None

    def _require(self, holds: bool, key: str, name: str, value: Any) -> None:
        if not holds:
            raise self.fields.wrong(f"{key}.{name}", f"{str(value)[:80]!r} cannot stand here")

    def _require_same_answers(self, computed: Mapping[str, Any]) -> None:
        stored = self.fields.table("answers")
        if list(stored) != list(computed):
            raise self.fields.wrong("answers", f"this version of quizgen computes other quantities{_HELP}")
        for name, value in computed.items():
            if not _close(stored[name], value):
                raise self.fields.wrong(f"answers.{name}", f"this version of quizgen computes {value}{_HELP}")


def _is_parameter(value: Any) -> bool:
    return isinstance(value, str | int) or (
        isinstance(value, list) and len(value) <= MOST_ENTRIES and all(type(entry) is int for entry in value)
    )


def _is_exact(value: Any, depth: int = 0) -> bool:
    """Whether a value may be an exact number as text, or lists of them."""
    if isinstance(value, list):
        return (
            depth < _DEPTH and 0 < len(value) <= MOST_ENTRIES and all(_is_exact(v, depth + 1) for v in value)
        )
    return isinstance(value, str)


def _close(stored: Any, computed: Any) -> bool:
    if isinstance(computed, list):
        same_length = isinstance(stored, list) and len(stored) == len(computed)
        return same_length and all(map(_close, stored, computed))
    if isinstance(computed, str) or type(stored) not in (int, float) or abs(stored) > LARGEST:
        return bool(stored == computed)
    return math.isclose(stored, computed, rel_tol=CLOSE, abs_tol=CLOSE)
