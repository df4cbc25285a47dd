"""The tree: quantities, functions applied to them, and entries of them."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from quizgen.equations.ranges import Range

if TYPE_CHECKING:
    from quizgen.equations.writing import Entries

Values = Mapping[str, Any]

# How tightly a written form holds together; an argument that binds more loosely than its place asks for
# gets brackets, and what is to be enclosed gets them always.
RELATION, SUM, NEGATION, PRODUCT, MATMUL, FRACTION, POWER, ATOM, ENCLOSED = 1, 4, 5, 6, 7, 8, 9, 10, 11


class Equation:
    """Anything that has a value once the quantities have theirs; arithmetic on it builds the tree."""

    __slots__ = ()
    __array_ufunc__ = None  # NumPy hands arithmetic with arrays to the methods below

    def __add__(self, other: Any) -> Apply:
        return add.apply(self, other)

    def __radd__(self, other: Any) -> Any:
        return self if type(other) is int and not other else add.apply(other, self)  # `sum` begins with 0

    def __sub__(self, other: Any) -> Apply:
        return subtract.apply(self, other)

    def __rsub__(self, other: Any) -> Apply:
        return subtract.apply(other, self)

    def __mul__(self, other: Any) -> Apply:
        return _product(self, other)

    def __rmul__(self, other: Any) -> Apply:
        return _product(other, self)

    def __truediv__(self, other: Any) -> Apply:
        return divide.apply(self, other)

    def __rtruediv__(self, other: Any) -> Apply:
        return divide.apply(other, self)

    def __matmul__(self, other: Any) -> Apply:
        return matmul.apply(self, other)

    def __rmatmul__(self, other: Any) -> Apply:
        return matmul.apply(other, self)

    def __pow__(self, exponent: Any) -> Apply:
        return power.apply(self, exponent)

    def __neg__(self) -> Apply:
        return negate.apply(self)

    def __getitem__(self, index: Any) -> Entry:
        return Entry(self, index)

    def __iter__(self) -> Iterator[Any]:
        raise TypeError("an equation has entries [i], but no known length to iterate over")

    @property
    def T(self) -> Apply:
        """The transpose."""
        return transpose.apply(self)


@dataclass(eq=False, slots=True)
class Quantity(Equation):
    """A named node of a trace: given, or defined by an equation; `W` with index 2 has the name `W2`.

    `tex` is how it is typeset. A step that is `asked` is worth a line of marking, one that is an `answer`
    is what the exercise is after. `kind` is set only where the value does not tell it; `first` is the number
    of its first entry.
    """

    name: str
    word: str
    index: int | str | None
    tex: str
    equation: Any = None
    asked: bool = False
    answer: bool = False
    kind: str | None = None
    ndim: int = 0
    first: int = 1

    @property
    def given(self) -> bool:
        """Whether the value is drawn or supplied rather than computed."""
        return self.equation is None


@dataclass(eq=False, slots=True)
class Apply(Equation):
    """A function applied to arguments, which are equations, numbers or arrays."""

    function: Function
    arguments: tuple[Any, ...]
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class Entry(Equation):
    """One entry (or row) of an equation; the index counts from 0, whatever the written one does."""

    of: Equation
    index: Any


@dataclass(frozen=True, eq=False)
class Function:
    """A function of the reference model together with its notation.

    In `notation`, `#1`, `#2` … stand for the arguments; the brackets of `(#1)` grow with it. `binds` says how
    tightly the written form holds together and `needs` how tightly each argument must (default: as the form,
    and inside braces `{#1}` not at all). `entrywise` is the notation of one entry where it differs; `entry`
    writes one where a notation is not enough. `range` says what values it can have at all.
    """

    compute: Callable[..., Any]
    notation: str
    binds: int = ATOM
    needs: tuple[int, ...] = ()
    entrywise: str = ""
    entry: Callable[..., str] | None = None
    range: Range | None = None

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Build a tree when an argument is an equation, else compute at once."""
        for argument in arguments:
            if isinstance(argument, Equation):
                return Apply(self, arguments, options)
        return self.compute(*arguments, **options)

    def apply(self, *arguments: Any) -> Apply:
        """Build a tree node."""
        return Apply(self, arguments, _NO_OPTIONS)

    @cached_property
    def pieces(self) -> tuple[str | tuple[int, int], ...]:
        """The notation cut into text and (argument, how tightly it must bind)."""
        return self._cut(self.notation)

    @cached_property
    def entry_pieces(self) -> tuple[str | tuple[int, int], ...]:
        """The same for the notation of one entry."""
        return self._cut(self.entrywise or self.notation)

    def _cut(self, notation: str) -> tuple[str | tuple[int, int], ...]:
        first, *rest = re.split(r"([{(])?#(\d)([})])?", notation)
        pieces: list[str | tuple[int, int]] = [first]
        for before, digit, after, text in zip(*[iter(rest)] * 4, strict=True):
            number, around = int(digit) - 1, f"{before}{after}"
            if around == "()":
                pieces += [(number, ENCLOSED), text]
                continue
            need = self.needs[number] if self.needs else 0 if around == "{}" else self.binds
            pieces += [before, (number, need), after, text]
        return tuple(piece for piece in pieces if piece)


