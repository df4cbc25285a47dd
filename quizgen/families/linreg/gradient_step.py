from fractions import Fraction
from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.exact import Exact, exact
from quizgen.families.linreg._squared_loss import OTHER_FORM, differentiated, weighed
from quizgen.family import family
from quizgen.notation import raised
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.attention_tables import within
from quizgen.vocabulary.linear import dot, squared_norm
from quizgen.vocabulary.losses import total

RATES = ("0.1", "0.05", "0.02", "0.01")
TOO_FAR = "the step goes too far: it does not lower the loss"


@family(
    "linreg.gradient_step",
    version=1,
    title="Gradient descent for linear regression",
    levels={
        "intro": {"n": [2, 4], "bias": False, "new_loss": False},
        "standard": {"n": 4},
        "exam": {"n": 4, "matrix": True, "steps": 2, "stop": True},
    },
    givens={"x": "n", "X": "n d", "t": "n", "w": "", "b": "", "Phi": "d", "eta": "", "epsilon": ""},
    aliases={"y": "t", "target": "t"}
    | {"w1": "w", "w0": "b", "phi1": "w", "phi0": "b", "Phi1": "w", "Phi0": "b"}
    | dict.fromkeys(("lam", "lambda", "alpha", "lr"), "eta")
    | {"eps": "epsilon"},
    implies={"x": {"matrix": False}, "X": {"matrix": True}, "w": {"bias": False}, "b": {"bias": True}}
    | {"epsilon": {"stop": True}},
    conventions={"sq_loss": "mean"},
)
def gradient_step(
    t: Trace,
    draw: Draw,
    n: int = 4,
    d: int = 2,
    bias: bool = True,
    new_loss: bool = True,
    matrix: bool = False,
    steps: int = 1,
    stop: bool = False,
) -> None:
    """The squared loss of a linear model, its gradient, and the parameters after steps against it."""
    form = t.convention("sq_loss")
    if matrix:
        _in_matrix_form(t, draw, form, steps, stop)
    else:
        _for_a_line(t, draw, form, n, bias, new_loss)


def _for_a_line(t: Trace, draw: Draw, form: str, n: int, bias: bool, new_loss: bool) -> None:
    """One step for a line, with or without an intercept."""
    x = t.given("x", draw.distinct(-2, 4) if n <= 7 else draw.integers(-5, 5))
    target = t.given("t", lambda _: _near_a_plane(draw, [[v, 1][: 1 + bias] for v in t.value(x).tolist()]))
    telling = {} if bias else _telling(t.value(x), t.value(target))
    w = t.given("w", draw.integers(-2, 2, nonzero=True), such_that=telling)
    b: Any = t.given("b", draw.integers(-2, 2)) if bias else 0

    N = t.constant("N", n)

    def line(w: Any, b: Any) -> Any:
        return w * x + b if bias else w * x

    y = t.step("y", line(w, b))
    r, L = _loss(t, form, N, y, target)
    dw = _gradient(t, form, N, "dw", dot(r, x))
    t.mistake("input_forgotten", dw, differentiated(form, total(r), N))
    t.gradient(L, w, dw)
    db: Any = 0
    if bias:
        db = _gradient(t, form, N, "db", total(r))
        t.gradient(L, b, db)
    eta = _rate(t, draw, form, L, r, line(dw, db))
    b_new = _descent(t, "b_new", b, eta, db) if bias else 0
    w_new = _descent(t, "w_new", w, eta, dw)
    if bias:
        late = differentiated(form, dot(line(w, b_new) - target, x), N)
        t.mistake("one_after_the_other", w_new, w - eta * late)
    if new_loss:
        r_new = t.step("r_new", line(w_new, b_new) - target)
        t.step("L_new", weighed(form, squared_norm(r_new), N), answer=True)
    t.picture("residuals", solution=True, x=x, t=target, y=y, before=(w, b), after=(w_new, b_new))


def _telling(x: Any, target: Any) -> dict[str, Condition]:
    """What the only weight must do: there is a slope, and errors, squares and products differ in sum."""

    def tells(w: float) -> bool:
        r = w * x - target
        return bool(r @ x != 0 and r.sum() != r @ x and r.sum() ** 2 != r @ r)

    return {"sums of errors, of squares and of products differ": tells}


