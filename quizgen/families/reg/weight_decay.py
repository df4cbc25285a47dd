from functools import partial
from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.exact import Exact, exact
from quizgen.families.reg._penalties import sparse, two_weights
from quizgen.family import family
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.elementary import sqrt, square
from quizgen.vocabulary.linear import dot, squared_norm


@family(
    "reg.weight_decay",
    version=1,
    title="Weight decay",
    levels={
        "intro": {"part": "shrink", "n": [2, 3]},
        "standard": {"n": [2, 3], "loss": True, "bias": True},
        "exam": {"part": ["ridge", "two weights"], "m": [3, 4]},
    },
    givens={
        "T": "", "w": "n", "grad": "n", "L": "", "b": "", "db": "", "x": "m", "X": "m 2", "t": "m", "w0": "",
        "eta": "", "lam": "",
    },
    aliases={"g": "grad", "gradient": "grad", "dw": "grad", "y": "t", "steps": "T"}
    | {"lambda": "lam", "decay": "lam"}
    | dict.fromkeys(("lr", "alpha"), "eta"),
    implies={
        "T": {"part": "shrink"},
        "grad": {"part": "step"},
        "L": {"loss": True},
        "b": {"bias": True},
        "x": {"part": "ridge"},
        "X": {"part": "two weights"},
    },
)  # fmt: skip
def weight_decay(
    t: Trace,
    draw: Draw,
    part: Literal["shrink", "step", "ridge", "two weights", "l1"] = "step",
    n: int = 2,
    m: int = 3,
    loss: bool = False,
    bias: bool = False,
) -> None:
    """How weight decay shrinks weights: by itself, against a gradient, and to which limit."""
    if part == "l1":
        sparse(t, draw, DIFFERENT)
        return
    form = t.convention("wd_form")
    if part == "shrink":
        _shrink(t, draw, form)
    elif part == "step":
        _step(t, draw, form, loss, bias)
    elif part == "two weights":
        two_weights(t, draw, partial(_weight, form), partial(_weight, OTHER[form]))
    else:
        _ridge(t, draw, form)


def _shrink(t: Trace, draw: Draw, form: str) -> None:
    """Updates in which the data have nothing to say."""
    w = t.given("w", draw.integers(-20, 20, over=10, nonzero=True), such_that=DIFFERENT)
    eta = t.given("eta", exact(draw.choice(("1/10", "1/5", "1/2"))))
    lam = t.given("lam", draw.integers(1, 9, over=20), symbol=r"\lambda")
    T = t.given("T", draw.integer(3, 6), default=1)
    t.defined("T is a whole number from 1 on", t.value(T) >= 1 and t.value(T) == int(t.value(T)))

    pull = _times_rate(form, eta, lam)
    rho = t.step("shrink", 1 - pull, symbol=r"\rho", answer=True)
    t.mistake("factor_of_the_other_form", rho, 1 - _times_rate(OTHER[form], eta, lam))
    t.mistake("weights_grow", rho, 1 + pull)
    t.mistake("rate_forgotten", rho, 1 - (2 * lam if form == "lambda_sq" else lam))
    t.require("the weights keep their signs", t.value(rho) > 0)
    w_new = t.step("w_new", rho * w, symbol="w^{(1)}")
    t.mistake("factor_subtracted", w_new, w - rho)
    if t.value(T) > 1:
        end = t.step("w_T", rho**T * w, symbol="w^{(T)}", answer=True)
        t.mistake("factors_added", end, (1 - T * pull) * w)
        t.mistake("one_update_only", end, w_new)
        t.picture("bars", solution=True, series={"before": w, "after": end}, label="weight")


