from typing import Any

from quizgen.draw import Draw
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.activations import outer
from quizgen.vocabulary.attention import softmax
from quizgen.vocabulary.elementary import exp, log
from quizgen.vocabulary.losses import (
    argmax,
    diagonal,
    largest,
    one_hot,
    sum_of_exponentials,
    sum_of_index_exponentials,
    total,
)


@family(
    "loss.softmax_cross_entropy",
    version=1,
    title="Softmax and cross-entropy",
    levels={
        "intro": {"k": 3, "in_steps": True, "gradient": False},
        "standard": {"k": [3, 4]},
        "exam": {"k": 3, "stable": True, "jacobian": True},
    },
    givens={"z": "k", "t": ""},
    aliases={"logits": "z", "target": "t", "y": "t"},
)
def softmax_cross_entropy(
    t: Trace,
    draw: Draw,
    k: int = 3,
    in_steps: bool = False,
    stable: bool = False,
    gradient: bool = True,
    jacobian: bool = False,
) -> None:
    """Class probabilities p = softmax(z), the loss −ln p_t, its gradient and the Jacobian ∂p/∂z."""
    t.defined("a softmax needs at least two classes", k >= 2)
    offset = draw.choice((-800, 800, 1000)) if stable else 0
    logits = (draw.distinct if k <= 5 else draw.integers)(offset - 3, offset + 3)
    z = t.given("z", logits, such_that={"one logit is the largest, but not by far": _contested})
    target = t.given("t", draw.integers(1, k), default=1)
    t.defined(f"t should be a class from 1 to {k}", t.value(target) in range(1, k + 1))
    c = int(t.value(target)) - 1

    s = z
    if stable:
        s = t.step("s", z - largest(z))
        t.mistake("divided_by_the_largest", s, z / largest(z))
    if in_steps:
        u = t.step("u", exp(s))
        p = t.step("p", u / total(u), answer=True)
        t.step("predicted", argmax(p))
    else:
        p = t.step("p", softmax(s), answer=True)
    if t.value(total(s)) != 0:
        t.mistake("not_exponentiated", p, s / total(s))
    t.mistake("indices_in_the_normaliser", p, exp(s) / sum_of_index_exponentials(s))

    if stable:
        L = t.step("L", log(sum_of_exponentials(s)) - s[c], answer=True)
        t.mistake("target_not_shifted", L, log(sum_of_exponentials(s)) - z[c])
        t.mistake("logarithm_of_each_term", L, total(s) - s[c])
    else:
        L = t.step("L", -log(p[c]), answer=True)
        t.mistake("sign_forgotten", L, log(p[c]))
        t.mistake("every_class_counted", L, -total(log(p)))
        if t.value(z)[c] > 0:
            t.mistake("logit_for_probability", L, -log(z[c]))
    if jacobian:
        J = t.step("J", diagonal(p) - outer(p, p), answer=True)
        t.mistake("coupling_forgotten", J, diagonal(p * (1 - p)))
        t.mistake("diagonal_forgotten", J, -outer(p, p))
    hot = one_hot(target, size=k)
    if gradient:
        dz = t.step("dz", p - hot, answer=True)
        t.gradient(L, z, dz)
        t.mistake("target_minus_probability", dz, hot - p)
        t.mistake("only_the_target", dz, hot * (p - 1))
        t.mistake("stopped_at_the_probabilities", dz, -hot / p)
    t.picture("bars", solution=True, series={"probability": p, "target": hot}, label="class")


def _contested(z: Any) -> bool:
    """No tie for the predicted class, and no class that is certain or ruled out."""
    *others, second, first = map(float, sorted(z))
    return 0 < first - second <= 4 and first - min(others, default=second) <= 5
