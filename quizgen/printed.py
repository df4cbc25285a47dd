"""A trace as it is printed: every step rounded to the announced precision, so that each printed number
follows from the numbers printed above it. Each number is written once, and the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from quizgen.equations import Entries, Quantity, formula
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
        self._exact: dict[str, Any] = {}
        self._texts: dict[str, Any] = {}
        self._unwritten = iter(trace.quantities)
        self._rounded_texts: dict[float, str] = {}
        self.values = trace.replay(pins, swaps, rounding=self._rounded)
        self._entries = Entries(self.values, self.leaf)

    def _rounded(self, name: str, value: Any) -> Any:
        """Round a step, and remember which of its entries that has changed."""
        if isinstance(value, str):
            return value
        shape = np.shape(value)
        raw = value.ravel().tolist() if shape else [float(value)]
        rounded = [self.precision.rounded(x) for x in raw]
        exact = [abs(x - y) <= _EQUAL_TO * abs(y) for x, y in zip(raw, rounded, strict=True)]
        self._exact[name] = np.array(exact).reshape(shape) if shape else exact[0]
        return np.array(rounded).reshape(shape) if shape else rounded[0]

    def is_exact(self, name: str, index: tuple[int, ...] = ()) -> bool:
        """Whether an entry, or with no index the whole quantity, was printed without rounding."""
        exact = self._exact.get(name, True)
        if exact is True or exact is False:
            return exact
        return bool(exact[index] if index else exact.all())

    def relation(self, name: str, index: tuple[int, ...] = ()) -> str:
        """The sign between a formula and its printed value."""
        return "=" if self.is_exact(name, index) else r"\approx"

    def entry(self, name: str, index: tuple[int, ...] = ()) -> str:
        """LaTeX of one printed entry."""
        texts = self._texts_of(name)
        return texts[index] if isinstance(texts, np.ndarray) else texts  # type: ignore[no-any-return]

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
        return self._entries.text(self.equation(name), index)

    def _texts_of(self, name: str) -> Any:
        """The texts of a quantity, written after those of all quantities before it."""
        while name not in self._texts:
            following = next(self._unwritten)
            exact = self.trace.exact.get(following) if following not in self._exact else None
            self._texts[following] = _given_texts(exact) if exact is not None else self._step_texts(following)
        return self._texts[name]

    def _step_texts(self, name: str) -> Any:
        value = self.values[name]
        if isinstance(value, str):
            return rf"\text{{{value}}}"
        if self.trace.quantities[name].kind == "expression":
            return self._expression(name)
        exact = self._exact.get(name, True)
        if np.ndim(value) == 0:
            return self._step_text(float(value), bool(exact))
        texts = np.empty(value.size, dtype=object)
        # where one entry was rounded, all are written with the kept digits: 0.7870 beside 0.7903
        all_exact = self.is_exact(name)
        texts[:] = [self._step_text(x, all_exact) for x in value.ravel().tolist()]
        texts = texts.reshape(value.shape)
        return _even_columns(texts) if all_exact else texts

    def _expression(self, name: str) -> str:
        """A formula in the givens: the same equations, evaluated with symbols."""
        import sympy

        pins = {q.name: sympy.Symbol(q.tex) for q in self.trace.givens}
        return str(sympy.latex(self.trace.replay(pins, self.swaps)[name]))

    def _step_text(self, x: float, exact: bool) -> str:
        """One entry; a rounded number that a later step only copies keeps its digits: 0.5200."""
        if not exact and not x.is_integer():
            self._rounded_texts[abs(x)] = self.precision.text(abs(x), exact)
        size = self._rounded_texts.get(abs(x)) or self.precision.text(abs(x), True)
        return f"-{size}" if x < 0 else size


def _given_texts(exact: Exact) -> Any:
    texts = np.empty(len(exact.numerators), dtype=object)
    texts[:] = [fraction_text(Fraction(n, exact.denominator)) for n in exact.numerators]
    return _even_columns(texts.reshape(exact.shape)) if exact.shape else texts[0]


def _even_columns(texts: Any) -> Any:
    """Give the numbers of each column (of a vector, all of them) equally many decimals."""
    columns = texts.reshape(-1, texts.shape[-1] if texts.ndim > 1 else 1)
    for j in range(columns.shape[1]):
        column = columns[:, j].tolist()
        places = [len(text.partition(".")[2]) for text in column]
        most = max(places, default=0)
        if most == min(places, default=0) or most > _EVEN_PLACES or any("\\" in text for text in column):
            continue
        for i, text in enumerate(column):
            if text != "0":
                columns[i, j] = text + ("" if "." in text else ".") + "0" * (most - places[i])
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