def _step(t: Trace, draw: Draw, form: str, loss: bool, bias: bool) -> None:
    """One update with the gradient of the data and the pull of the decay."""
    w = t.given("w", draw.integers(-20, 20, over=10, nonzero=True), such_that=DIFFERENT)
    L = t.given("L", draw.integers(1, 9, over=2)) if loss and form != "decoupled" else None
    g = t.given("grad", draw.integers(-20, 20, over=10, nonzero=True), symbol="g", such_that=DIFFERENT)
    b = t.given("b", draw.integers(-20, 20, over=10, nonzero=True)) if bias else None
    db = t.given("db", draw.integers(-20, 20, over=10, nonzero=True), symbol="g_b") if bias else None
    eta = t.given("eta", exact(draw.choice(("1/10", "1/5", "1/2"))))
    lam = t.given("lam", draw.integers(1, 9, over=20), symbol=r"\lambda")

    if L is not None:
        _penalised(t, form, L, w, lam)
    new = _update(t, form, w, g, eta, lam)
    t.mistake("decay_forgotten", new, w - eta * g)
    t.mistake("gradient_shrunk", new, w - eta * (1 - _times_rate(form, eta, lam)) * g)
    if b is not None and db is not None:
        b_new = t.step("b_new", b - eta * db, symbol="b'", answer=True)
        t.mistake("bias_decayed", b_new, b - eta * db - _times_rate(form, eta, lam) * b)
    t.picture("bars", solution=True, series={"before": w, "after": new}, label="weight")


def _penalised(t: Trace, form: str, L: Quantity, w: Quantity, lam: Quantity) -> None:
    """The loss with the penalty."""
    size = squared_norm(w)
    total = t.step("L_wd", L + _weight(form, lam) * size, symbol=r"\tilde{L}", answer=True)
    t.mistake("norm_not_squared", total, L + _weight(form, lam) * sqrt(size))
    t.mistake("factor_of_the_other_form", total, L + _weight(OTHER[form], lam) * size)


def _update(t: Trace, form: str, w: Quantity, g: Quantity, eta: Quantity, lam: Quantity) -> Quantity:
    """The weights after a step; decay that is no part of the loss has its own term."""
    if form == "decoupled":
        new = t.step("w_new", w - eta * g - eta * lam * w, symbol="w'", answer=True)
        t.mistake("weights_grow", new, w - eta * g + eta * lam * w)
        t.mistake("weight_left_out", new, w - eta * g - eta * lam)
        t.mistake("rate_forgotten", new, w - eta * g - lam * w)
        return new
    slope = t.step("g_wd", g + _pull(form, lam, w), symbol=r"\tilde{g}")
    t.mistake("factor_of_the_other_form", slope, g + _pull(OTHER[form], lam, w))
    t.mistake("weights_grow", slope, g - _pull(form, lam, w))
    t.mistake("weight_left_out", slope, g + (2 * lam if form == "lambda_sq" else lam))
    new = t.step("w_new", w - eta * slope, symbol="w'", answer=True)
    t.mistake("ascended", new, w + eta * slope)
    return new


def _ridge(t: Trace, draw: Draw, form: str) -> None:
    """A linear model with one weight: a step, the limit of all steps, and how fast it comes near."""
    x = t.given("x", draw.integers(-2, 3, nonzero=True), such_that={"all inputs differ": _all_different})
    slope = draw.choice((-2, 2, 3))
    spread = {"no line through 0 meets all targets": lambda y: bool((y != slope * t.value(x)).any())}
    target = t.given("t", lambda _: _near_a_line(draw, slope, t.value(x)), such_that=spread)
    w = t.given("w0", draw.integers(-3, 3, nonzero=True), symbol="w")
    lam = t.given("lam", draw.integers(2, 6), symbol=r"\lambda")
    curvature = t.value(squared_norm(x) + _weight(form, lam))
    calm: dict[str, Condition] = {
        "the steps get smaller": lambda eta: 0.2 < abs(1 - 2 * eta * curvature) < 0.95
    }
    eta = t.given("eta", lambda _: exact(draw.choice(("1/100", "1/50", "1/20"))), such_that=calm)
    left = abs(1 - 2 * t.value(eta) * curvature)
    far: dict[str, Condition] = {"the limit is not reached yet": lambda T: left**T > 0.02}
    T = t.given("T", lambda _: exact(draw.integer(2, 9)), default=5, such_that=far)

    t.defined("lam is positive", t.value(lam) > 0)
    s = t.step("s", squared_norm(x))
    c = t.step("c", dot(x, target))
    t.mistake("targets_squared", c, squared_norm(target))
    first = _first_step(t, form, w * x - target, s * w - c, w, eta, lam)
    limit = t.step("w_star", c / (s + _weight(form, lam)), symbol="w^{*}", answer=True)
    t.mistake("decay_forgotten", limit, c / s)
    t.mistake("factor_of_the_other_form", limit, c / (s + _weight(OTHER[form], lam)))
    rho = t.step("shrink", 1 - 2 * eta * (s + _weight(form, lam)), symbol=r"\rho")
    t.mistake("data_left_out", rho, 1 - 2 * eta * _weight(form, lam))
    end = t.step("w_T", limit + rho**T * (w - limit), symbol="w^{(T)}", answer=True)
    t.mistake("one_update_only", end, first)
    t.mistake("shrunk_to_zero", end, rho**T * w)
    _prior(t, form, lam)
    t.picture("residuals", solution=True, x=x, t=target, y=limit * x, start=(w, 0), limit=(limit, 0))


