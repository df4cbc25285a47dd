"""Reading a table of attention weights, with its notation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from quizgen.equations.tree import ATOM, FRACTION, PRODUCT, RELATION, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import attention_tables as ref
from quizgen.vocabulary.ranges import DIRECTIONS, YES_OR_NO


def _sum(down: bool) -> Callable[..., str]:
    def entry(entries: Entries, index: tuple[int, ...], A: Any) -> str:
        count = entries.shape(A)[0 if down else 1]
        return " + ".join(entries.text(A, (k, *index) if down else (*index, k)) for k in range(count))

    return entry


def _largest_of_row_entry(entries: Entries, index: tuple[int, ...], A: Any) -> str:
    count = entries.shape(A)[1]
    return rf"\max({', '.join(entries.text(A, (*index, j)) for j in range(count))})"


def _nothing(entries: Entries, index: tuple[int, ...], *arguments: Any) -> str:
    """A decision is made in words."""
    return ""


def _cycle(entries: Entries, A: Any) -> str:
    i, j, k = ref.widest_cycle(entries.value(A))
    around, back = ([(i, j), (j, k), (k, i)], [(i, k), (k, j), (j, i)])
    top, bottom = (r" \cdot ".join(entries.text(A, cell, PRODUCT) for cell in way) for way in (around, back))
    return rf"\frac{{{top}}}{{{bottom}}}"


def _violation_entry(entries: Entries, index: tuple[int, ...], A: Any) -> str:
    return rf"\left\lvert \ln\left({_cycle(entries, A)}\right) \right\rvert"


def _ratio_entry(entries: Entries, index: tuple[int, ...], A: Any) -> str:
    return _cycle(entries, A)


def _wrong_sums_entry(entries: Entries, index: tuple[int, ...], sums: Any, half_unit: Any) -> str:
    return str(int(ref.wrong_sums(entries.value(sums), entries.value(half_unit))[index]))


def _explained_entry(entries: Entries, index: tuple[int, ...], A: Any, half_unit: Any) -> str:
    return rf"\frac{{6 \cdot {entries.text(half_unit)}}}{{{entries.text(A, _smallest(entries, A))}}}"


def _largest_entry(entries: Entries, index: tuple[int, ...], A: Any) -> str:
    return str(ref.column_of_largest(entries.value(A)))


def _smallest(entries: Entries, A: Any) -> tuple[int, ...]:
    values = np.asarray(entries.value(A), float)
    return tuple(int(i) for i in np.unravel_index(values.argmin(), values.shape))


wrong_sums = Function(
    ref.wrong_sums,
    r"\{ i : \lvert #1_i - 1 \rvert > n \cdot #2 \}",
    ATOM,
    (ATOM, PRODUCT),
    entry=_wrong_sums_entry,
)
sums_to_one_along = Function(
    ref.sums_to_one_along,
    r"\text{where is every sum 1, in } #1 \text{ or in } #2 \text{?}",
    RELATION,
    (SUM, SUM, SUM),
    entry=_nothing,
    range=DIRECTIONS,
)
explained_by_rounding = Function(
    ref.explained_by_rounding,
    r"\frac{6 #2}{\min_{i,j} #1_{ij}}",
    FRACTION,
    (ATOM, PRODUCT),
    entry=_explained_entry,
)
row_sums = Function(ref.row_sums, r"\sum_j #1_{ij}", SUM, (ATOM,), entry=_sum(down=False))
column_sums = Function(ref.column_sums, r"\sum_i #1_{ij}", SUM, (ATOM,), entry=_sum(down=True))
largest_of_rows = Function(ref.largest_of_rows, r"\max_j #1_{ij}", ATOM, (ATOM,), entry=_largest_of_row_entry)
looks_at_itself = Function(
    ref.looks_at_itself,
    r"\text{is } #1_i = i \text{ for all } i \text{?}",
    RELATION,
    (ATOM,),
    entry=_nothing,
    range=YES_OR_NO,
)
is_causal = Function(
    ref.is_causal,
    r"\text{is } #1_{ij} = 0 \text{ for all } j > i \text{?}",
    RELATION,
    (ATOM,),
    entry=_nothing,
    range=YES_OR_NO,
)
cycle_violation = Function(
    ref.cycle_violation,
    r"\max_{i < j < k} \left\lvert"
    r" \ln\left(\frac{#1_{ij} #1_{jk} #1_{ki}}{#1_{ik} #1_{kj} #1_{ji}}\right) \right\rvert",
    ATOM,
    (ATOM,),
    entry=_violation_entry,
)
cycle_ratio = Function(
    ref.cycle_ratio,
    r"\frac{#1_{ij} #1_{jk} #1_{ki}}{#1_{ik} #1_{kj} #1_{ji}}",
    FRACTION,
    (ATOM,),
    entry=_ratio_entry,
)
within = Function(
    ref.within, r"\text{is } #1 \le #2 \text{?}", RELATION, (SUM, SUM), entry=_nothing, range=YES_OR_NO
)
is_symmetric = Function(
    ref.is_symmetric, r"\text{is } #1 = #1^\top \text{?}", RELATION, (ATOM,), entry=_nothing, range=YES_OR_NO
)
column_of_largest = Function(
    ref.column_of_largest, r"\text{column of } \max_{i,j} #1_{ij}", ATOM, (ATOM,), entry=_largest_entry
)
smallest = Function(
    ref.smallest,
    r"\min_{i,j} #1_{ij}",
    ATOM,
    (ATOM,),
    entry=lambda entries, index, A: entries.text(A, _smallest(entries, A)),
)
