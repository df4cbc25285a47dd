"""Least squares with two parameters, with its notation."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from quizgen.equations.tree import ATOM, FRACTION, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries, bracketed, bracketed_leaf
from quizgen.reference import least_squares as ref


def _design_entry(entries: Entries, index: tuple[int, ...], x: Any) -> str:
    return entries.text(x, index[:1]) if index[1] else "1"


def _determinant_entry(entries: Entries, index: tuple[int, ...], A: Any) -> str:
    a, b, c, d = (entries.text(A, place, PRODUCT) for place in ((0, 0), (0, 1), (1, 0), (1, 1)))
    return entries.bracket(rf"{a} \cdot {d} - {b} \cdot {c}", SUM)


def _trace_entry(entries: Entries, index: tuple[int, ...], A: Any) -> str:
    return entries.bracket(f"{entries.text(A, (0, 0))} + {entries.text(A, (1, 1), PRODUCT)}", SUM)


def _opposite(text: str) -> str:
    return text[1:] if text.startswith("-") else text if text == "0" else f"-{text}"


def _roots_entry(entries: Entries, index: tuple[int, ...], trace: Any, determinant: Any) -> str:
    T, sign = entries.text(trace), "+" if index[0] else "-"
    square = rf"{entries.text(trace, (), ATOM)}^2 - 4 \cdot {entries.text(determinant, (), PRODUCT)}"
    text = rf"\frac{{{T} {sign} \sqrt{{{square}}}}}{{2}}"
    return bracketed(text) if entries.outer > FRACTION else text


def _turned(sign: bool) -> Callable[..., str]:
    def entry(entries: Entries, index: tuple[int, ...], v: Any) -> str:
        text = entries.text(v, (1 - index[0],))
        return bracketed_leaf(_opposite(text) if sign and index[0] == 0 else text, entries.outer)

    return entry


@cache
def adjugate(swapped: bool = True, negated: bool = True) -> Function:
    """The adjugate of a 2×2 matrix, or what is left of it when one of its two changes is forgotten."""

    def entry(entries: Entries, index: tuple[int, ...], A: Any) -> str:
        row, column = index
        if row == column:
            return entries.text(A, (1 - row, 1 - row) if swapped else index, entries.outer)
        text = entries.text(A, index)
        return bracketed_leaf(_opposite(text) if negated else text, entries.outer)

    return Function(
        lambda A: ref.adjugate(A, swapped, negated), r"\operatorname{adj}(#1)", ATOM, (0,), entry=entry
    )


design = Function(ref.design, r"[\mathbf{1} \;\; #1]", ATOM, (0,), entry=_design_entry)
determinant = Function(ref.determinant, r"\det(#1)", PRODUCT, (0,), entry=_determinant_entry)
trace = Function(ref.trace, r"\operatorname{tr}(#1)", PRODUCT, (0,), entry=_trace_entry)
eigenvalues = Function(
    ref.eigenvalues,
    r"\frac{#1 \mp \sqrt{#1^2 - 4 \cdot #2}}{2}",
    FRACTION,
    (ATOM, PRODUCT),
    entry=_roots_entry,
)
quarter_turn = Function(ref.quarter_turn, r"\operatorname{turn}(#1)", ATOM, (0,), entry=_turned(sign=True))
swapped = Function(ref.swapped, r"\operatorname{swap}(#1)", ATOM, (0,), entry=_turned(sign=False))
