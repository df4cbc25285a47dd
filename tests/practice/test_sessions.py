"""Whole sessions, driven by typed lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizgen import catalogue
from quizgen.exercise import Exercise, generate
from quizgen.marking.given import typed
from quizgen.page.terminal import render_text
from quizgen.page.wrapping import columns
from quizgen.practice.fading import BARE
from quizgen.practice.progress import What
from quizgen.practice.scheduling import Card, Grade
from quizgen.practice.store import Store
from quizgen.questions import hints
from quizgen.questions.values import asked_steps

Practise = Callable[..., str]
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
RIGHT = ("-2 2", "0 2", "4")  # the steps z1, h1 and y of mlp.forward@1/intro/7
STEPS = {"seed": "7", "form": "steps"}


def whats(store: Store) -> list[What]:
    """What has happened in the last exercise."""
    return [event.what for event in store.records()[-1].events]


def learned(store: Store, family: str = "mlp.forward", level: str = "intro") -> None:
    """Let the learner know a family so well that nothing is worked any more."""
    exercise = store.begin("before", "steps", family, level, LONG_AGO)
    card = Card(family, level, due=LONG_AGO, state=2, step=None, stability=1, difficulty=5, rung=BARE)
    store.finish(exercise, Grade.GOOD, LONG_AGO, lambda _cards: card)


def answers(exercise: Exercise) -> list[str]:
    """A line for each step: its value, or where a formula is asked, the wish to see it."""
    asked = asked_steps(exercise)
    lines = ["solution" if q.kind == "expression" else typed(exercise.values[q.name]) for q in asked]
    return ["none" if line == "[]" else line for line in lines]


@pytest.mark.parametrize("level", ["intro", "standard", "exam"])
@pytest.mark.parametrize("family", catalogue.family_ids())
def test_who_types_what_is_right_is_always_right(
    family: str, level: str, practise: Practise, store: Store
) -> None:
    exercise = generate(family, level, "7")
    printed = practise(*answers(exercise), family=family, level=level, **STEPS)
    formulas = sum(q.kind == "expression" for q in asked_steps(exercise))
    assert whats(store).count(What.SHOWN) == formulas
    assert set(whats(store)) <= {What.RIGHT, What.SHOWN}
    assert store.records()[0].grade is (Grade.GOOD if not formulas else Grade.HARD)
    assert "✗" not in printed


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("family", catalogue.family_ids())
def test_a_session_fits_sixty_columns(family: str, plain: bool, practise: Practise) -> None:
    typed_lines = ["?", "?", "?", "?", "l", "", "h", "7", "(", "", "s", "k", "q"]
    printed = practise(*typed_lines, family=family, width=60, plain=plain, seed="7")
    assert max(map(columns, printed.splitlines())) <= 60
    assert not plain or not re.search("[─│⎡⎣]", printed)


def test_the_steps_are_asked_one_after_the_other_and_a_summary_ends_it(practise: Practise) -> None:
    printed = practise(*RIGHT, "", **STEPS)
    places = [printed.index(text) for text in ("z⁽¹⁾ = -2 2", "h⁽¹⁾ = 0 2", "y = 4", "Done: 3 of 3")]
    assert places == sorted(places)
    assert printed.count("right.") == 3
    assert "• mlp.forward intro: 3 of 3 at the first try. Again in 10 minutes." in printed.splitlines()


def test_a_wrong_answer_is_asked_about_and_tried_again(practise: Practise, store: Store) -> None:
    printed = practise("1 2", "-2 2", "q", **STEPS)
    assert "✗ z⁽¹⁾: not right. 1 of 2 entries is right, but not entry 1." in printed
    assert "Read as" not in printed
    assert whats(store) == [What.WRONG, What.RIGHT]


def test_a_mistake_with_a_name_gets_its_question_and_is_kept(practise: Practise, store: Store) -> None:
    printed = practise("-4 1", "q", **STEPS)
    (event,) = store.records()[0].events
    assert event.mistake == "bias_forgotten"
    assert "?" in printed.split("✗ z⁽¹⁾:")[1].split("\n\n")[0]


def test_the_hint_is_offered_after_the_second_wrong_answer_and_never_given(practise: Practise) -> None:
    offer = "gives a hint"
    assert offer not in practise("1 2", "q", **STEPS)
    printed = practise("1 2", "1 3", "q", **STEPS)
    assert printed.count(offer) == 1
    assert "Hint 1" not in printed


@pytest.mark.parametrize("line", ["1 2 3", "2/5 ln", "1,,2", "(", "z = 1", "9" * 600, "\x1b[2J"])
def test_what_cannot_be_read_costs_no_try(line: str, practise: Practise, store: Store) -> None:
    printed = practise(line, "", *RIGHT, "", **STEPS)
    assert whats(store) == [What.RIGHT] * 3
    assert "3 of 3 at the first try" in printed
    assert "\x1b" not in printed


def test_an_answer_is_shown_as_it_was_read_where_that_is_not_how_it_was_typed(practise: Practise) -> None:
    assert "right. Read as (−2, sqrt(4))." in practise("-2, √4", "q", **STEPS).replace("\n", " ")


def test_signs_that_nobody_sees_make_no_difference(practise: Practise, store: Store) -> None:
    practise("\ufeff-2 2\x1b", "q", **STEPS)
    assert store.records()[0].events[0].text == "-2 2"


def test_a_matrix_may_be_typed_on_several_lines(practise: Practise, store: Store) -> None:
    practise("[-2", "2]", "0;", "2", "q", **STEPS)
    assert whats(store) == [What.RIGHT, What.RIGHT]


def test_hints_climb_from_words_to_the_value_and_then_the_next_step_is_asked(
    practise: Practise, store: Store
) -> None:
    rungs = hints(generate("mlp.forward", "intro", "7"), "z1")
    printed = practise(*["?"] * len(rungs), "q", **STEPS)
    place = 0
    for number, rung in enumerate(rungs, 1):
        place = printed.index(f"Hint {number} of {len(rungs)}.", place)
        place = printed.index(render_text(rung), place)
    assert printed.count("The next one tells the value.") == 1
    assert whats(store) == [What.HINT] * (len(rungs) - 1) + [What.SHOWN]
    assert printed.index("h⁽¹⁾ = q") > place


def test_the_solution_comes_step_by_step(practise: Practise, store: Store) -> None:
    printed = practise("s", "solution", "S", "", **STEPS)
    titles = [f"Step {k}: " for k in (1, 2, 3)]
    assert [printed.count(title) for title in titles] == [1, 1, 1]
    assert whats(store) == [What.SHOWN] * 3
    assert store.records()[0].grade is Grade.AGAIN


def test_an_answer_that_comes_too_late_is_told_so(practise: Practise) -> None:
    assert practise("-2 2", "0 2", "4", "7", "?", "", **STEPS).count("Nothing is asked any more.") == 2


def test_who_skips_a_step_goes_on_from_the_own_value(practise: Practise, store: Store) -> None:
    printed = practise("5 2", "k", "5 2", "14", "", **STEPS)
    assert "h⁽¹⁾: follows from your z⁽¹⁾." in printed
    assert whats(store) == [What.WRONG, What.SKIPPED, What.RIGHT, What.RIGHT]


def test_who_was_shown_a_step_goes_on_from_what_is_right(practise: Practise, store: Store) -> None:
    practise("5 2", "s", "5 2", "0 2", "q", **STEPS)
    assert whats(store) == [What.WRONG, What.SHOWN, What.WRONG, What.RIGHT]


def test_the_list_tells_how_things_stand_and_leads_back_to_a_skipped_step(
    practise: Practise, store: Store
) -> None:
    printed = practise("-2 2", "k", "l", "2", "0 2", "l", "1", "0 2", "", "7", "l", "", "4", "", **STEPS)
    assert re.search(r"1\. done: .* \(step 1\)\n2\. skipped: .* \(step 2\)\n3\. open: ", printed)
    assert "That one is done." in printed
    assert "Type a number from 1 to 3, or nothing" in printed
    assert re.search(r"\n3\. not right yet: ", printed)
    assert "2 of 3 at the first try" in printed


def test_a_skipped_step_that_was_picked_stays_until_it_is_answered(practise: Practise, store: Store) -> None:
    practise("k", "l", "1", "h", "(", "", "1 2", "-2 2", "0 2", "4", "", **STEPS)
    assert whats(store) == [What.SKIPPED, What.WRONG, *[What.RIGHT] * 3]


def test_after_a_picked_step_the_next_one_is_asked_and_then_what_was_left(
    practise: Practise, store: Store
) -> None:
    practise("l", "2", "0 2", "4", "-2 2", "", **STEPS)
    assert [event.step for event in store.records()[0].events] == ["h1", "y", "z1"]


def test_an_empty_line_shows_the_keys(practise: Practise) -> None:
    printed = practise("", "h", "q", **STEPS)
    assert printed.count("another like this") == 3


def test_the_summary_counts_only_what_was_done(practise: Practise) -> None:
    assert "1 of 1 at the first try." in practise("-2 2", "q", **STEPS)


def test_the_list_may_be_left_for_good(practise: Practise, store: Store) -> None:
    practise("l", "q", "-2 2", **STEPS)
    assert whats(store) == []


def test_another_like_this_has_other_numbers_and_counts_for_nothing(practise: Practise, store: Store) -> None:
    printed = practise("1 2", "n", "q", **STEPS)
    first, second = store.records()
    assert (first.variant, second.variant) == ("mlp.forward@1/intro/7", "mlp.forward@1/intro/7-2")
    assert (first.grade, first.ended is None, second.ended) == (None, False, None)
    assert store.cards() == []
    assert printed.count("1 of 1 · ") == 2


def test_after_an_exercise_there_is_its_whole_solution_and_another(practise: Practise, store: Store) -> None:
    printed = practise(*RIGHT, "s", "n", "q", **STEPS)
    assert printed.index("Step 3: ") > printed.index("Done: ")
    assert len(store.records()) == 2


@pytest.mark.parametrize("lines", [[], ["-2 2"], ["-2 2", "l"], ["?", "[1"], [*RIGHT], [*RIGHT, "s"]])
def test_the_end_of_the_input_is_the_end_of_the_session(lines: list[str], practise: Practise) -> None:
    printed = practise(*lines, **STEPS)
    assert printed.rstrip().endswith(("mlp.forward", "minutes.", "mlp.forward@1/intro/7."))


def test_an_unfinished_exercise_goes_on_in_the_next_session(practise: Practise, store: Store) -> None:
    learned(store)
    first = practise("1", "?")
    (begun,) = (record for record in store.records() if record.ended is None)
    printed = practise("l", "", "?", "q")
    assert begun.variant in first
    assert begun.variant in printed
    assert "You have begun this one before" in printed
    assert "Hint 2 of" in printed
    assert len(store.records()) == 2


def test_answers_of_an_earlier_session_count_when_the_exercise_is_finished(
    practise: Practise, store: Store
) -> None:
    learned(store)
    practise("?")
    exercise = generate("mlp.forward", "intro", store.records()[-1].variant.rpartition("/")[2])
    practise(*answers(exercise))
    assert whats(store) == [What.HINT, *[What.RIGHT] * 3]
    assert store.records()[-1].grade is Grade.HARD


def test_an_unfinished_exercise_keeps_its_precision_and_profile(practise: Practise, store: Store) -> None:
    options = {"precision": "2 decimals", "profile": "units-dl"}
    practise("99", "q", family="loss.logistic_bce", options=options)
    variant = store.records()[0].variant
    assert variant.endswith("?precision=2-decimals&profile=units-dl")
    assert variant in practise("q", family="loss.logistic_bce")


def test_an_unfinished_exercise_of_another_version_is_left(practise: Practise, store: Store) -> None:
    for variant in ("mlp.forward@99/intro/7", "nobody.knows@1/intro/7", "nonsense"):
        store.begin(variant, "steps", "mlp.forward", "intro", LONG_AGO)
        practise("q")
    assert [record.ended is None for record in store.records()] == [False, True] * 3


def test_a_learner_who_is_new_gets_worked_steps_and_fewer_with_every_success(
    practise: Practise, store: Store
) -> None:
    learning = []
    for seed in ("a", "b", "c"):
        exercise = generate("mlp.forward", "intro", seed)
        asked = len(learning) + 1
        printed = practise(*answers(exercise)[-asked:], "", seed=seed)
        learning.append(("Study them" in printed, len(whats(store)), store.records()[-1].grade))
    assert learning == [(True, 1, Grade.HARD), (True, 2, Grade.HARD), (False, 3, Grade.GOOD)]


def test_two_failures_bring_a_worked_step_back(practise: Practise, store: Store) -> None:
    learned(store)
    for seed in ("a", "b"):
        assert "Study them" not in practise("s", "s", "s", "", seed=seed)
    assert "Study them" in practise("q", seed="c")


def test_who_knows_a_family_gets_its_next_level_bare(practise: Practise, store: Store) -> None:
    assert "Study them" in practise("q", level="standard", seed="7")
    learned(store)
    assert "Study them" not in practise("q", level="standard", seed="8")


def test_the_answer_alone_may_be_asked(practise: Practise, store: Store) -> None:
    printed = practise("4", "", seed="7", form="question")
    assert "things are asked" not in printed
    assert "Right at the first try." in printed
    assert store.records()[0].grade is Grade.EASY


def test_a_letter_that_may_be_an_answer_is_no_command(practise: Practise, store: Store) -> None:
    practise("k", "k", "k", "k", "k", "n", "no", "q", family="hopfield.energy", **STEPS)
    assert len(store.records()) == 1
    assert whats(store)[-1] in (What.RIGHT, What.SHOWN)


def test_the_same_seed_is_the_same_session(practise: Practise) -> None:
    assert practise("1 2", "n", "q", **STEPS) == practise("1 2", "n", "q", **STEPS)


def test_what_was_practised_is_due_again(
    practise: Practise, store: Store, clock: Callable[[], datetime]
) -> None:
    learned(store)
    exercise = generate("mlp.forward", "intro", "7")
    printed = practise(*answers(exercise), "", seed="7")
    (card,) = store.cards()
    days = round((card.due - clock()).total_seconds() / 86400)
    assert days > 1
    assert f"It comes again in {days} days." in printed


def test_the_session_in_the_manual_is_one(practise: Practise) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "practice.md").read_text(encoding="utf-8")
    (session,) = re.findall(r"```text\n(.*?)```", manual, re.DOTALL)
    typed_lines = re.findall(r"^\S+ = (.*)$", session, re.MULTILINE)
    assert len(typed_lines) == 5
    assert session in practise(*typed_lines, **STEPS)


def test_who_interrupts_between_two_exercises_is_told_how_it_went(
    practise: Practise, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "finish", interrupted)
    assert "• mlp.forward intro: 3 of 3 at the first try." in practise(*RIGHT, count=2, **STEPS)
