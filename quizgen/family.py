"""A family: a page of equations with its name, levels and givens."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, get_type_hints

from quizgen.errors import InputError
from quizgen.exact import Exact, declared_text, shape_text, sides
from quizgen.nearest import nearest
from quizgen.parameters import allowed, read
from quizgen.slips import Slip

Build = Callable[..., None]
LARGEST = 64  # rows, columns and entries of a vector
LEVELS = ("intro", "standard", "exam")
ANY = "*"  # in `givens`: every other name is a given of this shape


class Unfit(InputError):
    """A parameter or a given that the family cannot take; the message says which, and what it expects."""


@dataclass(frozen=True, eq=False)
class Family:
    """A family of exercises.

    `levels` holds the parameters of each level and `givens` the shape of each given in terms of the
    parameters: "n d_k", or with an index `l` that counts what repeats: {"W[l]": "sizes[l] sizes[l-1]"}.
    A row "*" stands for every name that is not listed.
    `implies` names parameters that follow when somebody supplies a given, later givens going first;
    `conventions` are those that this family is usually taught with, unless the course says otherwise.
    """

    id: str
    version: int
    title: str
    levels: Mapping[str, Mapping[str, Any]]
    givens: Mapping[str, str]
    build: Build
    aliases: Mapping[str, str] = field(default_factory=dict)
    implies: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    conventions: Mapping[str, str] = field(default_factory=dict)

    @property
    def topic(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    @property
    def summary(self) -> str:
        """The first line of the family's docstring."""
        return (self.build.__doc__ or "").strip().partition("\n")[0]

    @cached_property
    def parameters(self) -> dict[str, Any]:
        """The parameters a user can set, with their defaults."""
        names = list(inspect.signature(self.build).parameters.values())[2:]
        return {p.name: p.default for p in names}

    @cached_property
    def types(self) -> dict[str, Any]:
        """The type of each parameter."""
        hints = get_type_hints(self.build)
        return {name: hints[name] for name in self.parameters}

    def checked(self, name: str, value: Any) -> Any:
        """The value for a parameter, read from text where it is text.

        Raises:
            Unfit: the parameter does not take this value.
        """
        try:
            return read(self.types[name], value)
        except ValueError as error:
            raise Unfit(f"{name} = {value!r} {error}") from None

    def allowed(self, name: str) -> str:
        """What a parameter can be, in words."""
        return allowed(self.types[name])

    def shape(self, word: str, index: int | str | None, parameters: Mapping[str, Any]) -> tuple[int, ...]:
        """The shape of a given for these parameters."""
        key, place = self._key(f"{word}{'' if index is None else index}")
        if key not in self.givens:
            raise Slip(f"the given {word} has no row in givens={{…}}: write its shape there")
        shape = tuple(_size(token, place, parameters) for token in self.givens[key].split())
        if not all(0 < size <= LARGEST for size in shape):
            raise Unfit(f"{word} would be {shape_text(shape)}: nobody works that by hand (at most {LARGEST})")
        return shape

    def infer(self, supplied: Mapping[str, Exact]) -> dict[str, Any]:
        """The parameters that the shapes of supplied givens imply.

        Raises:
            Unfit: a given has the wrong number of dimensions, or two givens disagree.
        """
        sizes: dict[str, Any] = {}
        sources: dict[tuple[str, int | None], tuple[int, str]] = {}
        for name, value in supplied.items():
            key, index = self._key(name)
            tokens, shape = self.givens[key].split(), value.shape
            if len(tokens) != len(shape):
                expected = declared_text(self.givens[key])
                raise Unfit(f"{name} is {shape_text(shape)}, but should be {expected}")
            for token, size, side in zip(tokens, shape, sides(len(shape)), strict=True):
                _unify(name, token, index, size, side, sources)
        for (parameter, place), (size, _) in sources.items():
            if place is None:
                sizes[parameter] = size
            elif place >= 0:
                sizes.setdefault(parameter, {})[place] = size
        return {name: _sizes(size, self.parameters[name]) for name, size in sizes.items()}

    def implied(self, supplied: Mapping[str, Exact]) -> dict[str, Any]:
        """The parameters that follow from which givens are supplied."""
        kinds = {self._key(name)[0] for name in supplied}
        implied: dict[str, Any] = {}
        for name in self.givens:
            implied |= self.implies.get(name, {}) if name in kinds else {}
        return implied

    def given_name(self, name: str) -> str | None:
        """The given a supplied name means (aliases allowed), or None."""
        name = self.aliases.get(name, name)
        return name if self._key(name)[0] in self.givens else None

    def dimensions(self, given: str) -> int:
        """How many dimensions a given has: 0 for a number, 1 for a vector, 2 for a matrix."""
        return len(self.givens[self._key(given)[0]].split())

    def row(self, name: str) -> str:
        """The row of `givens` that a name belongs to."""
        return self._key(name)[0]

    def _key(self, name: str) -> tuple[str, int]:
        """The row of `givens` that a name belongs to, and its index."""
        if name in self.givens:
            return name, 0
        row, index = _indexed(name)
        if row in self.givens:
            return row, index
        return (ANY if ANY in self.givens else name), 0


