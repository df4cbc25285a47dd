"""Makes the tasks of a session: what comes next, another like it, and what was begun before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from quizgen.bank import Item, is_bank_variant, pose
from quizgen.errors import InputError
from quizgen.exercise import NoInstance
from quizgen.practice.choosing import Name, card_name, chosen, companion
from quizgen.practice.fading import BARE
from quizgen.practice.plan import Plan
from quizgen.practice.progress import Event
from quizgen.practice.scheduling import LAST_SHORT, Card
from quizgen.practice.store import Record, Store
from quizgen.practice.task import CONCEPT, ConceptTask, ExerciseTask, Task, again, drawn, form_for

Clock = Callable[[], datetime]


class Supply:
    """The tasks of a plan: exercises, each followed by a concept question on the same matter."""

    def __init__(self, plan: Plan, store: Store, clock: Clock) -> None:
        self._plan, self._store, self._clock = plan, store, clock
        self._seeds: Iterator[str] = plan.seeds()
        self._last: Name | None = None  # the last exercise
        self._had: set[str] = set()  # the cards of the concept questions of this session

    def begun(self) -> tuple[Task, Sequence[Event]] | None:
        """What an earlier session has not finished, if it can still be made, and what happened there."""
        if self._plan.particular:
            return None
        cards = self._plan.cards
        record = self._store.unfinished(cards, {level for levels in cards.values() for level in levels})
        return self._resumed(record) if record else None

    def after(self, task: Task | None) -> Task | None:
        """What comes after a task, first of all an exercise if there are any; None if nothing is left."""
        levels = self._plan.levels
        item = self._companion() if isinstance(task, ExerciseTask) or not levels else None
        if item:
            return self._concept(item)
        if not levels:
            return None
        return self._exercise(chosen(levels, self._store.cards(), self._clock(), self._last))

    def another(self, task: Task) -> Task:
        """One more like a task: with other numbers, or where there are none another concept question."""
        if isinstance(task, ConceptTask):
            item = task.posed.item
            return self._concept(item if item.parameters.names else self._companion() or item)
        return self._exercise(task.name)

    def card(self, cards: Sequence[Card], name: Name) -> Card:
        """The card with a name; a new one begins with worked steps if its family is new as well.

        A concept question begins with the last of the short intervals: who knows it sees it again in days.
        """
        of_family = [card for card in cards if card.family == name[0]]
        known = any(card.learned for card in of_family)
        short = LAST_SHORT if is_bank_variant(name[0]) else 0
        new = Card(*name, due=self._clock(), step=short, rung=BARE if known else 0)
        return next((card for card in of_family if card.level == name[1]), new)

    def _exercise(self, name: Name) -> Task:
        exercise = drawn(*name, next(self._seeds), self._plan.options)
        form = self._plan.form or form_for(self.card(self._store.cards(), name), exercise)
        id = self._store.begin(str(exercise.variant), form, *name, self._clock())
        return self._noted(ExerciseTask(form, id, exercise))

    def _concept(self, item: Item) -> Task:
        posed = pose(item, next(self._seeds))
        id = self._store.begin(str(posed.variant), CONCEPT, card_name(item), item.level, self._clock())
        return self._noted(ConceptTask(CONCEPT, id, posed))

    def _companion(self) -> Item | None:
        return companion(self._plan.items, self._store.cards(), self._clock(), self._last, self._had)

    def _resumed(self, record: Record) -> tuple[Task, Sequence[Event]] | None:
        try:
            task = again(record.variant, record.form, record.id, self._plan.bank)
            known = set(task.asked)
        except (InputError, NoInstance):
            known = set()
        if not known or any(event.step not in known for event in record.events):
            self._store.leave(record.id, self._clock())  # an earlier version made it
            return None
        return self._noted(task), record.events

    def _noted(self, task: Task) -> Task:
        """The task, which will not come again at once."""
        if isinstance(task, ConceptTask):
            self._had.add(task.name[0])
        else:
            self._last = task.name
        return task
