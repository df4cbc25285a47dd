"""Properties of what is printed: formulas that every writer takes, numbers that follow from each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from quizgen import mathtext
from quizgen.equations import Apply, Entry, Quantity
from quizgen.exercise import Exercise
from quizgen.precision import Precision
from quizgen.printed import Printed
from quizgen.questions.mistakes import replayed, slips
from quizgen.questions.steps import numbers_of
from quizgen.stress.arithmetic import Misleading, Unreadable, worked_out

WRITERS: tuple[Callable[[str], object], ...] = tuple(
    getattr(mathtext, name) for name in mathtext.__all__ if name.startswith("to_")
)
_DECIMAL = re.compile(r"\d+\.\d+")
_NOISE = 1e-9


def formulas_pass_every_writer(exercise: Exercise) -> Iterator[str]:
    """Every formula is parsed and goes through every writer."""
    for tex in dict.fromkeys(_formulas(exercise.printed)):
        for writer in WRITERS:
            try:
                writer(tex)
            except mathtext.MathError as error:
                yield f"{writer.__name__}: {error}"


def givens_are_printed_in_full(exercise: Exercise) -> Iterator[str]:
    """A given is printed exactly, to its last digit."""
    for name, exact in exercise.trace.exact.items():
        read = np.reshape(worked_out(exercise.printed.latex(name)), exact.shape)
        if not np.array_equal(read, exact.fractions):
            yield f"{name} = {exact.nested} is printed as {exercise.printed.latex(name)}"


def printed_numbers_follow(exercise: Exercise) -> Iterator[str]:
    """Each printed number follows from the numbers printed above it, whoever's mistake is worked out."""
    numeric = [q.name for q in exercise.trace.steps if q.kind != "expression"]
    yield from _departures(exercise.printed, numeric)
    for mistake, swaps in slips(exercise.trace).items():
        wrong = replayed(exercise, mistake)
        if wrong is not None:
            yield from (f"with {mistake}: {detail}" for detail in _departures(wrong, list(swaps)))


def numbers_have_one_text(exercise: Exercise) -> Iterator[str]:
    """A number that a formula uses is written as it was where it was found."""
    printed = exercise.printed
    for step in exercise.trace.steps:
        known = set(_texts(printed, printed.equation(step.name)))
        for tex in (printed.with_numbers(step.name), *_written_entries(printed, step.name)):
            for number in _DECIMAL.findall(tex):
                if number not in known:
                    yield f"{step.name} = {tex} has the number {number}, which is written otherwise above"


def rounded_numbers_show_their_digits(exercise: Exercise) -> Iterator[str]:
    """A number that was rounded is printed with all the digits that rounding kept."""
    printed = exercise.printed
    for step in exercise.trace.steps:
        if printed.is_exact(step.name):
            continue
        for place, value in np.ndenumerate(printed.values[step.name]):
            text, full = printed.entry(step.name, place), printed.precision.text(float(value), False)
            if text != full and not printed.is_exact(step.name, place):
                yield f"{step.name}{list(place)} is printed as {text}, not as {full}"


def _formulas(printed: Printed) -> Iterator[str]:
    for name, quantity in printed.trace.quantities.items():
        yield f"{quantity.tex} = {printed.latex(name)}"
        if not quantity.given:
            yield printed.in_symbols(name)
            yield printed.with_numbers(name)
            yield from _written_entries(printed, name)


def _written_entries(printed: Printed, name: str) -> list[str]:
    return [printed.entry_with_numbers(name, place) for place in np.ndindex(np.shape(printed.values[name]))]


def _departures(printed: Printed, names: list[str]) -> Iterator[str]:
    """The formulas, of whole steps and of entries, that do not work out to the value printed behind them."""
    for name in names:
        if isinstance(printed.values[name], str):
            continue
        whole = numbers_of(printed, printed.trace.quantities[name])
        shown = [(whole, printed.latex(name), printed.is_exact(name))] if whole else []
        for place in np.ndindex(np.shape(printed.values[name])):
            written, value = printed.entry_with_numbers(name, place), printed.entry(name, place)
            shown.append((written, value, printed.is_exact(name, place)))
        for written, value, exact in shown:
            wrong = departure(written, value, None if exact else printed.precision)
            if wrong:
                yield f"{name} = {written} is printed as {value}, but {wrong}"


def departure(written: str, value: str, precision: Precision | None) -> str:
    """How a formula in numbers departs from the value printed behind it; nothing where it does not.

    What was rounded to a precision may be half a unit of its last place away, what is exact not at all. What
    is no arithmetic is passed over.
    """
    try:
        found, printed = worked_out(written), worked_out(value)
    except Unreadable:
        return ""
    except Misleading as error:
        return str(error)
    except (ArithmeticError, ValueError) as error:
        return f"it does not work out: {error}"
    if np.size(found) != np.size(printed):
        return f"it works out to something of another shape: {found}"
    numbers, texts = np.ravel(found).astype(float), np.ravel(printed).astype(float)
    slack = precision.half_units(numbers) if precision else 0.0
    return "" if np.all(abs(numbers - texts) <= slack + _NOISE) else f"it works out to {found}"


def _texts(printed: Printed, e: Any) -> Iterator[str]:
    """The decimals that an equation may show: those of its quantities and of its constants."""
    if isinstance(e, Quantity):
        yield from _DECIMAL.findall(printed.latex(e.name))
    elif isinstance(e, Apply):
        for argument in e.arguments:
            yield from _texts(printed, argument)
    elif isinstance(e, Entry):
        yield from _texts(printed, e.of)
    elif not isinstance(e, str):
        yield from _DECIMAL.findall(printed.leaf(e))
