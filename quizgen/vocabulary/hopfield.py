"""Hopfield networks with their notation."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from quizgen.equations.tree import ATOM, NEGATION, POWER, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import hopfield as ref
from quizgen.vocabulary.ranges import MEMORIES, STATES

FACTORS = {"1/N": r"\tfrac{1}{N}", "1": "", "1/P": r"\tfrac{1}{P}"}


@cache
def hebbian(norm: ref.HebbNorm, diagonal: bool = False) -> Function:
    """Hebb's rule with the factor of the convention."""
    compute = ref.hebbian_with_diagonal if diagonal else ref.hebbian

    def entry(entries: Entries, index: tuple[int, ...], patterns: Any) -> str:
        if index[0] == index[1] and not diagonal:
            return "0"
        P, N = entries.shape(patterns)
        divisor = {"1/N": N, "1": 1, "1/P": P}[norm]
        states = [[entries.text(patterns, (p, i), PRODUCT) for i in index] for p in range(P)]
        total = " + ".join(rf"{first} \cdot {second}" for first, second in states)
        return total if divisor == 1 else rf"\frac{{{total}}}{{{divisor}}}"

    keep = "" if diagonal else r",\quad w_{ii} = 0"
    return Function(
        lambda patterns: compute(patterns, norm),
        rf"{FACTORS[norm]} \sum_p \xi^{{(p)}} \xi^{{(p)\top}}{keep}",
        SUM,
        (0,),
        entry=entry,
    )


@cache
def field(i: int, biased: bool = False) -> Function:
    """The field of neuron i (counted from 0) from W, the state and, where there are any, the biases."""

    def entry(entries: Entries, index: tuple[int, ...], W: Any, y: Any, b: Any = None) -> str:
        terms = [
            rf"{entries.text(W, (i, j), PRODUCT)} \cdot {entries.text(y, (j,), PRODUCT)}"
            for j in range(entries.shape(y)[0])
            if j != i
        ]
        return " + ".join([*terms, entries.text(b, (i,), PRODUCT)] if biased else terms)

    n = i + 1
    bias = rf" + #3_{n}" if biased else ""
    return Function(
        (lambda W, y, b: ref.biased_field(W, y, b, i)) if biased else (lambda W, y: ref.field(W, y, i)),
        rf"\sum_{{j \neq {n}}} w_{{{n}j}} #2_j{bias}",
        SUM,
        (ATOM, POWER, ATOM),
        entry=entry,
    )


@cache
def updated(i: int, at_zero: ref.AtZero) -> Function:
    """The state in which neuron i has taken the sign of its field."""

    def entry(entries: Entries, index: tuple[int, ...], y: Any, s: Any) -> str:
        return rf"\operatorname{{sign}}({entries.text(s)})" if index == (i,) else entries.text(y, index)

    return Function(
        lambda y, s: ref.updated(y, s, i, at_zero),
        rf"#1 \text{{ with }} y_{i + 1} = \operatorname{{sign}}(#2)",
        SUM,
        (0, 0),
        entry=entry,
        range=STATES,
    )


def _pairs(factor: str) -> Callable[..., str]:
    def entry(entries: Entries, index: tuple[int, ...], W: Any, y: Any, b: Any = None) -> str:
        """Write the energy over pairs i < j, so that the half has gone."""
        N = entries.shape(y)[0]
        zeros, state = entries.places(W, 0), [entries.text(y, (i,), PRODUCT) for i in range(N)]
        pairs = [(i, j) for i in range(N) for j in range(i + 1, N) if (i, j) not in zeros]
        terms = [rf"{entries.text(W, (i, j), PRODUCT)} \cdot {state[i]} \cdot {state[j]}" for i, j in pairs]
        text = rf"-{factor}\left[{' + '.join(terms)}\right]" if terms else "0"
        if b is None:
            return text
        biases = [rf"{entries.text(b, (i,), PRODUCT)} \cdot {state[i]}" for i in range(N)]
        return rf"{text} - \left[{' + '.join(biases)}\right]"

    return entry


def _off_diagonal_entry(entries: Entries, index: tuple[int, ...], C: Any, divisor: Any = 1) -> str:
    if index[0] == index[1]:
        return "0"
    if isinstance(divisor, int):
        return entries.text(C, index)
    return rf"\frac{{{entries.text(C, index)}}}{{{entries.text(divisor)}}}"


def _pattern_sum_entry(entries: Entries, index: tuple[int, ...], patterns: Any) -> str:
    terms = [entries.text(patterns, (p, *index), PRODUCT) for p in range(entries.shape(patterns)[0])]
    return entries.bracket(" + ".join(terms), SUM)


@cache
def pattern(q: int) -> Function:
    """Pattern q (counted from 1), a row of the patterns taken as a column."""

    def entry(entries: Entries, index: tuple[int, ...], patterns: Any) -> str:
        return entries.text(patterns, (q - 1, *index), entries.outer)

    return Function(lambda patterns: patterns[q - 1], rf"{{\xi^{{({q})}}}}", ATOM, (0,), entry=entry)


without_diagonal = Function(
    ref.without_diagonal, r"#1,\quad \text{diagonal } 0", SUM, (0,), entry=_off_diagonal_entry
)
divided_without_diagonal = Function(
    lambda C, divisor: ref.without_diagonal(C) / divisor,
    r"\frac{#1}{#2},\quad \text{diagonal } 0",
    SUM,
    (0, 0),
    entry=_off_diagonal_entry,
)
pattern_sum = Function(ref.pattern_sum, r"\sum_p \xi^{(p)}", SUM, (0,), entry=_pattern_sum_entry)
energy = Function(ref.energy, r"-\tfrac{1}{2} {#2}^\top #1 #2", NEGATION, (ATOM, POWER), entry=_pairs(""))
biased_energy = Function(
    ref.energy, r"-\tfrac{1}{2} {#2}^\top #1 #2 - {#3}^\top #2", SUM, (ATOM, POWER, ATOM), entry=_pairs("")
)
energy_without_half = Function(
    ref.energy_without_half, r"-{#2}^\top #1 #2", NEGATION, (ATOM, POWER), entry=_pairs(r"2 \cdot ")
)
recalled = Function(
    ref.recalled,
    r"\operatorname{memory}(#1)",
    ATOM,
    (0,),
    entry=lambda entries, index, m: "",
    range=MEMORIES,
)


def _overlap_entry(entries: Entries, index: tuple[int, ...], patterns: Any, y: Any) -> str:
    N = entries.shape(y)[0]
    terms = [
        rf"{entries.text(patterns, (*index, i), PRODUCT)} \cdot {entries.text(y, (i,), PRODUCT)}"
        for i in range(N)
    ]
    return rf"\frac{{{' + '.join(terms)}}}{{{N}}}"


overlap = Function(ref.overlap, r"\tfrac{1}{N} #1 #2", PRODUCT, entry=_overlap_entry)
