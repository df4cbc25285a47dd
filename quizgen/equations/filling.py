"""What belongs into the places of patterns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from quizgen.equations.marked import Irregular
from quizgen.equations.tree import SUM
from quizgen.equations.writing import OPPOSITE, bracketed_leaf, opposite, placed


class Texts(Protocol):
    """The numbers of a quantity or a constant as LaTeX."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Of an array."""

    @property
    def texts(self) -> Sequence[str]:
        """The entries in row-major order."""

    @property
    def whole(self) -> str:
        """All of it."""


def slot_texts(written: Texts, need: int, whole: bool) -> Sequence[str]:
    """The texts of the entries, or of the whole, in the form that its place needs.

    Raises:
        Irregular: there are fractions, on which the brackets around them depend.
    """
    if "\\frac" in written.whole and not (whole and written.shape):
        raise Irregular
    if whole:
        return [placed(written.whole, need)]
    if need == OPPOSITE:
        return [opposite(text) for text in written.texts]
    return written.texts if need <= SUM else [bracketed_leaf(text, need) for text in written.texts]
