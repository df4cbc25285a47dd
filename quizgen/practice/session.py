"""A session: exercises one after the other, until the learner has had enough or the count is reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from quizgen.errors import InputError
from quizgen.exercise import NoInstance
from quizgen.practice.choosing import Name, chosen
from quizgen.practice.commands import Command, command
from quizgen.practice.console import Console, Quit
from quizgen.practice.durations import until
from quizgen.practice.fading import BARE, climbed
from quizgen.practice.phrases import phrases
from quizgen.practice.progress import Event
from quizgen.practice.scheduling import Card, grade, reviewed
from quizgen.practice.sitting import End, Sitting
from quizgen.practice.store import Record, Store
from quizgen.practice.summary import Summary
from quizgen.practice.task import Task, again, drawn, form_for
from quizgen.variant import checked_seed

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Plan:
    """What is to be practised: the levels of each family, and how many exercises.

    A `form` takes the place of the one that fits what the learner knows, `options` may name a profile and a
    precision, and a `seed` makes a session that can be had again.
    """

    levels: Mapping[str, Sequence[str]]
    count: int
    form: str | None = None
    seed: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def particular(self) -> bool:
        """Whether certain exercises are wanted, so that none from before is gone on with."""
        return bool(self.form or self.seed or self.options)

    def seeds(self) -> Iterator[str]:
        """A seed for each exercise."""
        number = 1
        while True:
            later = f"{self.seed}-{number}" if number > 1 else self.seed
            yield checked_seed(later if self.seed else None)
            number += 1


class Session:
    """Works through a plan; `clock` tells the time in UTC."""

    def __init__(self, plan: Plan, store: Store, console: Console, clock: Clock) -> None:
        self._plan, self._store, self._console, self._clock = plan, store, console, clock
        self._seeds = plan.seeds()
        self._summary = Summary()

    def run(self) -> None:
        """Practise; at the end, however it comes, tell how it went."""
        with suppress(Quit):
            self._exercises()
        self._console.show(self._summary.text(self._clock()))

    def _exercises(self) -> None:
        last: Name | None = None
        before = self._unfinished()
        for number in range(1, self._plan.count + 1):
            if before:
                (task, events), before = before, None
            else:
                name = chosen(self._plan.levels, self._store.cards(), self._clock(), last)
                task, events = self._begun(*name), ()
            last = self._worked(task, events, number)

    def _worked(self, task: Task, events: Sequence[Event], number: int) -> Name:
        """Work on a task, and on others like it as long as they are wanted; what was worked on."""
        wanted = True
        while wanted:
            wanted = self._one(task, events, number)
            if wanted:
                task, events = self._begun(task.exercise.family.id, task.exercise.level), ()
        return task.exercise.family.id, task.exercise.level

    def _one(self, task: Task, events: Sequence[Event], number: int) -> bool:
        """Work on one task; whether another one like it is wanted."""
        sitting = Sitting(
            task, self._console, lambda event: self._store.add(task.id, event, self._clock()), events
        )
        self._summary.add(task, sitting.progress)
        self._present(task, number, resumed=bool(events))
        if sitting.work() is End.ANOTHER:
            self._store.leave(task.id, self._clock())
            return True
        self._finish(task, sitting)
        return self._onwards(task, number)

    def _present(self, task: Task, number: int, *, resumed: bool) -> None:
        question = task.question
        variant = str(task.exercise.variant)
        self._console.show(str(phrases().head(question.title, variant, number, self._plan.count)))
        self._console.show(question.prompt, question.figures)
        self._console.show(str(phrases().opening(len(task.asked), resumed)))

    def _finish(self, task: Task, sitting: Sitting) -> None:
        steps = sitting.progress.values()
        given = grade(steps, helped=task.helped, alone=task.alone)
        now = self._clock()

        def review(cards: Sequence[Card]) -> Card:
            card = _card(cards, task.exercise.family.id, task.exercise.level, now)
            return climbed(reviewed(card, given, now), given, task.steps)

        card = self._store.finish(task.id, given, now, review)
        self._summary.due(card)
        at_once = sum(step.first_try for step in steps)
        self._console.show(str(phrases().finished(at_once, len(steps), until(card.due, now))))

    def _onwards(self, task: Task, number: int) -> bool:
        """Let the learner look back before the next exercise; whether another one like this is wanted."""
        while True:
            line = self._console.ask(str(phrases().onwards(number == self._plan.count)))
            match command(line):
                case Command.SOLUTION:
                    self._console.show(task.question.solution, task.question.figures)
                case Command.QUIT:
                    raise Quit
                case said:
                    return said is Command.ANOTHER

    def _begun(self, family: str, level: str) -> Task:
        now = self._clock()
        exercise = drawn(family, level, next(self._seeds), self._plan.options)
        form = self._plan.form or form_for(_card(self._store.cards(), family, level, now), exercise)
        return Task(exercise, form, self._store.begin(str(exercise.variant), form, family, level, now))

    def _unfinished(self) -> tuple[Task, Sequence[Event]] | None:
        """The exercise that an earlier session has not finished, if it can still be made."""
        if self._plan.particular:
            return None
        levels = {level for levels in self._plan.levels.values() for level in levels}
        record = self._store.unfinished(self._plan.levels, levels)
        return self._resumed(record) if record else None

    def _resumed(self, record: Record) -> tuple[Task, Sequence[Event]] | None:
        try:
            task = Task(again(record.variant), record.form, record.id)
            known = set(task.asked)
        except (InputError, NoInstance):
            known = set()
        if not known or any(event.step not in known for event in record.events):
            self._store.leave(record.id, self._clock())  # an earlier version of the family drew it
            return None
        return task, record.events


def _card(cards: Sequence[Card], family: str, level: str, now: datetime) -> Card:
    """The card of a family at a level; a new one begins with worked steps if the family is new as well."""
    of_family = [card for card in cards if card.family == family]
    known = any(card.learned for card in of_family)
    new = Card(family, level, due=now, rung=BARE if known else 0)
    return next((card for card in of_family if card.level == level), new)
