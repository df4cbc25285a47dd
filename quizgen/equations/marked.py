"""Writes equations with marks in place of their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from quizgen.equations.tree import Apply, Entry, Equation, Quantity, Values, evaluate
from quizgen.equations.writing import OPPOSITE, Entries, placed

Source = Hashable  # the name of a quantity, or a constant
Slot = tuple[tuple[Source, int, bool], int]  # a source, its need, whether it is written whole; and the entry

_MARKS = range(0xE000, 0xF800)  # characters that no formula has
_MARK = f"([{chr(_MARKS[0])}-{chr(_MARKS[-1])}])"
_MATRIX = "\\begin{bmatrix}\uf8ff", "\uf8ff\\end{bmatrix}"
_SIGNS = ("", "-")
_FOUND = {
    sign: re.compile(f"{re.escape(_MATRIX[0])}{_MARK}{re.escape(_MATRIX[1])}|{sign}{_MARK}")
    for sign in _SIGNS
}
_RECURRING = (-1, 0, 1)  # masks, classes, states
_LARGEST = 64


class Irregular(Exception):
    """A formula that cannot be written before its numbers are known."""


class Asks(Exception):
    """A writer has a question, the argument, which must be answered before it can go on."""


@dataclass(frozen=True)
class Question:
    """What is the value of an equation, or where is it this number?"""

    e: Any
    number: float | None = None

    def answer(self, values: Values) -> Hashable:
        """The answer, or None where it is not likely to come again."""
        if self.number is not None:
            return Entries(values).places(self.e, self.number)
        return recurring(evaluate(self.e, values))


@dataclass(frozen=True, eq=False)
class Recurring:
    """A value that is the same in many exercises."""

    value: Any
    key: Hashable

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Recurring) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def recurring(value: Any) -> Recurring | None:
    """The value, if it is a small whole number or an array whose entries are -1, 0 and 1."""
    if isinstance(value, np.ndarray):
        recurs = all(x in _RECURRING for x in value.ravel().tolist())
        return Recurring(value, (value.dtype.str, value.shape, value.tobytes())) if recurs else None
    recurs = not isinstance(value, str) and abs(value) <= _LARGEST and value == int(value)
    return Recurring(value, (type(value), value)) if recurs else None


@dataclass(frozen=True)
class Pattern:
    """A formula as a format string, and what belongs into its places."""

    text: str
    slots: tuple[Slot, ...]

    @cached_property
    def needed(self) -> tuple[tuple[Source, int, bool], ...]:
        """The sources that fill it, each once."""
        return tuple(dict.fromkeys(key for key, _ in self.slots))

    def filled(self, texts: Mapping[Any, Sequence[str]]) -> str:
        """The formula with its numbers, from the texts of every source it needs."""
        return self.text % tuple([texts[key][place] for key, place in self.slots])


class Marked(Entries):
    """Writes entries with marks for numbers, which look positive or negative; `values` only tell shapes."""

    def __init__(self, values: Values, sign: str, answers: Sequence[Any] = ()) -> None:
        super().__init__(values)
        self._sign, self._answers = sign, iter(answers)
        self._told: dict[tuple[int, float | None], Any] = {}
        self._slots: list[Slot] = []

    def value(self, e: Any) -> Any:
        """Ask for a value: with another one the formula may read differently."""
        return self._ask(Question(e)).value if isinstance(e, Equation) else e

    def places(self, e: Any, number: float) -> Any:
        """Ask where an argument is this number."""
        return self._ask(Question(e, number))

    def shape(self, e: Any) -> tuple[int, ...]:
        """The shape of an argument, which is the same in all equations that are built alike."""
        return np.shape(super().value(e))

    def opposite(self, e: Any, index: Sequence[int] = ()) -> str:
        """Mark a number that gets the other sign."""
        return super().opposite(e, index) if type(e) in (Apply, Entry) else self._leaf(e, index, OPPOSITE)

    def whole(self, e: Any, need: int) -> str:
        """The mark of a whole quantity; an array looks like a matrix."""
        mark = self._mark(e, need, True, 0)
        return mark.join(_MATRIX) if self.shape(e) else self._sign + mark

    def symbol(self, e: Any, need: int) -> str:
        """The symbol of a quantity; the mark of a constant."""
        return placed(e.tex, need) if type(e) is Quantity else self.whole(e, need)

    def pattern(self, text: str) -> Pattern:
        """The pattern of what has been written with these marks."""
        literal, slots, end = [], [], 0
        for found in _FOUND[self._sign].finditer(text):
            literal.append(text[end : found.start()])
            slots.append(self._slots[ord(found[1] or found[2]) - _MARKS[0]])
            end = found.end()
        literal.append(text[end:])
        return Pattern("%s".join(piece.replace("%", "%%") for piece in literal), tuple(slots))

    def _leaf(self, e: Any, index: Sequence[int], need: int) -> str:
        """The mark of one number."""
        shape = self.shape(e)
        place = tuple(index[len(index) - len(shape) :])
        flat = int(np.ravel_multi_index(place, shape)) if shape else 0
        return self._sign + self._mark(e, need, False, flat)

    def _ask(self, question: Question) -> Any:
        key = id(question.e), question.number
        if key not in self._told:
            answer = next(self._answers, None)
            if answer is None:
                raise Asks(question)
            self._told[key] = answer
        return self._told[key]

    def _mark(self, e: Any, need: int, whole: bool, flat: int) -> str:
        if isinstance(e, np.ndarray) or not np.size(super().value(e)) or len(self._slots) == len(_MARKS):
            raise Irregular
        self._slots.append(((e.name if type(e) is Quantity else e, need, whole), flat))
        return chr(_MARKS[len(self._slots) - 1])


def marked_twice(write: Callable[[Marked], str], values: Values, answers: Sequence[Any] = ()) -> Pattern:
    """The pattern of what `write` writes.

    Raises:
        Irregular: it depends on the numbers: written with positive and with negative ones, it differs.
        Asks: it depends on a value that the answers do not tell.
    """
    first, second = (marked.pattern(write(marked)) for marked in [Marked(values, s, answers) for s in _SIGNS])
    if first != second:
        raise Irregular
    return first
