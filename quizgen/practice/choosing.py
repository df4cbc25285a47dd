"""What is practised next: what is due, else something new, else what will be due first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from quizgen.bank import Item
from quizgen.bank.identity import PREFIX
from quizgen.bank.item import LEVELS
from quizgen.practice.scheduling import Card

NEW_AT_ONCE = 3  # families and levels that are not learned yet; until one is, no other begins

Name = tuple[str, str]  # a family or a concept question, and a level


def card_name(item: Item) -> str:
    """What stands in the place of a family on the card of a concept question."""
    return f"{PREFIX}{item.id}"


def chosen(
    levels: Mapping[str, Sequence[str]], cards: Sequence[Card], now: datetime, last: Name | None = None
) -> Name:
    """The family and level of the next exercise, never the last one again if there is another.

    `levels` are those that may be chosen, of each family, from easy to hard: a level begins when those before
    it are learned. Topics take turns: what is new comes from the topic that was practised least.
    """
    known = {(card.family, card.level): card for card in cards if card.level in levels.get(card.family, ())}
    ordered = sorted(known, key=lambda name: (name == last, known[name].due))
    due = [name for name in ordered if known[name].due <= now and name != last]
    if due:
        return due[0]
    learning = sum(not card.learned for card in known.values())
    new = _new(levels, known, last)
    if new is not None and (learning < NEW_AT_ONCE or not ordered):
        return new
    return ordered[0]


def companion(
    items: Sequence[Item], cards: Sequence[Card], now: datetime, last: Name | None, had: Collection[str]
) -> Item | None:
    """The concept question after an exercise: what is due, else a new one on the same matter, easy first.

    `had` are the cards of those that this session has had: they come again only when they are due. None if
    nothing is left.
    """
    known = {card.family: card for card in cards}

    def order(item: Item) -> tuple[float, ...]:
        card = known.get(card_name(item))
        if card is None:
            return 1, _distance(item, last), LEVELS.index(item.level)
        return 0 if card.due <= now else 2, card.due.timestamp()

    left = [item for item in items if card_name(item) not in had or order(item)[0] == 0]
    return min(left, key=order, default=None)


def _distance(item: Item, last: Name | None) -> int:
    """How far a concept question is from an exercise: on the family, on its topic, or on something else."""
    family = last[0] if last else ""
    if item.family == family:
        return 0
    return 1 if _topic(family) in (item.topic, _topic(item.family)) else 2


def _new(levels: Mapping[str, Sequence[str]], known: Mapping[Name, Card], last: Name | None) -> Name | None:
    """The first level that may begin, of a family whose topic was practised least."""
    topics = [_topic(family) for family, _ in known]
    begin = [(family, level) for family in levels if (level := _next_level(family, levels[family], known))]
    before = _topic(last[0]) if last else None
    return min(
        begin,
        key=lambda name: (_topic(name[0]) == before, topics.count(_topic(name[0]))),
        default=None,
    )


def _next_level(family: str, levels: Sequence[str], known: Mapping[Name, Card]) -> str | None:
    for level in levels:
        card = known.get((family, level))
        if card is None:
            return level
        if not card.learned:
            return None
    return None


def _topic(family: str) -> str:
    return family.partition(".")[0]
