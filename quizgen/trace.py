"""A trace: quantities in order, and the one question "what if?"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from quizgen.claims import Gradient, Mistake, Picture
from quizgen.equations import Quantity, evaluate, quantities_in
from quizgen.errors import InputError
from quizgen.exact import Exact, exact, shape_text

Index = int | str | None
Condition = Callable[[Any], bool | np.bool_]
REDRAWS = 12  # of one given, before the whole instance is drawn again


class Unsuitable(Exception):
    """A drawn instance breaks a requirement; the message names it."""


class IllPosed(InputError):
    """Parameters or givens for which the exercise has no answer; the message says why."""


class Missing(InputError):
    """A given that was not supplied and has no default."""

    def __init__(self, name: str, shape: tuple[int, ...]) -> None:
        super().__init__(f"{name} is missing: give {shape_text(shape)}")


class Trace:
    """Quantities in order with their values, mistakes, gradient claims, requirements and pictures.

    Args:
        shapes: the shape of each given by its word, as the family declares it.
        supplied: values of givens that take the place of drawn ones; then nothing is required of them.
        conventions: the value of each convention key.
        symbol: how a word with an index is typeset.
    """

    first_entry = 1  # what entries are counted from; a family that counts from 0 says so first

    def __init__(
        self,
        shapes: Callable[[str, Index], tuple[int, ...]] = lambda _word, _index: (),
        supplied: Mapping[str, Exact] | None = None,
        conventions: Mapping[str, str] | None = None,
        symbol: Callable[[str, Index], str] = lambda word, _index: word,
    ) -> None:
        self._shapes, self._symbol = shapes, symbol
        self._supplied, self._conventions = supplied, conventions or {}
        self.quantities: dict[str, Quantity] = {}
        self.values: dict[str, Any] = {}
        self.exact: dict[str, Exact] = {}
        self.mistakes: list[Mistake] = []
        self.gradients: list[Gradient] = []
        self.pictures: list[Picture] = []
        self.notes: list[str] = []
        self.used_conventions: dict[str, str] = {}
        self._uses: dict[str, frozenset[str]] = {}

    # -- what a family declares ------------------------------------------------------------------------------

    def given(
        self,
        word: str,
        source: Any,
        index: Index = None,
        *,
        symbol: str | None = None,
        default: Any = None,
        such_that: Mapping[str, Condition] | None = None,
    ) -> Quantity:
        """Add a given: a sampler (drawn in the declared shape) or a value.

        Supplied values are used instead; one that is not supplied is its default. `such_that` names what this
        given alone must meet: it is drawn again, which costs less than to draw the whole instance again.
        """
        name = name_of(word, index)
        conditions = such_that or {}
        shape = self._shapes(word, index)
        if self._supplied is None:
            value = self._drawn(lambda: source(shape) if callable(source) else exact(source), conditions)
        elif name in self._supplied:
            value = self._supplied[name]
            self.defined(
                f"{name} is {shape_text(value.shape)}, but should be {shape_text(shape)}",
                value.shape == shape,
            )
        elif default is not None:
            value = exact(default)
        else:
            raise Missing(name, shape)
        for what, holds in conditions.items():
            self.require(what, holds(value.floats))
        return self._known(name, word, index, symbol, value)

    def constant(self, word: str, value: Any, *, symbol: str | None = None) -> Quantity:
        """Add a number that formulas mention and that follows from the parameters, such as d_k."""
        return self._known(word, word, None, symbol, exact(value))

    def step(
        self,
        word: str,
        equation: Any,
        index: Index = None,
        *,
        name: str | None = None,
        symbol: str | None = None,
        asked: bool = True,
        answer: bool = False,
        kind: str | None = None,
    ) -> Quantity:
        """Add a step, defined by an equation over earlier quantities; steps of one word share their words."""
        tex = symbol or self._symbol(word, index)
        value = _real(evaluate(equation, self.values))
        full_name = name or name_of(word, index)
        return self._add(
            Quantity(full_name, word, index, tex, equation, asked, answer, kind, getattr(value, "ndim", 0)),
            value,
        )

    def mistake(self, name: str, of: Quantity, equation: Any) -> None:
        """Say what a learner with a named misconception writes for a step."""
        self.mistakes.append(Mistake(name, of, equation))

    def gradient(self, of: Quantity, wrt: Quantity, equals: Quantity) -> None:
        """Claim that a step is a gradient; the tests check it by finite differences and by torch."""
        self.gradients.append(Gradient(of, wrt, equals))

    def require(self, what: str, holds: bool | np.bool_) -> None:
        """Demand that a drawn instance is a good one; supplied givens need not make one."""
        if self._supplied is None and not holds:
            raise Unsuitable(what)

    def note(self, what: str, holds: bool | np.bool_) -> None:
        """Tell those who supply givens what is the case with them, if it is; drawn ones are never so."""
        if self._supplied is not None and holds and what not in self.notes:
            self.notes.append(what)

    def defined(self, what: str, holds: bool | np.bool_) -> None:
        """Demand what parameters or supplied givens must meet for the exercise to have an answer at all."""
        if not holds:
            raise IllPosed(what)

    def picture(self, kind: str, *, solution: bool = False, **of: Any) -> None:
        """Ask for a figure, drawn from these quantities when somebody looks."""
        self.pictures.append(Picture(kind, of, solution))

    def convention(self, key: str) -> str:
        """The value of a convention key; the prompt will print it."""
        return self.used_conventions.setdefault(key, self._conventions[key])

    # -- what everybody else asks ----------------------------------------------------------------------------

    def value(self, e: Any) -> Any:
        """The value of a quantity or an equation over quantities."""
        return evaluate(e, self.values)

    @property
    def givens(self) -> list[Quantity]:
        """The given quantities in order."""
        return [q for q in self.quantities.values() if q.given]

    @property
    def steps(self) -> list[Quantity]:
        """The steps in order."""
        return [q for q in self.quantities.values() if not q.given]

    @property
    def answers(self) -> list[Quantity]:
        """The steps that the exercise is after: the marked ones, else the last."""
        return [q for q in self.steps if q.answer] or self.steps[-1:]

    def replay(
        self,
        pins: Mapping[str, Any] | None = None,
        swaps: Mapping[str, Any] | None = None,
        rounding: Callable[[str, Any], Any] | None = None,
        until: str | None = None,
    ) -> dict[str, Any]:
        """Evaluate again: for each quantity its pin, else its given value, else its (swapped) equation.

        `rounding(name, value)` is applied to every step that is not pinned. Without it, what no pin or swap
        can reach keeps its value. Nothing behind the quantity `until` is evaluated.
        """
        pins, swaps = pins or {}, swaps or {}
        out: dict[str, Any] = {}
        touched: set[str] = set()
        for name, quantity in self.quantities.items():
            if until in out:
                break
            if name in pins:
                out[name] = pins[name]
                touched.add(name)
            elif quantity.given or (
                rounding is None and name not in swaps and touched.isdisjoint(self.uses(name))
            ):
                out[name] = self.values[name]
            else:
                value = evaluate(swaps.get(name, quantity.equation), out)
                out[name] = value if rounding is None else rounding(name, value)
                touched.add(name)
        return out

    def uses(self, name: str) -> frozenset[str]:
        """The names of the quantities that a step's equation uses."""
        if name not in self._uses:
            self._uses[name] = frozenset(q.name for q in quantities_in(self.quantities[name].equation))
        return self._uses[name]

    def _drawn(self, source: Callable[[], Exact], conditions: Mapping[str, Condition]) -> Exact:
        value = source()
        for _ in range(REDRAWS):
            if all(holds(value.floats) for holds in conditions.values()):
                break
            value = source()
        return value

    def _known(self, name: str, word: str, index: Index, symbol: str | None, value: Exact) -> Quantity:
        self.exact[name] = value
        tex = symbol or self._symbol(word, index)
        return self._add(Quantity(name, word, index, tex, ndim=len(value.shape)), value.floats)

    def _add(self, quantity: Quantity, value: Any) -> Quantity:
        if quantity.name in self.quantities:
            raise ValueError(f"{quantity.name} is already defined")
        quantity.first = self.first_entry
        self.quantities[quantity.name] = quantity
        self.values[quantity.name] = value
        return quantity


def _real(value: Any) -> Any:
    """A step that is a bare constant has a number for its value that NumPy takes; whole ones stay exact."""
    if type(value) is not Fraction:
        return value
    return value.numerator if value.denominator == 1 else float(value)


def name_of(word: str, index: Index) -> str:
    """The name of a quantity: its word and its index, `W` and 2 give `W2`."""
    return word if index is None else f"{word}{index}"
