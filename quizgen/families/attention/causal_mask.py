from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.equations.tree import Function
from quizgen.families.tokens import apart, telling, varied
from quizgen.family import family
from quizgen.reference.masks import Rule
from quizgen.trace import Trace
from quizgen.vocabulary.attention import softmax
from quizgen.vocabulary.elementary import sqrt
from quizgen.vocabulary.masks import (
    hidden_cells,
    kept,
    leak,
    leak_of_one,
    masked,
    renormalised,
    spread_evenly,
    visible,
    visible_cells,
)

Mask = Literal["causal", "window", "padding"]


@family(
    "attention.causal_mask",
    version=1,
    title="Masked attention",
    levels={
        "intro": {"start": "scores", "count": True, "values": False},
        "standard": {},
        "exam": {
            "n": 4,
            "start": ["scores", "table"],
            "mask": ["causal", "window", "padding"],
            "leaking": True,
        },
    },
    givens={"scores": "n n", "A": "n n", "Q": "n d_k", "K": "n d_k", "V": "n d_v"},
    aliases={"S": "scores"},
    implies={
        "scores": {"start": "scores", "values": False},
        "A": {"start": "table", "values": False},
        "Q": {"start": "queries", "values": False},
        "V": {"values": True},
    },
)
def causal_mask(
    t: Trace,
    draw: Draw,
    n: int = 3,
    d_k: int = 2,
    d_v: int = 2,
    start: Literal["scores", "queries", "table"] = "queries",
    mask: Mask = "causal",
    window: int = 2,
    pads: int = 1,
    scale: bool = True,
    count: bool = False,
    values: bool = True,
    leaking: bool = False,
) -> None:
    """The mask of a rule, and attention weights of which none falls on a hidden key."""
    t.defined(f"a window of {n} tokens has a length from 1 to {n - 1}", mask != "window" or 0 < window < n)
    t.defined(f"of {n} tokens, 1 to {n - 1} can be padding", mask != "padding" or 0 < pads < n)
    size = {"causal": 0, "window": window, "padding": n - pads}[mask]
    S = _table(t, draw) if start == "table" else _scores(t, draw, start, d_k, scale, visible(mask, size))
    V = t.given("V", draw.integers(-3, 3), such_that=apart("V") | varied("V")) if values else None

    M = _mask(t, S, mask, size, count)
    A = _renormalised(t, S, M) if start == "table" else _masked(t, S, M, mask, leaking)
    t.picture("heatmap", solution=True, matrix=A, rows="query", columns="key", row_sums=True, visible=M)
    if V is not None:
        O = t.step("output", A @ V, answer=True)
        t.mistake("weights_transposed", O, A.T @ V)
    if leaking and start != "table":
        _leak(t, S, M)


def _mask(t: Trace, S: Quantity, mask: Mask, size: int, count: bool) -> Quantity:
    """Which keys each query may look at, and how many cells are hidden."""
    M = t.step("M", visible(mask, size)(S), answer=count)
    for name, rule in WRONG_RULES[mask].items():
        if name != "only_the_next_hidden" or len(t.value(S)) > 2:
            t.mistake(name, M, visible(rule, size)(S))
    if count:
        hidden = t.step("hidden", hidden_cells(M), symbol="c", kind="integer", answer=True)
        if t.value(hidden) != t.value(visible_cells(M)):
            t.mistake("visible_counted", hidden, visible_cells(M))
    return M


def _renormalised(t: Trace, S: Quantity, M: Quantity) -> Quantity:
    """The weights of a table, with what is left of each row shared out anew."""
    left = t.step("kept", kept(S, M), symbol="r")
    A = t.step("weights", renormalised(S, M, left), symbol=r"\tilde{A}", answer=True)
    t.mistake("not_renormalised", A, S * M)
    t.mistake("spread_evenly", A, spread_evenly(S, M, left))
    return A


def _masked(t: Trace, S: Quantity, M: Quantity, mask: Mask, leaking: bool) -> Quantity:
    """The weights of the scores that are not hidden."""
    A = t.step("weights", softmax(masked(S, M)), answer=True)
    t.mistake("mask_forgotten", A, softmax(S))
    t.mistake("not_renormalised", A, softmax(S) * M)
    if not leaking:
        t.mistake("score_zero", A, softmax(S * M))
    if mask != "padding":
        t.mistake("softmax_over_columns", A, softmax(masked(S, M), axis=0))
    return A


def _leak(t: Trace, S: Quantity, M: Quantity) -> None:
    """How much weight hidden keys would get with the score 0 in place of −∞."""
    leaked = t.step("leak", leak(S, M), symbol=r"\ell", answer=True)
    t.mistake("visible_share", leaked, 1 - leaked.equation)
    if (t.value(M) == 0).sum(axis=1).max() > 1:
        t.mistake("one_hidden_key_counted", leaked, leak_of_one(S, M))


def _table(t: Trace, draw: Draw) -> Quantity:
    """Attention weights that a softmax without a mask has given."""
    A = t.given("A", draw.shares(100, least=5))
    t.defined("attention weights are positive", (t.value(A) > 0).all())
    return A


def _scores(t: Trace, draw: Draw, start: str, d_k: int, scale: bool, mask: Function) -> Quantity:
    """The scores, given or from queries and keys, with some choice for every query under the mask."""

    def weighed(S: Any) -> Any:
        return softmax(masked(S, mask(S)))

    if start == "scores":
        return t.given("scores", draw.integers(-1, 2), such_that=apart("S") | telling(weighed))
    Q = t.given("Q", draw.integers(-2, 2), such_that=apart("Q"))
    divisor = sqrt(d_k) if scale and t.convention("attn_scale") == "sqrt_dk" else 1
    asked = telling(lambda K: weighed(t.value(Q) @ K.T / divisor))
    K = t.given("K", draw.integers(-2, 2), such_that=apart("K") | asked)
    if divisor == 1:
        return t.step("scores", Q @ K.T)
    S = t.step("scores", Q @ K.T / sqrt(t.constant("d_k", d_k, symbol="d_k")))
    t.mistake("scale_forgotten", S, Q @ K.T)
    return S


WRONG_RULES: dict[Mask, dict[str, Rule]] = {
    "causal": {
        "own_position_hidden": "own_hidden",
        "past_hidden": "past_hidden",
        "only_the_next_hidden": "next_hidden",
    },
    "window": {
        "own_position_hidden": "own_hidden",
        "window_too_long": "window_too_long",
        "window_looks_ahead": "window_ahead",
    },
    "padding": {"queries_padded": "queries_padded"},
}
