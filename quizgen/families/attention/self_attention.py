from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.families.layouts import Layout
from quizgen.families.projections import projected
from quizgen.families.tokens import apart, favouring, features_used, independent, symmetric, telling
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.attention import mirrored, most_attended, own_position
from quizgen.vocabulary.elementary import sqrt


@family(
    "attention.self_attention",
    version=1,
    title="Self-attention",
    levels={
        "intro": {"n": 3, "projections": False, "scale": False, "strongest": True},
        "standard": {},
        "exam": {"bias": True, "count": True, "convert": True},
    },
    givens={
        "X": "n d",
        "X_columns": "d n",
        "W_Q": "d d_k",
        "W_K": "d d_k",
        "W_V": "d d_v",
        "b_Q": "d_k",
        "b_K": "d_k",
        "b_V": "d_v",
        "Omega_q": "d_k d",
        "Omega_k": "d_k d",
        "Omega_v": "d_v d",
        "beta_q": "d_k",
        "beta_k": "d_k",
        "beta_v": "d_v",
    },
    aliases={"X_rows": "X", "X_cols": "X_columns"},
    implies={
        "X": {"attn_vec": "row", "projections": False, "bias": False},
        "X_columns": {"attn_vec": "column", "projections": False, "bias": False},
        "W_Q": {"projections": True},
        "b_Q": {"bias": True},
        "Omega_q": {"projections": True},
        "beta_q": {"bias": True},
    },
)
def self_attention(
    t: Trace,
    draw: Draw,
    n: int = 2,
    d: int = 2,
    d_k: int = 2,
    d_v: int = 2,
    projections: bool = True,
    scale: bool = True,
    bias: bool = False,
    strongest: bool = False,
    count: bool = False,
    convert: bool = False,
) -> None:
    """Queries, keys and values of the same tokens, and what every token takes from every other."""
    layout = Layout.of(t)
    scale = scale and t.convention("attn_scale") == "sqrt_dk"
    divisor = sqrt(d_k if projections else d) if scale else 1
    X = _tokens(t, draw, layout, divisor, projections, strongest)
    Q, K, V = projected(t, draw, layout, X, divisor, bias) if projections else (X, X, X)
    width = t.constant("d_k", d_k if projections else d, symbol="d_k") if scale or count else None
    S = _scores(t, layout, Q, K, width if scale else None, projections)
    A = _weights(t, layout, S, projections, answer=strongest)
    O = _output(t, layout, A, V, X, projections)
    sides = ("key", "query") if layout.queries_are_columns else ("query", "key")
    t.picture("heatmap", solution=True, matrix=A, rows=sides[0], columns=sides[1])

    if strongest:
        first = t.step("strongest", most_attended(A, axis=layout.axis), symbol="m", answer=True)
        if not projections:  # tokens are drawn such that it shows
            t.mistake("itself_assumed", first, own_position(A, axis=layout.axis))
    if convert:
        other = t.step("converted", O.T, symbol="O'", answer=True)
        if min(t.value(O).shape) > 1 and not symmetric(t.value(O)):
            t.mistake("left_as_it_is", other, O)
    if count:
        _count(t, d, d_k, d_v, bias)


def _scores(
    t: Trace, layout: Layout, Q: Quantity, K: Quantity, width: Quantity | None, projections: bool
) -> Quantity:
    """Every query with every key, divided by the root of the width of the keys where there is one."""
    products = layout.products(Q, K)
    S = t.step("scores", products if width is None else products / sqrt(width))
    if width is not None and t.value(width) != 1:
        t.mistake("scale_forgotten", S, products)
    if projections and not symmetric(t.value(S)):
        t.mistake("queries_and_keys_swapped", S, products.T if width is None else products.T / sqrt(width))
    return S


def _weights(t: Trace, layout: Layout, S: Quantity, projections: bool, answer: bool) -> Quantity:
    """How each query shares out its attention."""
    A = t.step("weights", layout.weights(S), answer=answer)
    if not projections:
        t.mistake("weights_taken_for_symmetric", A, mirrored(A.equation))
    if not projections or not symmetric(t.value(S)):
        t.mistake("softmax_the_other_way", A, layout.across(S))
    return A


def _output(t: Trace, layout: Layout, A: Quantity, V: Quantity, X: Quantity, projections: bool) -> Quantity:
    """What each token takes from the values."""
    O = t.step("output", layout.mixed(A, V), answer=True)
    if projections and t.value(X).shape == t.value(V).shape:
        t.mistake("tokens_mixed", O, layout.mixed(A, X))
    t.mistake("own_value_returned", O, V)
    return O


def _tokens(
    t: Trace, draw: Draw, layout: Layout, divisor: Any, projections: bool, strongest: bool
) -> Quantity:
    """The tokens; without projections, their own products decide on the weights."""

    def weights(X: Any) -> Any:
        return layout.by_query(layout.weights(layout.products(X, X) / divisor))

    asked = apart("X", layout.tokens) | features_used("X", layout.tokens) | independent("X")
    if not projections:
        asked |= telling(weights)
        if strongest:
            asked |= favouring(weights)
            asked["some token attends most to another one"] = lambda X: _looks_around(weights(X))
    entries = draw.integers(-1, 2) if projections else draw.integers(-2, 3, over=2)
    word = "X_columns" if layout.tokens_are_columns else "X"
    return t.given(word, entries, symbol="X", such_that=asked)


def _looks_around(weights: Any) -> bool:
    return bool((most_attended(weights) != own_position(weights)).any())


def _count(t: Trace, d: int, d_k: int, d_v: int, bias: bool) -> None:
    """How many numbers are learnt."""
    D, k, v = t.constant("d", d), t.quantities["d_k"], t.constant("d_v", d_v, symbol="d_v")
    matrices = 2 * (D * k) + D * v
    params = t.step(
        "params", matrices + 2 * k + v if bias else matrices, symbol="P", kind="integer", answer=True
    )
    if bias:
        t.mistake("biases_not_counted", params, matrices)
    t.mistake("one_projection_counted", params, D * k + k if bias else D * k)
