from functools import cache
from itertools import product
from typing import Any

import numpy as np

from quizgen.draw import Draw, Sampler
from quizgen.equations import Quantity
from quizgen.exact import Exact, exact
from quizgen.families.linreg._squared_loss import OTHER_FORM, differentiated, weighed
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.least_squares import (
    adjugate,
    design,
    determinant,
    eigenvalues,
    quarter_turn,
    swapped,
    trace,
)
from quizgen.vocabulary.linear import dot, squared_norm
from quizgen.vocabulary.losses import total
from quizgen.vocabulary.metrics import sum_of_squares

SMALL, MOST = 3, 4  # the largest residual, and the most examples for which all are tried


@family(
    "linreg.normal_equation",
    version=1,
    title="Exact least squares",
    levels={
        "intro": {"n": [3, 4], "intercept": False},
        "standard": {"n": [3, 4]},
        "exam": {"n": 4, "loss": False, "curvature": True},
    },
    givens={"x": "n", "y": "n", "phi_start": "2"},
    aliases={"t": "y", "phi0": "phi_start", "Phi": "phi_start", "phi": "phi_start"},
    implies={"phi_start": {"curvature": True}},
    conventions={"sq_loss": "mean"},
)
def normal_equation(
    t: Trace, draw: Draw, n: int = 4, intercept: bool = True, loss: bool = True, curvature: bool = False
) -> None:
    """The parameters of a linear model at which the squared loss is smallest, and the loss around them."""
    together = {"the inputs do not balance": lambda x: x.sum() != 0}
    x = t.given("x", draw.distinct(-2, 4) if n <= 7 else draw.integers(-5, 5), such_that=together)
    y = t.given("y", _friendly_targets(draw, t.value(x), intercept))
    N = t.constant("N", n)
    if not intercept:
        _through_the_origin(t, x, y, N, loss)
        return
    X = t.step("X", design(x), asked=False)
    A = t.step("XtX", X.T @ X, symbol="A")
    c = t.step("Xty", X.T @ y, symbol="c")
    D = t.step("det", determinant(A), symbol="D")
    t.defined(
        "at least two inputs differ: else the smallest loss is reached on a whole line", t.value(D) != 0
    )
    best = t.step("phi_star", adjugate()(A) @ c / D, symbol=r"\Phi^\ast", answer=True)
    t.mistake("examples_multiplied", A, X @ X.T)
    t.mistake("column_of_ones_forgotten", best, dot(x, y) / sum_of_squares(x))
    t.mistake("diagonal_not_swapped", best, adjugate(swapped=False)(A) @ c / D)
    t.mistake("signs_not_changed", best, adjugate(negated=False)(A) @ c / D)
    t.mistake("not_divided", best, adjugate()(A) @ c)
    if np.all(t.value(A)):
        t.mistake("entries_inverted", best, (1 / A) @ c)
    if loss:
        fitted = t.step("fitted", X @ best, symbol=r"\hat{y}")
        _smallest_loss(t, fitted, y, N)
        t.picture("residuals", solution=True, x=x, t=y, y=fitted, fit=(best[1], best[0]))
    if curvature:
        _around_the_minimum(t, draw, A, best, N)


def _through_the_origin(t: Trace, x: Quantity, y: Quantity, N: Quantity, loss: bool) -> None:
    """The slope of a line without intercept."""
    xx = t.step("xx", sum_of_squares(x), symbol=r"S_{xx}")
    xy = t.step("xy", dot(x, y), symbol=r"S_{xy}")
    t.defined("some input is not 0", t.value(xx) > 0)
    best = t.step("phi_star", xy / xx, symbol=r"\Phi^\ast", answer=True)
    t.mistake("added_before_the_square", xx, total(x) ** 2)
    t.mistake("added_before_the_product", xy, total(x) * total(y))
    t.mistake("ratio_of_the_sums", best, total(y) / total(x))
    t.mistake("fraction_inverted", best, xx / xy)
    if loss:
        fitted = t.step("fitted", best * x, symbol=r"\hat{y}")
        _smallest_loss(t, fitted, y, N)
        t.picture("residuals", solution=True, x=x, t=y, y=fitted, fit=(best, 0))


