"""Reads the concept questions of a bank file: text from outside, so every key is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from quizgen import catalogue
from quizgen.bank.fields import BadItem, BadLine, ItemFields
from quizgen.bank.figures import read_drawing
from quizgen.bank.item import LEVELS, Item, Source
from quizgen.bank.kinds import KINDS
from quizgen.bank.lines import Page
from quizgen.bank.parameters import expression, expressions_in, read_parameters
from quizgen.conventions import checked, profiles, slide_claims
from quizgen.fields import BadFile, read_table, read_text
from quizgen.nearest import nearest

MOST_BYTES = 300_000
MOST_ITEMS = 500
MOST_COLUMNS = 1000  # of a line: names joined by thousands of dots would keep the TOML reader busy
MOST_MARKS = 20

_HEAD = ("topic", "title", "item")
KEYS = (
    "id", "kind", "version", "level", "marks", "stem", "explanation", "sources", "tags", "profiles",
    "conventions", "slide_claim", "family", "figure", "parameters", "conditions",
)  # fmt: skip
_AT = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)
_NAME = re.compile(r"[a-z][a-z0-9_]{1,59}")


def read_items(path: Path) -> Iterator[Item | BadItem]:
    """The items of a bank file; in place of one that is wrong, what is wrong with it.

    Raises:
        BadFile: the file as a whole cannot be used.
    """
    fields = _read_table(path)
    fields.only(_HEAD)
    topic = fields.checked("topic", _name)
    title = fields.line("title")
    for inner in fields.each("item", 1, MOST_ITEMS):
        try:
            yield _read_item(inner, topic, title)
        except BadItem as error:
            yield error


def _read_table(path: Path) -> ItemFields:
    text = read_text(path, MOST_BYTES)
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MOST_COLUMNS:
            raise BadLine(path.name, number, f"more than {MOST_COLUMNS} characters: break the line")
    try:
        table = read_table(text, Decimal)
    except RecursionError:
        raise BadFile(f"{path.name}: lists or tables stand in each other too deep") from None
    except (ValueError, ArithmeticError) as error:
        raise _no_toml(path.name, text, str(error)) from None
    return ItemFields(table, Page(path.name, text), ())


def _no_toml(file: str, text: str, message: str) -> BadFile:
    """The error of a text that is no TOML, which says itself where that is."""
    match = _AT.fullmatch(message)
    if match is None:
        return BadFile(f"{file}: {message}")
    return BadLine(file, int(match[2] or text.count("\n") + 1), match[1])


def _read_item(fields: ItemFields, topic: str, title: str) -> Item:
    id = f"{topic}.{fields.checked('id', _name)}"
    fields = fields.called(id)
    kind = KINDS[fields.one_of("kind", KINDS)]
    fields.only((*KEYS, *kind.keys))
    parameters = read_parameters(fields)
    item = kind(
        id=id,
        topic=topic,
        title=title,
        parameters=parameters,
        page=fields.page,
        path=fields.path,
        **_common(fields, kind),
        **kind.own(fields, parameters),
    )
    _check_expressions(item, fields)
    return item


def _common(fields: ItemFields, kind: type[Item]) -> dict[str, Any]:
    """What items of every kind have."""
    return {
        "version": fields.whole("version", 1, low=1, high=999),
        "level": fields.one_of("level", LEVELS),
        "marks": fields.whole("marks", kind.least_marks, low=kind.least_marks, high=MOST_MARKS),
        "stem": fields.paragraphs("stem"),
        "explanation": fields.paragraphs("explanation", None if kind.explained else ""),
        "sources": tuple(_source(fields, text) for text in fields.words("sources", least=1)),
        "tags": fields.words("tags"),
        "profiles": tuple(_known(fields, "profiles", name, profiles()) for name in fields.words("profiles")),
        "conventions": _conventions(fields.inner("conventions")),
        "claim": _known(fields, "slide_claim", fields.line("slide_claim", ""), ["", *slide_claims()]),
        "family": _known(fields, "family", fields.line("family", ""), ["", *catalogue.family_ids()]),
        "drawing": read_drawing(fields.inner("figure")) if "figure" in fields else None,
    }


def _name(value: Any) -> str:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise ValueError(f"{str(value)[:60]!r} should be a name in small letters, digits and _")
    return value


def _source(fields: ItemFields, text: str) -> Source:
    document, colon, section = text.partition(": ")
    if not colon or not section.strip():
        raise fields.wrong(
            "sources", f"{text[:60]!r} should be a document and a section: 'textbook: Softmax'"
        )
    return Source(document.strip(), section.strip())


def _known(fields: ItemFields, key: str, name: str, known: Any) -> str:
    if name not in known:
        raise fields.wrong(key, f"there is no {name[:60]!r}{nearest(name, filter(None, known))}")
    return name


def _conventions(fields: ItemFields) -> Mapping[str, str]:
    return {key: str(fields.checked(key, partial(_convention, key))) for key in fields.names}


def _convention(key: str, value: Any) -> str:
    return checked(key, str(value))


def _check_expressions(item: Item, fields: ItemFields) -> None:
    """Demand that what the texts compute can be computed from the parameters."""
    names = item.parameters.names
    for path, text in item.texts():
        for source in expressions_in(text):
            inner = ItemFields({}, fields.page, (*fields.path, *path[:-1]), fields.item)
            expression(inner, str(path[-1]), source, names)
