"""What a sheet is made of: numbered questions that know where they come from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.exercise import Exercise
from quizgen.questions import Question

if TYPE_CHECKING:
    from quizgen.bank import Posed


@dataclass(frozen=True)
class Item(ABC):
    """One question of a sheet."""

    number: int
    question: Question

    @property
    @abstractmethod
    def name(self) -> str:
        """The id of what it was drawn from: a family or a concept question."""

    @property
    @abstractmethod
    def variant(self) -> str:
        """What `quizgen show` takes to bring it back; empty for your own numbers."""

    @property
    @abstractmethod
    def topic(self) -> str:
        """The topic that it belongs to."""

    @abstractmethod
    def repeats(self, other: Item) -> bool:
        """Whether it asks the same as another."""


@dataclass(frozen=True)
class ExerciseItem(Item):
    """An exercise in the form in which it is asked."""

    exercise: Exercise

    @property
    def name(self) -> str:
        """See Item."""
        return self.exercise.family.id

    @property
    def variant(self) -> str:
        """See Item."""
        return str(self.exercise.variant or "")

    @property
    def topic(self) -> str:
        """See Item."""
        return self.exercise.family.topic

    def repeats(self, other: Item) -> bool:
        """Whether both have the same numbers."""
        return isinstance(other, ExerciseItem) and self._numbers == other._numbers

    @property
    def _numbers(self) -> tuple[object, ...]:
        return self.name, self.exercise.parameters, self.exercise.trace.exact


@dataclass(frozen=True)
class ConceptItem(Item):
    """A question of the question bank."""

    posed: Posed

    @property
    def name(self) -> str:
        """See Item."""
        return self.posed.item.id

    @property
    def variant(self) -> str:
        """See Item."""
        return str(self.posed.variant)

    @property
    def topic(self) -> str:
        """See Item."""
        return self.posed.item.topic

    def repeats(self, other: Item) -> bool:
        """Whether both are the same question: only numbers make another one, and not another order."""
        if self.name != other.name or not isinstance(other, ConceptItem):
            return False
        return not self.posed.item.parameters.names or self.question.prompt == other.question.prompt
