"""Reads a printed formula back and works it out as a careful reader would.

It knows nothing of equations: it starts from the LaTeX and takes it for what a page shows. Fractions stay
exact until a root or a function makes them decimal.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from quizgen.mathtext import parse
from quizgen.mathtext import tree as t
from quizgen.mathtext.kinds import Font, Kind
from quizgen.stress.operations import (
    CLOSING,
    FUNCTIONS,
    PRODUCTS,
    RELATIONS,
    SIGNS,
    Function,
    enclosed,
    mapped,
    power,
    product,
)  # fmt: skip


class Unreadable(ValueError):
    """A formula with more in it than arithmetic; the message names what."""


class Misleading(ValueError):
    """A formula that a page shows in a way that no reader can take for what is meant."""


def worked_out(tex: str) -> Any:
    r"""The value of a formula in numbers: a `Fraction`, a float, or an object array for a matrix.

    >>> worked_out(r"\frac{(-2) \cdot 1 + 3^2}{2}"), round(worked_out(r"\tanh(0.5)^2"), 4)
    (Fraction(7, 2), 0.2136)

    Raises:
        Unreadable: it holds letters or anything else that has no value by itself.
        Misleading: what it shows is not what it means.
        ArithmeticError, ValueError: it divides by zero, or takes the logarithm or root of a negative number.
    """
    return value_of(parse(tex))


def value_of(node: t.Node) -> Any:
    """The value of a part of a formula; errors are those of `worked_out`."""
    return _Reader(_visible(node)).whole()


def _visible(node: t.Node) -> Iterator[t.Node]:
    """The items side by side as the page shows them: braces and blanks group nothing."""
    if isinstance(node, t.Row):
        for item in node.items:
            yield from _visible(item)
    elif isinstance(node, t.Style | t.Boxed):
        yield from _visible(node.body)
    elif isinstance(node, t.Scripts) and isinstance(node.base, t.Row) and node.base.items:
        *before, last = _visible(node.base)
        yield from before
        yield t.Scripts(last, node.sub, node.sup)
    elif not isinstance(node, t.Space):
        yield node


def _parts(node: t.Node | None) -> tuple[t.Node | None, t.Node | None]:
    """What stands on the line, and its exponent."""
    return (node.base, node.sup) if isinstance(node, t.Scripts) else (node, None)


def _kind(node: t.Node | None) -> Kind:
    base, _ = _parts(node)
    return base.kind if isinstance(base, t.Symbol) else Kind.ORDINARY


class _Reader:
    """A recursive descent over the items of one row."""

    def __init__(self, items: Iterator[t.Node] | Sequence[t.Node]) -> None:
        self._items = list(items)
        self._at = 0

    def whole(self) -> Any:
        value = self._sum()
        if self._char() in RELATIONS:
            value = self._condition(value)
        if self._at < len(self._items):
            raise Unreadable(f"{self._items[self._at]} after a value")
        return value

    def _condition(self, left: Any) -> Any:
        """1 where all relations of a chain a < b ≤ c hold, else 0."""
        truth = Fraction(1)
        while (sign := self._char()) in RELATIONS:
            self._take()
            right = self._sum()
            truth = truth * mapped(
                lambda a, b, holds=RELATIONS[sign]: Fraction(int(holds(a, b))), [left, right]
            )
            left = right
        return truth

    def _peek(self) -> t.Node | None:
        return self._items[self._at] if self._at < len(self._items) else None

    def _take(self) -> t.Node:
        node = self._peek()
        if node is None:
            raise Unreadable("a value is missing")
        self._at += 1
        return node

    def _char(self) -> str:
        node = self._peek()
        return node.char if isinstance(node, t.Symbol) else ""

    def _sum(self) -> Any:
        total = self._product()
        while (sign := self._char()) in SIGNS:
            self._take()
            total = total + SIGNS[sign] * self._product()
        return total

    def _product(self) -> Any:
        found = self._factor()
        while self._continues():
            entrywise = self._char() in PRODUCTS
            if entrywise:
                self._take()
            found = product(found, self._factor(), entrywise)
        return found

    def _continues(self) -> bool:
        node = self._peek()
        if node is None or self._char() in SIGNS:
            return False
        return self._char() in PRODUCTS or _kind(node) in {Kind.ORDINARY, Kind.OPEN}

    def _factor(self) -> Any:
        if self._char() in SIGNS:
            return SIGNS[self._take().char] * self._factor()  # type: ignore[attr-defined]
        node = self._take()
        base, exponent = _parts(node)
        function = _function(base, node)
        if function is not None:
            return _raised(self._applied(function), exponent)
        if _kind(base) is Kind.OPEN and isinstance(base, t.Symbol):
            return self._bracketed(base.char)
        return _raised(_primary(base, exponent is None), exponent)

    def _applied(self, function: Function) -> Any:
        fence, exponent = _parts(self._peek())
        if isinstance(fence, t.Fence):
            self._take()
            return _raised(mapped(function, list(_arguments(list(_visible(fence.body))))), exponent)
        if (left := self._char()) not in {"(", "["}:
            return mapped(function, [self._factor()])
        self._take()
        inside, exponent = self._inside(left)
        return _raised(mapped(function, list(_arguments(inside))), exponent)

    def _bracketed(self, left: str) -> Any:
        inside, exponent = self._inside(left)
        return _raised(enclosed(left, _Reader(inside).whole()), exponent)

    def _inside(self, left: str) -> tuple[list[t.Node], t.Node | None]:
        """What stands before the closing bracket, and the power that the bracket bears."""
        depth, start = 1, self._at
        while True:
            node = self._take()
            base, exponent = _parts(node)
            if not isinstance(base, t.Symbol):
                continue
            if base.char == CLOSING[left] and base.kind is not Kind.OPEN:
                depth -= 1
            elif base.char == left:
                depth += 1
            if depth == 0:
                return self._items[start : self._at - 1], exponent


def _arguments(items: list[t.Node]) -> Iterator[Any]:
    """The values between commas."""
    start = depth = 0
    for place, item in enumerate(items):
        kind = _kind(item)
        depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
        if kind is Kind.PUNCTUATION and depth == 0:
            yield _Reader(items[start:place]).whole()
            start = place + 1
    yield _Reader(items[start:]).whole()


def _function(base: t.Node | None, node: t.Node) -> Function | None:
    """The function that a node names, σ(…), log_2(…) or the indicator of a condition."""
    if isinstance(base, t.Number) and base.font is Font.DOUBLE_STRUCK:
        return lambda truth: truth
    name = base.name if isinstance(base, t.Function) else base.text if isinstance(base, t.Word) else ""
    name = base.char if isinstance(base, t.Symbol) else name
    if name == "log" and isinstance(node, t.Scripts) and node.sub is not None:
        number = float(value_of(node.sub))
        return lambda x: math.log(x) / math.log(number)
    if isinstance(node, t.Scripts) and node.sub is not None:
        raise Unreadable(f"the subscript of {node.base}")
    return FUNCTIONS.get(name)


def _primary(node: t.Node | None, bare: bool) -> Any:
    """The value of what is no function and no bracket; `bare` tells that it has no exponent."""
    if isinstance(node, t.Number):
        return Fraction(node.text)
    if isinstance(node, t.Fraction) and bare:
        return value_of(node.numerator) / value_of(node.denominator)
    if isinstance(node, t.Root) and node.index is None:
        return np.sqrt(np.asarray(value_of(node.body), float))[()]
    if isinstance(node, t.Fence) and node.left in CLOSING:
        return enclosed(node.left, value_of(node.body))
    if isinstance(node, t.Grid):
        return np.array([[value_of(cell) for cell in row] for row in node.rows], dtype=object)
    if isinstance(node, t.Symbol) and node.char in {"e", "π"}:
        return math.e if node.char == "e" else math.pi
    if isinstance(node, t.Fraction | t.Scripts):
        raise Misleading("a power of a fraction or of a power needs brackets")
    raise Unreadable(f"{node} has no value")


def _raised(value: Any, exponent: t.Node | None) -> Any:
    """A value with its exponent, if it has one; ⊤ transposes."""
    if exponent is None:
        return value
    if isinstance(exponent, t.Symbol) and exponent.char == "⊤":
        return np.transpose(value)
    return power(value, value_of(exponent))
