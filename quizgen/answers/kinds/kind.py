"""What every kind of answer can do."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from quizgen.answers.comparison import EXACT, Comparison, How
from quizgen.answers.language import Language
from quizgen.answers.reading import Reading
from quizgen.answers.tokens import Token


class Kind(ABC):
    """A kind of answer, with what its question allows."""

    name: ClassVar[str]

    @abstractmethod
    def read(self, text: str) -> Reading:
        """Reads a typed text; raises Refusal."""

    @abstractmethod
    def compare(self, given: Reading, expected: Any, how: How = EXACT) -> Comparison:
        """Compares a reading with the expected value."""


class Formula(Kind):
    """A kind whose answers are single formulas, so that they can be the entries of a vector or matrix."""

    @property
    @abstractmethod
    def language(self) -> Language:
        """Returns what may stand in the formula."""

    @abstractmethod
    def read_tokens(self, tokens: Sequence[Token]) -> Reading:
        """Reads one formula from its tokens; raises Refusal."""


def distinct(notes: Sequence[str]) -> tuple[str, ...]:
    """Returns each note once, in order."""
    return tuple(dict.fromkeys(notes)) if notes else ()
