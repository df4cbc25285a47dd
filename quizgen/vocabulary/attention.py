"""Softmax and masks with their notation."""

from typing import Any

import numpy as np

from quizgen.equations.tree import ATOM, FRACTION, Function
from quizgen.equations.writing import Entries, bracketed
from quizgen.reference import activations, attention
from quizgen.vocabulary.ranges import PROBABILITIES


def _softmax_entry(entries: Entries, index: tuple[int, ...], s: Any, axis: int = -1) -> str:
    values = np.asarray(entries.value(s))
    along = axis % values.ndim
    places = [(*index[:along], k, *index[along + 1 :]) for k in range(values.shape[along])]
    visible = [place for place in places if values[place] != -np.inf]
    if index not in visible:
        return "0"
    powers = [rf"e^{{{entries.text(s, place)}}}" for place in visible]
    text = rf"\frac{{e^{{{entries.text(s, index)}}}}}{{{' + '.join(powers)}}}"
    return bracketed(text) if entries.outer > FRACTION else text


softmax = Function(
    activations.softmax,
    r"\operatorname{softmax}\left(#1\right)",
    ATOM,
    (0,),
    entry=_softmax_entry,
    range=PROBABILITIES,
)
causal_mask = Function(attention.causal_mask, r"\operatorname{mask}\left(#1\right)", ATOM, (0,))
