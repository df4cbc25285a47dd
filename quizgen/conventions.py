"""Conventions: what courses do differently, as explicit keys; a profile fixes them for one course."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from quizgen import resources
from quizgen.errors import InputError
from quizgen.nearest import nearest


class UnknownConvention(InputError):
    """A convention key, value or profile that does not exist; the message lists what does."""


@dataclass(frozen=True)
class Convention:
    """One convention: its values, each with the sentence that prompts print, and the default."""

    key: str
    default: str
    sentences: Mapping[str, str]


@cache
def conventions() -> Mapping[str, Convention]:
    """All conventions by key."""
    table = tomllib.loads(resources.text("question_bank", "conventions.toml"))
    return {key: Convention(key, entry["default"], entry["values"]) for key, entry in table.items()}


@cache
def profile(name: str) -> Mapping[str, str]:
    """What a course profile sets itself; the textbook sets nothing.

    Raises:
        UnknownConvention: there is no such profile, or it has a key or value that does not exist.
    """
    if name == "textbook":
        return {}
    if name not in profiles():
        raise UnknownConvention(f"no course profile {name!r}{nearest(name, profiles())}")
    table = tomllib.loads(resources.text("question_bank", f"profiles/{name}.toml"))
    return {key: checked(key, value) for key, value in table["conventions"].items()}


@cache
def defaults() -> Mapping[str, str]:
    """The value of every key where neither the family nor the course says otherwise."""
    return {key: convention.default for key, convention in conventions().items()}


@cache
def profiles() -> tuple[str, ...]:
    """The names of the course profiles."""
    folder = resources.path("question_bank", "profiles")
    return ("textbook", *sorted(file.stem for file in folder.glob("*.toml")))


def checked(key: str, value: str) -> str:
    """The value, if the convention has it.

    Raises:
        UnknownConvention: the key or the value does not exist.
    """
    if key not in conventions():
        raise UnknownConvention(f"no convention {key!r}{nearest(key, conventions())}")
    allowed = conventions()[key].sentences
    if value not in allowed:
        raise UnknownConvention(f"{key} = {value!r} is not one of: {', '.join(allowed)}")
    return value
