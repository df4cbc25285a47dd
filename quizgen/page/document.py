"""The document that all writers write: a sheet of exercises, its texts in Markdown with `$…$` formulas."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeVar

from quizgen.figures.picture import Figure
from quizgen.page.errors import PageError
from quizgen.page.plain import one_line

__all__ = ["Document", "Exercise", "Figure", "Part", "figure_named"]

Found = TypeVar("Found")

_NO_FIGURES: Mapping[str, Figure] = MappingProxyType({})
_FIGURE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


@dataclass(frozen=True, kw_only=True)
class Part:
    """One thing asked: its label (`a`), Markdown text, points, and centimetres of space to write in."""

    label: str
    text: str
    points: int | None = None
    space: float = 0.0

    def __post_init__(self) -> None:
        _keep_one_line(self, "label")


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One exercise; `prompt` and `solution` are Markdown, `![caption](figure:NAME)` shows a figure.

    `variant` is its identity (`family@version/level/seed`); without a prompt and parts only the solution is
    shown, without a solution only the question. `space` is room to write below the prompt, in centimetres.
    """

    number: str
    title: str
    variant: str = ""
    points: int | None = None
    prompt: str = ""
    parts: tuple[Part, ...] = ()
    space: float = 0.0
    solution: str = ""
    figures: Mapping[str, Figure] = field(default_factory=lambda: _NO_FIGURES)

    def __post_init__(self) -> None:
        _keep_one_line(self, "number", "title", "variant")
        for name, figure in self.figures.items():
            if not _FIGURE_NAME.fullmatch(name):
                raise PageError(
                    f"the figure name {name!r} must be letters, digits, - and _", exercise=self.name
                )
            if not one_line(figure.alt):
                raise PageError(f"the figure {name!r} has no alternative text", exercise=self.name)
        marks = [part.points for part in self.parts if part.points is not None]
        if self.points is not None and len(marks) == len(self.parts) > 0 and sum(marks) != self.points:
            raise PageError(
                f"its parts give {sum(marks)} points, not {self.points}: make them agree", exercise=self.name
            )

    @property
    def name(self) -> str:
        """What the exercise is called in messages."""
        return f"Exercise {self.number}"

    @property
    def asks(self) -> bool:
        """Whether there is a question to show."""
        return bool(self.prompt.strip() or self.parts)

    @property
    def solved(self) -> bool:
        """Whether there is a solution to show."""
        return bool(self.solution.strip())


@dataclass(frozen=True, kw_only=True)
class Document:
    """A sheet of exercises with everything that is printed around them.

    Every field but `instructions` is plain text and stays text in every writer. `sheet` is the sheet's id.
    Solutions, where exercises have them, follow each exercise (`inline`) or stand together at the `end`.
    """

    title: str
    exercises: tuple[Exercise, ...]
    sheet: str = ""
    subtitle: str = ""
    course: str = ""
    instructions: str = ""
    name_box: bool = False
    solutions: Literal["end", "inline"] = "end"
    solutions_heading: str = "Solutions"
    language: str = "en"
    paper: Literal["a4", "letter"] = "a4"

    def __post_init__(self) -> None:
        _keep_one_line(self, "title", "subtitle", "course", "sheet", "solutions_heading")
        if not self.title:
            raise PageError("the document has no title: give it one")
        if not _LANGUAGE.fullmatch(self.language):
            raise PageError(f"the language {self.language!r} is not a tag such as 'en' or 'de-AT'")
        for choice, allowed in ((self.paper, ("a4", "letter")), (self.solutions, ("end", "inline"))):
            if choice not in allowed:
                raise PageError(f"{choice!r} must be one of {', '.join(allowed)}")

    @property
    def points(self) -> int | None:
        """The sum of the exercises' points, or None if no exercise has any."""
        marks = [exercise.points for exercise in self.exercises if exercise.points is not None]
        return sum(marks) if marks else None

    @property
    def asks(self) -> bool:
        """Whether any exercise shows its question; else this is a document of solutions alone."""
        return any(exercise.asks for exercise in self.exercises)

    @property
    def solved(self) -> bool:
        """Whether any exercise shows a solution."""
        return any(exercise.solved for exercise in self.exercises)


def figure_named(figures: Mapping[str, Found], name: str) -> Found:
    """Returns the figure of that name. Raises PageError with the names there are if it is missing."""
    if name not in figures:
        raise PageError(f"there is no figure {name!r} here, only {sorted(figures)}: name one of these")
    return figures[name]


def _keep_one_line(thing: Part | Exercise | Document, *names: str) -> None:
    for name in names:
        object.__setattr__(thing, name, one_line(getattr(thing, name)))
