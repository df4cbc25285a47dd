"""Normalisation over features with its notation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from quizgen.equations.tree import ATOM, FRACTION, PRODUCT, Function
from quizgen.equations.writing import Entries, bracketed
from quizgen.reference import normalisation as ref


def _mean(axis: int) -> Callable[..., str]:
    def entry(entries: Entries, index: tuple[int, ...], v: Any) -> str:
        size = entries.shape(v)[axis]
        places = [(*index, i) if axis else (i, *index) for i in range(size)]
        text = rf"\frac{{{' + '.join(entries.text(v, place, PRODUCT) for place in places)}}}{{{size}}}"
        return bracketed(text) if entries.outer > FRACTION else text

    return entry


def _beside_rows(entries: Entries, index: tuple[int, ...], v: Any) -> str:
    return entries.text(v, index[:-1], entries.outer)


mean_of_features = Function(ref.mean, r"\operatorname{mean}_{d}(#1)", ATOM, (0,), entry=_mean(-1))
mean_of_tokens = Function(
    partial(ref.mean, axis=0), r"\operatorname{mean}_{n}(#1)", ATOM, (0,), entry=_mean(0)
)
beside_rows = Function(ref.beside_rows, "#1_{n}", ATOM, (PRODUCT,), entry=_beside_rows)
layer_norm = Function(ref.normalised, r"\operatorname{LN}(#1)", ATOM, (0,))
