"""The functions an answer may use: each with its arity, its exact values and its real values."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, TypeAlias

from quizgen.answers import budgets

Exact: TypeAlias = Callable[..., Fraction | None]
"""Returns the value if it is rational and simply known, else None."""
Real: TypeAlias = Callable[..., Any]
"""Takes the arithmetic (an mpmath context) and the arguments."""


class Undefined(ArithmeticError):
    """An expression has no real value here: division by zero, the root of a negative number."""


class TooLarge(ArithmeticError):
    """A value would exceed its budget."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function; `most` is None if it takes any number of arguments."""

    exact: Exact
    real: Real
    least: int = 1
    most: int | None = 1


def _known(values: Mapping[int, Fraction | int]) -> Exact:
    """Knows the value at a few whole numbers."""
    table = {Fraction(at): Fraction(value) for at, value in values.items()}
    return table.get


def _method(name: str) -> Real:
    """Takes the function of that name from the arithmetic."""
    return lambda mp, *arguments: getattr(mp, name)(*arguments)


def _root(x: Fraction) -> Fraction | None:
    if x < 0:
        raise Undefined("the square root of a negative number is not real")
    top, bottom = math.isqrt(x.numerator), math.isqrt(x.denominator)
    return Fraction(top, bottom) if (top * top, bottom * bottom) == (x.numerator, x.denominator) else None


def _whole_logarithm(x: Fraction, base: Fraction) -> Fraction | None:
    """Returns log x to that base if it is a whole number."""
    if x <= 0 or base <= 0 or base == 1:
        raise Undefined("a logarithm needs positive numbers")
    if (height := _binary_logarithm(base)) == 0:
        return None
    power = round(_binary_logarithm(x) / height)
    small = abs(power) * max(base.numerator.bit_length(), base.denominator.bit_length()) <= budgets.BITS
    return Fraction(power) if small and base**power == x else None


def _binary_logarithm(x: Fraction) -> float:
    return math.log2(x.numerator) - math.log2(x.denominator)


def _logarithm(mp: Any, x: Any, base: Any) -> Any:
    if x <= 0 or base <= 0 or base == 1:
        raise Undefined("a logarithm needs positive numbers")
    return mp.log(x, base)


def _factorial(x: Fraction) -> Fraction | None:
    if x > budgets.FACTORIAL:
        raise TooLarge(f"the factorial of more than {budgets.FACTORIAL} is too large")
    if x.denominator != 1:
        return None
    if x < 0:
        raise Undefined("a negative whole number has no factorial")
    return Fraction(math.factorial(int(x)))


def _real_factorial(mp: Any, x: Any) -> Any:
    if abs(x) > budgets.FACTORIAL:
        raise TooLarge(f"the factorial of more than {budgets.FACTORIAL} is too large")
    return mp.factorial(x)


def _moderate(name: str) -> Real:
    """Takes a function whose time or value grows with its argument, for moderate arguments only."""

    def bounded(mp: Any, x: Any) -> Any:
        if abs(x) > budgets.LOGARITHM and not mp.isinf(x):
            raise TooLarge(f"the argument of {name} is too large")
        return getattr(mp, name)(x)

    return bounded


def _sigmoid(mp: Any, x: Any) -> Any:
    return 1 / (1 + _moderate("exp")(mp, -x))


def _softplus(mp: Any, x: Any) -> Any:
    return mp.log(1 + _moderate("exp")(mp, x))


def _sign(x: Fraction) -> Fraction:
    return Fraction((x > 0) - (x < 0))


def _largest(*xs: Fraction) -> Fraction:
    return max(xs)


def _smallest(*xs: Fraction) -> Fraction:
    return min(xs)


def _entire(at_zero: int, name: str) -> Function:
    """A function known exactly at zero."""
    return Function(_known({0: at_zero}), _moderate(name))


def _inverse(at: int, name: str) -> Function:
    """A function known exactly at its zero."""
    return Function(_known({at: 0}), _method(name))


FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        "sqrt": Function(_root, _method("sqrt")),
        "exp": _entire(1, "exp"),
        "ln": _inverse(1, "log"),
        "log": Function(_whole_logarithm, _logarithm, 2, 2),
        "log2": Function(lambda x: _whole_logarithm(x, Fraction(2)), lambda mp, x: mp.log(x, 2)),
        "log10": Function(lambda x: _whole_logarithm(x, Fraction(10)), lambda mp, x: mp.log(x, 10)),
        "abs": Function(abs, _method("fabs")),
        "sign": Function(_sign, _method("sign")),
        "floor": Function(lambda x: Fraction(math.floor(x)), _moderate("floor")),
        "ceil": Function(lambda x: Fraction(math.ceil(x)), _moderate("ceil")),
        "max": Function(_largest, lambda _, *xs: max(xs), most=None),
        "min": Function(_smallest, lambda _, *xs: min(xs), most=None),
        "factorial": Function(_factorial, _real_factorial),
        "sigmoid": Function(_known({0: Fraction(1, 2)}), _sigmoid),
        "relu": Function(lambda x: max(x, Fraction(0)), lambda mp, x: max(x, mp.zero)),
        "softplus": Function(_known({}), _softplus),
        "erf": _entire(0, "erf"),
        "sin": _entire(0, "sin"),
        "cos": _entire(1, "cos"),
        "tan": _entire(0, "tan"),
        "sec": _entire(1, "sec"),
        "csc": Function(_known({}), _moderate("csc")),
        "cot": Function(_known({}), _moderate("cot")),
        "sinh": _entire(0, "sinh"),
        "cosh": _entire(1, "cosh"),
        "tanh": _entire(0, "tanh"),
        "asin": _inverse(0, "asin"),
        "acos": _inverse(1, "acos"),
        "atan": _inverse(0, "atan"),
        "atan2": Function(lambda *_: None, _method("atan2"), 2, 2),
        "asinh": _inverse(0, "asinh"),
        "acosh": _inverse(1, "acosh"),
        "atanh": _inverse(0, "atanh"),
    }
)

SPELLINGS: Mapping[str, str] = MappingProxyType(
    {name: name for name in FUNCTIONS if name != "log"}
    | {f"arc{name}": f"a{name}" for name in ("sin", "cos", "tan", "tan2", "sinh", "cosh", "tanh")}
    | {f"ar{name}": f"a{name}" for name in ("sinh", "cosh", "tanh")}
    | {"log": "ln", "lb": "log2", "lg": "log10", "ld": "log2", "sgn": "sign", "ceiling": "ceil"}
    | {"Abs": "abs", "Max": "max", "Min": "min", "ReLU": "relu", "sigma": "sigmoid", "logistic": "sigmoid"}
)
"""What may be typed for a function, and its own name."""
