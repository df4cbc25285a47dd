"""Grades, dates and fading."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from quizgen.practice.fading import BARE, climbed, left, rungs
from quizgen.practice.progress import Event, Progress, What, progress
from quizgen.practice.scheduling import Card, Grade, grade, reviewed

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
NEW = Card("mlp.forward", "intro", due=NOW)

AT_ONCE = Progress(end=What.RIGHT)
SECOND_TRY = Progress(wrong=1, end=What.RIGHT)
THIRD_TRY = Progress(wrong=2, end=What.RIGHT)
HINTED = Progress(hints=1, end=What.RIGHT)
SHOWN = Progress(end=What.SHOWN)
SKIPPED = Progress(end=What.SKIPPED)


def test_progress_is_the_sum_of_the_events_of_each_step() -> None:
    events = [
        Event("z", What.WRONG, "1"),
        Event("z", What.HINT),
        Event("y", What.SHOWN),
        Event("z", What.RIGHT, "2"),
    ]
    assert progress(["z", "h", "y"], events) == {
        "z": Progress(wrong=1, hints=1, end=What.RIGHT, answer="2"),
        "h": Progress(),
        "y": SHOWN,
    }


@pytest.mark.parametrize("step", [SECOND_TRY, HINTED, SHOWN, SKIPPED, Progress()])
def test_the_first_try_is_right_and_without_help(step: Progress) -> None:
    assert AT_ONCE.first_try
    assert not step.first_try


def test_whatever_happens_to_a_skipped_step_opens_it_again() -> None:
    assert SKIPPED.after(Event("z", What.WRONG, "1")).open
    assert SKIPPED.after(Event("z", What.RIGHT, "1")).end is What.RIGHT


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([AT_ONCE], Grade.GOOD),
        ([SECOND_TRY], Grade.HARD),
        ([HINTED], Grade.HARD),
        ([THIRD_TRY], Grade.AGAIN),
        ([SHOWN], Grade.AGAIN),
        ([SKIPPED], Grade.AGAIN),
        ([AT_ONCE] * 3 + [SECOND_TRY], Grade.HARD),
        ([AT_ONCE] * 4 + [SECOND_TRY], Grade.GOOD),
        ([AT_ONCE] * 4 + [SHOWN], Grade.HARD),
        ([AT_ONCE] * 3 + [SHOWN], Grade.AGAIN),
    ],
)
def test_a_grade_forgives_one_step_in_five(steps: list[Progress], expected: Grade) -> None:
    assert grade(steps, helped=False, alone=False) is expected


def test_an_exercise_with_worked_steps_is_never_better_than_hard() -> None:
    assert grade([AT_ONCE], helped=True, alone=False) is Grade.HARD


def test_the_answer_alone_is_easy_only_at_once() -> None:
    assert grade([AT_ONCE], helped=False, alone=True) is Grade.EASY
    assert grade([SECOND_TRY], helped=False, alone=True) is Grade.HARD


def test_what_went_wrong_comes_again_in_minutes_and_what_went_well_in_days() -> None:
    assert reviewed(NEW, Grade.AGAIN, NOW).due - NOW < timedelta(minutes=15)
    once = reviewed(NEW, Grade.GOOD, NOW)
    twice = reviewed(once, Grade.GOOD, once.due)
    assert (once.learned, twice.learned) == (False, True)
    assert twice.due - once.due >= timedelta(days=1)


def test_the_time_between_reviews_grows_with_success_and_always_the_same() -> None:
    def gaps() -> list[timedelta]:
        card, found = NEW, []
        for _ in range(6):
            now = card.due
            card = reviewed(card, Grade.GOOD, now)
            found.append(card.due - now)
        return found

    assert gaps() == sorted(gaps())
    assert gaps()[-1] > timedelta(days=30)
    assert gaps() == gaps()


def test_a_learned_card_that_fails_is_learned_again() -> None:
    card = reviewed(NEW, Grade.EASY, NOW)
    assert card.learned
    assert not reviewed(card, Grade.AGAIN, card.due).learned


@pytest.mark.parametrize("steps", range(1, 40))
def test_every_ladder_climbs_to_the_bare_exercise(steps: int) -> None:
    ladder = rungs(steps)
    assert list(ladder) == sorted(set(ladder))
    assert ladder[0] >= 1
    assert ladder[-1] == steps
    assert left(replace(NEW, rung=BARE), steps) == steps


def test_a_success_leaves_more_to_the_learner_and_two_failures_in_a_row_leave_less() -> None:
    card, asked = NEW, []
    for given in (Grade.HARD, Grade.GOOD, Grade.AGAIN, Grade.AGAIN, Grade.AGAIN, Grade.HARD, Grade.AGAIN):
        asked.append(left(card, 11))
        card = climbed(card, given, 11)
    assert [*asked, left(card, 11)] == [3, 6, 9, 9, 6, 6, 9, 9]


def test_a_short_exercise_fades_in_as_many_rungs_as_it_has() -> None:
    card = climbed(climbed(climbed(NEW, Grade.GOOD, 2), Grade.GOOD, 2), Grade.GOOD, 2)
    assert left(card, 2) == 2
    failed = climbed(climbed(card, Grade.AGAIN, 2), Grade.AGAIN, 2)
    assert left(failed, 2) == 1
