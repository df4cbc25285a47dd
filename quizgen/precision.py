"""The precision that a prompt announces: decimal half-up rounding, and numbers as text."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

import numpy as np

from quizgen.errors import InputError

_NOISE = 12  # significant digits that floating-point noise does not reach
_PRECISE = f"%.{_NOISE - 1}e"
_ZERO = 10.0**-_NOISE
_LARGEST = 1e7  # from which on numbers are written with a power of ten
_BELOW_HALF = [0.4999 * 10.0**-places for places in range(30)]  # of a unit in the last of so many places


@dataclass(frozen=True)
class Precision:
    """Keep `figures` significant figures in every step, or, where set, `decimals` decimal places.

    >>> Precision(4).rounded(0.123456), Precision(4).rounded(12345), Precision(decimals=2).rounded(0.125)
    (0.1235, 12345.0, 0.13)
    """

    figures: int = 4
    decimals: int | None = None

    def __str__(self) -> str:
        return f"{self.figures}-figures" if self.decimals is None else f"{self.decimals}-decimals"

    def rounded(self, x: float) -> float:
        """Round half up in decimal; whole numbers stay as they are, and what cancellation left over is 0."""
        if not math.isfinite(x) or x == int(x):
            return float(x) + 0.0
        if -_ZERO < x < _ZERO:
            return 0.0
        written = _PRECISE % x
        if "0e" in written and float(written).is_integer():
            return float(written) + 0.0
        kept = self.figures + 1 + (x < 0)
        if self.decimals is None and not written.startswith("5000"[: _NOISE - self.figures], kept):
            return float(self._formats[0] % x)  # no tie: any way of rounding gives the same
        exact = Decimal(written)
        return float(exact.quantize(Decimal(1).scaleb(self._last_place(exact)), ROUND_HALF_UP)) + 0.0

    def all_rounded(self, numbers: list[float], kept: dict[float, str]) -> list[float]:
        """Round numbers; `kept` gets the digits that are kept of the size of those that are not whole."""
        if self.decimals is not None:
            return list(map(self.rounded, numbers))
        digits = self._formats[1]
        found = []
        for x in numbers:
            text = "" if x % 1 == 0 or abs(x) >= _LARGEST else digits % abs(x)
            point = text.find(".")
            size = float(text) if point > 0 and "e" not in text else math.nan
            if abs(abs(x) - size) < _BELOW_HALF[len(text) - point - 1]:
                kept[size] = text.removesuffix(".")
                found.append(-size if x < 0 else size)
            else:  # whole, very large or small, or (nearly) half way between two
                found.append(self.rounded(x))
        return found

    def half_unit(self, x: float, after_rounding: bool = False) -> float:
        """How far rounding may move x: half a unit of its last kept place.

        It is 0 for a number that is kept in full, unless x follows from rounded numbers (and so may only
        happen to be short), and for 0 itself.
        """
        if abs(x) < _ZERO or not math.isfinite(x):
            return 0.0
        if not after_rounding and abs(self.rounded(x) - x) <= _ZERO * max(1.0, abs(x)):
            return 0.0
        first = int((_PRECISE % x).partition("e")[2])
        return 0.5 * 10.0 ** (first - self.figures + 1 if self.decimals is None else -self.decimals)

    def array(self, value: Any) -> Any:
        """Round every entry of an array or a number; other values (texts) stay."""
        if isinstance(value, str):
            return value
        if np.ndim(value) == 0:
            return self.rounded(float(value))
        array = np.asarray(value, float)
        return np.array([self.rounded(x) for x in array.ravel().tolist()]).reshape(array.shape)

    def half_units(self, value: Any, after_rounding: bool = False) -> Any:
        """`half_unit` of every entry."""
        array = np.asarray(value, float)
        units = [self.half_unit(x, after_rounding) for x in array.ravel().tolist()]
        return np.array(units).reshape(array.shape)

    def text(self, x: float, exact: bool) -> str:
        """Write a rounded number: an exact one as short as possible, another with all its kept digits."""
        if x == int(x) and exact:
            return str(int(x))
        if self.decimals is not None and not exact:
            return f"{x:.{self.decimals}f}"
        if abs(x) < 1e-4 or abs(x) >= _LARGEST:
            mantissa, _, exponent = f"{x:.{self.figures - 1}e}".partition("e")
            return rf"{mantissa} \cdot 10^{{{int(exponent)}}}"
        if exact:
            return repr(x)
        text = self._formats[1] % x
        return f"{x:.0f}" if "e" in text else text.removesuffix(".")

    @cached_property
    def _formats(self) -> tuple[str, str]:
        """How the kept digits are written, with a power of ten and without."""
        return f"%.{self.figures - 1}e", f"%#.{self.figures}g"

    def _last_place(self, x: Decimal) -> int:
        return -self.decimals if self.decimals is not None else x.adjusted() - self.figures + 1


def read_precision(text: str | int) -> Precision:
    """Read a precision: `4` or `4 figures` keeps significant figures, `2 decimals` keeps decimal places.

    >>> read_precision("4"), str(read_precision("2 decimals"))
    (Precision(figures=4, decimals=None), '2-decimals')

    Raises:
        InputError: it is none.
    """
    match = re.fullmatch(r"(\d)[ -]?(figures?|sf|decimals?|dp)?", str(text).strip())
    unit = (match[2] or "figures") if match else ""
    digits = int(match[1]) if match else 0
    if unit[:1] == "d":
        return Precision(decimals=digits)
    if not match or digits < 2:
        raise InputError(f"{text!r} is no precision: write '4 figures' (2 to 9) or '2 decimals' (0 to 9)")
    return Precision(figures=digits)
