from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.families.hopfield._drawn import apart, require_states
from quizgen.family import family
from quizgen.reference.hopfield import hebbian as hebbian_weights
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.activations import outer
from quizgen.vocabulary.hopfield import divided_without_diagonal, pattern, pattern_sum, without_diagonal

OTHER_FACTORS = {"1/N": "divided_by_neurons", "1": "factor_forgotten", "1/P": "divided_by_patterns"}


@family(
    "hopfield.hebbian",
    version=1,
    title="Hebb's rule",
    levels={
        "intro": {"N": [4, 5], "P": [1, 2]},
        "standard": {"N": 5, "P": 2, "fields": True},
        "exam": {"N": 4, "P": 3, "binary": True, "forget": True},
    },
    givens={"patterns": "P N", "bits": "P N", "q": ""},
    aliases={"xi": "patterns", "Xi": "patterns"},
    implies={"patterns": {"binary": False}, "bits": {"binary": True}, "q": {"forget": True}},
)
def hebbian(
    t: Trace,
    draw: Draw,
    N: int = 4,
    P: int = 1,
    fields: bool = False,
    binary: bool = False,
    forget: bool = False,
) -> None:
    """The weights that store patterns: what neurons agree on ties them together."""
    Xi, on = _patterns(t, draw, N, binary)
    norm = t.convention("hebb_norm")
    sizes = {"1/N": N, "1": 1, "1/P": P}
    divisors = {
        "1/N": t.constant("neurons", N, symbol="N"),
        "1": 1,
        "1/P": t.constant("stored", P, symbol="P"),
    }

    C = t.step("C", Xi.T @ Xi)
    t.mistake("only_ones_counted", C, on.T @ on)
    if P > 1:
        t.mistake("patterns_added_first", C, outer(pattern_sum(Xi), pattern_sum(Xi)))
    W = t.step("W", _weights(C, divisors[norm]), answer=True)
    t.mistake("diagonal_kept", W, _over(C, divisors[norm]))
    for other, name in OTHER_FACTORS.items():
        if sizes[other] != sizes[norm] and (P > 1 or other != "1/P"):
            t.mistake(name, W, _weights(C, divisors[other]))
    if fields:
        H = t.step("fields", Xi @ W, symbol="H")
        t.mistake("neuron_hears_itself", H, Xi @ _over(C, divisors[norm]))
    if forget:
        t.defined("a pattern is taken away again where Hebb's rule does not divide by P", norm != "1/P")
        W = _forget(t, draw, P, Xi, W, divisors[norm])
    t.picture("heatmap", solution=True, matrix=W, rows="into neuron", columns="from neuron")


def _patterns(t: Trace, draw: Draw, N: int, binary: bool) -> tuple[Quantity, Any]:
    """The patterns of ±1, and where they are +1."""
    good: dict[str, Condition] = {
        "no patterns are equal or mirrored": apart,
        "no pattern has equal states throughout": lambda patterns: (abs(patterns.sum(axis=1)) < N).all(),
        "no field is 0 in a stored pattern": _clear,
    }
    if not binary:
        Xi = t.given("patterns", draw.signs(), such_that=good)
        require_states(t, Xi)
        return Xi, (Xi + 1) / 2
    such_that = {why: lambda bits, holds=holds: holds(2 * bits - 1) for why, holds in good.items()}
    S = t.given("bits", draw.integers(0, 1), symbol="S", such_that=such_that)
    require_states(t, S, off=0)
    return t.step("bipolar", 2 * S - 1, symbol=r"\Xi"), S


def _forget(t: Trace, draw: Draw, P: int, Xi: Quantity, W: Quantity, divisor: Any) -> Quantity:
    """One of the patterns is taken away again."""
    q = t.given("q", draw.integer(1, P))
    t.defined(f"q names a pattern from 1 to {P}", t.value(q) in range(1, P + 1))
    xi = pattern(int(t.value(q)))(Xi)
    share = t.step("share", _weights(outer(xi, xi), divisor), symbol=r"\Delta W")
    t.mistake("diagonal_taken_away", share, _over(outer(xi, xi), divisor))
    new = t.step("W_new", W - share, answer=True)
    t.mistake("learned_again", new, W + share)
    return new


def _weights(C: Any, divisor: Any) -> Any:
    return without_diagonal(C) if divisor == 1 else divided_without_diagonal(C, divisor)


def _over(C: Any, divisor: Any) -> Any:
    return C if divisor == 1 else C / divisor


def _clear(patterns: Any) -> bool:
    return bool((patterns @ hebbian_weights(patterns, "1")).all())
