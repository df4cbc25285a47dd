"""Properties that only many exercises of one family and level show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.exercise import Exercise

MOST_REJECTED = 0.95
LEAST_DIFFERENT = 0.5


def rejected_share(exercises: Sequence[Exercise]) -> float:
    """The share of draws that met no requirement."""
    draws = sum(exercise.draws for exercise in exercises)
    return 1 - len(exercises) / draws


def draws_are_seldom_rejected(exercises: Sequence[Exercise]) -> Iterator[str]:
    """Fewer than 95 % of the draws are rejected."""
    share = rejected_share(exercises)
    if share >= MOST_REJECTED:
        yield f"{share:.0%} of the draws are rejected"


def seeds_differ(exercises: Sequence[Exercise]) -> Iterator[str]:
    """Different seeds give different exercises, but for a few by chance."""
    different = {
        (tuple(sorted(map(str, exercise.parameters.items()))), *exercise.trace.exact.values())
        for exercise in exercises
    }
    if len(different) < LEAST_DIFFERENT * len(exercises):
        yield f"{len(exercises)} seeds give only {len(different)} exercises"
