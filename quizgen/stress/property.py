"""What a property is: a function from an exercise to the details in which it is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from quizgen.exercise import Exercise

Property: TypeAlias = Callable[[Exercise], Iterator[str]]
SampleProperty: TypeAlias = Callable[[Sequence[Exercise]], Iterator[str]]


class Broken(AssertionError):
    """A property that an exercise does not have; the message names both and tells how it shows."""

    def __init__(self, what: str, exercise: str, detail: str) -> None:
        super().__init__(f"{what} – not so in {exercise}: {detail}")
        self.property, self.exercise, self.detail = what, exercise, detail


def sentence(proves: Callable[..., Any]) -> str:
    """The sentence that a property proves: the first line of its docstring."""
    return (proves.__doc__ or proves.__name__).partition("\n")[0].rstrip(".")


def hold(proves: Property, exercise: Exercise) -> None:
    """Demand that an exercise has a property.

    Raises:
        Broken: it has not; the detail is the first that was found.
    """
    for detail in proves(exercise):
        raise Broken(sentence(proves), exercise.identity, detail)


def hold_together(proves: SampleProperty, exercises: Sequence[Exercise]) -> None:
    """Demand that the exercises of one family and level have a property together.

    Raises:
        Broken: they have not.
    """
    for detail in proves(exercises):
        first = exercises[0]
        raise Broken(sentence(proves), f"{first.family.id}/{first.level}", detail)
