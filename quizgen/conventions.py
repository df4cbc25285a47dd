"""Conventions: what courses do differently, as explicit keys; a profile fixes them for one course."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from quizgen import resources
from quizgen.errors import InputError
from quizgen.nearest import nearest

TEXTBOOK = "textbook"


class UnknownConvention(InputError):
    """A convention key, value or profile that does not exist; the message lists what does."""


@dataclass(frozen=True)
class Convention:
    """One convention: its values, each with the sentence that prompts print, and the default.

    `about` says what courses disagree on; `slide_claims` are values that are right only as quotations.
    """

    key: str
    about: str
    default: str
    sentences: Mapping[str, str]
    slide_claims: tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """What the slides of a course say that is false or too loose, and the fact; `about` is a key or "".

    `steps` are the steps whose worked solutions tell both: `loss.softmax_cross_entropy.p`, or with a key
    behind a colon, `cnn.conv1d.z:dilation`, only where the exercise depends on that convention.
    """

    says: str
    fact: str
    about: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """A course: where it comes from, what it sets itself (with where that stands), and its slide claims."""

    name: str
    title: str
    source: str
    conventions: Mapping[str, str]
    origins: Mapping[str, str]
    slide_claims: Mapping[str, Claim]


@dataclass(frozen=True)
class Setting:
    """What a course does about one convention; `origin` is empty where it is the default."""

    key: str
    about: str
    value: str
    sentence: str
    origin: str


@cache
def conventions() -> Mapping[str, Convention]:
    """All conventions by key."""
    table = tomllib.loads(resources.text("question_bank", "conventions.toml"))
    return {
        key: Convention(
            key, entry["about"], entry["default"], entry["values"], tuple(entry.get("slide_claims", ()))
        )
        for key, entry in table.items()
    }


@cache
def course(name: str) -> Profile:
    """A course profile by its name.

    Raises:
        UnknownConvention: there is no such profile, or it has a key or value that does not exist.
    """
    if name not in profiles():
        raise UnknownConvention(f"no course profile {name!r}{nearest(name, profiles())}")
    table = tomllib.loads(resources.text("question_bank", f"profiles/{name}.toml"))
    settings = table.get("conventions", {})
    claims = table.get("slide_claims", {})
    return Profile(
        name,
        table["title"],
        table["source"],
        {key: checked(key, entry["value"]) for key, entry in settings.items()},
        {key: entry["source"] for key, entry in settings.items()},
        {key: _claim(entry) for key, entry in claims.items()},
    )


def _claim(entry: Mapping[str, Any]) -> Claim:
    return Claim(entry["says"], entry["fact"], entry.get("about", ""), tuple(entry.get("steps", ())))


def profile(name: str) -> Mapping[str, str]:
    """What a course profile sets itself; the textbook sets nothing.

    Raises:
        UnknownConvention: there is no such profile, or it has a key or value that does not exist.
    """
    return course(name).conventions


def settings(name: str) -> list[Setting]:
    """What a course does about every convention, in the order of the keys.

    Raises:
        UnknownConvention: there is no such profile.
    """
    chosen = course(name)
    found = []
    for key, convention in conventions().items():
        value = chosen.conventions.get(key, convention.default)
        origin = chosen.origins.get(key, "")
        found.append(Setting(key, convention.about, value, convention.sentences[value], origin))
    return found


@cache
def slide_claims() -> Mapping[str, Claim]:
    """The slide claims of all courses, by `profile.claim`."""
    return {f"{name}.{key}": claim for name in profiles() for key, claim in course(name).slide_claims.items()}


@cache
def defaults() -> Mapping[str, str]:
    """The value of every key where neither the family nor the course says otherwise."""
    return {key: convention.default for key, convention in conventions().items()}


@cache
def profiles() -> tuple[str, ...]:
    """The names of the course profiles, the textbook first."""
    folder = resources.path("question_bank", "profiles")
    names = sorted(file.stem for file in folder.glob("*.toml"))
    return (TEXTBOOK, *(name for name in names if name != TEXTBOOK))


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