def _smallest_loss(t: Trace, fitted: Quantity, y: Quantity, N: Quantity) -> None:
    form = t.convention("sq_loss")
    r = t.step("r", fitted - y)
    t.require("no line meets all points", np.any(abs(t.value(r)) > 1e-9))
    squares = squared_norm(r)
    L = t.step("loss_min", weighed(form, squares, N), symbol=r"L_{\min}", answer=True)
    t.mistake("another_factor", L, weighed(OTHER_FORM[form], squares, N))
    t.mistake("errors_added_first", L, weighed(form, total(r) ** 2, N))


def _around_the_minimum(t: Trace, draw: Draw, A: Quantity, best: Quantity, N: Quantity) -> None:
    """The Hessian with its eigenvalues, and the gradient and the level line at another point."""
    form = t.convention("sq_loss")
    H = t.step("hessian", differentiated(form, A, N), symbol="H", answer=True)
    t.mistake("another_factor", H, differentiated(OTHER_FORM[form], A, N))
    T = t.step("trace", trace(H), symbol="T")
    D = t.step("det_hessian", determinant(H), symbol="D_H")
    ends = t.step("hessian_eigenvalues", eigenvalues(T, D), symbol=r"\lambda", answer=True)
    t.mistake("half_forgotten", ends, 2 * eigenvalues(T, D))
    t.mistake("sign_under_the_root", ends, eigenvalues(T, -D))
    rate = t.step("max_stable_lr", 2 / ends[1], symbol=r"\eta_{\max}", answer=True)
    t.mistake("smaller_eigenvalue", rate, 2 / ends[0])
    t.mistake("two_forgotten", rate, 1 / ends[1])

    start = t.given(
        "phi_start",
        draw.integers(-3, 3, nonzero=True),
        default=(0, 0),
        symbol=r"\Phi^{(0)}",
        such_that={"the gradient leans to one side": _leaning(t.value(H), t.value(best))},
    )
    g = t.step("gradient", H @ (start - best), symbol="g", answer=True)
    v = t.step("tangent", quarter_turn(g), symbol="v", answer=True)
    t.step("level_line_tangent_dot_gradient", g.T @ v, symbol="s")
    t.mistake("hessian_forgotten", g, start - best)
    if np.any(t.value(start)):
        t.mistake("minimum_forgotten", g, H @ start)
    t.mistake("along_the_gradient", v, g)
    t.mistake("entries_only_swapped", v, swapped(g))
    t.picture("contours", solution=True, hessian=H, minimum=best, start=start, gradient=g)


def _leaning(H: Any, best: Any) -> Any:
    """No entry of the gradient is 0, and the two differ in size."""

    def leans(start: Any) -> bool:
        first, last = abs(H @ (start - best))
        return bool(min(first, last) > 0 and first != last)

    return leans


def _friendly_targets(draw: Draw, x: Any, intercept: bool) -> Sampler:
    """Targets beside a line with whole parameters, by residuals that do not move it."""

    def sample(shape: tuple[int, ...]) -> Exact:
        first = draw.integer(-2, 3) if intercept else 0
        line = first + draw.choice((-3, -2, 2, 3)) * x
        residuals = _balanced(x, intercept)
        if residuals:
            return exact((line + draw.choice(residuals)).tolist())
        return exact([int(v) + draw.integer(-1, 1) for v in line])

    return sample


def _balanced(x: Any, intercept: bool) -> list[list[int]]:
    """Small residuals that no other line makes smaller: at right angles to x, and to the ones."""
    if len(x) > MOST:
        return []
    grid, sums, squares = _small(len(x))
    kept = (grid @ x == 0) & (sums**2 != squares) & ((sums == 0) == intercept)
    return grid[kept].tolist()  # type: ignore[no-any-return]


@cache
def _small(n: int) -> tuple[Any, Any, Any]:
    """All rows of n small whole numbers, their sums, and the sums of their squares."""
    grid = np.array(list(product(range(-SMALL, SMALL + 1), repeat=n)))
    return grid, grid.sum(axis=1), (grid**2).sum(axis=1)
