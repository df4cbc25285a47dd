"""Masks of attention with their notation."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from quizgen.equations.tree import ATOM, FRACTION, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import masks as ref

# what a visible cell meets, for the query i and the key j
_CONDITIONS: dict[ref.Rule, str] = {
    "causal": r"{j} \le {i}",
    "own_hidden": "{j} < {i}",
    "past_hidden": r"{j} \ge {i}",
    "next_hidden": r"{j} \ne {i} + 1",
    "window": r"{i} - {size} < {j} \le {i}",
    "window_too_long": r"{i} - {size} \le {j} \le {i}",
    "window_ahead": "|{i} - {j}| < {size}",
    "padding": r"{j} \le {size}",
    "queries_padded": r"{i} \le {size}",
}


@cache
def visible(rule: ref.Rule, size: int = 0) -> Function:
    """The mask of a rule: 1 where a query may look at a key."""

    def written(i: int | str, j: int | str) -> str:
        return rf"\mathbb{{1}}[{_CONDITIONS[rule].format(i=i, j=j, size=size)}]"

    return Function(
        lambda s: ref.visible(s, rule, size),
        written("i", "j"),
        ATOM,
        entry=lambda entries, index, s: written(index[0] + 1, index[1] + 1),
    )


def _masked_entry(entries: Entries, index: tuple[int, ...], s: Any, M: Any) -> str:
    return entries.text(s, index, entries.outer) if entries.value(M)[index] else r"-\infty"


def _counts(cell: int) -> Callable[..., str]:
    """Write how many cells of each row are `cell`, row by row."""

    def entry(entries: Entries, index: tuple[int, ...], M: Any) -> str:
        return " + ".join(str(int((row == cell).sum())) for row in entries.value(M))

    return entry


def _kept_entry(entries: Entries, index: tuple[int, ...], A: Any, M: Any) -> str:
    return " + ".join(_visible_of(entries, A, M, index[0])) or "0"


def _renormalised_entry(entries: Entries, index: tuple[int, ...], A: Any, M: Any, kept: Any) -> str:
    if not entries.value(M)[index]:
        return "0"
    return rf"\frac{{{entries.text(A, index)}}}{{{entries.text(kept, index[:1])}}}"


def _spread_entry(entries: Entries, index: tuple[int, ...], A: Any, M: Any, kept: Any) -> str:
    row = entries.value(M)[index[0]]
    if not row[index[1]]:
        return "0"
    left = entries.text(kept, index[:1], PRODUCT)
    return rf"{entries.text(A, index)} + \frac{{1 - {left}}}{{{int(row.sum())}}}"


def _leak_entry(hidden_count: Callable[[int], int]) -> Callable[..., str]:
    def entry(entries: Entries, index: tuple[int, ...], s: Any, M: Any) -> str:
        row = entries.value(M)[index[0]]
        hidden = hidden_count(int((row == 0).sum()))
        powers = [f"e^{{{text}}}" for text in _visible_of(entries, s, M, index[0])]
        if not hidden:
            return "0"
        leaked = r"e^{0}" if hidden == 1 else rf"{hidden} \cdot e^{{0}}"
        return rf"\frac{{{leaked}}}{{{' + '.join([*powers, leaked])}}}"

    return entry


def _visible_of(entries: Entries, matrix: Any, M: Any, row: int) -> list[str]:
    allowed = entries.value(M)[row]
    return [entries.text(matrix, (row, j)) for j in range(len(allowed)) if allowed[j]]


_LEAK = (
    r"\frac{\sum_{j : #2_{ij} = 0} e^{0}}"
    r"{\sum_{j : #2_{ij} = 1} e^{#1_{ij}} + \sum_{j : #2_{ij} = 0} e^{0}}"
)

masked = Function(ref.masked, r"\operatorname{mask}\left(#1\right)", ATOM, (0,), entry=_masked_entry)
hidden_cells = Function(ref.hidden_cells, r"\sum_{i,j} (1 - #1_{ij})", SUM, (ATOM,), entry=_counts(0))
visible_cells = Function(ref.visible_cells, r"\sum_{i,j} #1_{ij}", SUM, (ATOM,), entry=_counts(1))
kept = Function(ref.kept, r"\sum_j #1_{ij} #2_{ij}", SUM, (ATOM, ATOM), entry=_kept_entry)
renormalised = Function(
    ref.renormalised,
    r"\frac{#1_{ij} #2_{ij}}{#3_i}",
    FRACTION,
    (ATOM, ATOM, ATOM),
    entry=_renormalised_entry,
)
spread_evenly = Function(
    ref.spread_evenly,
    r"#1_{ij} + \frac{1 - #3_i}{\sum_j #2_{ij}}",
    SUM,
    (ATOM, ATOM, ATOM),
    entry=_spread_entry,
)
leak = Function(ref.leak, _LEAK, FRACTION, (ATOM, ATOM), entry=_leak_entry(lambda count: count))
leak_of_one = Function(
    ref.leak_of_one,
    r"\frac{e^{0}}{\sum_{j : #2_{ij} = 1} e^{#1_{ij}} + e^{0}}",
    FRACTION,
    (ATOM, ATOM),
    entry=_leak_entry(lambda count: min(count, 1)),
)
