"""The energy of a Hopfield network with its notation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from quizgen.equations.tree import ATOM, PRODUCT, RELATION, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import hopfield_energy as ref
from quizgen.vocabulary.ranges import STATES, YES_OR_NO


def pair_terms(entries: Entries, W: Any, state: Sequence[str]) -> str:
    """Write the sum over pairs of neurons that are connected, from the written states."""
    N, zeros = len(state), entries.places(W, 0)
    pairs = [(i, j) for i in range(N) for j in range(i + 1, N) if (i, j) not in zeros]
    terms = [rf"{entries.text(W, (i, j), PRODUCT)} \cdot {state[i]} \cdot {state[j]}" for i, j in pairs]
    return " + ".join(terms) or "0"


def _pair_entry(entries: Entries, index: tuple[int, ...], W: Any, y: Any) -> str:
    state = [entries.text(y, (i,), PRODUCT) for i in range(entries.shape(y)[0])]
    return entries.bracket(pair_terms(entries, W, state), SUM)


def _pair_entry_twice(entries: Entries, index: tuple[int, ...], W: Any, y: Any) -> str:
    return rf"2 \cdot \left[{_pair_entry(entries, index, W, y)}\right]"


def _flipped_entry(entries: Entries, index: tuple[int, ...], y: Any, k: Any) -> str:
    reversed_ = index[0] + 1 == entries.value(k)
    return f"-{entries.text(y, index, PRODUCT)}" if reversed_ else entries.text(y, index)


def counted(compute: Callable[..., Any]) -> Callable[..., str]:
    """Write an entry of a function that counts or selects as the number that it is."""

    def entry(entries: Entries, index: tuple[int, ...], *arguments: Any) -> str:
        return str(int(np.asarray(compute(*map(entries.value, arguments)))[index]))

    return entry


pair_sum = Function(ref.pair_sum, r"\sum_{i < j} w_{ij} #2_i #2_j", SUM, (0, ATOM), entry=_pair_entry)
double_sum = Function(
    ref.double_sum, r"\sum_{i, j} w_{ij} #2_i #2_j", SUM, (0, ATOM), entry=_pair_entry_twice
)
falling = Function(ref.falling, r"\{ i : #1_i < 0 \}", ATOM, (ATOM,), entry=counted(ref.falling))
rising = Function(ref.rising, r"\{ i : #1_i > 0 \}", ATOM, (ATOM,), entry=counted(ref.rising))
lowest = Function(ref.lowest, r"\operatorname{argmin}_i #1_i", ATOM, (ATOM,), entry=counted(ref.lowest))
highest = Function(ref.highest, r"\operatorname{argmax}_i #1_i", ATOM, (ATOM,), entry=counted(ref.highest))
chosen = Function(
    lambda dE, k: dE[int(k) - 1],
    "#1_{#2}",
    ATOM,
    (ATOM, 0),
    entry=lambda entries, index, dE, k: entries.text(dE, (int(entries.value(k)) - 1,), entries.outer),
)
flipped = Function(
    ref.flipped,
    r"#1 \text{ with neuron } #2 \text{ flipped}",
    SUM,
    (0, 0),
    entry=_flipped_entry,
    range=STATES,
)
falls = Function(ref.falls, r"\text{is } #1 < 0 \text{?}", RELATION, (SUM,), range=YES_OR_NO)
is_minimum = Function(
    ref.is_minimum,
    r"\text{is } #1 > 0 \text{ in every entry?}",
    RELATION,
    (SUM,),
    entry=lambda entries, index, dE: "",
    range=YES_OR_NO,
)
