"""What a family is built with: its parameters and the conventions in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from traceback import walk_tb
from typing import Any

import numpy as np

from quizgen.claims import Mistake
from quizgen.conventions import checked, conventions, defaults, profile
from quizgen.draw import Draw
from quizgen.equations import evaluate, quantities_in
from quizgen.errors import InputError
from quizgen.exact import Exact, exact, shape_text
from quizgen.family import Family, Unfit
from quizgen.nearest import nearest
from quizgen.notation import symbol
from quizgen.parameters import spelled
from quizgen.slips import Slip, slip
from quizgen.trace import Trace, Unsuitable


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
                written[key] = spelled(parameters[key])
            elif key in conventions():
                keys[key] = written[key] = checked(key, value)
            else:
                raise unknown_option(family, key)
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

    def build(self, trace: Trace, draw: Draw, parameters: Mapping[str, Any]) -> None:
        """Fill the trace with what the family declares.

        Raises:
            Unsuitable, InputError, ZeroDivisionError: the draw or the supplied numbers will not do.
            Slip: the family's own equations go wrong.
        """
        try:
            self.family.build(trace, draw, **parameters)
        except Slip as error:
            raise self.slip(error) from None
        except (Unsuitable, InputError, ZeroDivisionError):
            raise
        except Exception as error:
            raise self.slip(error) from error
        if not trace.steps:
            raise Slip(f"{self.family.id} declares no step: what is to be worked out is a t.step(…)")

    def slip(self, error: Exception) -> Slip:
        """The slip in the family's equations that an error comes from."""
        return slip(error, self.family.build.__code__.co_filename, _cause(error))


def _cause(error: Exception) -> str:
    """What is wrong in an equation, by the shapes in it, or with a convention; "" for other errors."""
    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    if isinstance(error, KeyError) and frames[-1].f_code is Trace.convention.__code__:
        return f"there is no convention {error}{nearest(error.args[0], conventions())}"
    if not any(frame.f_code is evaluate.__code__ for frame in frames):
        return ""
    for names in (frame.f_locals for frame in reversed(frames)):
        mistake, equation = names.get("mistake"), names.get("equation")
        trace = names.get("trace", names.get("self"))
        if isinstance(mistake, Mistake):
            equation = mistake.equation
        if isinstance(trace, Trace) and equation is not None:
            where = f"the mistake {mistake.name}" if isinstance(mistake, Mistake) else "this equation"
            used = {q.name: shape_text(np.shape(trace.values[q.name])) for q in quantities_in(equation)}
            shapes = " and ".join(f"{name} ({shape})" for name, shape in used.items())
            return f"{where} does not work with {shapes}"
    return ""


def unknown_option(family: Family, key: str) -> Unfit:
    """The error for a name that is neither a parameter of the family nor a convention."""
    if family.given_name(key) is not None:
        return Unfit(f"{key} is a given of {family.id}, which is drawn: quizgen solve takes your own numbers")
    givens = [row.replace("[l]", "1") for row in family.givens]
    known = [*givens, *family.aliases, *family.parameters, *conventions()]
    near = nearest(key, known) or f" (quizgen list {family.id} shows what there is)"
    return Unfit(f"{family.id} has no given or option {key!r}{near}")


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
