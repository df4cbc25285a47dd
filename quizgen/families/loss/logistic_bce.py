from typing import Any, Literal

import numpy as np

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.family import family
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.activations import sigmoid
from quizgen.vocabulary.elementary import log, log10
from quizgen.vocabulary.losses import total
from quizgen.vocabulary.output_losses import log_loss

LEAST, MOST = 0.25, 3.5  # the size of a weighted sum: neither undecided nor certain


@family(
    "loss.logistic_bce",
    version=1,
    title="Logistic unit with binary cross-entropy",
    levels={
        "intro": {"n": 2, "gradient": False},
        "standard": {"n": [2, 3]},
        "exam": {"n": 2, "batch": 3, "squared": True, "update": True},
    },
    givens={"x": "n", "X": "batch n", "w": "n", "b": "", "y": "", "Y": "batch", "eta": ""},
    aliases={"t": "y", "T": "Y", "w0": "b"} | dict.fromkeys(("lr", "alpha", "lambda"), "eta"),
    implies={"x": {"batch": 0}, "eta": {"gradient": True, "update": True}},
)
def logistic_bce(
    t: Trace,
    draw: Draw,
    n: int = 2,
    batch: int = 0,
    labels: Literal["01", "pm1"] = "01",
    gradient: bool = True,
    squared: bool = False,
    update: bool = False,
) -> None:
    """A probability from a weighted sum, its binary cross-entropy, and the gradient of that loss."""
    x = t.given(
        "X" if batch else "x", draw.integers(-3, 3, nonzero=True), such_that={"the inputs differ": _apart}
    )
    w = t.given("w", draw.integers(-3, 3, over=2, nonzero=True), such_that=_reachable(t.value(x)))
    weighted = x @ w if batch else w.T @ x
    b = t.given("b", draw.integers(-4, 4, over=2, nonzero=True), such_that=_undecided(t.value(weighted)))
    signs = labels == "pm1"
    y = _labels(t, draw, "Y" if batch else "y", signs, t.value(weighted + b))
    t.defined("the squared loss is compared for labels 0 and 1", not (signs and squared))

    z = t.step("z", weighted + b)
    t.mistake("bias_forgotten", z, weighted)
    if batch:
        t.constant("N", batch)
    a, L = (_by_margin if signs else _by_probability)(t, z, y, batch, answer=not (batch or gradient))
    if not gradient:
        return
    links = _over_the_batch if batch else _by_the_chain_rule
    error, dw, db = (_through_the_margin if signs else links)(t, L, x, w, b, z, a, y)
    if squared:
        kept = t.step("kept", error * a * (1 - a), symbol=r"\delta_{\text{squared}}", answer=True)
        t.mistake("slope_forgotten", kept, error)
    if update:
        eta = t.given("eta", draw.choice(["1/2", "1"]), default="1/2")
        for old, slope in ((w, dw), (b, db)):
            new = t.step(f"{old.word}_new", old - eta * slope, answer=True)
            t.mistake("ascended", new, old + eta * slope)


def _labels(t: Trace, draw: Draw, word: str, signs: bool, z: Any) -> Quantity:
    """The label or the labels, 0 and 1 or ±1."""
    drawn = draw.signs() if signs else draw.integers(0, 1)
    y = t.given(word, drawn, symbol="y", such_that=_labelled(z))
    if signs:
        t.defined("with labels=pm1 a label is 1 or −1", np.isin(t.value(y), (1, -1)).all())
    else:
        t.defined("a label is 0 or 1 (1 or −1 with labels=pm1)", np.isin(t.value(y), (0, 1)).all())
    return y


def _by_probability(
    t: Trace, z: Quantity, y: Quantity, batch: int, answer: bool
) -> tuple[Quantity, Quantity]:
    """The probability of label 1, and the loss of the example, or of the batch."""
    a = t.step("a", sigmoid(z), answer=answer)
    t.mistake("exponent_reversed", a, sigmoid(-z))
    each = _losses(t, log_loss(a, y), batch)
    t.mistake("other_label", each, log_loss(a, 1 - y))
    t.mistake("decimal_logarithm", each, -(y * log10(a) + (1 - y) * log10(1 - a)))
    if np.any(t.value(y) == 0):
        t.mistake("minus_on_one_term", each, (1 - y) * log(1 - a) - y * log(a))
    if batch:
        return a, _reduced(t, "L", total(each), "L")
    t.picture("loss_curves", solution=True, probability=a, label=y)
    return a, each


def _by_margin(t: Trace, z: Quantity, y: Quantity, batch: int, answer: bool) -> tuple[Quantity, Quantity]:
    """With labels ±1, the probability of the own label from the margin, and the loss."""
    m = t.step("margin", y * z, symbol="m")
    t.mistake("label_forgotten", m, z)
    a = t.step("a", sigmoid(m), answer=answer)
    t.mistake("exponent_reversed", a, sigmoid(-m))
    each = _losses(t, -log(a), batch)
    t.mistake("other_label", each, -log(1 - a))
    t.mistake("decimal_logarithm", each, -log10(a))
    return a, _reduced(t, "L", total(each), "L") if batch else each


