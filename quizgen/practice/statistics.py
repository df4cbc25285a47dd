"""What was practised, added up by family and topic, and all of it for those who want it elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from quizgen.bank.identity import is_bank_variant
from quizgen.practice.progress import Progress, What, progress
from quizgen.practice.scheduling import Card
from quizgen.practice.store import Record


@dataclass(frozen=True)
class Tally:
    """A family: finished exercises, steps that were done, at once or not, mistakes, and when it comes again.

    The concept questions of a topic are counted together, with `family` as in `bank:hopfield`. `wrong` counts
    the wrong answers, `mistakes` those whose mistake has a name, the most frequent first.
    """

    family: str
    exercises: int
    steps: int
    first_try: int
    wrong: int
    mistakes: Mapping[str, int]
    due: datetime | None


def tallies(records: Sequence[Record], cards: Sequence[Card]) -> list[Tally]:
    """A tally for each family and for the concept questions of each topic that was practised."""
    practised = {subject(record.family) for record in records if record.events}
    return [_tally(family, records, cards) for family in sorted(practised)]


def _tally(family: str, records: Sequence[Record], cards: Sequence[Card]) -> Tally:
    own = [record for record in records if subject(record.family) == family]
    events = [event for record in own for event in record.events]
    done = [step for record in own for step in _steps(record) if not step.open]
    return Tally(
        family=family,
        exercises=sum(record.grade is not None for record in own),
        steps=len(done),
        first_try=sum(step.first_try for step in done),
        wrong=sum(event.what is What.WRONG for event in events),
        mistakes=dict(Counter(event.mistake for event in events if event.mistake).most_common()),
        due=min((card.due for card in cards if subject(card.family) == family), default=None),
    )


def subject(family: str) -> str:
    """What is counted together: a family; of a concept question, its topic.

    >>> subject("hopfield.energy"), subject("bank:hopfield.energy_never_rises")
    ('hopfield.energy', 'bank:hopfield')
    """
    return family.partition(".")[0] if is_bank_variant(family) else family


def _steps(record: Record) -> Sequence[Progress]:
    names = list(dict.fromkeys(event.step for event in record.events))
    return list(progress(names, record.events).values())


def plain(value: Any) -> Any:
    """Tallies, records and cards as values that JSON has."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return plain(asdict(value)) if hasattr(value, "__dataclass_fields__") else value
