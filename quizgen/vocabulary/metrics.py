"""Sums over the errors of a model with their notation."""

from __future__ import annotations

from typing import Any

from quizgen.equations.tree import ATOM, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import metrics as ref


def _added(entries: Entries, terms: list[str]) -> str:
    return entries.bracket(" + ".join(terms), SUM)


def _sizes_entry(entries: Entries, index: tuple[int, ...], r: Any) -> str:
    return _added(entries, [rf"\lvert {entries.text(r, (j,))} \rvert" for j in range(entries.shape(r)[0])])


def _squares_entry(entries: Entries, index: tuple[int, ...], r: Any) -> str:
    return _added(entries, [f"{entries.text(r, (j,), ATOM)}^2" for j in range(entries.shape(r)[0])])


def _deviations_entry(entries: Entries, index: tuple[int, ...], y: Any, centre: Any) -> str:
    middle = entries.text(centre, (), PRODUCT)
    return _added(entries, [f"({entries.text(y, (j,))} - {middle})^2" for j in range(entries.shape(y)[0])])


sum_of_sizes = Function(ref.sum_of_sizes, r"\sum_j \lvert #1_j \rvert", PRODUCT, (ATOM,), entry=_sizes_entry)
sum_of_squares = Function(ref.sum_of_squares, r"\sum_j #1_j^2", PRODUCT, (ATOM,), entry=_squares_entry)
squared_deviations = Function(
    ref.squared_deviations, r"\sum_j (#1_j - #2)^2", PRODUCT, (ATOM, PRODUCT), entry=_deviations_entry
)
