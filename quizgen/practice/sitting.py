"""One task in the terminal: asks for its answers, marks, gives hints, until nothing is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from quizgen.checking.lines import Line
from quizgen.dialogue.commands import Command, command
from quizgen.dialogue.console import Console, Quit
from quizgen.marking import Standing
from quizgen.practice.asking import asking
from quizgen.practice.phrases import phrases
from quizgen.practice.progress import Event, Progress, What, progress
from quizgen.practice.task import Task

_SILENT = str.maketrans({"−": "-", "·": "*"} | dict.fromkeys("()[],;"))
_PATIENCE = 2  # wrong answers to a step before the hint is offered again


class End(Enum):
    """How the work on a task ended."""

    DONE = "done"
    ANOTHER = "another like this is wanted"


class Sitting:
    """The work on one task; `note` is told every event at once, `progress` is what they add up to."""

    def __init__(
        self, task: Task, console: Console, note: Callable[[Event], None], events: Iterable[Event] = ()
    ) -> None:
        self.progress: dict[str, Progress] = progress(task.asked, events)
        self._task, self._console, self._note = task, console, note
        self._checker, self._asking = task.checker, asking(task)

    def work(self) -> End:
        """Ask until nothing is open.

        Raises:
            Quit: the learner has had enough.
        """
        posed, name = None, self._after(None)
        while name is not None:
            if name != posed:
                self._console.show(self._asking.introduction(name))
                posed = name
            line = self._console.ask(self._asking.prompt(name))
            match command(line, self._checker.own_words(name)):
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
                self._give_up(name)
            case Command.SKIP:
                self._happened(Event(name, What.SKIPPED))
            case None if line:
                self._answer(name, line)
            case _:
                self._console.show(self.keys)

    @property
    def keys(self) -> str:
        """What may be typed in place of an answer."""
        hints = any(map(self._checker.hints, self.progress))
        return str(phrases().keys(hints, len(self.progress) > 1))

    def _answer(self, name: str, text: str) -> None:
        """Mark an answer, which goes on from the learner's own answers to the steps before it."""
        lines = self._checker.lines({**self._own_answers(name), name: text})
        line = next(line for line in lines if line.field.name == name)
        if line.standing is Standing.RIGHT:
            self._happened(Event(name, What.RIGHT, text))
        elif line.standing is Standing.WRONG:
            mistake = line.slip if line.slip in self._task.mistakes else ""
            self._happened(Event(name, What.WRONG, text, mistake))
        wrong = line.standing is Standing.WRONG
        if wrong and not self._checker.again(name):
            self._happened(Event(name, What.SHOWN))
        done = not self.progress[name].open
        solution = self._checker.solution(name) if done and (wrong or self._task.explains) else ""
        self._console.show(self._feedback(line, text, line.short if solution else ""))
        self._show(solution)

    def _feedback(self, line: Line, text: str, short: str) -> str:
        """What is said about an answer; `short` where the solution follows."""
        name, said = line.field.name, short or line.said
        read = line.read if line.standing is not Standing.NOT_COUNTED else ""
        surprising = read if _bare(read) != _bare(text) and read not in said else ""
        told = (line.standing.value, line.field.symbol, said, surprising)
        stuck = self.progress[name].open and self.progress[name].wrong >= _PATIENCE
        return str(phrases().feedback(*told, stuck, bool(self._checker.hints(name))))

    def _give_up(self, name: str) -> None:
        """Show the solution of a step; where all is solved together, all that is open is given up with it."""
        together = not self._checker.solution(name)
        for other in [step for step in self.progress if together and self.progress[step].open] or [name]:
            self._happened(Event(other, What.SHOWN))
        self._show(self._checker.solution([*self.progress][-1] if together else name))

    def _show(self, solution: str) -> None:
        if solution:
            self._console.show(solution, self._task.question.figures)

    def _hint(self, name: str) -> None:
        """Show the next rung of help; the last one tells the value."""
        rungs, used = self._checker.hints(name), self.progress[name].hints
        if not rungs:
            self._console.show(str(phrases().no_hint()))
            return
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
        names = dict(zip(map(str, range(1, len(self.progress) + 1)), self.progress, strict=True))
        while True:
            line = self._console.ask(str(phrases().which()))
            if command(line) is Command.QUIT:
                raise Quit
            if not line:
                return name
            if line not in names:
                self._console.show(str(phrases().no_number(len(names))))
            elif self.progress[names[line]].end in (What.RIGHT, What.SHOWN):
                self._console.show(str(phrases().done_already()))
            else:
                return names[line]

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
    return "".join(text.split()).translate(_SILENT).casefold()
