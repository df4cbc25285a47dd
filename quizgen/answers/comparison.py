"""When a number counts as right: rules that compare a typed number with the expected one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, Protocol, SupportsFloat, TypeAlias, cast

from quizgen.answers.evaluation import Value
from quizgen.answers.reading import Reading
from quizgen.answers.rounding import Digits, digits_of, exact, half_up, unit_of_figures

Written: TypeAlias = Literal["freely", "at_least", "exactly"]
"""Whether the digits asked for must be there: not, at least so many, or just so many."""


_EXACT_KINDS = (int, Fraction)
_DOUBT = 1e-11  # of numbers as large as these


class Rule(Protocol):
    """Decides whether a number is right."""

    def accepts(self, given: Reading, expected: Value) -> bool:
        """Tells whether the number that was read is the expected one."""
        ...


@dataclass(frozen=True, slots=True)
class Within:
    """Right if |given - expected| <= absolute + relative |expected|, the boundary included.

    Tolerances are taken as the decimals they are printed as. An expected float brings its own rounding error,
    one part in 10^12, so that 0.3 is right for 0.1 + 0.2.
    """

    absolute: SupportsFloat = 0
    relative: SupportsFloat = 0

    def accepts(self, given: Reading, expected: Value) -> bool:
        """See Rule."""
        try:
            left, right = float(given.value), float(expected)
            allowed = float(self.absolute) + float(self.relative) * abs(right)
            left_over = allowed - abs(left - right)
            if abs(left_over) > _DOUBT * (abs(left) + abs(right) + allowed):  # never where one is infinite
                return left_over > 0
        except OverflowError:
            pass
        return self._exactly(given, expected)

    def _exactly(self, given: Reading, expected: Value) -> bool:
        """Decides where the rounding errors of floats could matter."""
        if not _finite(given.value, expected):
            return bool(given.value == expected)
        difference, size = abs(exact(given.value) - exact(expected)), abs(exact(expected))
        inexact = isinstance(given.value, float) or not isinstance(expected, int | Fraction)
        relative = exact(self.relative) + (Fraction(1, 10**12) if inexact else 0)
        return difference <= exact(self.absolute) + relative * size


@dataclass(frozen=True, slots=True)
class Figures:
    """Right if it rounds, half up, to the expected number at so many significant figures.

    `accuracy` compares fewer figures than `figures` asks to write.
    """

    figures: int
    accuracy: int | None = None
    written: Written = "freely"

    def accepts(self, given: Reading, expected: Value) -> bool:
        """See Rule."""
        if not _well_written(_digits(given), self.figures, self.written):
            return False
        if not given.value or not expected or not _finite(given.value, expected):
            return bool(given.value == expected)
        target = exact(expected)
        unit = unit_of_figures(target, self.accuracy or self.figures)
        return half_up(exact(given.value), unit) == half_up(target, unit)


@dataclass(frozen=True, slots=True)
class Decimals:
    """Right if it rounds, half up, to the expected number at so many digits after the point."""

    decimals: int
    written: Written = "freely"

    def accepts(self, given: Reading, expected: Value) -> bool:
        """See Rule."""
        unit = Fraction(1, 10**self.decimals)
        digits = _digits(given)
        fits = {
            "freely": True,
            "at_least": digits is not None and digits.unit <= unit,
            "exactly": digits is not None and digits.unit == unit,
        }
        if not fits[self.written] or not _finite(given.value, expected):
            return fits[self.written] and bool(given.value == expected)
        return half_up(exact(given.value), unit) == half_up(exact(expected), unit)


def _well_written(digits: Digits | None, figures: int, written: Written) -> bool:
    if written == "freely":
        return True
    if digits is None:
        return False
    return digits.most >= figures and (written == "at_least" or digits.least <= figures)


def _digits(given: Reading) -> Digits | None:
    return digits_of(given.tree) if given.tree else None


def _finite(*values: SupportsFloat) -> bool:
    return all(isinstance(value, _EXACT_KINDS) or math.isfinite(value) for value in values)


EXACT = Within()

How: TypeAlias = "Rule | SupportsFloat | Sequence[How]"
"""A rule, an absolute tolerance, or one of these for each entry."""


def rule_of(how: "Rule | SupportsFloat") -> Rule:
    """Returns a rule as it is and a number as an absolute tolerance."""
    if hasattr(how, "accepts"):  # to ask whether it is a number takes far longer
        return cast(Rule, how)
    return Within(absolute=how)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether an answer is right, the share of it that is, and which entries are (nested like the answer)."""

    correct: bool
    credit: Fraction
    entries: tuple[Any, ...] = ()
    note: str = ""


FULL, NONE = Fraction(1), Fraction(0)


_RIGHT, _WRONG = Comparison(True, FULL), Comparison(False, NONE)


def by_entries(entries: tuple[Any, ...], right: Sequence[bool]) -> Comparison:
    """Returns the comparison of an array: right if every entry is, credited by the share of right entries."""
    if all(right):
        return Comparison(True, FULL, entries)
    return Comparison(False, Fraction(sum(right), len(right)), entries)


def verdict(correct: bool, note: str = "") -> Comparison:
    """Returns the comparison of an answer that is right or wrong as a whole."""
    if note:
        return Comparison(correct, FULL if correct else NONE, note=note)
    return _RIGHT if correct else _WRONG
