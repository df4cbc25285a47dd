"""The figures of an exercise, drawn when a question shows them: one module per kind of picture.

A module has one function `draw(printed, **of)` that turns quantities, with their printed values, into the
arguments of a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from inspect import signature
from pathlib import Path

from quizgen.claims import Picture
from quizgen.exercise import Exercise
from quizgen.figures.picture import Figure
from quizgen.nearest import nearest
from quizgen.printed import Printed
from quizgen.slips import Slip


class Pictures(Mapping[str, Figure]):
    """Figures by name, each drawn when it is looked at."""

    def __init__(self, printed: Printed, pictures: Mapping[str, Picture]) -> None:
        self._printed, self._pictures = printed, pictures
        self._drawn: dict[str, Figure] = {}

    def __getitem__(self, name: str) -> Figure:
        if name not in self._drawn:
            picture = self._pictures[name]
            self._drawn[name] = _drawing(picture)(self._printed, **picture.of)
        return self._drawn[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures)

    def __len__(self) -> int:
        return len(self._pictures)

    def __or__(self, other: Pictures) -> Pictures:
        return Pictures(self._printed, {**self._pictures, **other._pictures})

    @property
    def references(self) -> list[str]:
        """A Markdown paragraph for each figure."""
        return [f"![](figure:{name})" for name in self]


def _drawing(picture: Picture) -> Callable[..., Figure]:
    """The function that draws a picture.

    Raises:
        Slip: there is none of this kind, or it takes something else.
    """
    kinds = [file.stem for file in Path(__file__).parent.glob("[a-z]*.py")]
    if picture.kind not in kinds:
        raise Slip(f"t.picture({picture.kind!r}): there is no such picture{nearest(picture.kind, kinds)}")
    draw: Callable[..., Figure] = import_module(f"quizgen.questions.pictures.{picture.kind}").draw
    taken = signature(draw)
    try:
        taken.bind(None, **picture.of)
    except TypeError as error:
        names = ", ".join(list(taken.parameters)[1:])
        raise Slip(f"t.picture({picture.kind!r}): {error}; it takes {names}") from None
    return draw


def prompt_pictures(exercise: Exercise) -> Pictures:
    """The figures that belong to the question."""
    return Pictures(exercise.printed, _named(exercise, solution=False))


def solution_pictures(exercise: Exercise) -> Pictures:
    """The figures that belong to the solution."""
    return Pictures(exercise.printed, _named(exercise, solution=True))


def _named(exercise: Exercise, solution: bool) -> dict[str, Picture]:
    """The pictures by what they show; several of one kind are counted from the second on."""
    named: dict[str, Picture] = {}
    for picture in exercise.trace.pictures:
        if picture.solution == solution:
            name = picture.kind.replace("_", "-") + ("-solved" if solution else "")
            same = sum(other.kind == picture.kind for other in named.values())
            named[f"{name}-{same + 1}" if same else name] = picture
    return named
