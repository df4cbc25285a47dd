"""Finds the families: one module each below `quizgen/families`, and plugins by entry point."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from quizgen.errors import InputError
from quizgen.nearest import nearest
from quizgen.slips import Slip, at_work, slip

if TYPE_CHECKING:
    from quizgen.family import Family

ENTRY_POINTS = "quizgen.families"


class UnknownFamily(InputError):
    """A family or topic that does not exist; the message gives the nearest names."""


class LeftOut(UserWarning):
    """A family that cannot be used is left out; the message says why."""


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
    return tuple(sorted({*_bundled(), *_plugins()}))


@cache
def find(id: str) -> Family:
    """The family with this id.

    Raises:
        UnknownFamily: there is none; the message gives the nearest names.
        Slip: its file cannot be used; the message says why, and where.
    """
    from quizgen.family import Family

    if id in _bundled():
        module = f"quizgen.families.{id}"
    elif id in _plugins():
        module = _plugins()[id]
    else:
        of_topic = [known for known in family_ids() if known.startswith(f"{id}.")]
        raise UnknownFamily(f"no family {id!r}{nearest(id, of_topic or family_ids())}")
    found = [value for value in vars(_imported(module)).values() if isinstance(value, Family)]
    if all(family.id != id for family in found):
        said = f"{found[0].id!r} stands in it" if found else "there is none in it"
        raise Slip(f"the module {module} should hold the @family {id!r}, but {said}")
    return next(family for family in found if family.id == id)


def broken(ids: Iterable[str]) -> dict[str, Slip]:
    """Those of the families whose files cannot be used, and why."""
    found: dict[str, Slip] = {}
    for id in ids:
        try:
            find(id)
        except Slip as error:
            found[id] = error
    return found


def usable(ids: Iterable[str]) -> list[str]:
    """Those of the families that can be used; each of the others is told with a warning."""
    known = list(ids)
    lost = broken(known)
    for id, error in lost.items():
        warnings.warn(LeftOut(f"{id} is left out: {error}"), stacklevel=3)
    return [id for id in known if id not in lost]


def families(topic: str | None = None) -> list[FamilyInfo]:
    """All families, or those of one topic, in the order of their ids.

    One that cannot be used is left out, with a warning.

    Raises:
        UnknownFamily: there is no such topic.
    """
    if topic is not None and topic not in topics():
        raise UnknownFamily(f"no topic {topic!r}{nearest(topic, topics())}")
    found = map(find, usable(id for id in family_ids() if topic is None or id.partition(".")[0] == topic))
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


def templates(id: str) -> Path | None:
    """The folder of templates that a plugin brings in its package; None for a family of our own."""
    if id in _bundled() or id not in _plugins():
        return None
    package = _imported(_plugins()[id].partition(".")[0])
    places = [*getattr(package, "__path__", ()), Path(package.__file__ or "").parent]
    return Path(places[0], "templates")


def _imported(module: str) -> ModuleType:
    """The module of a family.

    Raises:
        Slip: it cannot be imported.
    """
    try:
        return importlib.import_module(module)
    except Exception as error:
        raise slip(error, at_work(error, __file__) or f"the module {module}") from error


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
