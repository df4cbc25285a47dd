"""Queries, keys and values: drawn and computed from the same tokens, one projection after the other."""

from __future__ import annotations

from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.families.layouts import Layout
from quizgen.families.tokens import apart, independent, telling
from quizgen.trace import Condition, Trace


def projected(
    t: Trace, draw: Draw, layout: Layout, X: Quantity, divisor: Any, bias: bool
) -> tuple[Quantity, Quantity, Quantity]:
    """Queries, keys and values of the tokens X; scores will be divided by `divisor`."""
    tokens = t.value(X)
    ones = t.constant("ones", [1] * len(layout.tokens(tokens))) if bias else None
    Q = _projection(t, draw, layout, X, "Q", ones)

    def weights(W: Any) -> Any:
        # a bias of the keys adds the same to all scores of a query, and changes no weight
        S = layout.products(t.value(Q), layout.projected(tokens, W)) / divisor
        return layout.by_query(layout.weights(S))

    K = _projection(t, draw, layout, X, "K", ones, telling(weights))
    return Q, K, _projection(t, draw, layout, X, "V", ones)


def _projection(
    t: Trace,
    draw: Draw,
    layout: Layout,
    X: Quantity,
    letter: str,
    ones: Any,
    asked: dict[str, Condition] | None = None,
) -> Quantity:
    """One of them, such that no two tokens get the same."""

    def rows(W: Any, b: Any = None) -> Any:
        return layout.tokens(layout.projected(t.value(X), W, b, t.value(ones)))

    word, shift, tex = layout.words(letter)
    good = apart(letter, rows) | independent(word) | (asked or {})
    W = t.given(word, draw.integers(-1, 2), symbol=tex + word, such_that=good)
    b = None
    if ones is not None:
        shifted = apart(letter, lambda b: rows(t.value(W), b))
        b = t.given(shift, draw.integers(-1, 1), symbol=tex + shift, such_that=shifted)
    made = t.step(letter, layout.projected(X, W, b, ones))
    if b is not None:
        t.mistake("bias_forgotten", made, layout.projected(X, W))
    if t.value(W).shape == t.value(W).T.shape:
        t.mistake("layouts_mixed", made, layout.projected(X, W.T, b, ones))
    return made
