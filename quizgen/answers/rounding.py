"""Decimal rounding, half away from zero, of exact values; and the digits a number was written with."""

from fractions import Fraction
from typing import NamedTuple, SupportsFloat

from quizgen.answers.tree import Negative, Number, Operation, Tree


def exact(value: SupportsFloat) -> Fraction:
    """Returns ints and Fractions as they are, and of a float the shortest decimal that stands for it."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int):
        return Fraction(value)
    return Fraction(repr(float(value)))


def half_up(value: Fraction, unit: Fraction) -> Fraction:
    """Rounds to a multiple of a positive unit, halves away from zero."""
    size = int(abs(value) / unit + Fraction(1, 2)) * unit
    return size if value >= 0 else -size


def to_decimals(value: Fraction, decimals: int) -> Fraction:
    """Rounds to so many digits after the point."""
    return half_up(value, Fraction(1, 10**decimals))


def to_figures(value: Fraction, figures: int) -> Fraction:
    """Rounds to so many significant figures."""
    return half_up(value, unit_of_figures(value, figures)) if value else value


def unit_of_figures(value: Fraction, figures: int) -> Fraction:
    """Returns the place of the last of so many significant figures of a value other than zero."""
    return Fraction(10) ** (_magnitude(value) - figures + 1)


def _magnitude(value: Fraction) -> int:
    """Returns the power of ten of the first significant digit."""
    size = abs(value)
    guess = len(str(size.numerator)) - len(str(size.denominator))
    return guess if size >= Fraction(10) ** guess else guess - 1


class Digits(NamedTuple):
    """How precisely a number was written: its significant figures (a range, as in 100) and its last place."""

    least: int
    most: int
    unit: Fraction


def digits_of(tree: Tree) -> Digits | None:
    """Returns how precisely a number was written, as 0.50, -3e2 or 1.38*10^-1; None for anything else."""
    match tree:
        case Negative(operand):
            return digits_of(operand)
        case Operation("*", significand, Operation("^", Number("10"), power)):
            digits, shift = digits_of(significand), _whole(power)
            if digits is None or shift is None:
                return None
            return digits._replace(unit=digits.unit * Fraction(10) ** shift)
        case Number(text):
            return _digits(text)
        case _:
            return None


def _whole(tree: Tree) -> int | None:
    match tree:
        case Negative(Number(text)) if text.isdecimal():
            return -int(text)
        case Number(text) if text.isdecimal():
            return int(text)
        case _:
            return None


def _digits(text: str) -> Digits:
    significand, _, exponent = text.lower().partition("e")
    whole, point, decimals = significand.partition(".")
    unit = Fraction(10) ** (int(exponent or 0) - len(decimals))
    figures = (whole + decimals).lstrip("0")
    if not figures:
        count = max(len(decimals), 1)
        return Digits(count, count, unit)
    least = figures if point else figures.rstrip("0")
    return Digits(len(least), len(figures), unit)
