"""What a sheet may be: how large it may get, and its precision as people write it."""

from __future__ import annotations

import re

from quizgen.errors import InputError
from quizgen.precision import Precision

MOST_EXERCISES = 100
MOST_VARIANTS = 1000
MOST_POINTS = 100  # of one exercise
SHORT, LONG = 200, 5000  # characters of a title, and of the instructions


def read_precision(text: str | int) -> Precision:
    """Read a precision: `4` or `4 figures` keeps significant figures, `2 decimals` keeps decimal places.

    >>> read_precision("4"), read_precision("2 decimals").decimals
    (Precision(figures=4, decimals=None), 2)

    Raises:
        InputError: it is none.
    """
    match = re.fullmatch(r"(\d) ?(figures?|sf|decimals?|dp)?", str(text).strip())
    unit = (match[2] or "figures") if match else ""
    digits = int(match[1]) if match else 0
    if unit[:1] == "d":
        return Precision(decimals=digits)
    if not match or digits < 2:
        raise InputError(f"{text!r} is no precision: write '4 figures' (2 to 9) or '2 decimals' (0 to 9)")
    return Precision(figures=digits)
