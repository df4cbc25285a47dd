"""Finds the families: one module each below `quizgen/families`, and plugins by entry point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.errors import InputError
from quizgen.nearest import nearest

if TYPE_CHECKING:
    from quizgen.family import Family

ENTRY_POINTS = "quizgen.families"


class UnknownFamily(InputError):
    """A family or topic that does not exist; the message gives the nearest names."""


class UnknownLevel(InputError):
    """A level that a family does not have; the message names those it has."""


@dataclass(frozen=True)
class FamilyInfo:
    """What a list shows of a family."""

    id: str
    title: str
    topic: str
    levels: tuple[str, ...]
    summary: str
    version: int


@cache
def family_ids() -> tuple[str, ...]:
    """The ids of all families, found without importing one."""
    return tuple(sorted([*_bundled(), *_plugins()]))


@cache
def find(id: str) -> Family:
    """The family with this id.

    Raises:
        UnknownFamily: there is none; the message gives the nearest names.
    """
    from quizgen.family import Family

    if id in _bundled():
        module = f"quizgen.families.{id}"
    elif id in _plugins():
        module = _plugins()[id]
    else:
        of_topic = [known for known in family_ids() if known.startswith(f"{id}.")]
        raise UnknownFamily(f"no family {id!r}{nearest(id, of_topic or family_ids())}")
    return next(value for value in vars(import_module(module)).values() if isinstance(value, Family))


def families(topic: str | None = None) -> list[FamilyInfo]:
    """All families, or those of one topic, in the order of their ids.

    Raises:
        UnknownFamily: there is no such topic.
    """
    if topic is not None and topic not in topics():
        raise UnknownFamily(f"no topic {topic!r}{nearest(topic, topics())}")
    found = (find(id) for id in family_ids() if topic is None or id.partition(".")[0] == topic)
    return [FamilyInfo(f.id, f.title, f.topic, tuple(f.levels), f.summary, f.version) for f in found]


def topics() -> list[str]:
    """The topics: what stands before the dot of the ids."""
    return sorted({id.partition(".")[0] for id in family_ids()})


def level_of(family: Family, level: str) -> str:
    """The level, if the family has it.

    Raises:
        UnknownLevel: it has not; the message names those it has.
    """
    if level not in family.levels:
        raise UnknownLevel(f"{family.id} has no level {level!r}: choose {' or '.join(family.levels)}")
    return level


def _bundled() -> Iterator[str]:
    root = Path(__file__).parent / "families"
    for file in root.glob("*/*.py"):
        if not file.stem.startswith("_"):
            yield f"{file.parent.name}.{file.stem}"


@cache
def _plugins() -> dict[str, str]:
    """Families of other packages: the entry point's name is the id, its value the module."""
    from importlib.metadata import entry_points

    return {point.name: point.module for point in entry_points(group=ENTRY_POINTS)}
