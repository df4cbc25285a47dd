from collections.abc import Callable
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.families.tokens import apart, favouring, telling, varied
from quizgen.family import family
from quizgen.notation import raised
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.activations import outer, tanh
from quizgen.vocabulary.attention import average, first_choice, softmax, weighted_rows
from quizgen.vocabulary.elementary import exp
from quizgen.vocabulary.losses import argmax

Step = Callable[[Any], Any]


@family(
    "attention.seq2seq_context",
    version=1,
    title="Attention between encoder and decoder",
    levels={
        "intro": {"n": 4, "score": "weights"},
        "standard": {"score": ["dot", "general"]},
        "exam": {"score": "additive", "steps": 2},
    },
    givens={
        "encoder_states": "n d",
        "weights": "n",
        "scores": "n",
        "s": "d_s",
        "s[l]": "d_s",
        "W": "d_s d",
        "W_1": "d_a d_s",
        "W_2": "d_a d",
        "v": "d_a",
    },
    aliases={"H": "encoder_states", "h": "encoder_states", "a": "weights", "raw_scores": "scores"},
    implies={
        "weights": {"score": "weights", "steps": 1},
        "scores": {"score": "scores", "steps": 1},
        "s": {"score": "dot", "steps": 1},
        "W": {"score": "general"},
        "W_1": {"score": "additive"},
    },
)
def seq2seq_context(
    t: Trace,
    draw: Draw,
    n: int = 3,
    d: int = 2,
    d_s: int = 2,
    d_a: int = 2,
    score: Literal["weights", "scores", "dot", "general", "additive"] = "dot",
    steps: int = 1,
) -> None:
    """What a decoder reads from the states of the encoder: scores, weights, and the context vector."""
    t.defined("states of encoder and decoder are equally long for a dot product", score != "dot" or d == d_s)
    H = t.given("encoder_states", draw.integers(-2, 2), symbol="H", such_that=apart("H") | varied("H"))
    if score == "weights":
        one_first = favouring(lambda a: a[None])
        _context(t, H, t.given("weights", draw.shares(100, least=4), symbol="a", such_that=one_first))
        return
    if score == "scores":
        drawn = draw.integers(-10, 20, over=10)
        _attended(t, H, t.given("scores", drawn, symbol="r", such_that=_good(softmax)))
        return
    found: dict[str, Quantity] = {}
    query, compared = _comparison(t, draw, H, score)
    good = _good(lambda s: softmax(t.value(compared(t.value(query(s))))))
    good["every state asks for something"] = lambda s: bool(np.any(t.value(query(s))))
    for k, (s, other) in enumerate(_states(t, draw, steps, good), 1):
        index = k if steps > 1 else None
        q = s if score == "dot" else t.step("q", query(s), index, symbol=raised("q", index))
        r = _scored(t, H, q, score, index)
        if other is not None:
            t.mistake("another_state_asked", *((r, H @ other) if score == "dot" else (q, query(other))))
        if score == "general" and d == d_s:
            t.mistake("weights_forgotten", q, s)
        found[f"output word {k}" if steps > 1 else "weight"] = _attended(t, H, r, index)
    if len(found) < 4:
        t.picture("bars", solution=True, series=found, label="input word")


def _scored(t: Trace, H: Quantity, q: Quantity, score: str, k: int | None) -> Quantity:
    """The scores of all words for a query."""
    if score != "additive":
        return t.step("scores", H @ q, k, symbol=raised("r", k))
    together = t.quantities["P"] + outer(t.quantities["ones"], q)
    T = t.step("T", tanh(together), k, symbol=raised("T", k))
    t.mistake("tanh_forgotten", T, together)
    return t.step("scores", T @ t.quantities["v"], k, symbol=raised("r", k))


def _comparison(t: Trace, draw: Draw, H: Quantity, score: str) -> tuple[Step, Step]:
    """How a state becomes a query, and how a query is compared with the states of the encoder."""
    if score == "dot":
        return (lambda s: s), (lambda q: H @ q)
    if score == "general":
        W = t.given("W", draw.integers(-1, 2), such_that=apart("W"))
        return (lambda s: W.T @ s), (lambda q: H @ q)
    W_1, W_2 = (t.given(word, draw.integers(-1, 1), such_that=apart(word)) for word in ("W_1", "W_2"))
    v = t.given("v", draw.integers(-2, 2, nonzero=True))
    P = t.step("P", H @ W_2.T)
    ones = t.constant("ones", [1] * len(t.value(H)))
    return (lambda s: W_1 @ s), (lambda q: tanh(P + outer(ones, q)) @ v)


def _states(
    t: Trace, draw: Draw, steps: int, good: dict[str, Condition]
) -> list[tuple[Quantity, Quantity | None]]:
    """The state that asks in each step, and one that does not."""
    if steps == 1:
        return [(t.given("s", draw.integers(-2, 2), such_that=good), None)]
    states = [t.given("s", draw.integers(-2, 2), j, such_that=good) for j in range(steps + 1)]
    previous = t.convention("dec_state") == "previous"
    return [(before, after) if previous else (after, before) for before, after in pairwise(states)]


def _attended(t: Trace, H: Quantity, r: Quantity, k: int | None = None) -> Quantity:
    """Scores become weights, and these a context vector."""
    A = t.step("weights", softmax(r), k, symbol=raised("a", k))
    t.mistake("not_normalised", A, exp(r))
    if k is not None and k > 1:
        t.mistake("weights_kept", A, t.quantities[f"weights{k - 1}"])
    c = _context(t, H, A, k)
    t.mistake("scores_as_weights", c, H.T @ r)
    return A


def _context(t: Trace, H: Quantity, A: Quantity, k: int | None = None) -> Quantity:
    c = t.step("context", H.T @ A, k, symbol=raised("c", k), answer=True)
    t.mistake("plain_average", c, average(H))
    t.mistake("one_after_the_other", c, weighted_rows(H, A))
    t.mistake("the_best_alone", c, first_choice(H, A))
    t.step("largest", argmax(A), k, symbol=raised("m", k), kind="integer", answer=True)
    return c


def _good(weights: Step) -> dict[str, Condition]:
    return telling(lambda value: weights(value)[None]) | favouring(lambda value: weights(value)[None])
