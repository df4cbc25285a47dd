from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.families.tokens import apart, favouring, telling, varied
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.attention import causal_mask, most_attended, softmax
from quizgen.vocabulary.elementary import sqrt


@family(
    "attention.scaled_dot_product",
    version=1,
    title="Scaled dot-product attention",
    levels={
        "intro": {"n": 1, "m": 2, "d_k": 4, "d_v": 2, "strongest": True},
        "standard": {"n": 2, "m": 3},
        "exam": {"n": 3, "m": 3, "d_v": 3, "causal": True},
    },
    givens={"Q": "n d_k", "K": "m d_k", "V": "m d_v"},
)
def scaled_dot_product(
    t: Trace,
    draw: Draw,
    n: int = 2,
    m: int = 3,
    d_k: int = 2,
    d_v: int = 2,
    scale: bool = True,
    causal: bool = False,
    strongest: bool = False,
) -> None:
    """Attention(Q, K, V) = softmax(QKᵀ/√d_k) V on tiny matrices."""
    scale = scale and t.convention("attn_scale") == "sqrt_dk"

    def weights(Q: Any, K: Any, divisor: Any) -> Any:
        scores = Q @ K.T / sqrt(divisor) if scale else Q @ K.T
        return softmax(causal_mask(scores) if causal else scores)

    Q = t.given("Q", draw.integers(-2, 2), such_that=apart("Q"))
    asked = apart("K") | telling(lambda drawn: weights(t.value(Q), drawn, d_k))
    if strongest:
        asked |= favouring(lambda drawn: weights(t.value(Q), drawn, d_k))
    K = t.given("K", draw.integers(-2, 2), such_that=asked)
    V = t.given("V", draw.integers(-3, 3), such_that=apart("V") | varied("V"))
    d = t.constant("d_k", d_k, symbol="d_k")

    products = Q @ K.T
    S = t.step("scores", products / sqrt(d) if scale else products)
    A = t.step("weights", softmax(causal_mask(S) if causal else S))
    if scale and d_k > 1:
        t.mistake("scale_forgotten", S, products)
        t.mistake("divided_by_d_k", S, products / d)
        t.mistake("weights_scaled", A, softmax(causal_mask(products) if causal else products) / sqrt(d))
    if n == m and not causal:
        t.mistake("queries_and_keys_swapped", S, (K @ Q.T) / sqrt(d) if scale else K @ Q.T)
    _attended(t, S, A, K, V, causal)
    if strongest:
        t.step("strongest", most_attended(A), symbol="m", answer=True)


def _attended(t: Trace, S: Quantity, A: Quantity, K: Quantity, V: Quantity, causal: bool) -> None:
    """What each query receives, and what may go wrong once the scores are there."""
    O = t.step("output", A @ V, answer=True)
    if len(t.value(S)) > 1:
        t.mistake("softmax_over_columns", A, softmax(S, axis=0))
    if causal:
        t.mistake("mask_forgotten", A, softmax(S))
    if t.value(K).shape == t.value(V).shape:
        t.mistake("keys_mixed", O, A @ K)
    t.picture("heatmap", solution=True, matrix=A, rows="query", columns="key", row_sums=True)
