"""Numbers that an item leaves to chance, and the expressions that compute with them.

Texts take values in as `@{N}` or `@{N*(N-1)/2}`. Expressions are those of typed answers: they are read by
`quizgen.answers.expression`, and nothing of them is ever executed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Any

from quizgen.answers import Refusal
from quizgen.answers.expression import Irrational, Tree, Value, approximate, evaluate, parse, symbols_in
from quizgen.answers.functions import SPELLINGS
from quizgen.answers.names import CONSTANTS
from quizgen.bank.fields import ItemFields
from quizgen.draw import Draw
from quizgen.fields import shown

if TYPE_CHECKING:
    from quizgen.precision import Precision

MOST, MOST_CONDITIONS, MOST_VALUES = 12, 12, 10_000
LARGEST = 10**12  # of a number in a file or on a page
LONGEST, MILLION = 10_000, 10**6  # denominators of fractions that are printed: of any, and of decimals
_PLACE = re.compile(r"@\{([^{}]*)\}")
_COMPARED = re.compile(r"(.+?)(<=|>=|!=|<|>|=)(.+)")
_COMPARISONS: Mapping[str, Callable[[Value, Value], bool]] = {
    "<=": le, ">=": ge, "!=": ne, "<": lt, ">": gt, "=": eq,
}  # fmt: skip

Values = Mapping[str, Value]


class Unsuitable(Exception):
    """Drawn values that make no good variant; the message says why."""


@dataclass(frozen=True)
class Condition:
    """A comparison of two expressions that drawn values must meet."""

    text: str
    left: Tree
    compare: Callable[[Value, Value], bool]
    right: Tree

    def holds(self, values: Values) -> bool:
        """Whether the values meet it."""
        return self.compare(computed(self.left, values), computed(self.right, values))


@dataclass(frozen=True)
class Parameters:
    """What each parameter is chosen from, or how it follows from those before it; and what must hold."""

    sources: Mapping[str, tuple[Fraction, ...] | Tree] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names in order."""
        return tuple(self.sources)

    def used(self) -> Iterator[str]:
        """The names that conditions and other parameters use."""
        for source in self.sources.values():
            yield from () if isinstance(source, tuple) else symbols_in(source)
        for condition in self.conditions:
            yield from (*symbols_in(condition.left), *symbols_in(condition.right))

    def drawn(self, draw: Draw) -> Values:
        """Values drawn once; raises Unsuitable when a condition does not hold."""
        values: dict[str, Value] = {}
        for name, source in self.sources.items():
            values[name] = draw.choice(source) if isinstance(source, tuple) else computed(source, values)
        for condition in self.conditions:
            if not condition.holds(values):
                raise Unsuitable(f"it does not hold that {condition.text}")
        return values


def read_parameters(fields: ItemFields) -> Parameters:
    """The parameters and conditions of an item."""
    inner = fields.inner("parameters")
    sources: dict[str, tuple[Fraction, ...] | Tree] = {}
    for name in fields.table("parameters"):
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,19}", name) or name in {*SPELLINGS, *CONSTANTS}:
            raise inner.wrong(name, "a parameter needs a name of letters and digits that is no function")
        sources[name] = _source(inner, name, tuple(sources))
    if len(sources) > MOST:
        raise fields.wrong("parameters", f"{len(sources)} are too many: {MOST} is the most")
    conditions = fields.words("conditions")
    if len(conditions) > MOST_CONDITIONS:
        raise fields.wrong("conditions", f"{len(conditions)} are too many: {MOST_CONDITIONS} is the most")
    return Parameters(sources, tuple(_condition(fields, text, tuple(sources)) for text in conditions))


def _source(fields: ItemFields, name: str, before: tuple[str, ...]) -> tuple[Fraction, ...] | Tree:
    value = fields.raw(name)
    if isinstance(value, str):
        return expression(fields, name, value, before)
    if isinstance(value, dict):
        return _range(fields.inner(name))
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_VALUES:
        raise fields.wrong(name, "give a list of numbers, { from = 1, to = 9 }, or an expression in quotes")
    return tuple(number(fields, name, entry) for entry in value)