def _in_matrix_form(t: Trace, draw: Draw, form: str, steps: int, stop: bool) -> None:
    """The same with the examples as the rows of a matrix, for several steps."""
    X = t.given("X", lambda shape: _design(draw, *shape))
    target = t.given("t", lambda _: _near_a_plane(draw, t.value(X).tolist()))
    Phi = t.given("Phi", draw.integers(-2, 2), symbol=r"\Phi^{(0)}")
    N = t.constant("N", len(t.value(target)))
    eta: Any = None
    for k in range(steps):
        y = t.step("y", X @ Phi, k, symbol=_at("y", k))
        r, L = _loss(t, form, N, y, target, k)
        dPhi = _gradient(t, form, N, "dPhi", X.T @ r, k)
        t.gradient(L, Phi, dPhi)
        if k == 0:
            eta = _rate(t, draw, form, L, r, X @ dPhi)
        else:
            t.mistake("old_gradient_used_again", dPhi, t.quantities[f"dPhi{k - 1}"])
            lower = t.value(L) < t.values[f"L{k - 1}"]
            t.require("every step lowers the loss", lower)
            t.note(TOO_FAR, not lower)
        Phi = _descent(t, "Phi_new", Phi, eta, dPhi, k + 1)
    if stop:
        t.defined("the stopping rule compares the losses of two steps", steps > 1)
        _stopped(t, draw, t.quantities[f"L{steps - 2}"], L)


def _stopped(t: Trace, draw: Draw, before: Quantity, after: Quantity) -> None:
    """Whether the loss still falls by enough to go on."""
    fall = t.step("fall", before - after, symbol=r"\Delta L")
    t.mistake("rise_for_fall", fall, after - before)
    near = {"the rule leaves no doubt": lambda epsilon: abs(epsilon / t.value(fall) - 1) > 0.1}
    limits = [Fraction(n, 100) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)]
    fitting = [limit for limit in limits if 0.2 < limit / t.value(fall) < 5] or limits
    epsilon = t.given(
        "epsilon",
        lambda _: exact(draw.choice(fitting)),
        default="1/100",
        symbol=r"\epsilon",
        such_that=near,
    )
    t.step("stop", within(fall, epsilon), kind="choice", symbol=r"\text{stop}", answer=True)


def _loss(
    t: Trace, form: str, N: Quantity, y: Quantity, target: Quantity, k: int | None = None
) -> tuple[Quantity, Quantity]:
    """The residuals and their loss after k steps."""
    r = t.step("r", y - target, k, symbol=_at("r", k))
    t.mistake("residual_reversed", r, target - y)
    L = t.step("L", weighed(form, squared_norm(r), N), k, symbol=_at("L", k))
    if t.value(N) > 1:
        t.mistake("errors_added_first", L, weighed(form, total(r) ** 2, N))
        t.mistake("another_factor", L, weighed(OTHER_FORM[form], squared_norm(r), N))
    return r, L


def _gradient(t: Trace, form: str, N: Quantity, word: str, products: Any, k: int | None = None) -> Quantity:
    """A derivative of the loss, from the residuals times what they grow with."""
    slope = t.step(word, differentiated(form, products, N), k, symbol=_at(r"\nabla L", k), answer=k is None)
    if t.value(N) > 1:
        t.mistake("another_factor", slope, differentiated(OTHER_FORM[form], products, N))
    if form != "half_sum":
        t.mistake("two_of_the_square_lost", slope, products / N if form == "mean" else products)
    t.require("no derivative is zero", 0 not in (t.value(slope) if k is not None else [t.value(slope)]))
    return slope


def _descent(t: Trace, word: str, old: Quantity, eta: Quantity, slope: Any, k: int | None = None) -> Quantity:
    """A parameter after a step against its derivative."""
    new = t.step(word, old - eta * slope, k, symbol=_at(r"\Phi", k), answer=True)
    t.mistake("ascended", new, old + eta * slope)
    t.mistake("rate_forgotten", new, old - slope)
    return new


def _rate(t: Trace, draw: Draw, form: str, L: Quantity, r: Quantity, change: Any) -> Quantity:
    """A learning rate with which the step lowers the loss: the residuals move by −η times `change`."""

    def lowers(eta: float) -> bool:
        after = t.value(weighed(form, squared_norm(r - eta * change), t.quantities["N"]))
        return bool(after < t.value(L))

    eta = t.given(
        "eta",
        lambda _: exact(draw.choice(RATES)),
        default="0.1",
        such_that={"the step lowers the loss": lowers},
    )
    t.note(TOO_FAR, not lowers(t.value(eta)))
    return eta


def _at(tex: str, k: int | None) -> str | None:
    """The symbol after k steps, or its own."""
    return None if k is None else raised(tex, k)


def _near_a_plane(draw: Draw, rows: list[list[float]]) -> Exact:
    """Targets that a linear model of the rows fits up to one unit."""
    coefficients = [draw.integer(-2, 3) for _ in rows[0]]
    fits = [sum(c * int(x) for c, x in zip(coefficients, row, strict=True)) for row in rows]
    return exact([fit + draw.integer(-1, 1) for fit in fits])


def _design(draw: Draw, n: int, d: int) -> Exact:
    """Rows of inputs behind a 1 for the intercept; up to seven of them all differ."""
    inputs = draw.distinct(-2, 4) if n <= 7 else draw.integers(-2, 4)
    columns = [inputs((n,)).numerators for _ in range(d - 1)]
    return exact([[1, *(column[i] for column in columns)] for i in range(n)])
