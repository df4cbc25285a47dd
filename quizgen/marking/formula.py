"""Whether a learner's formula is the one that a trace leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import cos, isfinite
from typing import Any

from quizgen.answers.expression import Tree, approximate
from quizgen.trace import Trace

POINTS = 12
_CLOSE = 1e-7
_ENOUGH = 4


def agrees(trace: Trace, name: str, formula: Tree, swaps: Mapping[str, Any] | None = None) -> bool:
    """Whether a formula in the givens has the value of a step, at the givens and at points around them.

    Two formulas made of the functions of the answer language that agree around one point are the same there;
    nearby, both are defined and no ReLU changes sides at all points.
    """
    agreed = 0
    for point in _points(trace):
        try:
            wanted, found = float(trace.replay(point, swaps)[name]), approximate(formula, point)
        except ArithmeticError:
            continue
        if not isfinite(wanted):
            continue
        if abs(found - wanted) > _CLOSE * max(abs(wanted), abs(found), _CLOSE):
            return False
        agreed += 1
    return agreed >= _ENOUGH


def _points(trace: Trace) -> Iterator[dict[str, Any]]:
    """The numbers among the givens, as they are and moved by up to a tenth."""
    numbers = {q.name: float(trace.values[q.name]) for q in trace.givens if q.ndim == 0}
    yield numbers
    for k in range(1, POINTS):
        yield {
            name: value + 0.1 * (abs(value) + 0.1) * cos(7.0 * k + 2.0 * place * k + place)
            for place, (name, value) in enumerate(numbers.items())
        }