_NO_OPTIONS: Mapping[str, Any] = {}
_TREES = frozenset({Apply, Entry})


def evaluate(e: Any, values: Values) -> Any:
    """Evaluate an equation with the values of the quantities it uses; a constant is itself."""
    kind = type(e)
    if kind is Apply:
        arguments = []
        for a in e.arguments:
            inner = type(a)
            arguments.append(
                values[a.name] if inner is Quantity else evaluate(a, values) if inner in _TREES else a
            )
        return e.function.compute(*arguments, **e.options) if e.options else e.function.compute(*arguments)
    if kind is Quantity:
        return values[e.name]
    if kind is Entry:
        return evaluate(e.of, values)[e.index]
    return e


def quantities_in(e: Any) -> Iterator[Quantity]:
    """Yield the quantities an equation uses, left to right, with repetitions."""
    if isinstance(e, Quantity):
        yield e
    elif isinstance(e, Apply):
        for argument in e.arguments:
            yield from quantities_in(argument)
    elif isinstance(e, Entry):
        yield from quantities_in(e.of)


def _product(a: Any, b: Any) -> Apply:
    """A number times something is scaling; two arrays are multiplied entry by entry."""
    return (scaled if _is_number(a) or _is_number(b) else times).apply(a, b)


def _is_number(e: Any) -> bool:
    if isinstance(e, Quantity):
        return e.ndim == 0
    if isinstance(e, Apply):
        return e.function in _ELEMENTWISE and all(map(_is_number, e.arguments))
    if isinstance(e, Entry):
        places = len(e.index) if isinstance(e.index, tuple) else 1
        return isinstance(e.of, Quantity) and e.of.ndim == places
    return type(e) in (int, float) or np.ndim(e) == 0


def _product_sum(entries: Entries, index: tuple[int, ...], a: Any, b: Any) -> str:
    """Write one entry of a matrix product as a sum of products."""
    shape_a, shape_b = entries.shape(a), entries.shape(b)
    left, right = index[: len(shape_a) - 1], index[len(shape_a) - 1 :]
    factors = [
        (entries.text(a, (*left, k), PRODUCT), entries.text(b, (k, *right) if shape_b else (), PRODUCT))
        for k in range(shape_a[-1])
    ]
    terms = [rf"{first} \cdot {second}" for first, second in factors]
    return entries.bracket(" + ".join(terms), SUM if len(terms) > 1 else PRODUCT)


def _transposed(entries: Entries, index: tuple[int, ...], a: Any) -> str:
    return entries.text(a, index[::-1], entries.outer)


add = Function(operator.add, "#1 + #2", SUM, (SUM, PRODUCT))
subtract = Function(operator.sub, "#1 - #2", SUM, (SUM, PRODUCT))
times = Function(operator.mul, r"#1 \odot #2", PRODUCT, (PRODUCT, PRODUCT), r"#1 \cdot #2")
scaled = Function(operator.mul, r"#1 \cdot #2", PRODUCT)
divide = Function(operator.truediv, r"\frac{#1}{#2}", FRACTION)
negate = Function(operator.neg, "-#1", NEGATION, (PRODUCT,))
power = Function(operator.pow, "#1^{#2}", POWER, (ATOM, 0))
transpose = Function(operator.attrgetter("T"), r"#1^\top", POWER, (ATOM,), entry=_transposed)
matmul = Function(operator.matmul, "#1 #2", MATMUL, entry=_product_sum)

_ELEMENTWISE = frozenset({add, subtract, scaled, divide, negate, power})
