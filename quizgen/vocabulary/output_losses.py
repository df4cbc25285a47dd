"""Losses of an output vector with their notation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from quizgen.equations.tree import ATOM, NEGATION, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import output_losses as ref


def _squares(factor: str) -> Callable[..., str]:
    """Write a sum of squared errors with a factor in front; `#n` in it is the number of outputs."""

    def entry(entries: Entries, index: tuple[int, ...], y: Any, t: Any) -> str:
        n = entries.shape(y)[0]
        terms = [rf"({entries.text(y, (i,))} - {entries.text(t, (i,), PRODUCT)})^2" for i in range(n)]
        front = factor.replace("#n", str(n))
        if not front:
            return entries.bracket(" + ".join(terms), SUM)
        return rf"{front} \left[{' + '.join(terms)}\right]" if n > 1 else f"{front} {terms[0]}"

    return entry


def _logarithms(entries: Entries, index: tuple[int, ...], y: Any, t: Any) -> str:
    """Write −ln of each probability that counts: y where the target is 1, else 1 − y."""
    targets = entries.value(t)
    terms = [
        rf"\ln {entries.text(y, (i,))}" if targets[i] == 1 else rf"\ln(1 - {entries.text(y, (i,))})"
        for i in range(len(targets))
    ]
    return entries.bracket(
        " ".join(f"-{term}" if i == 0 else f"- {term}" for i, term in enumerate(terms)), NEGATION
    )


def _one_logarithm(entries: Entries, index: tuple[int, ...], a: Any, y: Any) -> str:
    """Write −ln of the probability of the label, the only one that counts."""
    label = np.broadcast_to(entries.value(y), entries.shape(a))[index]
    text = entries.text(a, index, PRODUCT)
    return entries.bracket(rf"-\ln {text}" if label == 1 else rf"-\ln(1 - {text})", NEGATION)


def _logarithm(entries: Entries, index: tuple[int, ...], y: Any, t: Any) -> str:
    """Write −ln of the probability of the target class."""
    targets = list(entries.value(t))
    return entries.bracket(rf"-\ln {entries.text(y, (targets.index(1),))}", NEGATION)


half_squared_error = Function(
    ref.half_squared_error,
    r"\tfrac{1}{2} \lVert #1 - #2 \rVert^2",
    PRODUCT,
    (0, PRODUCT),
    entry=_squares(r"\tfrac{1}{2}"),
)
mean_squared_error = Function(
    ref.mean_squared_error,
    r"\tfrac{1}{n} \lVert #1 - #2 \rVert^2",
    PRODUCT,
    (0, PRODUCT),
    entry=_squares(r"\tfrac{1}{#n}"),
)
summed_squared_error = Function(
    ref.summed_squared_error, r"\lVert #1 - #2 \rVert^2", PRODUCT, (0, PRODUCT), entry=_squares("")
)
binary_cross_entropy = Function(
    ref.binary_cross_entropy,
    r"-\sum_i \left[#2_i \ln #1_i + (1 - #2_i) \ln(1 - #1_i)\right]",
    NEGATION,
    (ATOM, ATOM),
    entry=_logarithms,
)
log_loss = Function(
    ref.log_loss,
    r"-\left[#2 \ln #1 + (1 - #2) \ln(1 - #1)\right]",
    NEGATION,
    (ATOM, ATOM),
    entry=_one_logarithm,
)
log_loss_of_one = Function(
    ref.log_loss_of_one,
    log_loss.notation,
    NEGATION,
    (ATOM, ATOM),
    entry=lambda entries, index, a, y: _one_logarithm(entries, (0,), a, y),
)
cross_entropy = Function(
    ref.cross_entropy, r"-\sum_i #2_i \ln #1_i", NEGATION, (ATOM, ATOM), entry=_logarithm
)
