from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.exact import exact
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.activations import outer
from quizgen.vocabulary.attention import softmax
from quizgen.vocabulary.elementary import exp, log
from quizgen.vocabulary.linear import dot
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
    givens={"z": "k", "t": "", "T": "", "epsilon": ""},
    aliases={"logits": "z", "target": "t", "y": "t", "eps": "epsilon"},
    implies={"T": {"temperature": True}, "epsilon": {"smoothing": True}},
)
def softmax_cross_entropy(
    t: Trace,
    draw: Draw,
    k: int = 3,
    in_steps: bool = False,
    stable: bool = False,
    temperature: bool = False,
    smoothing: bool = False,
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
    T = _temperature(t, draw) if temperature else None
    hot = one_hot(target, size=k)
    share = _smoothing(t, draw, k) if smoothing else None

    s = _shifted(t, z, T, stable)
    p = _probabilities(t, s, in_steps)
    q = hot if share is None else _smoothed(t, hot, *share)
    if stable:
        L = _stable_loss(t, _over(z, T), s, q, target, smoothing)
    else:
        L = _loss(t, z, p, q, target, smoothing)
    if jacobian:
        J = t.step("J", _over(diagonal(p) - outer(p, p), T), answer=True)
        t.mistake("coupling_forgotten", J, _over(diagonal(p * (1 - p)), T))
        t.mistake("diagonal_forgotten", J, _over(-outer(p, p), T))
    if gradient:
        t.gradient(L, z, _gradient(t, p, q, hot, T, smoothing))
    t.picture("bars", solution=True, series={"probability": p, "target": q}, label="class")


def _gradient(t: Trace, p: Quantity, q: Any, hot: Any, T: Quantity | None, smoothing: bool) -> Quantity:
    """The derivative of the loss with respect to the logits."""
    dz = t.step("dz", _over(p - q, T), answer=True)
    t.mistake("target_minus_probability", dz, _over(q - p, T))
    t.mistake("only_the_target", dz, _over(hot * (p - q), T))
    t.mistake("stopped_at_the_probabilities", dz, -q / p)
    if T is not None:
        t.mistake("temperature_of_the_gradient_forgotten", dz, p - q)
    if smoothing:
        t.mistake("smoothing_forgotten", dz, _over(p - hot, T))
    return dz


def _temperature(t: Trace, draw: Draw) -> Quantity:
    T = t.given("T", lambda _: exact(draw.choice(("1/2", "2", "4"))), default=1)
    t.defined("the temperature T is positive", t.value(T) > 0)
    return T


def _smoothing(t: Trace, draw: Draw, k: int) -> tuple[Quantity, Quantity]:
    """How much of the target is shared out among all classes, and how many these are."""
    epsilon = t.given("epsilon", lambda _: exact(draw.choice(("1/10", "1/5"))), symbol=r"\epsilon")
    t.defined("epsilon is from 0 to 1", 0 <= t.value(epsilon) <= 1)
    return epsilon, t.constant("classes", k, symbol="k")


def _shifted(t: Trace, z: Quantity, T: Quantity | None, stable: bool) -> Quantity:
    """The logits without the largest of them in the stable form, over the temperature where there is one."""
    s = z
    if stable:
        s = t.step("s", z - largest(z))
        t.mistake("divided_by_the_largest", s, z / largest(z))
    if T is not None:
        before, s = s, t.step("scaled", s / T, symbol="z'")
        t.mistake("multiplied_by_the_temperature", s, before * T)
    return s


def _probabilities(t: Trace, s: Quantity, in_steps: bool) -> Quantity:
    """The softmax, in one step or with its exponentials."""
    if in_steps:
        u = t.step("u", exp(s))
        p = t.step("p", u / total(u), answer=True)
        t.step("predicted", argmax(p))
    else:
        p = t.step("p", softmax(s), answer=True)
    if t.value(total(s)) != 0:
        t.mistake("not_exponentiated", p, s / total(s))
    t.mistake("indices_in_the_normaliser", p, exp(s) / sum_of_index_exponentials(s))
    return p


def _smoothed(t: Trace, hot: Any, epsilon: Quantity, classes: Quantity) -> Quantity:
    """The target, of which every class gets a share."""
    q = t.step("q", (1 - epsilon) * hot + epsilon / classes)
    t.mistake("true_class_gets_no_share", q, (1 - epsilon) * hot + epsilon / (classes - 1) * (1 - hot))
    t.mistake("share_only_added", q, hot + epsilon / classes)
    return q


def _stable_loss(t: Trace, z: Any, s: Quantity, q: Any, target: Quantity, smoothing: bool) -> Quantity:
    """The loss from the logarithm of the sum, without a logarithm of a probability."""
    c, of = int(t.value(target)) - 1, log(sum_of_exponentials(s))
    L = t.step("L", of - (dot(q, s) if smoothing else s[c]), answer=True)
    t.mistake("target_not_shifted", L, of - (dot(q, z) if smoothing else z[c]))
    t.mistake("logarithm_of_each_term", L, total(s) - s[c])
    return L


def _loss(t: Trace, z: Quantity, p: Quantity, q: Any, target: Quantity, smoothing: bool) -> Quantity:
    """Minus the logarithm of the probability of the target, or its mean with the shares of the classes."""
    c = int(t.value(target)) - 1
    L = t.step("L", -dot(q, log(p)) if smoothing else -log(p[c]), answer=True)
    t.mistake("sign_forgotten", L, -L.equation)
    t.mistake("every_class_counted", L, -total(log(p)))
    if smoothing:
        t.mistake("smoothing_forgotten", L, -log(p[c]))
    elif t.value(z)[c] > 0:
        t.mistake("logit_for_probability", L, -log(z[c]))
    return L


def _over(derivative: Any, T: Quantity | None) -> Any:
    return derivative if T is None else derivative / T


def _contested(z: Any) -> bool:
    """No tie for the predicted class, and no class that is certain or ruled out."""
    *others, second, first = map(float, sorted(z))
    return 0 < first - second <= 4 and first - min(others, default=second) <= 5
