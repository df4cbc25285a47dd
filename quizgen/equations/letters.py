"""Formulas in letters: what a step is in terms of the givens alone, as one would tidy it by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any, NamedTuple

from quizgen.equations.tree import ATOM, FRACTION, NEGATION, POWER, PRODUCT, SUM, Apply, Quantity
from quizgen.equations.writing import bracketed

Number = int | float | Fraction


class Atom(NamedTuple):
    """A letter, a function of something, or a sum that is a factor of a product."""

    text: str
    binds: int

    @property
    def rank(self) -> tuple[bool, bool, str]:
        """Where it stands in a product: letters first, sums last."""
        return self.binds == SUM, len(self.text) > 1, self.text


Product = tuple[tuple[Atom, int], ...]  # atoms with their exponents
Coefficient = int | Fraction


@dataclass(frozen=True)
class Letters:
    """A sum of products, each with its coefficient; arithmetic works as with numbers."""

    terms: Mapping[Product, Coefficient]

    __array_ufunc__ = None  # NumPy has no functions of letters

    @classmethod
    def letter(cls, text: str) -> Letters:
        """A given by its symbol."""
        return cls({((Atom(text, ATOM), 1),): 1})

    def __add__(self, other: Letters | Number) -> Letters:
        terms = dict(self.terms)
        for product, coefficient in _letters(other).terms.items():
            terms[product] = terms.get(product, 0) + coefficient
        return Letters({product: coefficient for product, coefficient in terms.items() if coefficient})

    def __mul__(self, other: Letters | Number) -> Letters:
        other = _letters(other)
        for number, letters in ((self, other), (other, self)):
            if not any(number.terms):
                factor = number.terms.get((), 0)
                return Letters({product: factor * n for product, n in letters.terms.items() if factor})
        left, right = self._factors(), other._factors()
        return _product([*left[0], *right[0]], left[1] * right[1])

    def __pow__(self, exponent: Number) -> Letters:
        if exponent != int(exponent):
            raise TypeError(f"no power {exponent} of letters")
        factors, coefficient = self._factors()
        n = int(exponent)
        return _product([(atom, power * n) for atom, power in factors], Fraction(coefficient) ** n)

    def __neg__(self) -> Letters:
        return self * -1

    def __sub__(self, other: Letters | Number) -> Letters:
        return self + -other

    def __truediv__(self, other: Letters | Number) -> Letters:
        return self * (other**-1 if isinstance(other, Letters) else 1 / Fraction(_exact(other)))

    def __rsub__(self, other: Number) -> Letters:
        return -self + other

    def __rtruediv__(self, other: Number) -> Letters:
        return self**-1 * other

    __radd__, __rmul__ = __add__, __mul__

    def _factors(self) -> tuple[Product, Coefficient]:
        """As one product with its coefficient; a sum becomes a factor, with the number in it taken out."""
        if len(self.terms) < 2:
            return next(iter(self.terms.items()), ((), 0))
        numbers = self.terms.values()
        common = Fraction(gcd(*(n.numerator for n in numbers)), lcm(*(n.denominator for n in numbers)))
        if all(n < 0 for n in numbers):
            common = -common
        rest = Letters({product: n / common for product, n in self.terms.items()})
        return ((Atom(str(rest), SUM), 1),), common

    def __str__(self) -> str:
        """LaTeX; what is added stands before what is taken away."""
        terms = sorted(self.terms.items(), key=lambda term: term[1] < 0)
        texts = [
            f"{'-' if factor < 0 else '+'} {_written(product, max(factor, -factor))}"
            for product, factor in terms
        ]
        first, *rest = texts or ["+ 0"]
        return " ".join([first.removeprefix("+ ") if first[0] == "+" else f"-{first[2:]}", *rest])

    @property
    def binds(self) -> int:
        """How tightly the written form holds together."""
        if len(self.terms) != 1:
            return SUM if self.terms else ATOM
        product, coefficient = next(iter(self.terms.items()))
        if coefficient < 0:
            return NEGATION
        if coefficient.denominator > 1 or any(power < 0 for _, power in product):
            return FRACTION
        if len(product) + (coefficient != 1) > 1:
            return PRODUCT
        return POWER if product and product[0][1] > 1 else product[0][0].binds if product else ATOM


def in_letters(e: Any, known: Callable[[str], Letters]) -> Letters:
    """An equation in letters; `known` tells what a quantity is. Arithmetic is done, functions are written."""
    return _letters(_worked(e, known))


def _worked(e: Any, known: Callable[[str], Letters]) -> Letters | Number:
    if isinstance(e, Quantity):
        return known(e.name)
    if not isinstance(e, Apply):
        number: Number = e
        return number
    arguments = [_worked(argument, known) for argument in e.arguments]
    try:
        found = e.function.compute(*arguments, **e.options)
    except TypeError:
        found = None
    return found if isinstance(found, Letters) else _applied(e, [_letters(x) for x in arguments])


def _applied(e: Apply, arguments: list[Letters]) -> Letters:
    """A function that is no arithmetic, in its notation."""
    text = ""
    for piece in e.function.pieces:
        if isinstance(piece, str):
            text += piece
        else:
            argument, need = arguments[piece[0]], piece[1]
            text += bracketed(str(argument)) if argument.binds < need else str(argument)
    return Letters({((Atom(text, e.function.binds), 1),): 1})


def _letters(x: Letters | Number) -> Letters:
    if isinstance(x, Letters):
        return x
    return Letters({(): _exact(x)} if x else {})


def _exact(x: Number) -> Coefficient:
    return Fraction(repr(x)) if isinstance(x, float) else x


def _product(factors: list[tuple[Atom, int]], coefficient: Coefficient) -> Letters:
    powers: dict[Atom, int] = {}
    for atom, power in factors:
        powers[atom] = powers.get(atom, 0) + power
    kept = sorted((item for item in powers.items() if item[1]), key=lambda item: item[0].rank)
    return Letters({tuple(kept): coefficient} if coefficient else {})


def _written(product: Product, coefficient: Coefficient) -> str:
    """One term without its sign."""
    above = [(atom, power) for atom, power in product if power > 0]
    below = [(atom, -power) for atom, power in product if power < 0]
    if not below and coefficient.denominator == 1:
        return _times(above, coefficient.numerator, PRODUCT)
    return rf"\frac{{{_times(above, coefficient.numerator)}}}{{{_times(below, coefficient.denominator)}}}"


def _times(factors: list[tuple[Atom, int]], number: int, need: int = 0) -> str:
    """A product with a whole number in front; `need` is how tightly a single factor must hold together."""
    texts = [] if number == 1 and factors else [str(number)]
    need = need if len(factors) + len(texts) == 1 else PRODUCT
    for atom, power in factors:
        text = bracketed(atom.text) if atom.binds < (ATOM if power > 1 else need) else atom.text
        texts.append(f"{text}^{{{power}}}" if power > 1 else text)
    return r" \cdot ".join(texts)
