"""When an exercise or a concept question comes again: a grade for how it went, and FSRS for the date."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from quizgen.practice.progress import Progress

if TYPE_CHECKING:
    import fsrs

LAST_SHORT = 1  # the step of a card of FSRS before the last of its first short intervals
_IN_REVIEW = 2  # the state of a card of FSRS that has left its first short intervals behind


class Grade(IntEnum):
    """How well an exercise went, with the numbers of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True)
class Card:
    """A family at a level: what FSRS knows of it, and how much of it is still worked for the learner.

    On the card of a concept question, `bank:` and its id stand in place of the family. `due` is when it comes
    again; `state`, `step`, `stability` (in days), `difficulty` and `last_review` are those of FSRS. `rung`
    counts the successes on the way from a worked example to the bare exercise and `failures` those in a row.
    """

    family: str
    level: str
    due: datetime
    state: int = 1
    step: int | None = 0
    stability: float | None = None
    difficulty: float | None = None
    last_review: datetime | None = None
    rung: int = 0
    failures: int = 0

    @property
    def learned(self) -> bool:
        """Whether days and no longer minutes lie between its reviews."""
        return self.state == _IN_REVIEW


def grade(steps: Collection[Progress], *, helped: bool, alone: bool) -> Grade:
    """The grade of a finished exercise or concept question.

    One step in five may go wrong without harm. `helped` says that working was shown to the
    learner, which is never more than hard; `alone` that only the answer was asked, which is easy if it is
    right at once.
    """
    failed = sum(step.failed for step in steps)
    at_once = sum(step.first_try for step in steps)
    if 5 * failed > len(steps):
        return Grade.AGAIN
    if failed or helped or 5 * at_once < 4 * len(steps):
        return Grade.HARD
    return Grade.EASY if alone else Grade.GOOD


def reviewed(card: Card, given: Grade, now: datetime) -> Card:
    """The card after a review; the date depends on nothing but the card, the grade and the time (in UTC)."""
    import fsrs

    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    after, _ = scheduler.review_card(_for_fsrs(card), fsrs.Rating(given), now)
    return replace(
        card,
        due=after.due,
        state=int(after.state),
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        last_review=after.last_review,
    )


def _for_fsrs(card: Card) -> fsrs.Card:
    import fsrs

    return fsrs.Card(
        card_id=1,  # without one it would take the time for a number
        state=fsrs.State(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.last_review,
    )
