from fractions import Fraction
from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.exact import exact
from quizgen.families.norm._tokens import WORTHWHILE, Kind, tokens
from quizgen.family import family
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.elementary import sqrt, square
from quizgen.vocabulary.normalisation import beside_rows, layer_norm, mean_of_features, mean_of_tokens


@family(
    "norm.layernorm",
    version=1,
    title="Normalisation over features",
    levels={
        "intro": {"D": [4, 5]},
        "standard": {
            "N": [2, 3],
            "D": [4, 5],
            "kind": ["layer", "layer", "rms"],
            "affine": True,
            "eps_shows": [True, False],
        },
        "exam": {"D": [4, 5], "moved": True, "backward": True},
    },
    givens={"x": "D", "X": "N D", "eps": "", "gamma": "D", "beta": "D", "a": "", "c": "", "g": "D"},
    aliases={"epsilon": "eps", "items": "X", "weight": "gamma", "bias": "beta", "dL_dx_hat": "g"},
    implies={
        "x": {"N": 0},
        "gamma": {"affine": True},
        "beta": {"affine": True},
        "a": {"moved": True},
        "c": {"moved": True},
        "g": {"backward": True},
    },
)
def layernorm(
    t: Trace,
    draw: Draw,
    N: int = 0,
    D: int = 4,
    kind: Kind = "layer",
    affine: bool = False,
    eps_shows: bool = False,
    moved: bool = False,
    backward: bool = False,
) -> None:
    """The statistics of each token over its features, and the features normalised with them."""
    single = kind == "layer" and not affine and N == 0
    t.defined("the questions of exams take one token and neither γ nor β", single or not (moved or backward))
    small = Fraction(int(eps_shows), 4)
    x = t.given("X" if N else "x", lambda shape: tokens(draw, shape, small, kind), such_that=WORTHWHILE)
    eps = t.given("eps", small, default=0, symbol=r"\epsilon")
    hat = (_by_root_mean_square if kind == "rms" else _standardised)(t, x, eps, answer=not affine)
    if affine:
        _scaled(t, draw, D, kind, x, eps, hat)
    if moved:
        _moved(t, draw, x, eps, hat)
    if backward:
        _backward(t, draw, eps, hat)
    if N:
        t.picture("heatmap", solution=True, matrix=hat, rows="token", columns="feature")
    else:
        t.picture("bars", solution=True, series={"input": x, "normalised": hat}, label="feature")


def _standardised(t: Trace, x: Quantity, eps: Quantity, answer: bool) -> Quantity:
    """Layer normalisation: the mean, the variance, and the features with mean 0 and variance 1."""
    size = t.constant("D", t.value(x).shape[-1])
    mu = t.step("mu", mean_of_features(x), symbol=r"\mu")
    centred = x - _each(mu)
    squares = mean_of_features(square(centred))
    ways = {"biased": squares, "unbiased": size / (size - 1) * squares}
    var = t.step("var", ways.pop(t.convention("ln_var")), symbol=r"\sigma^2")
    t.mistake("other_divisor", var, *ways.values())

    spread = _each(var) + eps
    hat = t.step("x_hat", centred / sqrt(spread), symbol=_hat(x), answer=answer)
    t.mistake("root_forgotten", hat, centred / spread)
    t.mistake("mean_left_in", hat, x / sqrt(spread))
    if t.value(eps) > 0:
        t.mistake("epsilon_outside", hat, centred / (sqrt(_each(var)) + eps))
    if x.ndim == 2 and len(t.value(x)) > 1:
        across = x - mean_of_tokens(x)
        columns = mean_of_tokens(square(across)) + eps
        if t.value(columns).all():
            t.mistake("over_the_tokens", hat, across / sqrt(columns))
    return hat


def _by_root_mean_square(t: Trace, x: Quantity, eps: Quantity, answer: bool) -> Quantity:
    """RMSNorm, which leaves the mean where it is."""
    squares = mean_of_features(square(x))
    rms = t.step("rms", sqrt(squares + eps), symbol=r"\rho")
    t.mistake("root_forgotten", rms, squares + eps)
    if t.value(eps) > 0:
        t.mistake("epsilon_outside", rms, sqrt(squares) + eps)
    hat = t.step("x_hat", x / _each(rms), symbol=_hat(x), answer=answer)
    mean = mean_of_features(x)
    t.mistake("mean_taken_out", hat, (x - (beside_rows(mean) if x.ndim == 2 else mean)) / _each(rms))
    return hat