def _first_step(
    t: Trace, form: str, errors: Any, half_slope: Any, w: Quantity, eta: Quantity, lam: Quantity
) -> Quantity:
    """The loss, its derivative and one step of gradient descent."""
    if form == "decoupled":
        t.step("L_wd", squared_norm(errors), symbol="L")
        g = t.step("g_wd", 2 * half_slope, symbol="g")
        new = t.step("w_new", w - eta * g - eta * lam * w, symbol="w^{(1)}")
        t.mistake("decay_forgotten", new, w - eta * g)
        return new
    L = t.step("L_wd", squared_norm(errors) + _weight(form, lam) * square(w), symbol=r"\tilde{L}")
    g = t.step("g_wd", 2 * half_slope + _pull(form, lam, w), symbol=r"\tilde{g}")
    t.gradient(L, w, g)
    t.mistake("weights_grow", g, 2 * half_slope - _pull(form, lam, w))
    t.mistake("factor_of_the_other_form", g, 2 * half_slope + _pull(OTHER[form], lam, w))
    new = t.step("w_new", w - eta * g, symbol="w^{(1)}")
    t.mistake("ascended", new, w + eta * g)
    return new


def _prior(t: Trace, form: str, lam: Quantity) -> None:
    """The standard deviation of the Gaussian prior whose most probable weight is the same."""
    variance = 1 / (2 * lam) if form == "lambda_sq" else 1 / lam
    tau = t.step("tau", sqrt(variance), symbol=r"\tau", answer=True)
    t.mistake("variance_for_deviation", tau, variance)
    t.mistake("prior_reversed", tau, sqrt(2 * lam if form == "lambda_sq" else lam))


def _weight(form: str, lam: Any) -> Any:
    """What the penalty multiplies ‖w‖² with; decoupled decay pulls as strongly as λ/2 would."""
    return lam if form == "lambda_sq" else lam / 2


def _pull(form: str, lam: Any, w: Any) -> Any:
    """The derivative of the penalty."""
    return 2 * lam * w if form == "lambda_sq" else lam * w


def _times_rate(form: str, eta: Any, lam: Any) -> Any:
    """The share of a weight that an update takes away."""
    return 2 * eta * lam if form == "lambda_sq" else eta * lam


def _near_a_line(draw: Draw, slope: int, x: Any) -> Exact:
    return exact([slope * int(v) + draw.integer(-1, 1) for v in x])


def _all_different(x: Any) -> bool:
    return len(set(x.tolist())) == len(x)


OTHER = {"lambda_sq": "half_lambda_sq", "half_lambda_sq": "lambda_sq", "decoupled": "lambda_sq"}
DIFFERENT = {"no two entries are equal in size": lambda v: len(set(map(abs, v.tolist()))) == len(v)}
