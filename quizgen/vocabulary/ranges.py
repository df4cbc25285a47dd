"""What values some functions can have; rounding and a slip in a late digit do not count as a breach."""

from __future__ import annotations

from typing import Any

import numpy as np

from quizgen.equations.ranges import Range

_SLACK = 0.05


def _shares(value: Any, axis: int = -1) -> bool:
    sums = np.sum(value, axis=axis)
    return bool(np.min(value) >= -_SLACK and np.abs(sums - 1).max() <= _SLACK)


def _between(low: float, high: float) -> Any:
    return lambda value: bool(np.min(value) >= low - _SLACK and np.max(value) <= high + _SLACK)


PROBABILITIES = Range("probabilities", _shares)
ZERO_TO_ONE = Range("zero_to_one", _between(0, 1))
MINUS_ONE_TO_ONE = Range("minus_one_to_one", _between(-1, 1))
NOT_NEGATIVE = Range("not_negative", _between(0, np.inf))
STATES = Range("states", values=(-1, 1))
ZERO_OR_ONE = Range("zero_or_one", values=(0, 1))
YES_OR_NO = Range("yes_or_no", values=("yes", "no"))
DIRECTIONS = Range("directions", values=("rows", "columns", "neither"))
MEMORIES = Range("memories", values=("stored", "mirror", "neither"))
FATES = Range("fates", values=("vanishes", "explodes", "keeps its size"))