def family(
    id: str,
    *,
    version: int,
    title: str,
    levels: Mapping[str, Mapping[str, Any]],
    givens: Mapping[str, str],
    aliases: Mapping[str, str] | None = None,
    implies: Mapping[str, Mapping[str, Any]] | None = None,
    conventions: Mapping[str, str] | None = None,
) -> Callable[[Build], Family]:
    """Declare a family: the function that follows builds its trace.

    Raises:
        TypeError: the function and the levels do not go together; the message says how.
    """

    def declared(build: Build) -> Family:
        made = Family(
            id, version, title, levels, givens, build, aliases or {}, implies or {}, conventions or {}
        )
        _require_parameters(made)
        return made

    return declared


def _require_parameters(family: Family) -> None:
    """Demand that every parameter has a type and a default, and that levels set no others."""
    for parameter in list(inspect.signature(family.build).parameters.values())[2:]:
        if inspect.Parameter.empty in (parameter.default, parameter.annotation):
            raise TypeError(f"the parameter {parameter.name} needs a type and a default, such as n: int = 3")
    for level, presets in family.levels.items():
        if level not in LEVELS:
            raise TypeError(f"{level} is no level: they are called {', '.join(LEVELS)}")
        for name in presets:
            if name not in family.parameters:
                known = nearest(name, family.parameters)
                raise TypeError(
                    f"the level {level} sets {name}, which is no parameter of the function{known}"
                )


@lru_cache(1000)
def _place(token: str, index: int) -> tuple[str, int | None]:
    """Read `n`, `sizes[l-1]` or `sizes[0]` into a parameter's name and a place in it."""
    match = re.fullmatch(r"(\w+)(?:\[(l)?([+-]?\d+)?\])?", token)
    if match is None:
        raise ValueError(f"{token!r} is no size")
    if "[" not in token:
        return match[1], None
    return match[1], (index if match[2] else 0) + int(match[3] or 0)


@lru_cache(1000)
def _indexed(name: str) -> tuple[str, int]:
    """The row of `givens` for a name with a number, and the number."""
    match = re.fullmatch(r"(\D+)(\d{1,4})", name)
    return (f"{match[1]}[l]", int(match[2])) if match else ("", 0)


def _size(token: str, index: int, parameters: Mapping[str, Any]) -> int:
    if token.isdigit():
        return int(token)
    name, place = _place(token, index)
    return int(parameters[name] if place is None else parameters[name][place])


def _unify(
    name: str,
    token: str,
    index: int,
    size: int,
    side: tuple[str, str],
    sources: dict[tuple[str, int | None], tuple[int, str]],
) -> None:
    if token.isdigit():
        known, why = int(token), ""
    else:
        known, why = sources.setdefault(_place(token, index), (size, f", as many as {name} has {side[1]}"))
    if known != size:
        raise Unfit(f"{name} has {size} {side[size != 1]}, but should have {known}{why}")


def _sizes(places: int | Mapping[int, int], default: Any) -> int | tuple[int, ...]:
    """A size, or several by their places; the first alone, that of the input, does not tell the others."""
    if isinstance(places, int):
        return places
    if set(places) == {0}:
        return (places[0], *default[1:])
    missing = next(place for place in range(len(places) + 1) if place not in places)
    if missing < len(places):
        raise Unfit(f"a given of layer {missing} or {missing + 1} is missing")
    return tuple(places[place] for place in range(len(places)))
