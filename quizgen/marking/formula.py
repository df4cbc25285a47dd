"""Whether a learner's formula is the one that a trace leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import cos
from typing import Any

from quizgen.answers.expression import Tree, approximate
from quizgen.trace import Trace

POINTS = 12
_CLOSE = 1e-7
_ENOUGH = 4


def agrees(trace: Trace, name: str, formula: Tree, swaps: Mapping[str, Any] | None = None) -> bool:
    """Whether a formula in the givens has the value of a step at points around the givens.

    Formulas that agree all around a point are the same; near the givens, both are defined.
    """
    agreed = 0
    for point in _points(trace):
        try:
            wanted, found = float(trace.replay(point, swaps, until=name)[name]), approximate(formula, point)
        except ArithmeticError:
            continue
        if not abs(found - wanted) <= _CLOSE * max(abs(wanted), _CLOSE):  # also where a value is infinite
            return False
        agreed += 1
    return agreed >= _ENOUGH


def _points(trace: Trace) -> Iterator[dict[str, Any]]:
    """The numbers among the givens, moved by up to a tenth."""
    numbers = {q.name: float(trace.values[q.name]) for q in trace.givens if q.ndim == 0}
    for k in range(POINTS):
        yield {
            name: value + 0.1 * (abs(value) + 0.1) * cos(7.0 * k + 2.0 * place * k + place)
            for place, (name, value) in enumerate(numbers.items())
        }
