"""Concept questions, choices and found mistakes in a session."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from quizgen import bank, catalogue
from quizgen.answers.printing import written
from quizgen.answers.tree import Tree
from quizgen.bank import Item
from quizgen.exercise import generate
from quizgen.practice.choosing import card_name, companion
from quizgen.practice.progress import What
from quizgen.practice.scheduling import Card, Grade
from quizgen.practice.statistics import tallies
from quizgen.practice.store import Store
from quizgen.practice.wanted import concepts, families
from quizgen.questions import NotAvailable, question

Practise = Callable[..., str]
Time = Callable[[], datetime]
ORDER = "attention.steps"
SINGLE, NUMBER, REASONED = "hopfield.architecture", "hopfield.hebb_weight", "hopfield.recurrent"


def whats(store: Store) -> list[What]:
    return [event.what for event in store.records()[-1].events]


def right(id: str, seed: str = "7") -> list[str]:
    """The right answers to a concept question."""
    posed = bank.pose(bank.load().find(id), seed)
    return [
        str(key.expected) if isinstance(key.expected, int | Fraction)
        else written(key.expected) if isinstance(key.expected, Tree)
        else key.shown
        for key in posed.keys.values()
    ]  # fmt: skip


@pytest.mark.parametrize("id", [item.id for item in bank.items(topic="hopfield")])
def test_who_answers_a_concept_question_right_sees_why_and_meets_it_again_in_days(
    id: str, practise: Practise, store: Store, clock: Time
) -> None:
    printed = practise(*right(id), "", family="", concepts=[id], seed="7", width=60)
    assert set(whats(store)) == {What.RIGHT}
    assert "✗" not in printed
    explained = bank.pose(bank.load().find(id), "7").question.solution
    assert re.findall(r"[A-Za-z]{4,}", explained)[-1] in printed.split("✓")[-1]
    (card,) = store.cards()
    assert (card.family, store.records()[0].grade) == (f"bank:{id}", Grade.GOOD)
    assert card.due - clock() > timedelta(days=1)
    assert max(map(len, printed.splitlines())) <= 60


def test_a_choice_is_asked_once_and_then_explained(practise: Practise, store: Store) -> None:
    wrong = next(letter for letter in "ABCD" if letter not in right(SINGLE))
    printed = practise(wrong, "", family="", concepts=[SINGLE], seed="7")
    assert whats(store) == [What.WRONG, What.SHOWN]
    assert store.records()[0].grade is Grade.AGAIN
    feedback = [option.feedback for option in bank.load().find(SINGLE).choices[0].wrong]
    assert [printed.count(text[:30]) for text in feedback] == [1, 1, 1]
    assert "1 not solved. Again in 1 minute." in printed


def test_a_number_may_be_tried_again_and_has_no_hint(practise: Practise, store: Store) -> None:
    printed = practise("99", "98", "?", *right(NUMBER), "", family="", concepts=[NUMBER], seed="7")
    assert whats(store) == [What.WRONG, What.WRONG, What.RIGHT]
    assert "There is no hint here." in printed
    assert printed.count("If you like, s shows the solution.") == 1


def test_an_order_may_be_tried_again(practise: Practise, store: Store) -> None:
    (letters,) = right(ORDER)
    turned = ", ".join(reversed(letters.split(", ")))
    printed = practise(turned, letters.partition(",")[0], letters, "", family="", concepts=[ORDER], seed="7")
    assert whats(store) == [What.WRONG, What.WRONG, What.RIGHT]
    assert printed.count("1. ") == 1


def test_the_solution_of_a_question_in_parts_ends_all_of_them(practise: Practise, store: Store) -> None:
    printed = practise("s", "", family="", concepts=[REASONED], seed="7")
    assert [(event.step, event.what) for event in store.records()[0].events] == [
        ("verdict", What.SHOWN),
        ("reason", What.SHOWN),
    ]
    assert "cycles in the connections" in " ".join(printed.split())


def test_a_wrong_verdict_goes_on_with_the_reason(practise: Practise, store: Store) -> None:
    verdict, reason = right(REASONED)
    wrong = "False" if verdict == "True" else "True"
    practise(wrong, reason, "", family="", concepts=[REASONED], seed="7")
    assert whats(store) == [What.WRONG, What.SHOWN, What.RIGHT]


def test_exercises_and_concept_questions_take_turns(practise: Practise, store: Store) -> None:
    hopfield = [item.id for item in bank.items(topic="hopfield")]
    lines = ["k", "k", ""] * 12
    practise(*lines, family="hopfield.energy", concepts=hopfield, count=4, seed="7")
    kinds = [record.variant.startswith("bank:") for record in store.records()]
    assert kinds == [False, True, False, True]
    assert len({record.family for record in store.records()}) == 3


def test_another_like_this_has_other_numbers_or_is_the_next_question(
    practise: Practise, store: Store
) -> None:
    practise("n", "n", "q", family="", concepts=[SINGLE, NUMBER], seed="7")
    names = [record.family for record in store.records()]
    assert names == [f"bank:{id}" for id in (SINGLE, NUMBER, NUMBER)]
    assert store.cards() == []


def test_a_session_ends_where_nothing_is_left(practise: Practise, store: Store) -> None:
    practise(*right(SINGLE), "", family="", concepts=[SINGLE], count=5, seed="7")
    assert len(store.records()) == 1


def test_an_unfinished_concept_question_goes_on_in_the_next_session(practise: Practise, store: Store) -> None:
    practise("k", "q", family="", concepts=[REASONED])
    variant = store.records()[0].variant
    printed = practise("B", "q", family="", concepts=[REASONED])
    assert (variant in printed, len(store.records())) == (True, 1)


def test_a_question_of_an_earlier_version_is_left(practise: Practise, store: Store, clock: Time) -> None:
    for variant in ("bank:hopfield.recurrent@99/7", "bank:hopfield.nobody@1/7"):
        store.begin(variant, "concept", "bank:hopfield.recurrent", "standard", clock())
        practise("q", family="", concepts=[REASONED])
    assert [record.ended is None for record in store.records()] == [False, True, False, True]


def items(*ids: str) -> list[Item]:
    return [bank.load().find(id) for id in ids]


def card(id: str, clock: Time, minutes: float) -> Card:
    return Card(f"bank:{id}", "intro", due=clock() + timedelta(minutes=minutes))


def test_what_is_due_comes_first_then_what_is_new_on_the_family_then_what_will_be_due(
    clock: Time,
) -> None:
    three = items(SINGLE, NUMBER, REASONED)
    now, due = clock(), [card(REASONED, clock, -1), card(SINGLE, clock, 5)]
    assert companion(three, due, now, None, set()) is three[2]
    assert companion(three, due[1:], now, None, {card_name(three[2])}) is three[1]
    assert companion(three, due[1:], now, None, {card_name(three[2]), card_name(three[1])}) is three[0]
    assert companion(three, due, now, None, set(map(card_name, three))) is three[2]
    assert companion(three, due[1:], now, None, set(map(card_name, three))) is None


def test_a_new_question_is_on_the_family_of_the_exercise_before_and_easy(
    clock: Time,
) -> None:
    for family in ("norm.layernorm", "reg.dropout", "backprop.mlp"):
        on_it = [item for item in bank.items() if item.family == family]
        easiest = min((item.level for item in on_it), key=("intro", "standard", "exam").index)
        for order in (bank.items(), bank.items()[::-1]):
            found = companion(order, [], clock(), (family, "intro"), set())
            assert found in on_it
            assert found.level == easiest


def test_a_topic_brings_its_questions_with_it_and_a_family_does_not() -> None:
    topic = concepts(["hopfield"], None, "textbook", bank.load())
    assert {item.topic for item in topic} == {"hopfield"}
    assert concepts(["hopfield.energy"], None, "textbook", bank.load()) == []
    assert concepts(["bank:hopfield"], None, "textbook", bank.load()) == topic
    assert concepts([f"bank:{SINGLE}"], None, "textbook", bank.load()) == items(SINGLE)
    assert {item.level for item in concepts(["hopfield"], "exam", "textbook", bank.load())} == {"exam"}
    assert len(concepts([], None, "textbook", bank.load())) > 400
    assert (families(["networks"], None, bank.load()), families(["bank:hopfield"], None, bank.load())) == (
        {},
        {},
    )
    assert list(families([], None, bank.load())) == list(catalogue.family_ids())


def test_the_questions_of_a_topic_are_counted_together(practise: Practise, store: Store) -> None:
    lines = ["s", "", *right(REASONED, "7-2"), ""]
    printed = practise(*lines, family="", concepts=[REASONED, SINGLE], count=2, seed="7")
    (tally,) = tallies(store.records(), store.cards())
    assert (tally.family, tally.exercises, tally.steps, tally.first_try) == ("bank:hopfield", 2, 3, 2)
    assert tally.due == min(card.due for card in store.cards())
    assert "• bank:hopfield: 2 of 3 at the first try, 1 not solved. Again in 1 minute." in printed


@pytest.mark.parametrize("form", ["choice", "find-mistake"])
@pytest.mark.parametrize("family", catalogue.family_ids())
def test_every_family_can_be_practised_as_a_choice_and_by_finding_the_mistake(
    family: str, form: str, practise: Practise, store: Store
) -> None:
    try:
        (asked,) = question(generate(family, "intro", "7"), form).asked
    except NotAvailable:
        pytest.skip("no mistake shows in this exercise")
    answers = "ABCDEFGH" if form == "choice" else asked.options
    wrong = answers[1 - min(asked.right, 1)]
    printed = practise(wrong, "n", answers[asked.right], "", family=family, seed="7", form=form, width=60)
    first = store.records()[0]
    assert [event.what for event in first.events] == [What.WRONG, What.SHOWN]
    assert first.grade is Grade.AGAIN
    assert (form == "choice") == bool(first.events[0].mistake)
    assert "Right is" in printed or "is wrong" in printed
