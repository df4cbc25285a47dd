"""What belongs into the places of patterns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from quizgen.equations.marked import Irregular
from quizgen.equations.tree import SUM
from quizgen.equations.writing import OPPOSITE, bracketed_leaf, opposite, placed


class Texts(Protocol):
    """The numbers of a quantity or a constant as LaTeX."""

    @property
    def texts(self) -> Sequence[str]:
        """The entries in row-major order."""

    @property
    def latex(self) -> str:
        """The whole of it."""


class SlotTexts(dict[tuple[Any, int, bool], Sequence[str]]):
    """The texts of every source in the form that its place needs, made when they are first asked for."""

    def __init__(self, written: Callable[[Any], Texts]) -> None:
        self._written = written

    def __missing__(self, slot: tuple[Any, int, bool]) -> Sequence[str]:
        """Make the texts.

        Raises:
            Irregular: there are fractions, on which the brackets around them depend.
        """
        source, need, whole = slot
        written = self._written(source)
        if "\\frac" in written.latex and (len(written.texts) == 1 or not whole):
            raise Irregular
        if whole:
            self[slot] = [placed(written.latex, need)]
        elif need == OPPOSITE:
            self[slot] = [opposite(text) for text in written.texts]
        elif need <= SUM:
            self[slot] = written.texts
        else:
            self[slot] = [bracketed_leaf(text, need) for text in written.texts]
        return self[slot]
