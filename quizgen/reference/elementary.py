"""Elementary functions, entry by entry."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np


def _elementary(name: str) -> Callable[[Any], Any]:
    of_floats = getattr(np, name)

    def function(z: Any) -> Any:
        if isinstance(z, float) or not (is_exact_array(z) or hasattr(z, "free_symbols")):
            return of_floats(z)
        import sympy

        exact = getattr(sympy, name)
        return np.vectorize(exact, otypes=[object])(z) if isinstance(z, np.ndarray) else exact(z)

    function.__name__ = name
    function.__doc__ = f"{name} of every entry."
    return function


exp = _elementary("exp")
log = _elementary("log")
sqrt = _elementary("sqrt")
tanh = _elementary("tanh")
sin = _elementary("sin")
cos = _elementary("cos")


def is_exact_array(z: Any) -> bool:
    """Whether z is an array of SymPy numbers."""
    return isinstance(z, np.ndarray) and z.dtype.hasobject


def erf(z: Any) -> Any:
    """The error function of every entry."""
    if isinstance(z, float) or not (is_exact_array(z) or hasattr(z, "free_symbols")):
        return np.vectorize(math.erf, otypes=[float])(z)[()]
    import sympy

    return np.vectorize(sympy.erf, otypes=[object])(z)[()]


def log10(z: Any) -> Any:
    """log₁₀ of every entry."""
    return log(z) / log(10.0)


def square(z: Any) -> Any:
    """z² of every entry."""
    return z * z


def at_least(a: Any, b: Any) -> Any:
    """1 where a ≥ b, else 0, entry by entry."""
    return np.where(np.greater_equal(a, b), 1, 0) + 0.0


def below(a: Any, b: Any) -> Any:
    """1 where a < b, else 0, entry by entry."""
    return np.where(np.less(a, b), 1, 0) + 0.0


def absolute(z: Any) -> Any:
    """|z| of every entry."""
    return abs(z)


def sign(z: Any) -> Any:
    """1 where z > 0, −1 where z < 0, and 0 where z = 0."""
    if is_exact_array(z) or hasattr(z, "free_symbols"):
        import sympy

        return np.vectorize(sympy.sign, otypes=[object])(z)[()]
    return np.sign(z)


def maximum(a: Any, b: Any) -> Any:
    """The larger of a and b, entry by entry."""
    if hasattr(a, "free_symbols") or hasattr(b, "free_symbols"):
        import sympy

        return sympy.Max(a, b)
    return np.maximum(a, b)


def minimum(a: Any, b: Any) -> Any:
    """The smaller of a and b, entry by entry."""
    if hasattr(a, "free_symbols") or hasattr(b, "free_symbols"):
        import sympy

        return sympy.Min(a, b)
    return np.minimum(a, b)
