"""Sums over the examples of a linear model with their notation."""

from typing import Any

from quizgen.equations.tree import ATOM, POWER, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import linear as ref


def _squares_entry(entries: Entries, index: tuple[int, ...], r: Any) -> str:
    terms = [f"{entries.text(r, (j,), ATOM)}^2" for j in range(entries.shape(r)[0])]
    return entries.bracket(" + ".join(terms), SUM)


def _length_entry(entries: Entries, index: tuple[int, ...], v: Any) -> str:
    terms = [f"{entries.text(v, (j,), ATOM)}^2" for j in range(entries.shape(v)[0])]
    return rf"\sqrt{{{' + '.join(terms)}}}"


def _dot_entry(entries: Entries, index: tuple[int, ...], r: Any, x: Any) -> str:
    terms = [
        rf"{entries.text(r, (j,), PRODUCT)} \cdot {entries.text(x, (j,), PRODUCT)}"
        for j in range(entries.shape(r)[0])
    ]
    return entries.bracket(" + ".join(terms), SUM)


squared_norm = Function(ref.squared_norm, r"\lVert #1 \rVert^2", POWER, (0,), entry=_squares_entry)
norm = Function(ref.norm, r"\sqrt{\sum_j #1_j^2}", ATOM, (ATOM,), entry=_length_entry)
dot = Function(ref.dot, r"\sum_j #1_j #2_j", PRODUCT, (ATOM, ATOM), entry=_dot_entry)