def _range(fields: ItemFields) -> tuple[Fraction, ...]:
    fields.only(("from", "to", "step"))
    low, high = (number(fields, key, fields.raw(key)) for key in ("from", "to"))
    step = number(fields, "step", fields.raw("step")) if "step" in fields else Fraction(1)
    if step <= 0 or high < low or (high - low) / step > MOST_VALUES:
        raise fields.wrong("to", f"from, to and step should give 1 to {MOST_VALUES} numbers")
    return tuple(low + step * place for place in range(int((high - low) / step) + 1))


def number(fields: ItemFields, key: str, value: Any) -> Fraction:
    """A number of a file, exactly as it was written."""
    plain = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if not plain or (isinstance(value, Decimal) and not (value.is_finite() and abs(value.adjusted()) < 30)):
        raise fields.wrong(key, f"{shown(value)} should be a number")
    if abs(value) > LARGEST:
        raise fields.wrong(key, f"a number may be {LARGEST:,} at most")
    return Fraction(value)


def expression(fields: ItemFields, key: str, text: str, names: tuple[str, ...]) -> Tree:
    """An expression over parameters."""
    try:
        return _parsed(text, names)
    except Refusal as refusal:
        raise fields.wrong(key, f"{text[:60]!r} cannot be read: {refusal}") from None


def _condition(fields: ItemFields, text: str, names: tuple[str, ...]) -> Condition:
    match = _COMPARED.fullmatch(text)
    if match is None:
        raise fields.wrong("conditions", f"{text!r} compares nothing: write P < N or h != 0")
    left, right = (expression(fields, "conditions", side.strip(), names) for side in (match[1], match[3]))
    return Condition(text, left, _COMPARISONS[match[2]], right)


@lru_cache(maxsize=1024)
def _parsed(text: str, names: tuple[str, ...]) -> Tree:
    return parse(text, names)


def computed(tree: Tree, values: Values) -> Value:
    """The value of an expression, exact where it can be; raises Unsuitable where it has none."""
    exact = {name: value for name, value in values.items() if not isinstance(value, float)}
    try:
        return evaluate(tree, exact)
    except (Irrational, KeyError):
        return _real(tree, values)
    except ArithmeticError as error:
        raise Unsuitable(str(error)) from None


def _real(tree: Tree, values: Values) -> float:
    try:
        value = approximate(tree, values)
    except ArithmeticError as error:
        raise Unsuitable(str(error)) from None
    if not math.isfinite(value):
        raise Unsuitable("a value is infinite")
    return value


def expressions_in(text: str) -> list[str]:
    """The expressions that a text takes in."""
    return [match[1] for match in _PLACE.finditer(text)]


def used_in(text: str, names: tuple[str, ...]) -> Iterator[str]:
    """The parameters that a text uses."""
    for source in expressions_in(text):
        yield from symbols_in(_parsed(source, names))


def with_marks(text: str, mark: str) -> str:
    """A text with a mark in place of each value that it takes in."""
    return _PLACE.sub(lambda _: mark, text)


def filled(text: str, values: Values) -> str:
    """A text with the values of its expressions, as LaTeX; raises Unsuitable where one has none."""
    return _PLACE.sub(lambda match: value_text(computed(_parsed(match[1], tuple(values)), values)), text)


def value_text(value: Value) -> str:
    """LaTeX of a value: exact where it is short, else four significant figures."""
    from quizgen.precision import Precision
    from quizgen.written import fraction_text

    require_printable(value)
    if not isinstance(value, float):
        exact = Fraction(value)
        if exact.denominator <= LONGEST or not MILLION % exact.denominator:
            return fraction_text(exact)
    return rounded_text(value, Precision())


def rounded_text(value: Value, precision: Precision) -> str:
    """LaTeX of a value that is rounded."""
    require_printable(value)
    rounded = precision.rounded(float(value))
    return precision.text(rounded, exact=rounded in (0, value))


def require_printable(value: Value) -> None:
    """Raise Unsuitable for a value with more digits than anyone would print."""
    if not -LARGEST <= value <= LARGEST:
        raise Unsuitable("a value is too large to print")
