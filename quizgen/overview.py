"""What a family takes: its levels, givens, options and conventions, with examples that work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quizgen.conventions import conventions
from quizgen.errors import InputError
from quizgen.exact import Exact, declared_text
from quizgen.exercise import Exercise, generate, solve
from quizgen.family import ANY, Family
from quizgen.parameters import spelled

_SEED = "7"


@dataclass(frozen=True)
class Given:
    """A given: its shape in words, other names for it, and what it is when it is left out ("" for no)."""

    name: str
    shape: str
    aliases: tuple[str, ...]
    default: str


@dataclass(frozen=True)
class Option:
    """A parameter of the family or a convention: what it is unless it is set, and what it can be.

    One that `follows` is a size of the givens: where they are supplied it need not be set.
    """

    name: str
    default: str
    values: str
    follows: bool = False


@dataclass(frozen=True)
class Overview:
    """What a family takes; `examples` are what solves the exercises of its levels, NAME=VALUE each."""

    id: str
    title: str
    summary: str
    levels: tuple[str, ...]
    givens: tuple[Given, ...]
    options: tuple[Option, ...]
    conventions: tuple[Option, ...]
    examples: tuple[tuple[str, ...], ...]


def overview(family: Family) -> Overview:
    """What a family takes.

    Raises:
        NoInstance: no exercise of some level can be drawn.
    """
    drawn = [generate(family.id, level, _SEED) for level in family.levels]
    used = dict.fromkeys(key for exercise in drawn for key in exercise.trace.used_conventions)
    examples = {tuple(_givens(exercise)): _assignments(exercise) for exercise in drawn}
    return Overview(
        family.id,
        family.title,
        family.summary,
        tuple(family.levels),
        tuple(_given(family, row, drawn) for row in family.givens),
        tuple(_parameter(family, name) for name in family.parameters),
        tuple(_convention(family, key) for key in used),
        tuple(examples.values()),
    )


def _given(family: Family, row: str, drawn: Iterable[Exercise]) -> Given:
    shown = [(each, name) for each in drawn for name in _givens(each) if family.row(name) == row]
    default = next(filter(None, (_default(*place) for place in shown)), "")
    aliases = tuple(alias for alias, name in family.aliases.items() if name == row)
    name, shape = {ANY: "every other name"}.get(row, row), family.givens[row]
    if name.endswith("[l]"):
        first = min((int(own.removeprefix(name[:-3])) for _, own in shown), default=1)
        shape = shape.replace("[l]", f"[{first}]").replace("[l-1]", f"[{first - 1}]")
        name = f"{name[:-3]}{first}, {name[:-3]}{first + 1} …"
    return Given(name, declared_text(shape), aliases, default)


def _default(exercise: Exercise, name: str) -> str:
    """What a given is when it is left out; "" where it must not be."""
    rest = {other: value for other, value in _givens(exercise).items() if other != name}
    try:
        solved = solve(exercise.family.id, level=exercise.level, **{**exercise.parameters, **rest})
    except InputError:
        return ""
    return solved.trace.exact[name].typed


def _parameter(family: Family, name: str) -> Option:
    sizes = " ".join(family.givens.values()).replace("[", " ").split()
    return Option(name, spelled(family.parameters[name]), family.allowed(name), name in sizes)


def _convention(family: Family, key: str) -> Option:
    convention = conventions()[key]
    return Option(key, family.conventions.get(key, convention.default), ", ".join(convention.sentences))


def _assignments(exercise: Exercise) -> tuple[str, ...]:
    """What solves an exercise: its givens, and the parameters that do not follow from them."""
    family, givens = exercise.family, _givens(exercise)
    known: dict[str, Any] = {**family.parameters, **family.implied(givens), **family.infer(givens)}
    values = {name: value.typed for name, value in givens.items()}
    values |= {name: spelled(v) for name, v in exercise.parameters.items() if known[name] != v}
    return tuple(f"{name}={value}" for name, value in values.items())


def _givens(exercise: Exercise) -> dict[str, Exact]:
    """The givens that may be supplied; constants that follow from parameters may not."""
    return {name: value for name, value in exercise.trace.exact.items() if exercise.family.given_name(name)}
