"""Formulas with places for numbers, worked out once for all equations that are built alike.

Two exercises of one family differ in their numbers, hardly ever in how their formulas read. So a formula is
written once with marks in place of the numbers, and after that the numbers are only filled in. Functions that
write their own entries need not know of it: what they ask about values is answered for every exercise, and
one that looks into the text of a number is found out, since its formula is written with marks of both signs.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property, lru_cache
from typing import Any

from quizgen.equations.marked import Asks, Irregular, Marked, Pattern, Question, marked_twice
from quizgen.equations.tree import Apply, Entry, Quantity, Values
from quizgen.equations.writing import formula_of

_EQUATIONS, _ENTRIES = 2000, 200  # that are remembered


class _Structure:
    """How an equation is built: two with the same key differ in the numbers of their quantities only."""

    __slots__ = ("_hash", "equation", "key", "values")

    def __init__(self, equation: Any, values: Values) -> None:
        self.equation, self.values = equation, values
        parts: list[Any] = []
        _add_parts(equation, values, parts)
        self.key = tuple(parts)
        self._hash = hash(self.key)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Structure) and self.key == other.key


class Patterns:
    """The patterns of an equation and of all that are built alike; None where the numbers must be known."""

    def __init__(self, structure: _Structure) -> None:
        self._equation, self._values = structure.equation, structure.values
        self._entry = lru_cache(_ENTRIES)(self._entry_told)

    def entry(self, index: tuple[int, ...], values: Values, told: dict[Question, Hashable]) -> Pattern | None:
        """One entry with every product and sum written out; `told` keeps answers for other entries."""
        found = self._entry(index)
        answers: tuple[Hashable, ...] = ()
        while isinstance(found, Question):
            if found not in told:
                told[found] = found.answer(values)
            if told[found] is None:
                return None
            answers = (*answers, told[found])
            found = self._entry(index, answers)
        return found

    @cached_property
    def symbols(self) -> Pattern | None:
        """The formula in symbols, with places for constants."""
        return self._formula(Marked.symbol)

    @cached_property
    def numbers(self) -> Pattern | None:
        """The formula with places for whole quantities."""
        return self._formula(Marked.whole)

    def _formula(self, leaf: Any) -> Pattern | None:
        try:
            return marked_twice(
                lambda marked: formula_of(self._equation, lambda e, need: leaf(marked, e, need)), self._values
            )
        except Irregular:
            return None

    def _entry_told(self, index: tuple[int, ...], answers: tuple[Any, ...] = ()) -> Pattern | Question | None:
        try:
            return marked_twice(lambda marked: marked.text(self._equation, index), self._values, answers)
        except Asks as asks:
            question: Question = asks.args[0]
            return question
        except Irregular:
            return None


_remembered = lru_cache(_EQUATIONS)(Patterns)


def patterns(equation: Any, values: Values) -> Patterns | None:
    """The patterns of an equation, or None for one with a constant that is no single number."""
    try:
        structure = _Structure(equation, values)
    except TypeError:  # such a constant has no hash
        return None
    return _remembered(structure)


def _add_parts(e: Any, values: Values, parts: list[Any]) -> None:
    kind = type(e)
    if kind is Quantity:
        parts += (e.name, e.tex, e.first, getattr(values[e.name], "shape", ()))
    elif kind is Apply:
        parts += (e.function, len(e.arguments), tuple(sorted(e.options.items())) if e.options else ())
        for argument in e.arguments:
            _add_parts(argument, values, parts)
    elif kind is Entry:
        parts += [kind, e.index]
        _add_parts(e.of, values, parts)
    else:
        parts += [kind, e]
