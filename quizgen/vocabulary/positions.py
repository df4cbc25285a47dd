"""Sinusoidal positional encodings with their notation; pairs of dimensions count from i = 0."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from quizgen.equations.tree import ATOM, FRACTION, POWER, PRODUCT, Function
from quizgen.equations.writing import Entries
from quizgen.reference import positions as ref
from quizgen.reference.positions import Order
from quizgen.vocabulary.ranges import MINUS_ONE_TO_ONE

__all__ = [
    "Order",
    "angles",
    "divisors",
    "encoding",
    "half_wavelengths",
    "odd_exponent",
    "shift",
    "wavelengths",
]

_PAIRS = {
    "interleaved": r"\left({first},\ {second}\right)_{{i = 0, 1, \dots}}",
    "halves": r"\left({first}_{{i = 0, 1, \dots}},\ {second}_{{i = 0, 1, \dots}}\right)",
}


@cache
def divisors(factor: int = 2, slowest_first: bool = False) -> Function:
    """What positions are divided by: the base to the power of i times the factor over the width d."""

    def entry(entries: Entries, index: tuple[int, ...], base: Any, d: Any) -> str:
        i = int(entries.value(d)) // 2 - 1 - index[0] if slowest_first else index[0]
        return rf"{entries.text(base)}^{{{factor} \cdot {i} / {entries.text(d)}}}"

    top = "(#2 - 2 - 2i)" if slowest_first else "i" if factor == 1 else f"{factor}i"
    return Function(
        partial(ref.divisors, factor=factor, slowest_first=slowest_first),
        rf"#1^{{{top} / #2}}",
        POWER,
        (ATOM, 0),
        entry=entry,
    )


@cache
def encoding(order: Order, functions: tuple[str, str] = ("sin", "cos"), degrees: bool = False) -> Function:
    """The encoding of angles: two functions of each, taking turns or the first ones first."""
    unit = r"^\circ" if degrees else ""
    first, second = (rf"\{name}(#1_{{ki}}{unit})" for name in functions)

    def entry(entries: Entries, index: tuple[int, ...], theta: Any) -> str:
        pair, which = _pair(index[-1], entries.shape(theta)[-1], order)
        return rf"\{functions[which]}({entries.text(theta, (*index[:-1], pair))}{unit})"

    return Function(
        partial(ref.encoding, order=order, swapped=functions == ("cos", "sin"), degrees=degrees),
        _PAIRS[order].format(first=first, second=second),
        ATOM,
        (ATOM,),
        entry=entry,
        range=MINUS_ONE_TO_ONE,
    )


@cache
def odd_exponent(order: Order) -> Function:
    """The encoding with the exponent (2i + 1)/d in the cosines, from positions, divisors and the base."""

    def entry(entries: Entries, index: tuple[int, ...], p: Any, D: Any, base: Any) -> str:
        pairs = entries.shape(D)[0]
        pair, which = _pair(index[-1], pairs, order)
        position = entries.text(p, index[:1])
        if not which:
            return rf"\sin\left(\frac{{{position}}}{{{entries.text(D, (pair,))}}}\right)"
        odd = rf"{entries.text(base)}^{{{2 * pair + 1} / {2 * pairs}}}"
        return rf"\cos\left(\frac{{{position}}}{{{odd}}}\right)"

    first = r"\sin\left(\tfrac{#1_k}{#2_i}\right)"
    second = r"\cos\left(\tfrac{#1_k}{#3^{(2i + 1) / d}}\right)"
    return Function(
        partial(ref.odd_exponent, order=order),
        _PAIRS[order].format(first=first, second=second),
        ATOM,
        (ATOM, ATOM, ATOM),
        entry=entry,
    )


@cache
def shift(order: Order, backwards: bool = False) -> Function:
    """The matrix that moves encodings on by k positions, from k and the divisors."""

    def entry(entries: Entries, index: tuple[int, ...], k: Any, D: Any) -> str:
        (pair, row), (other, column) = (_pair(place, entries.shape(D)[0], order) for place in index)
        if pair != other:
            return "0"
        sign = "-" if row != column and (row == 1) != backwards else ""
        name = "cos" if row == column else "sin"
        turn = rf"\frac{{{entries.text(k)}}}{{{entries.text(D, (pair,))}}}"
        return rf"{sign}\{name}\left({turn}\right)"

    c, s = (rf"\{name}(#1 / #2_i)" for name in ("cos", "sin"))
    upper, lower = (f"-{s}", s) if backwards else (s, f"-{s}")
    return Function(
        partial(ref.shift, order=order, backwards=backwards),
        rf"\left(\begin{{bmatrix}} {c} & {upper} \\ {lower} & {c} \end{{bmatrix}}\right)_{{i = 0, 1, \dots}}",
        ATOM,
        (ATOM, ATOM),
        entry=entry,
    )


def _pair(dimension: int, pairs: int, order: Order) -> tuple[int, int]:
    """The pair that a dimension belongs to, and whether it is its first (0) or its second (1)."""
    if order == "halves":
        which, pair = divmod(dimension, pairs)
        return pair, which
    return divmod(dimension, 2)


wavelengths = Function(ref.wavelengths, r"2 \pi \cdot #1", PRODUCT)
half_wavelengths = Function(ref.half_wavelengths, r"\pi \cdot #1", PRODUCT)
angles = Function(
    ref.angles,
    r"\frac{#1_k}{#2_i}",
    FRACTION,
    (ATOM, ATOM),
    entry=lambda entries, index, p, D: (
        rf"\frac{{{entries.text(p, index[:1])}}}{{{entries.text(D, index[1:])}}}"
    ),
)
