"""How much of the work an answer shows, and the points of several choices."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from math import sin
from typing import Any

import numpy as np

from quizgen.answers import Choice, Reading
from quizgen.equations import evaluate
from quizgen.marking.measure import FAILS
from quizgen.trace import Trace

_PROBES = 4


def share_of(trace: Trace, name: str, given: Any, right: Any) -> Fraction:
    """The share of the entries that are right, among those that take work to find and those that are wrong.

    Filling an array with one number shows no work.
    """
    if not right.any() or np.ptp(given) == 0 or np.shape(given) != np.shape(trace.values[name]):
        return Fraction(0)
    worked = takes_work(trace, name)
    return Fraction(int((right & worked).sum()), int((worked | ~right).sum()))


def takes_work(trace: Trace, name: str) -> np.ndarray[Any, Any]:
    """Which entries of an array have to be worked out.

    The others have the same value or are the same entry of an input, whatever the inputs: the zeros of a mask
    or of a diagonal, the neurons that are not updated. Or they are products with a factor 0. That is found by
    trying other inputs.
    """
    truth = np.asarray(trace.values[name])
    constant = np.ones(truth.shape, bool)
    copied: dict[str, Any] = {}
    for inputs, value in _probed(trace, name, keep_zeros=False):
        constant &= np.equal(value, truth)
        for used, probe in inputs.items():
            if np.shape(probe) == truth.shape:
                copied[used] = copied.get(used, True) & np.equal(value, probe)
    zero = truth == 0
    for _, value in _probed(trace, name, keep_zeros=True) if zero.any() else ():
        zero &= np.equal(value, 0)
    free = np.logical_or.reduce([constant, zero, *copied.values()])
    return ~free if not free.all() else np.ones(truth.shape, bool)


def _probed(trace: Trace, name: str, *, keep_zeros: bool) -> Iterator[tuple[dict[str, Any], Any]]:
    """What a step comes to from other inputs: numbers of both signs with nothing in common."""
    used = [q for q in trace.uses(name) if not isinstance(trace.values[q], str)]
    ordered = sorted(used, key=list(trace.quantities).index)
    for k in range(_PROBES):
        inputs = {}
        for place, other in enumerate(ordered):
            shape = np.shape(trace.values[other])
            numbers = [3 * sin(1 + 12.9898 * (i + 1) * (k + 1) + place) for i in range(int(np.prod(shape)))]
            probe = np.array(numbers).reshape(shape) * (
                np.not_equal(trace.values[other], 0) | (not keep_zeros)
            )
            inputs[other] = probe if shape else float(probe)
        try:
            value = evaluate(trace.quantities[name].equation, {**trace.values, **inputs})
        except FAILS:
            continue
        if np.shape(value) == np.shape(trace.values[name]):
            yield inputs, value


def several_choices(options: Sequence[str], right: Collection[str], ticked: Collection[str]) -> Fraction:
    """The share of the points for ticking some of several options.

    Each right tick earns and each wrong one costs an equal share of its sort, never less than nothing in all;
    where no option is right, ticking none is.

    >>> several_choices("abcd", "ab", "abc"), several_choices("abcd", "ab", "abcd")
    (Fraction(1, 2), Fraction(0, 1))
    """
    choice = Choice(tuple(options), several=True)
    return choice.compare(Reading(tuple(ticked), ""), tuple(right)).credit
