"""What a family is built with: its parameters and the conventions in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from quizgen.conventions import checked, conventions, defaults, profile
from quizgen.draw import Draw
from quizgen.exact import Exact, exact
from quizgen.family import Family, Unfit
from quizgen.nearest import nearest
from quizgen.notation import symbol
from quizgen.trace import Trace


@dataclass(frozen=True)
class Setting:
    """The parameters and conventions that a family is built with; some parameters are left to chance."""

    family: Family
    parameters: Mapping[str, Any]
    conventions: Mapping[str, str]
    written: Mapping[str, str]

    @classmethod
    def of(cls, family: Family, presets: Mapping[str, Any], name: str, options: Mapping[str, Any]) -> Setting:
        """The presets of a level, the profile's conventions, and over both the options.

        Raises:
            Unfit: there is no such option, or it does not take its value.
        """
        parameters: dict[str, Any] = family.parameters | dict(presets)
        keys = {**defaults(), **family.conventions, **profile(name)}
        written = {} if name == "textbook" else {"profile": name}
        for key, value in options.items():
            if key in family.parameters:
                parameters[key] = family.checked(key, value)
                written[key] = ",".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
            elif key in conventions():
                keys[key] = written[key] = checked(key, value)
            else:
                raise _unknown(family, key)
        return cls(family, parameters, keys, written)

    @property
    def key(self) -> str:
        """What is set beside the level, as text: a part of the seed."""
        return "&".join(f"{key}={value}" for key, value in sorted(self.written.items()))

    def drawn(self, draw: Draw) -> dict[str, Any]:
        """The parameters, those that are left to chance drawn."""
        return {name: _drawn(value, draw) for name, value in self.parameters.items()}

    def trace(self, parameters: Mapping[str, Any], supplied: Mapping[str, Exact] | None = None) -> Trace:
        """An empty trace for the family to fill."""
        notation = self.conventions["notation"]
        return Trace(
            lambda word, index: self.family.shape(word, index, parameters),
            supplied,
            self.conventions,
            lambda word, index: symbol(word, index, notation),
        )


def _unknown(family: Family, key: str) -> Unfit:
    if family.given_name(key) is not None:
        return Unfit(f"{key} is a given of {family.id}, which is drawn: quizgen solve takes your own numbers")
    givens = [row.replace("[l]", "1") for row in family.givens]
    known = [*givens, *family.aliases, *family.parameters, *conventions()]
    return Unfit(f"{family.id} has no given or option {key!r}{nearest(key, known)}")


def _drawn(value: Any, draw: Draw) -> Any:
    """A parameter's value: a list is a choice, a function of the draw makes it up."""
    if isinstance(value, list):
        return draw.choice(value)
    return value(draw) if callable(value) else value


def sorted_out(family: Family, mixed: Mapping[str, Any]) -> tuple[dict[str, Exact], dict[str, Any]]:
    """Tell givens from options, and read the givens exactly."""
    supplied, options = {}, {}
    for key, value in mixed.items():
        name = None if key in family.parameters or key in conventions() else family.given_name(key)
        if name is None:
            options[key] = value
            continue
        try:
            supplied[name] = _lifted(exact(value), family.dimensions(name), family.givens.get(name, ""))
        except ValueError as error:
            raise Unfit(f"{key}: {error}") from None
    return supplied, options


def _lifted(value: Exact, dimensions: int, declared: str) -> Exact:
    """A number stands for the vector or matrix that has it alone, a vector for a matrix of a single row."""
    if not value.shape:
        return replace(value, shape=(1,) * dimensions)
    if len(value.shape) == 1 and dimensions == 2 and declared.startswith("1 "):
        return replace(value, shape=(1, *value.shape))
    return value
