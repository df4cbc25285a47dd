"""What a stress run found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.stress.property import Broken


@dataclass(frozen=True)
class LevelReport:
    """One family at one level: how many exercises were made, at what cost, and what is broken.

    `rejected` is the share of draws that met no requirement, `p50` and `p99` are seconds of processor time
    for one instance, without its text.
    """

    family: str
    level: str
    exercises: int
    rejected: float
    p50: float
    p99: float
    broken: tuple[Broken, ...]


@dataclass(frozen=True)
class Report:
    """The reports of all families and levels of a run."""

    levels: tuple[LevelReport, ...]

    @property
    def ok(self) -> bool:
        """Whether every property held."""
        return not any(level.broken for level in self.levels)

    @property
    def broken(self) -> dict[str, list[Broken]]:
        """What is broken, by property."""
        found: dict[str, list[Broken]] = {}
        for level in self.levels:
            for broken in level.broken:
                found.setdefault(broken.property, []).append(broken)
        return found


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many per cent of the values do not exceed; 0 without values.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 50)
    2.0
    """
    ordered = sorted(values)
    return ordered[max(0, -int(-len(ordered) * percent // 100) - 1)] if ordered else 0.0
