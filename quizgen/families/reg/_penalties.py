"""Penalties beyond one weight: the circle that ‖w‖² draws around 0, and ‖w‖₁, which makes weights vanish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from quizgen.draw import Draw
from quizgen.exact import Exact, exact
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.elementary import absolute, maximum, sign, sqrt
from quizgen.vocabulary.least_squares import adjugate, determinant
from quizgen.vocabulary.linear import squared_norm

LEANEST, STEEPEST = 0.3, 15  # the shortest weights worth shrinking, and the most unequal axes of an ellipse


def two_weights(t: Trace, draw: Draw, weight: Any, other: Any) -> None:
    """The best two weights without and with decay; `weight` and `other` make the factor of ‖w‖² from λ."""
    X = t.given("X", draw.integers(-2, 3), such_that={"the inputs tell two weights apart": _telling})
    target = t.given("t", lambda _: _near_a_plane(draw, t.value(X)), such_that=_off_centre(t.value(X)))
    lam = t.given("lam", draw.integers(1, 6), symbol=r"\lambda")
    t.defined("lam is positive", t.value(lam) > 0)
    I = t.constant("I", np.eye(2, dtype=int))

    A = t.step("XtX", X.T @ X, symbol="A")
    c = t.step("Xty", X.T @ target, symbol="c")
    D = t.step("det_free", determinant(A), symbol="D")
    t.defined("the inputs tell two weights apart", t.value(D) != 0)
    free = t.step("w_free", adjugate()(A) @ c / D, symbol=r"\hat{w}")
    R = t.step("R", A + weight(lam) * I)
    t.mistake("decay_on_every_entry", R, A + weight(lam))
    t.mistake("factor_of_the_other_form", R, A + other(lam) * I)
    t.mistake("weights_grow", R, A - weight(lam) * I)
    d = t.step("det", determinant(R), symbol="D_{R}")
    held = t.step("w_star", adjugate()(R) @ c / d, symbol="w^{*}", answer=True)
    t.mistake("decay_forgotten", held, free)
    t.mistake("not_divided", held, adjugate()(R) @ c)
    before = t.step("length_free", sqrt(squared_norm(free)), symbol=r"\lVert \hat{w} \rVert")
    t.mistake("root_forgotten", before, squared_norm(free))
    after = t.step("length", sqrt(squared_norm(held)), symbol=r"\lVert w^{*} \rVert", answer=True)
    t.mistake("root_forgotten", after, squared_norm(held))
    t.picture("penalty_circle", solution=True, hessian=A, minimum=free, held=held)


def sparse(t: Trace, draw: Draw, different: Mapping[str, Condition]) -> None:
    """One update with the penalty λ‖w‖₁: against its subgradient, and by the soft threshold."""
    w = t.given("w", draw.integers(-20, 20, over=10, nonzero=True), such_that=different)
    g = t.given("grad", draw.integers(-20, 20, over=10, nonzero=True), symbol="g", such_that=different)
    eta = t.given("eta", exact(draw.choice(("1/10", "1/5", "1/2"))))
    lam = t.given(
        "lam",
        draw.integers(1, 12, over=2),
        symbol=r"\lambda",
        such_that=_thresholds(t.value(w - eta * g), t.value(eta)),
    )
    t.defined("eta and lam are positive", t.value(eta) > 0 and t.value(lam) > 0)

    slope = t.step("g_wd", g + lam * sign(w), symbol=r"\tilde{g}")
    t.mistake("weights_grow", slope, g - lam * sign(w))
    t.mistake("squared_penalty", slope, g + 2 * lam * w)
    t.mistake("sign_left_out", slope, g + lam)
    new = t.step("w_new", w - eta * slope, symbol="w'", answer=True)
    t.mistake("ascended", new, w + eta * slope)
    u = t.step("u", w - eta * g)
    soft = t.step("w_soft", sign(u) * maximum(absolute(u) - eta * lam, 0), symbol="w''", answer=True)
    t.mistake("rate_forgotten", soft, sign(u) * maximum(absolute(u) - lam, 0))
    t.mistake("carried_past_zero", soft, u - eta * lam * sign(u))
    t.mistake("sizes_only", soft, maximum(absolute(u) - eta * lam, 0))
    t.picture("bars", solution=True, series={"before": w, "after": soft}, label="weight")


def _telling(X: Any) -> bool:
    """The columns differ in size and direction, but not so much that a picture could not show both."""
    A = X.T @ X
    low, high = np.linalg.eigvalsh(A)
    return bool(low > 0.5 and high / low < STEEPEST and A[0, 1] != 0 and len(set(map(str, X))) == len(X))


def _near_a_plane(draw: Draw, X: Any) -> Exact:
    """Targets that a linear model of the inputs fits up to one unit."""
    first, second = draw.choice((-3, -2, 2, 3)), draw.choice((-2, -1, 1, 2))
    return exact([int(a * first + b * second) + draw.integer(-1, 1) for a, b in X.tolist()])


def _off_centre(X: Any) -> dict[str, Condition]:
    """What the targets must do: neither weight is nearly 0 without decay."""

    def clear(y: Any) -> bool:
        free = np.linalg.lstsq(X, y, rcond=None)[0]
        return bool(abs(free).min() > LEANEST)

    return {"no weight is nearly 0": clear}


def _thresholds(u: Any, eta: float) -> dict[str, Condition]:
    """What λ must do: the threshold makes some weight vanish, and no other nearly so."""

    def some(lam: float) -> bool:
        left = abs(u) - eta * lam
        return bool(left.min() < -0.01 and left.max() > 0.01 and abs(left).min() > 0.005)

    return {"some weight vanishes and some does not": some}
