"""A trace as it is printed: every step rounded to the announced precision, so that each printed number
follows from the numbers printed above it. Each number is written once, and the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from quizgen.equations import Entries, Quantity, formula
from quizgen.equations.filling import slot_texts
from quizgen.equations.letters import Letters, in_letters
from quizgen.equations.marked import Irregular, Pattern, Question
from quizgen.equations.patterns import Patterns, patterns
from quizgen.precision import Precision
from quizgen.trace import Trace
from quizgen.written import Written, WrittenSet, evenly, exactly, place_of

_MINUS = re.compile(r"-(?=[\d∞])")
_EQUAL_TO = 1e-11  # relative
_NOISE = 1e-12  # what is smaller is 0 but for floating-point noise


class Printed:
    """The values of a trace after step-by-step rounding, and their LaTeX.

    `swaps` and `pins` are those of `Trace.replay`.
    """

    def __init__(
        self,
        trace: Trace,
        precision: Precision,
        swaps: Mapping[str, Any] | None = None,
        pins: Mapping[str, Any] | None = None,
    ) -> None:
        self.trace, self.precision, self.swaps = trace, precision, swaps or {}
        self._exact: dict[str, list[bool]] = {}  # by step, for its entries in row-major order
        self._written: dict[str, Written] = {}
        self._unwritten = iter(trace.quantities)
        self._kept: dict[float, str] = {}  # the digits of rounded numbers
        self._rounded_texts: dict[float, str] = {}
        self.values = trace.replay(pins, swaps, rounding=self._rounded)
        self._texts: dict[tuple[Any, int, bool], Sequence[str]] = {}  # by slot
        self._told: dict[Question, Hashable] = {}
        self._patterns: dict[str, Patterns | None] = {}
        self._letters: dict[str, Letters] = {}

    def _rounded(self, name: str, value: Any) -> Any:
        """Round a step, and remember which of its entries that has changed."""
        if isinstance(value, str):
            return value
        shape = getattr(value, "shape", ())
        raw = value.ravel().tolist() if shape else [float(value)]
        rounded = self.precision.all_rounded(raw, self._kept)
        self._exact[name] = [
            x == y or abs(x) < _NOISE or abs(x - y) <= _EQUAL_TO * abs(y)
            for x, y in zip(raw, rounded, strict=True)
        ]
        return np.array(rounded).reshape(shape) if shape else rounded[0]

    def is_exact(self, name: str, index: tuple[int, ...] = ()) -> bool:
        """Whether an entry, or with no index the whole quantity, was printed without rounding."""
        exact = self._exact.get(name)
        if exact is None or not index:
            return exact is None or all(exact)
        return exact[place_of(index, self.values[name].shape)]

    def relation(self, name: str, index: tuple[int, ...] = ()) -> str:
        """The sign between a formula and its printed value."""
        return "=" if self.is_exact(name, index) else r"\approx"

    def results(self, name: str) -> list[tuple[str, str]]:
        """The relation to its formula and the LaTeX of every entry, in row-major order."""
        texts = self._written_of(name).texts
        exact = self._exact.get(name) or [True] * len(texts)
        return [("=" if kept else r"\approx", text) for kept, text in zip(exact, texts, strict=True)]

    def entry(self, name: str, index: tuple[int, ...] = ()) -> str:
        """LaTeX of one printed entry."""
        return self._written_of(name).entry(index)

    def latex(self, name: str) -> str:
        """LaTeX of a whole printed value: a number, a column vector or a matrix."""
        return self._written_of(name).latex

    def all_digits(self, name: str) -> str:
        """The same with all kept digits, as it would look had it been rounded: 6.790."""
        value = self.values[name]
        if isinstance(value, str) or self.trace.quantities[name].kind == "expression":
            return self.latex(name)
        numbers = np.asarray(value, float).ravel().tolist()
        texts = [self.precision.text(x, x.is_integer()) for x in numbers]
        return Written(np.shape(value), texts).latex

    def width(self, name: str) -> int:
        """About how many digits wide a printed value is."""
        return self._written_of(name).width

    def leaf(self, e: Any) -> str:
        """LaTeX of a quantity or a constant."""
        return (self._written_of(e.name) if isinstance(e, Quantity) else self._constant(e)).whole

    def leaf_entry(self, e: Any, index: tuple[int, ...]) -> str:
        """LaTeX of one entry of a quantity or a constant; one with fewer dimensions is broadcast."""
        written = self._written_of(e.name) if type(e) is Quantity else self._constant(e)
        return written.entry(index)

    def equation(self, name: str) -> Any:
        """The equation of a step, the swapped one where it is swapped."""
        return self.swaps.get(name, self.trace.quantities[name].equation)

    def with_numbers(self, name: str) -> str:
        """The formula of a step with numbers in place of the symbols."""
        known = self._patterns_of(name)
        return self._filled(known.numbers if known else None) or formula(self.equation(name), self.leaf)

    def in_symbols(self, name: str) -> str:
        """The formula of a step in symbols."""
        known = self._patterns_of(name)
        return self._filled(known.symbols if known else None) or formula(
            self.equation(name), lambda e: e.tex if type(e) is Quantity else self.leaf(e)
        )

    def single(self, name: str) -> tuple[int, ...] | None:
        """The place of the only entry of a number, or of an array that has just one."""
        value = self.values[name]
        if isinstance(value, np.ndarray):
            return (0,) * value.ndim if value.size == 1 else None
        return ()

    def entry_with_numbers(self, name: str, index: tuple[int, ...] = ()) -> str:
        """One entry of a step with every product and sum written out."""
        known = self._patterns_of(name)
        pattern = known.entry(index, self.values, self._told) if known else None
        return self._filled(pattern) or self._entries.text(self.equation(name), index)

    @cached_property
    def _entries(self) -> Entries:
        return Entries(self.values, self.leaf_entry)

    def _patterns_of(self, name: str) -> Patterns | None:
        if name not in self._patterns:
            self._patterns[name] = patterns(self.equation(name), self.values)
        return self._patterns[name]

    def _filled(self, pattern: Pattern | None) -> str:
        """The formula of a pattern, or nothing where it has none."""
        if pattern is None:
            return ""
        texts = self._texts
        for slot in pattern.needed:
            if slot not in texts:
                source, need, whole = slot
                written = self._written_of(source) if isinstance(source, str) else self._constant(source)
                try:
                    texts[slot] = slot_texts(written, need, whole)
                except Irregular:
                    return ""
        return pattern.filled(texts)

    def _written_of(self, name: str) -> Written:
        """The texts of a quantity, written after those of all quantities before it."""
        while name not in self._written:
            following = next(self._unwritten)
            exact = None if following in self._exact else self.trace.exact.get(following)
            self._written[following] = self._step(following) if exact is None else exactly(exact)
        return self._written[name]

    def _step(self, name: str) -> Written:
        value = self.values[name]
        if isinstance(value, str):
            return Written((), [rf"\text{{{_MINUS.sub('−', value)}}}"])
        if self.trace.quantities[name].kind == "expression":
            return Written((), [str(self._in_letters(name))])
        shape = np.shape(value)
        numbers = value.ravel().tolist() if shape else [float(value)]
        # where one entry was rounded, all are written with the kept digits: 0.7870 beside 0.7903
        exact = self._exact.get(name, [True] * len(numbers))
        all_exact = all(exact)
        # among fractions with these digits a whole number has them as well: 2.000 beside 2.500
        plain = all_exact or not any(
            kept and not x.is_integer() for x, kept in zip(numbers, exact, strict=True)
        )
        texts = [
            self._text(x, all_exact, kept and (plain or not x))
            for x, kept in zip(numbers, exact, strict=True)
        ]
        if self.trace.quantities[name].kind == "set":
            return WrittenSet(shape, texts)
        return evenly(shape, texts) if all_exact else Written(shape, texts)

    def _text(self, x: float, short: bool, exact: bool) -> str:
        """One entry, `short` or with its kept digits; a whole number shows them only where it was rounded.

        A rounded number that a later step only copies keeps its digits: 0.5200.
        """
        size, whole = abs(x), x.is_integer()
        if short or whole:
            text = self._rounded_texts.get(size) or self.precision.text(size, exact or not whole)
        else:
            text = self._rounded_texts[size] = self._kept.get(size) or self.precision.text(size, False)
        return f"-{text}" if x < 0 else text

    def _constant(self, e: Any) -> Written:
        """A number or an array that stands in a formula itself."""
        if isinstance(e, int | float | Fraction):
            return Written((), [_constant_text(self.precision, float(e))])
        entries = np.asarray(e, dtype=object).ravel().tolist()
        return Written(np.shape(e), [_constant_text(self.precision, float(x)) for x in entries])

    def _in_letters(self, name: str) -> Letters:
        """A step as a formula in the givens."""
        if name not in self._letters:
            quantity = self.trace.quantities[name]
            self._letters[name] = (
                Letters.letter(quantity.tex)
                if quantity.given
                else in_letters(self.equation(name), self._in_letters)
            )
        return self._letters[name]


@lru_cache(2000)
def _constant_text(precision: Precision, value: float) -> str:
    rounded = precision.rounded(value)
    return precision.text(rounded, abs(rounded - value) <= _EQUAL_TO)
