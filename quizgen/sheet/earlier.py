"""Keeps a sheet that was written earlier from being written over by another one of the same name."""

from __future__ import annotations

import glob
import json
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from quizgen.errors import InputError
from quizgen.sheet import manifest
from quizgen.sheet.sheet import Sheet

_SAME = ("variant", "form", "points", "parameters", "givens")  # of each exercise: what marking depends on


class Occupied(InputError):
    """The files of another sheet have the names already; the message says which, and what to do."""


def require_free(folder: Path, name: str, sheet: Sheet) -> None:
    """Demand that there is no key of this name, or that it is the key of the same exercises.

    Raises:
        Occupied: it is the key of another sheet.
    """
    place = folder / f"{name}.json"
    if place.exists() and _told(_table(place)) != _told(json.loads(manifest.write(sheet))):
        raise Occupied(f"{place} is the key of another sheet: {_REMEDY}")


def require_no_other_papers(folder: Path, name: str, seed: str, papers: Container[str]) -> None:
    """Demand that no papers but these were printed from the seed into the file that is called `name`.

    Raises:
        Occupied: there are others.
    """
    for place in sorted(folder.glob(f"{glob.escape(name)}*.json")):
        if place.stem not in papers and _table(place).get("seed") == seed:
            raise Occupied(f"{place} is the key of a paper that {name} would leave out: {_REMEDY}")


_REMEDY = "name another folder with -o, or write over it with --force"


def _table(place: Path) -> Mapping[str, Any]:
    """The table in a file; an empty one for what is no key at all."""
    try:
        table = json.loads(place.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def _told(key: Mapping[str, Any]) -> object:
    """What tells the sheet of one key from another: its exercises and how they are rounded."""
    exercises = key.get("exercises")
    if not isinstance(exercises, list) or not all(isinstance(each, dict) for each in exercises):
        return None
    return key.get("precision"), [[each.get(part) for part in _SAME] for each in exercises]
