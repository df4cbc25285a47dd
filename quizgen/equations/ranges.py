"""What values a function can have, whatever goes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Range:
    """The values that a function can have, under a name for which the words of marking have a sentence.

    `holds(value, **options)` tests a value, given the options that the function was applied with. Where there
    are only a few `values`, they are listed instead: the entries of arrays, or texts.
    """

    name: str
    holds: Callable[..., bool] | None = None
    values: tuple[Any, ...] = ()

    def has(self, value: Any, **options: Any) -> bool:
        """Whether the function can have this value."""
        if self.holds is not None:
            return bool(self.holds(value, **options))
        return all(x in self.values for x in ([value] if isinstance(value, str) else np.ravel(value)))


def range_of(equation: Any) -> Range | None:
    """What values an equation can have at all, where its function says so."""
    function = getattr(equation, "function", None)
    found: Range | None = function.range if function is not None else None
    return found


def few_values(equation: Any) -> tuple[Any, ...]:
    """The values that the entries of an equation can have, where these are only a few."""
    found = range_of(equation)
    return found.values if found else ()
