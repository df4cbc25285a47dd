from functools import reduce
from itertools import combinations
from operator import add
from typing import Any, Literal

from quizgen.draw import Draw, Sampler
from quizgen.equations import Quantity
from quizgen.exact import exact
from quizgen.families.tokens import CLEARLY, apart, is_telling, telling, varied
from quizgen.family import family
from quizgen.notation import raised
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.attention import block, side_by_side, softmax
from quizgen.vocabulary.elementary import exp, sqrt


@family(
    "attention.multi_head",
    version=1,
    title="Multi-head attention",
    levels={
        "intro": {"task": "sizes", "n": [10, 20, 50, 100], "d": [64, 128, 256, 512, 768], "H": [2, 4, 8, 16]},
        "standard": {"task": "one head", "n": 3},
        "exam": {"projections": False},
    },
    givens={"X": "n d", "W_Q[l]": "d d_k", "W_K[l]": "d d_k", "W_V[l]": "d d_v", "W_O": "width d"},
    implies={"X": {"task": "all heads", "projections": False}, "W_Q[l]": {"projections": True}},
)
def multi_head(
    t: Trace,
    draw: Draw,
    n: int = 2,
    d: int = 4,
    H: int = 2,
    d_k: int = 2,
    d_v: int = 2,
    width: int = 4,
    task: Literal["sizes", "one head", "all heads"] = "all heads",
    projections: bool = True,
) -> None:
    """Several heads that each attend with their own part of the features, put together again."""
    if task == "sizes":
        _sizes(t, n, d, H)
        return
    t.defined(f"{d} features can be shared out among {H} heads", projections or (H > 0 and d % H == 0))
    size, value_size = (d_k, d_v) if projections else (d // H, d // H)
    scaled = t.convention("attn_scale") == "sqrt_dk"
    X = t.given("X", draw.integers(-1, 2), such_that=_good_tokens(H, size, scaled, projections))
    widths = t.constant("d", d), t.constant("d_k", size, symbol="d_k")
    heads = [
        _head(t, draw, h, X, widths if scaled else None, projections)
        for h in range(1, (H if task == "all heads" else 1) + 1)
    ]
    if task == "one head":
        return
    t.defined(f"width = {width} should be the width of all heads, {H * value_size}", width == H * value_size)
    C = t.step("concat", side_by_side(H)(*heads), symbol="C")
    if H > 1:
        t.mistake("heads_added", C, reduce(add, heads))
        if value_size > 1:
            t.mistake("columns_in_turn", C, side_by_side(H, in_turn=True)(*heads))
    filled = {"no output is nearly 0": lambda W: bool(abs(t.value(C) @ W).min() > CLEARLY)}
    W_O = t.given("W_O", draw.integers(-1, 1), such_that=apart("W_O") | filled)
    O = t.step("output", C @ W_O, answer=True)
    if width == d:
        t.mistake("projection_forgotten", O, C)
        t.mistake("projection_transposed", O, C @ W_O.T)


def _head(
    t: Trace, draw: Draw, h: int, X: Quantity, widths: tuple[Quantity, Quantity] | None, projections: bool
) -> Quantity:
    """The output of head h."""
    Q, K, V = _projected(t, draw, h, X, widths) if projections else _parts(t, h, X)
    products = Q @ K.T
    S = t.step("scores", products / sqrt(widths[1]) if widths else products, h, symbol=raised("S", h))
    A = t.step("weights", softmax(S), h, symbol=raised("A", h))
    Z = t.step("head", A @ V, h, symbol=raised("Z", h), answer=True)
    if widths and t.value(widths[1]) > 1:
        t.mistake("scale_forgotten", S, products)
    if widths and t.value(widths[1]) != t.value(widths[0]):
        t.mistake("scaled_by_all_features", S, products / sqrt(widths[0]))
    if h > 1:
        before = t.quantities[f"scores{h - 1}"]
        t.mistake("softmax_over_heads", A, exp(S) / (exp(before) + exp(S)))
    if t.value(S).tolist() != t.value(S).T.tolist():
        t.mistake("softmax_over_columns", A, softmax(S, axis=0))
    if t.value(V).shape == t.value(K).shape and (t.value(V) != t.value(K)).any():
        t.mistake("keys_mixed", Z, A @ K)
    t.picture("heatmap", solution=True, matrix=A, rows="query", columns=f"key in head {h}")
    return Z


def _parts(t: Trace, h: int, X: Quantity) -> tuple[Quantity, Quantity, Quantity]:
    """The features of one head, which are its queries, keys and values alike."""
    size = int(t.value(t.quantities["d_k"]))
    part = t.step("part", block((h - 1) * size + 1, h * size)(X), h, symbol=raised("X", h))
    if h > 1:
        t.mistake("first_features_again", part, block(1, size)(X))
    return part, part, part


def _projected(
    t: Trace, draw: Draw, h: int, X: Quantity, widths: tuple[Quantity, Quantity] | None
) -> list[Quantity]:
    """Queries, keys and values of one head, each from features that a matrix of 0 and 1 selects."""
    tokens, divisor = t.value(X), sqrt(t.value(widths[1])) if widths else 1
    made: list[Quantity] = []

    def weights(W: Any) -> Any:
        return softmax(t.value(made[0]) @ (tokens @ W).T / divisor)

    def elsewhere(W: Any) -> bool:
        return all((tokens @ W).tolist() != t.value(other).tolist() for other in made)

    for word in "QKV":
        asked = apart(word, lambda W: tokens @ W)
        asked |= {"queries, keys and values differ": elsewhere}
        if word == "K":
            asked |= telling(weights)
        W = t.given(f"W_{word}", _selection(draw), h, symbol=raised(f"W_{word}", h), such_that=asked)
        made.append(t.step(word, X @ W, h, symbol=raised(word, h)))
    return made


def _good_tokens(H: int, size: int, scaled: bool, projections: bool) -> dict[str, Condition]:
    """What tokens must do; without projections they alone decide on the weights of all heads."""
    if projections:
        return apart("X") | varied("X")

    def weights(X: Any, h: int) -> Any:
        part = X[:, h * size : (h + 1) * size]
        return softmax(part @ part.T / (sqrt(size) if scaled else 1))

    def told(X: Any) -> bool:
        every = [weights(X, h) for h in range(H)]
        apart = all(abs(one - other).max() > CLEARLY for one, other in combinations(every, 2))
        return apart and all(is_telling(A) for A in every)

    return apart("X") | varied("X") | {"every head attends in its own way": told}


def _selection(draw: Draw) -> Sampler:
    """A matrix whose columns have a single 1 each, in different rows."""

    def sample(shape: tuple[int, ...]) -> Any:
        chosen = draw.order(range(shape[0]))[: shape[1]]
        return exact([[int(row == feature) for feature in chosen] for row in range(shape[0])])

    return sample


def _sizes(t: Trace, n: int, d: int, H: int) -> None:
    """How wide a head is, and what all of them learn and hold together."""
    t.defined(f"{d} features can be shared out among {H} heads", H > 0 and d % H == 0)
    length, D, heads = t.constant("n", n), t.constant("d", d), t.constant("H", H)
    size = t.step("head_size", D / heads, symbol="d_k", kind="integer", answer=True)
    shares, whole = heads * (3 * (D * size)), D * D
    biased = t.convention("attn_bias") == "yes"
    params = t.step(
        "params",
        shares + whole + 4 * D if biased else shares + whole,
        symbol="P",
        kind="integer",
        answer=True,
    )
    t.mistake("output_projection_forgotten", params, shares + 3 * D if biased else shares)
    cells = t.step("cells", heads * length**2, symbol="N_A", kind="integer", answer=True)
    if n > 1:
        t.mistake("one_query_counted", cells, heads * length)
    if H > 1:
        t.mistake("features_not_shared_out", size, D)
        t.mistake("counted_for_every_head", params, heads * (4 * whole))
        t.mistake("one_head_counted", cells, length**2)
