"""How much of an exercise is worked for the learner: less after each success, more after two failures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.practice.scheduling import Card, Grade

_SHARES = 4  # on the way to the bare exercise, another quarter of the steps is left to the learner
_FAILURES = 2
BARE = _SHARES - 1  # the rung where nothing is worked, whatever the number of steps


def rungs(steps: int) -> Sequence[int]:
    """How many of the steps are left to the learner on each rung; on the last one all are.

    >>> rungs(11), rungs(3), rungs(1)
    ([3, 6, 9, 11], [1, 2, 3], [1])
    """
    return sorted({-(-steps * share // _SHARES) for share in range(1, _SHARES + 1)})


def left(card: Card, steps: int) -> int:
    """How many of the steps are left to the learner."""
    ladder = rungs(steps)
    return ladder[min(card.rung, len(ladder) - 1)]


def climbed(card: Card, given: Grade, steps: int) -> Card:
    """The card with its rung after an exercise of so many steps."""
    last = len(rungs(steps)) - 1
    rung = min(card.rung, last)
    if given > Grade.AGAIN:
        return replace(card, rung=min(rung + 1, last), failures=0)
    if card.failures + 1 < _FAILURES:
        return replace(card, rung=rung, failures=card.failures + 1)
    return replace(card, rung=max(rung - 1, 0), failures=0)
