"""Counting linear regions: hyperplanes in general position (Zaslavsky 1975)."""

from __future__ import annotations

from math import comb, perm
from typing import Any, Literal

import numpy as np

Rule = Literal["bound", "patterns", "first_term_forgotten", "last_term_forgotten"]
MOST_UNITS = 50  # beyond, the counts no longer fit into a float exactly


def binomial(n: Any, j: int) -> int:
    """The number of ways to choose j of n."""
    return comb(int(n), j)


def ordered_choices(n: Any, j: int) -> int:
    """The number of ways to choose j of n one after the other, in which order matters."""
    return perm(int(n), j)


def region_bound(units: int, inputs: int) -> int:
    """Σ_{j=0}^{inputs} (units over j): the most regions that `units` hyperplanes make."""
    return sum(terms(units, inputs))


def terms(units: Any, inputs: Any, rule: Rule = "bound") -> list[int]:
    """The binomials of units over j that a rule adds up; `bound` takes j = 0 … inputs."""
    n, d = int(units), int(inputs)
    first, last = int(rule == "first_term_forgotten"), d - (rule == "last_term_forgotten")
    return [2**n] if rule == "patterns" else [comb(n, j) for j in range(first, last + 1)]


def bounds_until(inputs: Any, target: Any, rule: Rule = "bound") -> Any:
    """The bound for 1, 2, 3 … units, up to the first that reaches the target (or to MOST_UNITS)."""
    bounds: list[int] = []
    while len(bounds) < MOST_UNITS and (not bounds or bounds[-1] < target):
        bounds.append(sum(terms(len(bounds) + 1, inputs, rule)))
    return np.array(bounds)


def units_reaching(bounds: Any, target: Any) -> Any:
    """The first number of units whose bound reaches the target; infinite when none does."""
    return next((D for D, bound in enumerate(bounds, 1) if bound >= target), np.inf)


def units_below(bounds: Any, target: Any) -> Any:
    """The last number of units whose bound stays below the target."""
    return units_reaching(bounds, target) - 1


def reaches(bound: Any, target: Any) -> str:
    """Whether a bound reaches a target: yes or no."""
    return "yes" if bound >= target else "no"
