"""What the symbols of a printed formula do with numbers and matrices."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np

Function = Callable[..., Any]

FUNCTIONS: Final[Mapping[str, Function]] = {
    "ln": math.log,
    "exp": math.exp,
    "tanh": math.tanh,
    "sin": math.sin,
    "cos": math.cos,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "σ": lambda z: 1 / (1 + math.exp(-z)),
    "ReLU": lambda z: max(z, Fraction(0)),
    "sgn": lambda z: Fraction((z > 0) - (z < 0)),
    "sign": lambda z: Fraction((z > 0) - (z < 0)),
    "max": max,
    "min": min,
}
RELATIONS: Final[Mapping[str, Function]] = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "≤": operator.le,
    "≥": operator.ge,
}
SIGNS: Final[Mapping[str, int]] = {"+": 1, "−": -1}
PRODUCTS: Final = frozenset("⋅×⊙")
_OF_NUMBERS: Final[Mapping[str, Function]] = {
    "|": abs,
    "⌊": lambda x: Fraction(math.floor(x)),
    "⌈": lambda x: Fraction(math.ceil(x)),
}
CLOSING: Final[Mapping[str, str]] = {"(": ")", "[": "]", "{": "}", "|": "|", "‖": "‖", "⌊": "⌋", "⌈": "⌉"}


def mapped(function: Function, arguments: Sequence[Any]) -> Any:
    """The value of a function, entry by entry where an argument is a matrix."""
    if any(isinstance(argument, np.ndarray) for argument in arguments):
        return np.vectorize(function, otypes=[object])(*arguments)
    return function(*arguments)


def product(a: Any, b: Any, entrywise: bool) -> Any:
    """The product: of matrices that touch, the matrix product."""
    matrices = isinstance(a, np.ndarray) and isinstance(b, np.ndarray)
    return a @ b if matrices and not entrywise else a * b


def power(base: Any, exponent: Any) -> Any:
    """The power: of a fraction with a whole exponent, a fraction; a matrix as exponent means its entries."""
    if isinstance(exponent, np.ndarray):
        return np.vectorize(lambda x: power(base, x), otypes=[object])(exponent)
    whole = exponent == int(exponent) and isinstance(base, Fraction)
    return base ** (int(exponent) if whole else float(exponent))


def enclosed(left: str, value: Any) -> Any:
    """What brackets make of a value: bars give the size, half brackets a whole number."""
    if left in _OF_NUMBERS:
        return _OF_NUMBERS[left](value)
    return math.sqrt(sum(float(x) ** 2 for x in np.ravel(value))) if left == "‖" else value
