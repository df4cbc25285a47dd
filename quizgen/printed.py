"""A trace as it is printed: every step rounded to the announced precision, so that each printed number
follows from the numbers printed above it. Each number is written once, and the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from quizgen.equations import Quantity, entry_text, formula
from quizgen.exact import Exact
from quizgen.precision import Precision, fraction_text
from quizgen.trace import Trace

_EQUAL_TO = 1e-11
_EVEN_PLACES = 3  # longer exact decimals would make their neighbours look more precise than they are


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
        self._raw: dict[str, Any] = {}
        self._texts: dict[str, Any] = {}
        self._unwritten = iter(trace.quantities)
        self._rounded_texts: dict[float, str] = {}
        self.values = trace.replay(pins, swaps, rounding=self._rounded)

    def _rounded(self, name: str, value: Any) -> Any:
        self._raw[name] = value
        return self.precision.array(value)

    def is_exact(self, name: str, index: tuple[int, ...] = ()) -> bool:
        """Whether an entry was printed without rounding."""
        raw, value = self._raw.get(name), self.values[name]
        if raw is None or isinstance(value, str):
            return True
        before, after = np.asarray(raw)[index], np.asarray(value)[index]
        return bool(np.all(abs(before - after) <= _EQUAL_TO * np.maximum(1.0, abs(after))))

    def relation(self, name: str, index: tuple[int, ...] = ()) -> str:
        """The sign between a formula and its printed value."""
        return "=" if self.is_exact(name, index) else r"\approx"

    def entry(self, name: str, index: tuple[int, ...] = ()) -> str:
        """LaTeX of one printed entry."""
        texts = self._texts_of(name)
        return str(texts[index] if index else texts[()]) if isinstance(texts, np.ndarray) else str(texts)

    def latex(self, name: str) -> str:
        """LaTeX of a whole printed value: a number, a column vector or a matrix."""
        return array_latex(self._texts_of(name))

    def leaf(self, e: Any, index: tuple[int, ...] | None = None) -> str:
        """LaTeX of a quantity or a constant, whole or one entry."""
        if isinstance(e, Quantity):
            return self.latex(e.name) if index is None else self.entry(e.name, index)
        value = np.asarray(e) if index is None else np.asarray(e)[index]
        return array_latex(np.vectorize(self.number, otypes=[object])(value))

    def number(self, x: Any) -> str:
        """LaTeX of a constant or of a value that is not an entry of a quantity."""
        value = float(x)
        rounded = self.precision.rounded(value)
        return self.precision.text(rounded, abs(rounded - value) <= _EQUAL_TO)

    def equation(self, name: str) -> Any:
        """The equation of a step, the swapped one where it is swapped."""
        return self.swaps.get(name, self.trace.quantities[name].equation)

    def with_numbers(self, name: str) -> str:
        """The formula of a step with numbers in place of the symbols."""
        return formula(self.equation(name), self.leaf)

    def in_symbols(self, name: str) -> str:
        """The formula of a step in symbols."""
        return formula(self.equation(name), lambda e: e.tex if isinstance(e, Quantity) else self.leaf(e))

    def single(self, name: str) -> tuple[int, ...] | None:
        """The place of the only entry of a number, or of an array that has just one."""
        value = self.values[name]
        return (0,) * np.ndim(value) if np.size(value) == 1 else None

    def entry_with_numbers(self, name: str, index: tuple[int, ...] = ()) -> str:
        """One entry of a step with every product and sum written out."""
        return entry_text(self.equation(name), index, self.values, self.leaf)

    def _texts_of(self, name: str) -> Any:
        """The texts of a quantity, written after those of all quantities before it."""
        while name not in self._texts:
            following = next(self._unwritten)
            exact = self.trace.exact.get(following) if following not in self._raw else None
            self._texts[following] = _given_texts(exact) if exact is not None else self._step_texts(following)
        return self._texts[name]

    def _step_texts(self, name: str) -> Any:
        value = self.values[name]
        if isinstance(value, str):
            return rf"\text{{{value}}}"
        if self.trace.quantities[name].kind == "expression":
            return self._expression(name)
        array = np.asarray(value, float)
        raw = np.asarray(self._raw.get(name, value), float)
        exact = np.abs(raw - array) <= _EQUAL_TO * np.maximum(1.0, np.abs(array))
        texts = np.empty(array.shape, dtype=object)
        for index in np.ndindex(array.shape):
            texts[index] = self._step_text(float(array[index]), bool(exact[index]))
        return _even_columns(texts, exact)

    def _expression(self, name: str) -> str:
        """A formula in the givens: the same equations, evaluated with symbols."""
        import sympy

        pins = {q.name: sympy.Symbol(q.tex) for q in self.trace.givens}
        return str(sympy.latex(self.trace.replay(pins, self.swaps)[name]))

    def _step_text(self, x: float, exact: bool) -> str:
        """One entry; a rounded number that a later step only copies keeps its digits: 0.5200."""
        if not exact:
            self._rounded_texts[abs(x)] = self.precision.text(abs(x), exact)
        size = self._rounded_texts.get(abs(x)) or self.precision.text(abs(x), exact)
        return f"-{size}" if x < 0 else size


def _given_texts(exact: Exact) -> Any:
    texts = np.vectorize(fraction_text, otypes=[object])(exact.fractions)
    return _even_columns(np.asarray(texts, dtype=object), np.ones(exact.shape, dtype=bool))


def _even_columns(texts: Any, exact: Any) -> Any:
    """Give the exact numbers of a column (the last but one axis) equally many decimals."""
    if texts.ndim == 0:
        return texts
    columns = texts.reshape(texts.shape[0], -1) if texts.ndim < 3 else texts.reshape(-1, texts.shape[-1])
    marks = exact.reshape(columns.shape)
    for j in range(columns.shape[1]):
        column = columns[:, j]
        if not marks[:, j].all() or any("\\" in text for text in column):
            continue
        places = [len(text.partition(".")[2]) for text in column]
        if max(places) > _EVEN_PLACES:
            continue
        for i, text in enumerate(column):
            if text == "0":
                continue
            missing = max(places) - places[i]
            columns[i, j] = text + ("." if missing and "." not in text else "") + "0" * missing
    return columns.reshape(texts.shape)


def array_latex(texts: Any) -> str:
    """LaTeX of an array of written entries: a vector is a column, a single entry a number."""
    if not isinstance(texts, np.ndarray) or texts.ndim == 0:
        return str(texts)
    if texts.size == 1:
        return str(texts.flat[0])
    rows = texts.reshape(-1, 1) if texts.ndim == 1 else texts
    body = r" \\ ".join(" & ".join(row) for row in rows)
    return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"
