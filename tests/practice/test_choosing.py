"""What is practised next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from quizgen.practice.choosing import NEW_AT_ONCE, chosen
from quizgen.practice.scheduling import Card

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
ALL = ("intro", "standard", "exam")


def card(family: str, minutes: float, level: str = "intro", *, learned: bool = True) -> Card:
    return Card(family, level, due=NOW + timedelta(minutes=minutes), state=2 if learned else 1)


def intro_of(*families: str) -> dict[str, list[str]]:
    return {family: ["intro"] for family in families}


def test_what_is_due_longest_comes_first() -> None:
    cards = [card("a.x", -1), card("b.x", -5), card("c.x", 5)]
    assert chosen(dict.fromkeys(["a.x", "b.x", "c.x", "d.x"], ALL), cards, NOW) == ("b.x", "intro")


def test_only_what_may_be_chosen_is() -> None:
    cards = [card("a.x", -1), card("b.x", -5), card("a.x", -9, "exam")]
    assert chosen({"a.x": ["intro"]}, cards, NOW) == ("a.x", "intro")


def test_the_last_one_does_not_come_again_at_once() -> None:
    cards = [card("a.x", -5), card("b.x", -1)]
    levels = intro_of("a.x", "b.x")
    assert chosen(levels, cards, NOW, ("a.x", "intro")) == ("b.x", "intro")
    assert chosen(levels, [cards[0], card("b.x", 5)], NOW, ("a.x", "intro")) == ("b.x", "intro")
    assert chosen({"a.x": ["intro"]}, cards, NOW, ("a.x", "intro")) == ("a.x", "intro")


def test_what_is_new_comes_from_the_topic_that_was_practised_least() -> None:
    cards = [card("a.x", 5), card("b.x", 5), card("a.y", 5)]
    levels = intro_of("a.x", "a.y", "a.z", "b.x", "b.y", "c.x")
    assert chosen(levels, cards, NOW) == ("c.x", "intro")
    assert chosen(levels, [*cards, card("c.x", 5)], NOW, ("c.x", "intro")) == ("b.y", "intro")


def test_topics_take_turns() -> None:
    levels, cards = intro_of("a.x", "a.y", "b.x", "b.y"), [card("a.x", 5), card("b.x", 5)]
    assert chosen(levels, cards, NOW, ("b.x", "intro")) == ("a.y", "intro")
    assert chosen(levels, cards, NOW, ("a.x", "intro")) == ("b.y", "intro")


def test_a_level_begins_when_the_one_before_is_learned() -> None:
    levels = {"a.x": ALL}
    assert chosen(levels, [], NOW) == ("a.x", "intro")
    assert chosen(levels, [card("a.x", 5, learned=False)], NOW) == ("a.x", "intro")
    assert chosen(levels, [card("a.x", 5)], NOW) == ("a.x", "standard")
    assert chosen({"a.x": ["exam"]}, [], NOW) == ("a.x", "exam")


def test_only_a_few_are_new_at_once() -> None:
    levels = intro_of("a.x", "b.x", "c.x", "d.x")
    cards = [card(family, minutes, learned=False) for minutes, family in enumerate(levels, 1)]
    assert chosen(levels, cards[: NEW_AT_ONCE - 1], NOW) == ("c.x", "intro")
    assert chosen(levels, cards[:NEW_AT_ONCE], NOW) == ("a.x", "intro")
    assert chosen(levels, cards[:NEW_AT_ONCE], NOW, ("a.x", "intro")) == ("b.x", "intro")


def test_with_nothing_due_and_nothing_new_the_next_one_comes_early() -> None:
    cards = [card("a.x", 500), card("b.x", 50)]
    assert chosen(intro_of("a.x", "b.x"), cards, NOW) == ("b.x", "intro")
