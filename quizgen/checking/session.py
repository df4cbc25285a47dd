"""A dialogue over a sheet: asks for each answer, marks it, explains, and shows the next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from quizgen.checking.checker import Checker
from quizgen.checking.lines import Field, Line
from quizgen.checking.paper import checkers
from quizgen.checking.phrases import phrases
from quizgen.dialogue.commands import Command, command
from quizgen.dialogue.console import Console, Quit
from quizgen.marking import Standing, Verdict
from quizgen.sheet.documents import title
from quizgen.sheet.sheet import Sheet


@dataclass(frozen=True)
class Outcome:
    """How one answer ended: what was said about the last one, after how many that were counted."""

    line: Line
    tries: int
    hints: int

    @property
    def right(self) -> bool:
        """Whether the last answer was right."""
        return self.line.standing is Standing.RIGHT


class Session:
    """Asks for the answers to a sheet; what cannot be read costs nothing, and nobody has to answer."""

    def __init__(self, sheet: Sheet, console: Console) -> None:
        self._sheet, self._console, self._checkers = sheet, console, checkers(sheet)
        self._outcomes: dict[str, Outcome] = {}
        self._shown: list[str] = []

    def run(self) -> None:
        """Go through the sheet until it or the learner's patience ends, and sum up."""
        worth = sum(checker.item.question.points for checker in self._checkers)
        self._say(phrases().opening(title(self._sheet), len(self._checkers), worth))
        try:
            for checker in self._checkers:
                self._question(checker)
        except Quit:
            pass
        self._say(phrases().summary(self._summed_up()))

    def _question(self, checker: Checker) -> None:
        item, answers = checker.item, dict[str, str]()
        self._console.show(f"## {item.number}. {item.question.title}")
        self._console.show(item.question.prompt, item.question.figures)
        for field in checker.fields:
            if field.name in checker.introductions:
                self._say(checker.introductions[field.name])
            asking = _Asking(checker, field, answers, self._console)
            try:
                asking.run()
            finally:
                self._note(_key(checker, field), asking)

    def _note(self, key: str, asking: _Asking) -> None:
        """Keep how an answer ended, also where the learner stops in the middle of it."""
        if asking.outcome:
            self._outcomes[key] = asking.outcome
        if asking.shown:
            self._shown.append(key)

    def _summed_up(self) -> dict[str, object]:
        fields = [(checker, field) for checker in self._checkers for field in checker.fields]
        left = [(c, field) for c, field in fields if _key(c, field) not in self._outcomes]
        outcomes = self._outcomes.values()
        right = [outcome for outcome in outcomes if outcome.right]
        return {
            "earned": float(sum((outcome.line.points for outcome in outcomes), Fraction(0))),
            "worth": float(sum((outcome.line.field.worth for outcome in outcomes), Fraction(0))),
            "answered": len(outcomes),
            "asked": len(fields),
            "shown": len(self._shown),
            "first": sum(outcome.tries == 1 for outcome in right),
            "later": sum(outcome.tries > 1 for outcome in right),
            "hinted": sum(outcome.hints > 0 for outcome in right),
            "left": _places(left),
            "left_worth": float(sum((field.worth for _, field in left), Fraction(0))),
        }

    def _say(self, markdown: object) -> None:
        self._console.show(str(markdown))


class _Asking:
    """The dialogue about one answer; `answers` are those to the question so far."""

    def __init__(self, checker: Checker, field: Field, answers: dict[str, str], console: Console) -> None:
        self._checker, self._field, self._answers, self._console = checker, field, answers, console
        self._hints = checker.hints(field.name)[:-1]  # the last one is the solution
        self._used = 0
        self.outcome: Outcome | None = None
        self.shown = False

    def run(self) -> None:
        """Ask until the answer is right, or the learner goes on."""
        prompt, own = str(phrases().asks(self._field.symbol)), self._checker.own_words(self._field.name)
        going = True
        while going:
            line = self._console.ask(prompt)
            said = command(line, own)
            if said is Command.QUIT:
                raise Quit
            if said is None:
                going = bool(line) and self._marked(line)
            elif said in (Command.SOLUTION, Command.SKIP):
                self.shown, going = said is Command.SOLUTION, False
            else:
                self._help(said)
        if self.outcome or self.shown:
            self._show_solution()

    def _marked(self, answer: str) -> bool:
        """Mark an answer; whether the learner may try again."""
        name = self._field.name
        before = {key: value for key, value in self._answers.items() if key != name}
        lines = self._checker.lines({**before, name: answer})
        line = next(line for line in lines if line.field.name == name)
        counted = line.verdict is not Verdict.NOT_COUNTED
        ends = counted and (line.standing is Standing.RIGHT or not self._checker.again(name))
        said = line.short if ends and line.short and self._checker.solution(name) else line.said
        self._console.show(str(phrases().verdict(line.standing.value, line.read, said)))
        if counted:
            self._answers[name] = answer
            self.outcome = Outcome(line, self.outcome.tries + 1 if self.outcome else 1, self._used)
            if not ends:
                self._console.show(str(phrases().offer(self._used < len(self._hints))))
        return not ends

    def _help(self, said: Command) -> None:
        if said is not Command.HINT:
            self._console.show(str(phrases().keys() if said is Command.HELP else phrases().no_command()))
            return
        rungs = self._hints
        if self._used == len(rungs):
            self._console.show(str(phrases().no_hint(self._used)))
            return
        self._used += 1
        self._console.show(str(phrases().hint(self._used, len(rungs), rungs[self._used - 1])))

    def _show_solution(self) -> None:
        solution = self._checker.solution(self._field.name)
        if solution:
            self._console.show(str(phrases().shown(solution)), self._checker.item.question.figures)


def _key(checker: Checker, field: Field) -> str:
    return f"{checker.item.number} {field.name}"


def _places(left: Sequence[tuple[Checker, Field]]) -> list[str]:
    """The places that were left out: a whole question by its number."""
    by_number: dict[int, list[str]] = {}
    for checker, field in left:
        by_number.setdefault(checker.item.number, []).append(field.place)
    wholes = {checker.item.number: len(checker.fields) for checker, _ in left}
    return [
        place
        for number, places in by_number.items()
        for place in ([str(number)] if len(places) == wholes[number] else dict.fromkeys(places))
    ]
