"""How a session went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from quizgen.practice.choosing import Name
from quizgen.practice.durations import until
from quizgen.practice.phrases import phrases
from quizgen.practice.progress import Progress, What
from quizgen.practice.scheduling import Card
from quizgen.practice.statistics import subject
from quizgen.practice.task import Task


@dataclass(frozen=True)
class Row:
    """A family at a level, or concept questions: how many steps were done, at once, with hints, not at all.

    `due` says when it comes again; it is empty where nothing was finished.
    """

    family: str
    level: str
    asked: int
    at_once: int
    hinted: int
    unsolved: int
    due: str


class Summary:
    """Collects the tasks of a session; steps that are open when it ends are not counted."""

    def __init__(self) -> None:
        self._tasks: list[tuple[Name, Mapping[str, Progress]]] = []
        self._due: dict[Name, datetime] = {}
        self._last = ""

    def add(self, task: Task, progress: Mapping[str, Progress]) -> None:
        """Add a task, with what will be its progress."""
        self._tasks.append((_row_name(task.name), progress))
        self._last = task.item.variant

    def due(self, card: Card) -> None:
        """Note when a family at a level comes again; of several concept questions the first one counts."""
        name = _row_name((card.family, card.level))
        self._due[name] = min(card.due, self._due.get(name, card.due)) if name[1] == "" else card.due

    def text(self, now: datetime) -> str:
        """The summary in Markdown."""
        names = dict.fromkeys(name for name, _ in self._tasks)
        rows = [row for name in names if (row := self._row(name, now)).asked]
        worst = min(rows, key=lambda row: row.at_once / row.asked, default=None)
        weakest = worst.family if worst and worst.at_once < worst.asked else ""
        at_once, asked = sum(row.at_once for row in rows), sum(row.asked for row in rows)
        return str(phrases().summary(rows, at_once, asked, weakest, self._begun))

    @property
    def _begun(self) -> str:
        """The variant of the last task, if it is not finished."""
        left = [step for _, progress in self._tasks[-1:] for step in progress.values() if step.open]
        return self._last if left else ""

    def _row(self, name: Name, now: datetime) -> Row:
        steps = [step for other, progress in self._tasks if other == name for step in progress.values()]
        done = [step for step in steps if not step.open]
        return Row(
            *name,
            len(done),
            sum(step.first_try for step in done),
            sum(step.end is What.RIGHT and step.hints > 0 for step in done),
            sum(step.end is not What.RIGHT for step in done),
            until(self._due[name], now) if name in self._due else "",
        )


def _row_name(name: Name) -> Name:
    """Concept questions of a topic are one row, whatever their levels."""
    family, level = name
    return (family, level) if subject(family) == family else (subject(family), "")
