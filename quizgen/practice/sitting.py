"""One exercise in the terminal: asks for its steps, marks, gives hints, until no step is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from quizgen.marking import Mark, Report, Standing, Verdict, mark
from quizgen.practice.asking import Asking
from quizgen.practice.commands import Command, command
from quizgen.practice.console import Console, Quit
from quizgen.practice.phrases import phrases
from quizgen.practice.progress import Event, Progress, What, progress
from quizgen.practice.task import Task
from quizgen.questions import hints

_SILENT = str.maketrans({"−": "-", "·": "*"} | dict.fromkeys("()[],;"))
_PATIENCE = 2  # wrong answers to a step before the hint is offered again


class End(Enum):
    """How the work on an exercise ended."""

    DONE = "done"
    ANOTHER = "another like this is wanted"


class Sitting:
    """The work on one exercise; `note` is told every event at once, `progress` is what they add up to."""

    def __init__(
        self, task: Task, console: Console, note: Callable[[Event], None], events: Iterable[Event] = ()
    ) -> None:
        self.progress: dict[str, Progress] = progress(task.asked, events)
        self._task, self._console, self._note = task, console, note
        self._asking = Asking(task)

    def work(self) -> End:
        """Ask until no step is open.

        Raises:
            Quit: the learner has had enough.
        """
        posed, name = None, self._after(None)
        while name is not None:
            if name != posed:
                self._console.show(self._asking.step(name))
                posed = name
            line = self._console.ask(self._asking.prompt(name))
            match command(line, self._asking.own_words(name)):
                case Command.QUIT:
                    raise Quit
                case Command.ANOTHER:
                    return End.ANOTHER
                case Command.LIST:
                    name = self._picked(name)
                case said:
                    before = self.progress[name]
                    self._react(name, said, line)
                    after = self.progress[name]
                    name = self._after(name) if after is not before and not after.open else name
        return End.DONE

    def _react(self, name: str, said: Command | None, line: str) -> None:
        match said:
            case Command.HINT:
                self._hint(name)
            case Command.SOLUTION:
                self._happened(Event(name, What.SHOWN))
                self._console.show(self._asking.solution(name))
            case Command.SKIP:
                self._happened(Event(name, What.SKIPPED))
            case None if line:
                self._answer(name, line)
            case _:
                self._console.show(phrases().keys())

    def _answer(self, name: str, line: str) -> None:
        """Mark an answer, which goes on from the learner's own answers to the steps before it."""
        report = mark(self._task.exercise, {**self._own_answers(name), name: line}, points={name: 1})
        given = report[name]
        if given.standing is Standing.RIGHT:
            self._happened(Event(name, What.RIGHT, line))
        elif given.standing is Standing.WRONG:
            named = given.judgement.mistake if given.verdict is Verdict.MISTAKE else ""
            self._happened(Event(name, What.WRONG, line, named))
        self._console.show(self._feedback(report, given, line))

    def _feedback(self, report: Report, given: Mark, line: str) -> str:
        step = self.progress[given.name]
        offered = step.open and step.wrong >= _PATIENCE
        read = given.given.as_read if given.given and given.standing is not Standing.NOT_COUNTED else ""
        surprising = read if _bare(read) != _bare(line) and read not in report.lines[given.name] else ""
        return str(phrases().feedback(report.lines[given.name], surprising, offered))

    def _hint(self, name: str) -> None:
        """Show the next rung of help; the last one tells the value."""
        rungs, used = hints(self._task.exercise, name), self.progress[name].hints
        last = used + 1 >= len(rungs)
        self._happened(Event(name, What.SHOWN if last else What.HINT))
        number = min(used, len(rungs) - 1)
        self._console.show(str(phrases().hint(number + 1, len(rungs), rungs[number])))

    def _picked(self, name: str) -> str:
        """Show the list of what is asked, and let the learner go back to an open or skipped step.

        Raises:
            Quit: the learner has had enough.
        """
        self._console.show(self._asking.listed(self.progress))
        line = self._console.ask(str(phrases().which()))
        if command(line) is Command.QUIT:
            raise Quit
        names = dict(zip(map(str, range(1, len(self.progress) + 1)), self.progress, strict=True))
        chosen = names.get(line, name)
        if self.progress[chosen].end in (What.RIGHT, What.SHOWN):
            self._console.show(str(phrases().done_already()))
            return name
        return chosen

    def _own_answers(self, name: str) -> dict[str, str]:
        """What the learner goes on from: every answer but those to this step and to steps that were shown."""
        others = {other: step for other, step in self.progress.items() if other != name}
        return {o: step.answer for o, step in others.items() if step.answer and step.end is not What.SHOWN}

    def _after(self, name: str | None) -> str | None:
        """The next open step, those behind this one first."""
        names = list(self.progress)
        place = names.index(name) + 1 if name else 0
        return next((other for other in names[place:] + names[:place] if self.progress[other].open), None)

    def _happened(self, event: Event) -> None:
        self._note(event)
        self.progress[event.step] = self.progress[event.step].after(event)


def _bare(text: str) -> str:
    """A typed or read text without what makes no difference to the eye."""
    return "".join(text.split()).translate(_SILENT)