def _scaled(t: Trace, draw: Draw, D: int, kind: Kind, x: Quantity, eps: Quantity, hat: Quantity) -> None:
    """The learned scale of each feature, and but for RMSNorm its learned shift."""
    gamma = t.given("gamma", draw.integers(-4, 4, over=2, nonzero=True), default=[1] * D, symbol=r"\gamma")
    word = "Y" if x.ndim == 2 else "y"
    if kind == "rms":
        y = t.step("y", gamma * hat, symbol=word, answer=True)
        t.mistake("scale_forgotten", y, hat)
        return
    beta = t.given("beta", draw.integers(-3, 3, nonzero=True), default=[0] * D, symbol=r"\beta")
    y = t.step("y", gamma * hat + beta, symbol=word, answer=True)
    t.mistake("scale_and_shift_forgotten", y, hat)
    t.mistake("gamma_and_beta_swapped", y, beta * hat + gamma)
    t.mistake("normalised_last", y, layer_norm(gamma * x + beta, eps))


def _moved(t: Trace, draw: Draw, x: Quantity, eps: Quantity, hat: Quantity) -> None:
    """The same for an input that is scaled by a and shifted by c."""
    mu, var = t.quantities["mu"], t.quantities["var"]
    a = t.given("a", exact(draw.choice((-3, -2, 2, 3, 10))))
    c = t.given("c", draw.integers(-9, 9, nonzero=True), default=0)
    factor = t.value(a)
    t.defined("a is not 0", factor != 0)
    mu_moved = t.step("mu_moved", a * mu + c, symbol=r"\mu'")
    t.mistake("shift_forgotten", mu_moved, a * mu)
    var_moved = t.step("var_moved", square(a) * var, symbol=r"\sigma'^2")
    t.mistake("shift_in_the_variance", var_moved, square(a) * var + c)
    if factor > 0:
        t.mistake("scale_not_squared", var_moved, a * var)
    spread = sqrt(var_moved + eps)
    moved = t.step("x_hat_moved", (a * x + c - mu_moved) / spread, symbol=r"\hat{x}'", answer=True)
    t.mistake("scale_kept", moved, a * hat)
    if factor < 0:
        t.mistake("sign_of_the_scale_lost", moved, hat)


def _backward(t: Trace, draw: Draw, eps: Quantity, hat: Quantity) -> None:
    """The gradient with respect to the input, from that with respect to the normalised features."""
    x_hat = t.value(hat)
    size, var = t.quantities["D"], t.quantities["var"]
    n, unbiased = t.value(size), t.convention("ln_var") == "unbiased"

    def clear(g: Any) -> bool:
        along = (g * x_hat).mean() * (n / (n - 1) if unbiased else 1)
        return bool(abs(g - g.mean() - along * x_hat).min() > 0.05)

    pulling: dict[str, Condition] = {
        "no derivative is nearly 0": clear,
        "the derivatives have a common part": lambda g: abs(g.mean()) > 0.1,
        "they have a part along the features": lambda g: abs((g * x_hat).mean()) > 0.1,
    }
    g = t.given("g", draw.integers(-3, 3), such_that=pulling)
    g_mean = t.step("g_mean", mean_of_features(g), symbol=r"\bar{g}")
    along = mean_of_features(g * hat)
    if unbiased:
        along = size / (size - 1) * along
    m = t.step("g_along", along, symbol="m")
    spread = sqrt(var + eps)
    dx = t.step("dx", (g - g_mean - m * hat) / spread, symbol=r"\frac{\partial L}{\partial x}", answer=True)
    t.mistake("statistics_held_fixed", dx, g / spread)
    t.mistake("variance_held_fixed", dx, (g - g_mean) / spread)
    t.mistake("mean_held_fixed", dx, (g - m * hat) / spread)
    if abs(t.value(spread) - 1) > 0.01:
        t.mistake("division_forgotten", dx, g - g_mean - m * hat)
    t.require("the way back is no dead end", abs(t.value(dx)).max() > 0.05)


def _each(v: Quantity) -> Any:
    """One number for each token, so that it meets all features of its token."""
    return beside_rows(v) if v.ndim else v


def _hat(x: Quantity) -> str:
    return rf"\hat{{{x.tex}}}"
