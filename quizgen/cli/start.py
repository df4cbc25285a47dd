"""What `quizgen` alone shows: what is due, and how to begin. Imports as little as it can."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from quizgen.practice.place import store_path

if TYPE_CHECKING:
    from quizgen.practice.scheduling import Card

_SHOWN = 5  # of what is due
_COMMANDS = (
    ("quizgen practice", "practise, one exercise at a time"),
    ("quizgen generate", "a sheet with worked solutions"),
    ("quizgen list", "all families of exercises"),
)


def show_start() -> None:
    """Print the screen."""
    for line in (*_due(), "", *(f"  {command:18}{what}" for command, what in _COMMANDS)):
        click.echo(line)
    click.echo("\nAll commands: quizgen --help")


def _due() -> Iterator[str]:
    now, cards = datetime.now(UTC), _cards()
    due = [card for card in cards if card.due <= now]
    if due:
        yield f"{len(due)} due for review:"
        yield from (f"  {card.family} {card.level}" for card in due[:_SHOWN])
        if len(due) > _SHOWN:
            yield "  …"
    elif cards:
        from quizgen.practice.durations import until

        yield f"Nothing is due. The next review is {until(cards[0].due, now)}."
    else:
        yield "Exercises for neural networks, with solutions that explain themselves."


def _cards() -> list[Card]:
    """The cards, those due first in front; none where nobody has practised."""
    path = store_path()
    if not path.exists():
        return []
    from quizgen.practice.store import Store

    with Store(path) as store:
        return sorted(store.cards(), key=lambda card: card.due)
