"""A session: tasks one after the other, until the learner has had enough or the count is reached."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from quizgen.dialogue.commands import Command, command
from quizgen.dialogue.console import Console, Quit
from quizgen.practice.durations import until
from quizgen.practice.fading import climbed
from quizgen.practice.phrases import phrases
from quizgen.practice.plan import Plan
from quizgen.practice.progress import Event
from quizgen.practice.scheduling import Card, grade, reviewed
from quizgen.practice.sitting import End, Sitting
from quizgen.practice.store import Store
from quizgen.practice.summary import Summary
from quizgen.practice.supply import Clock, Supply
from quizgen.practice.task import Task


class Session:
    """Works through a plan; `clock` tells the time in UTC."""

    def __init__(self, plan: Plan, store: Store, console: Console, clock: Clock) -> None:
        self._count, self._store, self._console, self._clock = plan.count, store, console, clock
        self._supply = Supply(plan, store, clock)
        self._summary = Summary()

    def run(self) -> None:
        """Practise; when it is done, left or interrupted, tell how it went."""
        with suppress(Quit, KeyboardInterrupt):
            self._tasks()
        self._console.show(self._summary.text(self._clock()))

    def _tasks(self) -> None:
        before = self._supply.begun()
        task, events = before or (self._supply.after(None), ())
        for number in range(1, self._count + 1):
            if task is None:
                return
            done = self._worked(task, events, number)
            if number < self._count:
                task, events = self._supply.after(done), ()

    def _worked(self, task: Task, events: Sequence[Event], number: int) -> Task:
        """Work on a task, and on others like it as long as they are wanted; the last of them."""
        while self._one(task, events, number):
            task, events = self._supply.another(task), ()
        return task

    def _one(self, task: Task, events: Sequence[Event], number: int) -> bool:
        """Work on one task; whether another one like it is wanted."""
        sitting = Sitting(
            task, self._console, lambda event: self._store.add(task.id, event, self._clock()), events
        )
        self._summary.add(task, sitting.progress)
        self._present(task, sitting, number, resumed=bool(events))
        if sitting.work() is End.ANOTHER:
            self._store.leave(task.id, self._clock())
            return True
        self._finish(task, sitting)
        return self._onwards(task, number)

    def _present(self, task: Task, sitting: Sitting, number: int, *, resumed: bool) -> None:
        question = task.question
        self._console.show(str(phrases().head(question.title, task.item.variant, number, self._count)))
        self._console.show(question.prompt, question.figures)
        self._console.show(str(phrases().opening(len(task.asked), resumed, sitting.keys)))

    def _finish(self, task: Task, sitting: Sitting) -> None:
        steps = sitting.progress.values()
        given = grade(steps, helped=task.helped, alone=task.alone)
        now = self._clock()

        def review(cards: Sequence[Card]) -> Card:
            card = self._supply.card(cards, task.name)
            return climbed(reviewed(card, given, now), given, task.steps)

        card = self._store.finish(task.id, given, now, review)
        self._summary.due(card)
        at_once = sum(step.first_try for step in steps)
        self._console.show(str(phrases().finished(at_once, len(steps), until(card.due, now))))

    def _onwards(self, task: Task, number: int) -> bool:
        """Let the learner look back before what comes next; whether another one like this is wanted."""
        prompt = str(phrases().onwards(number == self._count))
        while True:
            line = self._console.ask(prompt)
            match command(line):
                case Command.SOLUTION:
                    self._console.show(task.question.solution, task.question.figures)
                case Command.QUIT:
                    raise Quit
                case Command.ANOTHER:
                    return True
                case Command.SKIP:
                    return False
                case None if not line:
                    return False
                case _:
                    self._console.show(str(phrases().too_late()))
