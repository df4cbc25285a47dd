"""Softmax and masks with their notation."""

from functools import cache, partial
from typing import Any

import numpy as np

from quizgen.equations.tree import ATOM, FRACTION, POWER, PRODUCT, Function
from quizgen.equations.writing import Entries, bracketed
from quizgen.reference import activations, attention
from quizgen.vocabulary.ranges import PROBABILITIES


def _softmax_entry(entries: Entries, index: tuple[int, ...], s: Any, axis: int = -1) -> str:
    shape, hidden = entries.shape(s), entries.places(s, -np.inf)
    along = axis % len(shape)
    places = [(*index[:along], k, *index[along + 1 :]) for k in range(shape[along])]
    visible = [place for place in places if place not in hidden]
    if index not in visible:
        return "0"
    powers = [rf"e^{{{entries.text(s, place)}}}" for place in visible]
    text = rf"\frac{{e^{{{entries.text(s, index)}}}}}{{{' + '.join(powers)}}}"
    return bracketed(text) if entries.outer > FRACTION else text


def _row(entries: Entries, index: tuple[int, ...], A: Any, axis: int = -1) -> list[str]:
    """The weights of one query."""
    count = entries.shape(A)[axis]
    return [entries.text(A, (k, *index) if axis == 0 else (*index, k)) for k in range(count)]


def _most_attended_entry(entries: Entries, index: tuple[int, ...], A: Any, axis: int = -1) -> str:
    return rf"\argmax({', '.join(_row(entries, index, A, axis))})"


def _mirrored_entry(entries: Entries, index: tuple[int, ...], A: Any) -> str:
    i, j = sorted(index)
    return entries.text(A, (i, j), entries.outer)


def _average_entry(entries: Entries, index: tuple[int, ...], H: Any) -> str:
    n = entries.shape(H)[0]
    return rf"\frac{{{' + '.join(entries.text(H, (i, *index)) for i in range(n))}}}{{{n}}}"


def _weighted_entry(entries: Entries, index: tuple[int, ...], H: Any, a: Any) -> str:
    i, k = divmod(index[0], entries.shape(H)[1])
    return rf"{entries.text(a, (i,), PRODUCT)} \cdot {entries.text(H, (i, k), PRODUCT)}"


@cache
def block(first: int, last: int) -> Function:
    """The columns from first to last, which one head looks at."""
    return Function(
        partial(attention.block, first=first, last=last),
        rf"#1_{{\cdot,\, {first} \dots {last}}}",
        POWER,
        (ATOM,),
        entry=lambda entries, index, X: entries.text(X, (index[0], index[1] + first - 1), entries.outer),
    )


@cache
def side_by_side(heads: int, in_turn: bool = False) -> Function:
    """The outputs of all heads in one matrix, one after the other or column by column in turn."""

    def entry(entries: Entries, index: tuple[int, ...], *parts: Any) -> str:
        width = entries.shape(parts[0])[1]
        head, column = divmod(index[1], heads)[::-1] if in_turn else divmod(index[1], width)
        return entries.text(parts[head], (index[0], column), entries.outer)

    places = ",\\ ".join(f"#{h}" for h in range(1, heads + 1))
    return Function(
        attention.interleaved if in_turn else attention.concatenated,
        rf"\left[{places}\right]",
        ATOM,
        (0,) * heads,
        entry=entry,
    )


softmax = Function(
    activations.softmax,
    r"\operatorname{softmax}\left(#1\right)",
    ATOM,
    (0,),
    entry=_softmax_entry,
    range=PROBABILITIES,
)
causal_mask = Function(
    attention.causal_mask,
    r"\operatorname{mask}\left(#1\right)",
    ATOM,
    (0,),
    entry=lambda entries, index, s: entries.text(s, index, entries.outer),
)
most_attended = Function(
    attention.most_attended, r"\argmax_j #1_{ij}", ATOM, (ATOM,), entry=_most_attended_entry
)
own_position = Function(
    attention.own_position, "i", entry=lambda entries, index, A, axis=-1: str(index[0] + 1)
)
mirrored = Function(
    attention.mirrored, r"\operatorname{mirror}\left(#1\right)", ATOM, (0,), entry=_mirrored_entry
)
average = Function(attention.average, r"\frac{1}{n} \sum_i h_i", PRODUCT, (0,), entry=_average_entry)
weighted_rows = Function(
    attention.weighted_rows, r"(#2_1 h_1, #2_2 h_2, \dots)", ATOM, (0, ATOM), entry=_weighted_entry
)
first_choice = Function(
    attention.first_choice,
    r"h_{\argmax_i #2_i}",
    ATOM,
    (0, ATOM),
    entry=lambda entries, index, H, a: entries.text(H, (int(np.argmax(entries.value(a))), *index)),
)
