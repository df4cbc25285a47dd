"""Equations as LaTeX: in symbols, with numbers, and one entry with every product and sum written out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import copy
from functools import cache
from typing import Any

import numpy as np

from quizgen.equations.tree import (
    ATOM,
    ENCLOSED,
    FRACTION,
    POWER,
    PRODUCT,
    SUM,
    Apply,
    Entry,
    Quantity,
    Values,
    evaluate,
)

# a transposed quantity that has a superscript already: {W^{(2)}}^\top reads better as W^{(2)\top}
_TWO_SUPERSCRIPTS = re.compile(r"\{([^\s{}]+\^\{[^{}]*)\}\}\^\\top")

OPPOSITE = -1  # in place of a need: the number with the other sign
Leaf = Callable[[Any, tuple[int, ...]], str]


def formula(e: Any, leaf: Callable[[Any], str], need: int = 0) -> str:
    """Write an equation; `leaf` writes quantities and constants, in symbols or with numbers."""
    return formula_of(e, lambda e, need: placed(leaf(e), need), need)


def formula_of(e: Any, leaf: Callable[[Any, int], str], need: int = 0) -> str:
    """Write an equation with a `leaf` that knows how tightly the form must hold together."""
    if isinstance(e, Apply):
        text = "".join(
            [
                piece if isinstance(piece, str) else formula_of(e.arguments[piece[0]], leaf, piece[1])
                for piece in e.function.pieces
            ]
        )
        if "}}^" in text:
            text = _TWO_SUPERSCRIPTS.sub(r"\1\\top}", text)
        return bracketed(text) if e.function.binds < need else text
    if isinstance(e, Entry):
        text = subscripted(formula_of(e.of, leaf, ATOM), e.index, getattr(e.of, "first", 1))
        return bracketed(text) if need == ENCLOSED else text
    return leaf(e, need)


def placed(text: str, need: int) -> str:
    """A whole quantity where a form must hold together as tightly as `need`."""
    text = bracketed_leaf(text, need)
    return f"{{{text}}}" if need == ATOM and "^" in text else text


@cache
def subscripted(text: str, index: Any, first: int = 1) -> str:
    """Add an index to a symbol: z^{(2)} becomes z_{1}^{(2)}, and h_{2} becomes h_{2,1}."""
    indices = index if isinstance(index, tuple) else (index,)
    numbers = [str(int(i) + first) for i in indices]
    written = ("" if all(len(number) == 1 for number in numbers) else ",").join(numbers)
    if "\\" in text.lstrip("\\") or text.count("^") > 1:
        return rf"\left({text}\right)_{{{written}}}"
    base, caret, rest = text.partition("^")
    if base.endswith("}") and "_{" in base:
        return f"{base[:-1]},{written}}}{caret}{rest}"
    return rf"{base}_{{{written}}}{caret}{rest}"


def bracketed(text: str) -> str:
    """Put brackets that grow with their content around a form."""
    return (
        rf"\left({text}\right)" if "\\frac" in text or "\\begin" in text or "\\sum" in text else f"({text})"
    )


def bracketed_leaf(text: str, need: int) -> str:
    """Bracket a negative number where something binds it, a fraction or a power of ten before an exponent."""
    if need == ENCLOSED:
        return bracketed(text)
    if need <= SUM or (text[0].isalnum() and " " not in text) or text.startswith("\\begin"):
        return text
    loose = text.startswith("-") or (text.startswith("\\frac") and need > FRACTION)
    return bracketed(text) if loose or (r" \cdot 10^" in text and need > PRODUCT) else text


def opposite(text: str) -> str:
    """A number with the other sign."""
    return text[1:] if text.startswith("-") else f"-{bracketed_leaf(text, POWER)}"


class Entries:
    """Writes entries of equations with the numbers of one evaluation.

    Functions that write their own entries get this object: `text` writes an entry of an argument, `shape`
    tells how large an argument is, `bracket` adds brackets where the place (`outer`) asks for them. What an
    entry looks like may depend on values, which `value` and `places` tell, but not on the text of a number.
    """

    outer = 0

    def __init__(self, values: Values, leaf: Leaf = lambda _e, _index: "") -> None:
        self.values, self.leaf = values, leaf
        self._known: dict[int, Any] = {}

    def value(self, e: Any) -> Any:
        """The value of an argument, evaluated once."""
        if type(e) is Quantity:
            return self.values[e.name]
        if id(e) not in self._known:
            self._known[id(e)] = evaluate(e, self.values)
        return self._known[id(e)]

    def places(self, e: Any, number: float) -> frozenset[tuple[int, ...]]:
        """The indices of an argument at which it is this number."""
        return frozenset(map(tuple, np.argwhere(np.equal(self.value(e), number)).tolist()))

    def shape(self, e: Any) -> tuple[int, ...]:
        """The shape of an argument's value."""
        return np.shape(self.value(e))

    def bracket(self, text: str, binds: int) -> str:
        """Bracket the text when it binds more loosely than its place asks for."""
        return bracketed(text) if binds < self.outer else text

    def text(self, e: Any, index: Sequence[int] = (), need: int = 0) -> str:
        """Write the entry of an argument at an index; a smaller argument is broadcast."""
        if type(e) is Apply:
            return self._applied(e, tuple(index), need)
        if type(e) is Entry:
            return self.text(e.of, (*_indices(e), *index), need)
        return self._leaf(e, index, need)

    def opposite(self, e: Any, index: Sequence[int] = ()) -> str:
        """Write the entry of an argument with the other sign: -3 becomes 3."""
        if type(e) is Entry:
            return self.opposite(e.of, (*_indices(e), *index))
        text = self.text(e, index)
        return text[1:] if text.startswith("-") else f"-{self.text(e, index, POWER)}"

    def _leaf(self, e: Any, index: Sequence[int], need: int) -> str:
        return bracketed_leaf(self.leaf(e, tuple(index)), need)

    def _applied(self, e: Apply, index: tuple[int, ...], need: int) -> str:
        function = e.function
        if function.entry is not None:
            inside = copy(self)
            inside.outer = 0 if need == ENCLOSED else need
            written = function.entry(inside, index, *e.arguments, **e.options)
            return bracketed(written) if need == ENCLOSED else written
        text = "".join(
            [
                piece if isinstance(piece, str) else self._argument(e.arguments[piece[0]], index, piece[1])
                for piece in function.entry_pieces
            ]
        )
        return bracketed(text) if function.binds < need else text

    def _argument(self, e: Any, index: tuple[int, ...], need: int) -> str:
        ndim = len(self.shape(e))
        return self.text(e, index[len(index) - ndim :] if ndim else (), need)


def _indices(e: Entry) -> tuple[Any, ...]:
    return e.index if isinstance(e.index, tuple) else (e.index,)