def _losses(t: Trace, equation: Any, batch: int) -> Quantity:
    """The loss of the example, or those of all examples."""
    word, symbol = ("losses", r"\ell") if batch else ("L", None)
    return t.step(word, equation, symbol=symbol, answer=not batch)


def _by_the_chain_rule(
    t: Trace, L: Quantity, x: Quantity, w: Quantity, b: Quantity, z: Quantity, a: Quantity, y: Quantity
) -> tuple[Quantity, Quantity, Quantity]:
    """The derivatives for one example, one link of the chain after the other."""
    dL_da = t.step("dL_da", (1 - y) / (1 - a) - y / a, symbol=_slope("L", "a"))
    da_dz = t.step("da_dz", a * (1 - a), symbol=_slope("a", "z"))
    dL_dz = t.step("dL_dz", a - y, symbol=_slope("L", "z"))
    dw = t.step("dL_dw", dL_dz * x, symbol=_slope("L", "w"), answer=True)
    db = t.step("dL_db", dL_dz, symbol=_slope("L", "b"), answer=True)
    for wrt, slope in ((a, dL_da), (z, dL_dz), (w, dw), (b, db)):
        t.gradient(L, wrt, slope)
    t.mistake("slope_of_the_pre_activation", da_dz, z * (1 - z))
    t.mistake("label_minus_probability", dL_dz, y - a)
    t.mistake("slope_kept", dL_dz, (a - y) * da_dz)
    t.mistake("weight_for_input", dw, dL_dz * w)
    if t.value(x)[0] != 1:
        t.mistake("input_for_the_bias", db, dL_dz * x[0])
    return dL_dz, dw, db


def _over_the_batch(
    t: Trace, L: Quantity, X: Quantity, w: Quantity, b: Quantity, z: Quantity, a: Quantity, y: Quantity
) -> tuple[Quantity, Quantity, Quantity]:
    """The errors of all examples, and the derivatives that collect them."""
    delta = t.step("delta", a - y)
    t.mistake("label_minus_probability", delta, y - a)
    t.mistake("slope_kept", delta, (a - y) * a * (1 - a))
    dw = _reduced(t, "dL_dw", X.T @ delta, _slope("L", "w"))
    db = _reduced(t, "dL_db", total(delta), _slope("L", "b"))
    t.gradient(L, w, dw)
    t.gradient(L, b, db)
    return delta, dw, db


def _through_the_margin(
    t: Trace, L: Quantity, x: Quantity, w: Quantity, b: Quantity, z: Quantity, a: Quantity, y: Quantity
) -> tuple[Quantity, Quantity, Quantity]:
    """The derivatives with labels ±1, of one example or of a batch."""
    batch = x.ndim == 2
    name, symbol = (None, None) if batch else ("dL_dz", _slope("L", "z"))
    delta = t.step("delta", y * (a - 1), name=name, symbol=symbol)
    t.mistake("label_not_multiplied", delta, a - 1)
    t.mistake("probability_for_the_rest", delta, -y * a)
    t.mistake("slope_kept", delta, -y * (1 - a) * a * (1 - a))
    if batch:
        dw = _reduced(t, "dL_dw", x.T @ delta, _slope("L", "w"))
        db = _reduced(t, "dL_db", total(delta), _slope("L", "b"))
    else:
        dw = t.step("dL_dw", delta * x, symbol=_slope("L", "w"), answer=True)
        db = t.step("dL_db", delta, symbol=_slope("L", "b"), answer=True)
        t.gradient(L, z, delta)
    t.gradient(L, w, dw)
    t.gradient(L, b, db)
    return delta, dw, db


def _reduced(t: Trace, word: str, summed: Any, symbol: str) -> Quantity:
    """What the batch makes of a sum over its examples."""
    N = t.quantities["N"]
    ways = {"mean": summed / N, "sum": summed}
    right = ways.pop(t.convention("batch_reduction"))
    value = t.step(word, right, symbol=symbol, answer=True)
    if t.value(N) > 1:
        t.mistake("other_reduction", value, *ways.values())
    return value


def _slope(of: str, by: str) -> str:
    return rf"\frac{{\partial {of}}}{{\partial {by}}}"


def _reachable(x: Any) -> dict[str, Condition]:
    """What the weights must do: some bias brings every weighted sum near 0."""
    return {"no input is weighted too strongly": lambda w: bool(np.all(abs(x @ w) <= MOST))}


def _undecided(weighted: Any) -> dict[str, Condition]:
    """What the bias must do: no probability is one half, or as good as certain."""

    def within(b: float) -> bool:
        sizes = abs(weighted + b)
        return bool(np.all((sizes > LEAST) & (sizes <= MOST)))

    return {"no probability is one half or nearly certain": within}


def _labelled(z: Any) -> dict[str, Condition]:
    """Several labels differ, and for one of them the unit is on the wrong side."""
    if np.size(z) < 2:
        return {}
    return {
        "both labels occur": lambda y: len(set(y.tolist())) == 2,
        "some example is on the wrong side": lambda y: bool(((z > 0) != (y == 1)).any()),
    }


def _apart(x: Any) -> bool:
    """No two examples are alike, and the inputs of a single one are not all equal."""
    entries = list(map(str, x.tolist()))
    return len(set(entries)) == len(entries) if x.ndim == 2 else len(x) == 1 or len(set(entries)) > 1
