"""The value of a tree: exact, or real to fifty digits; always within its budgets."""

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias

from quizgen.answers import budgets
from quizgen.answers.functions import FUNCTIONS, TooLarge, Undefined
from quizgen.answers.tree import Call, Constant, Negative, Number, Operation, Symbol, Tree, nodes

Value: TypeAlias = int | Fraction | float
"""An int or a Fraction is exact; a float is a rounded irrational number, or infinite."""

DIGITS = 50


class Irrational(ArithmeticError):
    """A tree has no rational value, or none that is simply known."""


def evaluate(tree: Tree, values: Mapping[str, int | Fraction] | None = None) -> Fraction:
    """Returns the exact value.

    Raises Irrational, Undefined, TooLarge (all ArithmeticError) or KeyError for a variable without a value.
    """
    values = values or {}
    match tree:
        case Number():
            return tree.value
        case Symbol(name):
            return Fraction(values[name])
        case Negative(operand):
            return -evaluate(operand, values)
        case Operation(operator, left, right):
            return _within_budget(_operate(operator, evaluate(left, values), evaluate(right, values)))
        case Call(function, arguments):
            value = FUNCTIONS[function].exact(*(evaluate(argument, values) for argument in arguments))
            if value is not None:
                return _within_budget(value)
    raise Irrational("this number is not rational")


def _within_budget(value: Fraction) -> Fraction:
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > budgets.BITS:
        raise TooLarge("a number is too large")
    return value


def _operate(operator: str, left: Fraction, right: Fraction) -> Fraction:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            if not right:
                raise Undefined("there is a division by zero")
            return left / right
        case _:
            return _power(left, right)


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if not base and exponent <= 0:
        raise Undefined("this power of zero is not defined")
    if exponent.denominator != 1:
        if exponent.denominator == 2 and (root := FUNCTIONS["sqrt"].exact(base)) is not None:
            return _power(root, Fraction(exponent.numerator))
        raise Irrational("this power is not rational")
    bits = max(base.numerator.bit_length(), base.denominator.bit_length()) - 1
    if bits * abs(exponent) > budgets.BITS:
        raise TooLarge("a power is too large")
    if abs(base) == 1:
        return base if exponent.numerator % 2 else Fraction(1)
    return base**exponent.numerator


def approximate(tree: Tree, values: Mapping[str, Value] | None = None) -> float:
    """Returns the real value as a float; raises Undefined, TooLarge or KeyError."""
    mp = arithmetic()
    given = {name: _to_real(mp, value) for name, value in (values or {}).items()}
    value = float(real(mp, tree, given))
    if math.isinf(value) and Constant("inf") not in nodes(tree):
        raise TooLarge("a number is too large")
    return value


def value_of(tree: Tree) -> Value:
    """Returns the value of a tree without variables: exact if it can be, an int if it is whole."""
    try:
        exact = evaluate(tree)
    except Irrational:
        return approximate(tree)
    return exact.numerator if exact.denominator == 1 else exact


@lru_cache(maxsize=1)
def arithmetic() -> Any:
    """Returns a private arithmetic of a few digits more than DIGITS; the shared one stays as it is."""
    import mpmath  # type: ignore[import-untyped]

    context = mpmath.MPContext()
    context.dps = DIGITS + 10
    return context


def _to_real(mp: Any, value: Value) -> Any:
    exact = Fraction(value) if not isinstance(value, float) else value
    return mp.mpf(exact.numerator) / exact.denominator if isinstance(exact, Fraction) else mp.mpf(exact)


def real(mp: Any, tree: Tree, values: Mapping[str, Any]) -> Any:
    """Returns the value in the given arithmetic; raises Undefined where it is not a real number."""
    match tree:
        case Number():
            return _to_real(mp, tree.value)
        case Constant(name):
            return +getattr(mp, name)
        case Symbol(name):
            return values[name]
        case Negative(operand):
            return -real(mp, operand, values)
        case Operation(operator, left, right):
            return _checked(mp, _operate_real(mp, operator, real(mp, left, values), real(mp, right, values)))
        case Call(function, arguments):
            return _called(mp, function, [real(mp, argument, values) for argument in arguments])


def _operate_real(mp: Any, operator: str, left: Any, right: Any) -> Any:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            if not right:
                raise Undefined("there is a division by zero")
            return left / right
        case _:
            return _power_real(mp, left, right)


def _power_real(mp: Any, base: Any, exponent: Any) -> Any:
    if not base and exponent <= 0:
        raise Undefined("this power of zero is not defined")
    finite = mp.isfinite(base) and mp.isfinite(exponent)
    if finite and base and abs(exponent * mp.log(abs(base))) > budgets.LOGARITHM:
        raise TooLarge("a power is too large")
    return mp.power(base, exponent)


def _called(mp: Any, function: str, arguments: list[Any]) -> Any:
    try:
        value = FUNCTIONS[function].real(mp, *arguments)
    except (ValueError, ZeroDivisionError) as pole:
        raise Undefined(f"{function} is not defined there") from pole
    if mp.isinf(value) and not any(mp.isinf(argument) for argument in arguments):
        raise Undefined(f"{function} is not defined there")
    return _checked(mp, value)


def _checked(mp: Any, value: Any) -> Any:
    """Refuses what is not a real number, and what is too large to go on with."""
    if isinstance(value, mp.mpc) or mp.isnan(value):
        raise Undefined("it is not a real number")
    if mp.isfinite(value) and abs(mp.mag(value) if value else 0) > 2 * budgets.LOGARITHM:
        raise TooLarge("a number is too large")
    return value
