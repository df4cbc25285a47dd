"""What a learner gave for a step, as a value that can be compared and carried on."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from quizgen.answers import (
    Choice,
    Expression,
    Integer,
    Kind,
    Matrix,
    Number,
    Reading,
    Refusal,
    Set,
    Vector,
    read,
)
from quizgen.answers import Sequence as InOrder
from quizgen.equations import Quantity, few_values, range_of
from quizgen.errors import InputError
from quizgen.exercise import Exercise

_COMMA = re.compile(r"(?<!\d)\d++,\d++")
_BY_DIMENSIONS = ("number", "vector", "matrix")


@dataclass(frozen=True)
class Given:
    """An answer that was understood.

    `value` is a float, an array, a text (of a choice) or a tree (of an expression); `as_read` shows how it
    was understood and `notes` what was taken for granted.
    """

    value: Any
    as_read: str
    notes: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether it is a number or an array of numbers."""
        return isinstance(self.value, float | np.ndarray)


def understood(exercise: Exercise, quantity: Quantity, answer: Any) -> Given | Refusal | None:
    """What was given for a step, why it cannot be read, or None for a blank.

    `answer` is a text as a learner types it, a number, nested sequences of numbers, or an array.
    """
    kind = kind_of(exercise, quantity)
    try:
        text = answer if isinstance(answer, str) else "" if answer is None else typed(answer)
        if not text.strip():
            return None
        reading = read(text, kind)
    except Refusal as refusal:
        return refusal
    truth = exercise.trace.values[quantity.name]
    given = Given(_value(reading, kind, truth), reading.as_read, reading.notes)
    return _decimal_commas(text, kind, given, truth) or given


def _decimal_commas(text: str, kind: Kind, given: Given, truth: Any) -> Given | Refusal | None:
    """Why an array has another shape than asked for, if decimal commas were taken for separators.

    Where one number is asked for, it is read like any number.
    """
    comma = _COMMA.search(text)
    if comma is None or not isinstance(kind, Vector | Matrix) or np.shape(given.value) == np.shape(truth):
        return None
    if np.size(truth) == 1:
        with suppress(Refusal):
            number = read(text, Number(named=kind.named))
            return Given(np.full(np.shape(truth), _float(number.value)), number.as_read, number.notes)
    try:
        reading = read(text, replace(kind, of=Number(decimal="comma")))
    except Refusal:
        return None
    if np.shape(_value(reading, kind, truth)) != np.shape(truth):
        return None
    reason = f"a comma separates entries here, so that this was read as {given.as_read}"
    return Refusal(reason, comma.start() + 1, f"write {comma[0].replace(',', '.')} with a point")


def typed(answer: Any) -> str:
    """A value as a learner would type it.

    >>> typed([[1, 0.5], [-2, 3]])
    '[[1, 0.5], [-2, 3]]'

    Raises:
        Refusal: nobody would, for it has thousands of digits.
    """
    plain = answer.tolist() if hasattr(answer, "tolist") else answer
    if isinstance(plain, Sequence) and not isinstance(plain, str):
        return f"[{', '.join(map(typed, plain))}]"
    try:
        return str(plain)
    except ValueError:
        raise Refusal("this number has thousands of digits", 1, "round it") from None


def kind_name(quantity: Quantity, value: Any) -> str:
    """The kind of a step: the one that it declares, else the one that its value has."""
    if quantity.kind is not None:
        return quantity.kind
    if isinstance(value, str):
        return "choice"
    if np.ndim(value) >= len(_BY_DIMENSIONS):
        raise InputError(f"{quantity.name} has {np.ndim(value)} dimensions: ask for its slices instead")
    return _BY_DIMENSIONS[np.ndim(value)]


def kind_of(exercise: Exercise, quantity: Quantity) -> Kind:
    """What reads the answers to a step."""
    named = (quantity.name, quantity.word)
    match kind_name(quantity, exercise.trace.values[quantity.name]):
        case "number":
            return Number(named=named)
        case "integer":
            return Integer(named=named)
        case "vector":
            return Vector(named=named)
        case "matrix":
            return Matrix(named=named)
        case "expression":
            return Expression(tuple(q.name for q in exercise.trace.givens if q.ndim == 0), named=named)
        case "choice":
            return Choice(few_values(quantity.equation))
        case "sequence":
            return InOrder()
        case "set":
            return Set()
        case other:
            raise InputError(f"{quantity.name} has the kind {other!r}, which nobody can read")


def is_possible(quantity: Quantity, value: Any) -> bool:
    """Whether a step could have this value for some inputs."""
    values = range_of(quantity.equation)
    return values is None or values.has(value, **quantity.equation.options)


def _value(reading: Reading, kind: Kind, truth: Any) -> Any:
    match kind:
        case Number():
            return _float(reading.value)
        case Vector() | InOrder():
            return np.array([_float(x) for x in reading.value])
        case Set():
            return np.sort([_float(x) for x in reading.value])
        case Matrix():
            array = np.array([[_float(x) for x in row] for row in reading.value])
            turned = 1 in array.shape and array.shape == np.shape(truth)[::-1]
            return array.reshape(np.shape(truth)) if turned else array
        case _:
            return reading.value


def _float(x: Any) -> float:
    """The nearest float; what is too large for one is infinite."""
    try:
        return float(x)
    except OverflowError:
        return math.inf
