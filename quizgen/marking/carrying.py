"""Error carried forward: a step is judged by what it makes of the learner's own earlier answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from quizgen.equations import few_values
from quizgen.exercise import Exercise
from quizgen.marking.given import Given, is_possible
from quizgen.marking.measure import Distance, Measure
from quizgen.marking.verdicts import Judgement, Remark, Standing, Verdict
from quizgen.tolerance import leading_to


@dataclass(frozen=True)
class Carried:
    """What a step comes to from the learner's own answers that stand right before it.

    `roots` are the wrong answers among them and behind them; `flaw` says why what they lead to earns nothing.
    """

    roots: tuple[str, ...]
    distance: Distance | None
    flaw: Remark


class Carrier:
    """Follows a learner's answers (`values`) through the trace of an exercise."""

    def __init__(self, exercise: Exercise, measure: Measure) -> None:
        self._trace, self._measure = exercise.trace, measure
        self.values: dict[str, Any] = {}
        self._judged: dict[str, Judgement] = {}

    def add(self, name: str, given: Given, judgement: Judgement) -> None:
        """Note an answer that has been judged; later steps may go on from it."""
        usable = given.numeric or isinstance(given.value, str)
        if usable and judgement.verdict is not Verdict.NOT_COUNTED:
            self.values[name], self._judged[name] = given.value, judgement

    def untold(self, name: str) -> list[str]:
        """The step itself and those before it that the learner took without telling what came out."""
        return [*(n for n in leading_to(self._trace, name, self.values) if n not in self.values), name]

    def carried(self, name: str, given: Given) -> Carried:
        """What a step comes to from the learner's own answers."""
        before = [n for n in leading_to(self._trace, name, self.values) if n in self.values]
        pins = {n: self.values[n] for n in before}
        roots = tuple(dict.fromkeys(root for n in before for root in self._roots(n)))
        distance = self._measure.from_replay(name, given, pins) if pins else None
        return Carried(roots, distance, self._flaw(name, distance, roots))

    def _roots(self, name: str) -> tuple[str, ...]:
        judgement = self._judged[name]
        if judgement.carried or judgement.verdict.standing is Standing.RIGHT:
            return judgement.carried
        return (name,)

    def _flaw(self, name: str, distance: Distance | None, roots: tuple[str, ...]) -> Remark:
        if distance is None or not roots:
            return Remark.NONE
        if not is_possible(self._trace.quantities[name], distance.expected):
            return Remark.FROM_IMPOSSIBLE
        return Remark.FROM_TRIVIAL if self._is_trivial(name, distance.expected, roots) else Remark.NONE

    def _is_trivial(self, name: str, value: Any, roots: tuple[str, ...]) -> bool:
        """Whether nothing is left of a step, or answers that are too simple have taken the work out of it."""
        truth = self._trace.values
        gained = _simplicities(value) - _simplicities(truth[name])
        if "zero" in gained and np.size(value) > 1:
            return True
        if not any(self._is_too_simple(root) for root in roots):
            return False
        givens = [truth[q.name] for q in self._trace.givens]
        return bool(gained) or any(np.array_equal(value, given) for given in givens)

    def _is_too_simple(self, root: str) -> bool:
        """Whether a wrong answer that no mistake explains is simpler than what comes out of a calculation."""
        one_of_few = few_values(self._trace.quantities[root].equation)
        if self._judged[root].verdict is not Verdict.WRONG or one_of_few:
            return False
        return bool(_simplicities(self.values[root]))


def _simplicities(value: Any) -> set[str]:
    """In which ways a value is simpler than what comes out of a calculation."""
    if isinstance(value, str):
        return set()
    numbers = np.ravel(value).tolist()
    others = [x for x in numbers if x != 0]
    found = {"zero"} if numbers and not others else set()
    if len(numbers) > 1:
        if min(numbers) == max(numbers):
            found.add("constant")
        if others == [1]:
            found.add("one-hot")
        if np.ndim(value) == 2 and set(others) == {1} and np.array_equal(value, np.eye(*np.shape(value))):
            found.add("identity")
    return found
