"""Exact numbers for givens: integers over one common denominator, in an array of any shape."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from quizgen.fields import shown

_ENDLESS = re.compile(r"[eE][-+]?\d{4}")  # an exponent whose power of ten would fill the memory
_WHOLE_BITS = 1023  # of a whole number that is a finite float


@dataclass(frozen=True)
class Exact:
    """An array of rational numbers: `numerators` in row-major order, all over `denominator`.

    >>> Exact((1, -3), 2, (2,)).fractions.tolist()
    [Fraction(1, 2), Fraction(-3, 2)]
    """

    numerators: tuple[int, ...]
    denominator: int
    shape: tuple[int, ...]

    @cached_property
    def floats(self) -> Any:
        """The nearest double-precision values, as an array (a float for the shape ())."""
        if self.denominator == 1:
            values = np.array([float(n) for n in self.numerators])
        else:
            values = np.array([n / self.denominator for n in self.numerators])
        return values.reshape(self.shape) if self.shape else float(values[0])

    @cached_property
    def fractions(self) -> np.ndarray[Any, Any]:
        """The values as an object array of `Fraction`."""
        values = np.empty(len(self.numerators), dtype=object)
        values[:] = [Fraction(n, self.denominator) for n in self.numerators]
        return values.reshape(self.shape)

    @property
    def nested(self) -> Any:
        """Nested lists of strings such as "1/2", from which `exact` makes the same value."""
        return np.array([str(f) for f in self.fractions.flat], dtype=object).reshape(self.shape).tolist()

    @property
    def typed(self) -> str:
        """The values as people type them, fractions only where no decimal ends.

        >>> Exact((1, 0, -3, 2), 2, (2, 2)).typed, Exact((1,), 3, ()).typed
        ('[0.5 0; -1.5 1]', '1/3')
        """
        if not self.shape:
            return _typed(Fraction(self.numerators[0], self.denominator))
        rows = self.fractions.reshape(-1, self.shape[-1])
        return f"[{'; '.join(' '.join(map(_typed, row)) for row in rows)}]"


def exact(value: Any) -> Exact:
    """Read nested sequences or an array of integers, fractions, decimals, floats or digit strings exactly.

    A float stands for the decimal that it prints as: 0.1 is one tenth.

    Raises:
        ValueError: a row is shorter than the others, or an entry is no finite number.
    """
    if isinstance(value, Exact):
        return value
    entries, shape = _flatten(value)
    if all(type(entry) is int and entry.bit_length() <= _WHOLE_BITS for entry in entries):
        return Exact(tuple(entries), 1, shape)
    fractions = [_fraction(entry) for entry in entries]
    denominator = math.lcm(*(f.denominator for f in fractions))
    return Exact(tuple(f.numerator * (denominator // f.denominator) for f in fractions), denominator, shape)


def _flatten(value: Any) -> tuple[list[Any], tuple[int, ...]]:
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, str) or not isinstance(value, Sequence):
        return [value], ()
    parts = [_flatten(part) for part in value]
    shapes = {shape for _, shape in parts}
    if len(shapes) > 1:
        raise ValueError("its rows have different lengths")
    inner = parts[0][1] if parts else ()
    return [entry for entries, _ in parts for entry in entries], (len(parts), *inner)


def _fraction(entry: Any) -> Fraction:
    if isinstance(entry, bool) or not isinstance(entry, int | float | Fraction | Decimal | str | np.number):
        raise ValueError(f"{entry!r} is not a number")
    try:
        value = _read(entry)
        float(value)
    except (ValueError, OverflowError, ZeroDivisionError):
        raise ValueError(f"{shown(entry)} is not a finite number") from None
    return value


def _read(entry: int | float | Fraction | Decimal | str | np.number[Any]) -> Fraction:
    if isinstance(entry, float | np.floating):
        return Fraction(repr(float(entry)))
    if isinstance(entry, str | Decimal) and _ENDLESS.search(str(entry)):
        raise OverflowError
    if isinstance(entry, str) and "_" in entry:  # between digits, it would hide how long an exponent is
        raise ValueError
    return Fraction(int(entry)) if isinstance(entry, np.integer) else Fraction(entry)  # type: ignore[arg-type]


def _typed(f: Fraction) -> str:
    decimal = Decimal(f.numerator) / f.denominator
    return f"{decimal:f}" if Fraction(decimal) == f else str(f)


def sides(dimensions: int) -> tuple[tuple[str, str], ...]:
    """What is counted along each dimension, one and several of them.

    >>> sides(1), sides(2)
    ((('entry', 'entries'),), (('row', 'rows'), ('column', 'columns')))
    """
    return (
        (("entry", "entries"),) if dimensions == 1 else (("row", "rows"), ("column", "columns"))[:dimensions]
    )


def shape_text(shape: Iterable[int]) -> str:
    """Say a shape as people do: a number, a vector with 3 entries, a 2×3 matrix."""
    sizes = list(shape)
    if not sizes:
        return "a number"
    if len(sizes) == 1:
        return f"a vector with {sizes[0]} {'entry' if sizes[0] == 1 else 'entries'}"
    return f"a {'×'.join(map(str, sizes))} matrix"


def declared_text(shape: str) -> str:
    """Say a declared shape as people do.

    >>> declared_text("n d_k"), declared_text("sizes[-1]")
    ('a matrix with n rows and d_k columns', 'a vector with sizes[-1] entries')
    """
    tokens = shape.split()
    if not tokens:
        return "a number"
    counts = [f"{size} {side[size != '1']}" for size, side in zip(tokens, sides(len(tokens)), strict=True)]
    return f"a {'vector' if len(tokens) == 1 else 'matrix'} with {' and '.join(counts)}"
