from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.equations.tree import power
from quizgen.exact import exact
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.elementary import square

SHARES = ("1/5", "3/5", "3/4")  # never 1/2, where dropping and keeping are the same
KEPT = ("4/5", "2/5", "1/4")


@family(
    "reg.dropout",
    version=1,
    title="Dropout",
    levels={
        "intro": {"n": [3, 4]},
        "standard": {"n": [4, 5], "compare": True, "count": True},
        "exam": {"n": [3, 4], "spread": True, "backward": True},
    },
    givens={"h": "n", "mask": "n", "p": "", "w": "n", "b": "", "t": ""},
    aliases={"m": "mask", "x": "h", "y": "t", "target": "t"},
    implies={"w": {"backward": True}},
)
def dropout(
    t: Trace,
    draw: Draw,
    n: int = 4,
    compare: bool = False,
    count: bool = False,
    spread: bool = False,
    backward: bool = False,
) -> None:
    """What a layer passes on in training and at test time, and why the two fit together."""
    largest = 5 if backward else 9
    h = t.given("h", (draw.distinct if n <= largest else draw.integers)(1, largest))
    mask = t.given("mask", draw.integers(0, 1), symbol="m", such_that=MIXED)
    t.defined("a mask has the entries 0 and 1", set(t.value(mask).tolist()) <= {0, 1})
    drops = t.convention("dropout_p") == "drop"
    p = t.given("p", exact(draw.choice(SHARES if drops else KEPT)))
    inverted = t.convention("dropout_scheme") == "inverted"

    q = t.step("q", 1 - p if drops else p)
    t.defined("some units are kept", 0 < t.value(q) <= 1)
    if t.value(q) != 0.5:
        t.mistake("kept_and_dropped_confused", q, p if drops else 1 - p)
    passed = _training(t, inverted, h, mask, q)
    test = _test(t, inverted, h, q, passed)
    if compare:
        _comparison(t, inverted, h, mask, q, passed)
    if count:
        _counts(t, t.constant("n", n), q)
    if spread:
        _spread(t, inverted, h, q)
    if backward:
        w = _backward(t, draw, inverted, h, mask, q, passed)
        t.picture("thinned_network", solution=True, units=passed, mask=mask, weights=w)
    else:
        t.picture("bars", solution=True, series={"training": passed, "test": test}, label="unit")


def _training(t: Trace, inverted: bool, h: Quantity, mask: Quantity, q: Quantity) -> Quantity:
    """What the layer passes on in this pass of training."""

    def rescaled(kept: Any) -> Any:
        return kept / q if inverted else kept

    passed = t.step("train", rescaled(mask * h), symbol=r"\tilde{h}", answer=True)
    t.mistake("mask_reversed", passed, rescaled((1 - mask) * h))
    if inverted:
        t.mistake("not_rescaled", passed, mask * h)
        if t.value(q) not in (0.5, 1):
            t.mistake("divided_by_the_dropped_share", passed, mask * h / (1 - q))
    else:
        t.mistake("rescaled_in_training", passed, mask * h / q)
    return passed


def _test(t: Trace, inverted: bool, h: Quantity, q: Quantity, passed: Quantity) -> Quantity:
    """What the layer passes on at test time."""
    test = t.step("test", h if inverted else q * h, symbol=r"\hat{h}", answer=True)
    t.mistake("dropped_at_test_time", test, passed)
    t.mistake("rescaled_twice" if inverted else "not_rescaled_at_test_time", test, q * h if inverted else h)
    return test


def _comparison(t: Trace, inverted: bool, h: Quantity, mask: Quantity, q: Quantity, passed: Quantity) -> None:
    """The mean over all masks, and the other scheme."""
    kept = h / q if inverted else h
    mean = t.step("mean", q * kept, symbol=r"\bar{h}", answer=True)
    t.mistake("this_mask_only", mean, passed)
    t.mistake("kept_passes_only", mean, kept)
    t.step("train_other", mask * h if inverted else mask * h / q, symbol=r"\tilde{h}^{*}")
    test = t.step("test_other", q * h if inverted else h, symbol=r"\hat{h}^{*}")
    t.mistake("same_as_in_the_first_scheme", test, h if inverted else q * h)


def _counts(t: Trace, n: Quantity, q: Quantity) -> None:
    """How many thinned networks there are, and how likely the one without units is."""
    networks = t.step("networks", power.apply(2, n), symbol="N", kind="integer")
    if t.value(n) > 2:
        t.mistake("masks_added", networks, 2 * n)
    none = t.step("none_left", (1 - q) ** n, symbol=r"P(\text{none})")
    if t.value(q) != 0.5:
        t.mistake("chance_that_all_are_left", none, q**n)
    t.mistake("chances_added", none, n * (1 - q))


def _spread(t: Trace, inverted: bool, h: Quantity, q: Quantity) -> None:
    """How much dropout makes the units fluctuate."""
    factors = (1 - q) / q, q * (1 - q)
    right, wrong = factors if inverted else factors[::-1]
    variance = t.step("variance", square(h) * right, symbol="v", answer=True)
    t.mistake("factor_of_the_other_scheme", variance, square(h) * wrong)
    t.mistake("activation_not_squared", variance, h * right)


def _backward(
    t: Trace, draw: Draw, inverted: bool, h: Quantity, mask: Quantity, q: Quantity, passed: Quantity
) -> Quantity:
    """A linear output above the layer, its loss, and the way back through the mask."""
    w = t.given("w", draw.integers(-2, 2, nonzero=True))
    b = t.given("b", draw.integers(-3, 3, nonzero=True), default=0)
    y = t.step("y", w.T @ passed + b)
    t.mistake("all_units_used", y, w.T @ h + b)
    near = int(t.value(y)) + draw.choice((-3, -2, 2, 3))
    target = t.given("t", exact(near))
    error = y - target
    half = t.convention("sq_loss") == "half_sum"
    L = t.step("L", square(error) / 2 if half else square(error))
    delta = t.step("delta", error if half else 2 * error, symbol=r"\frac{\partial L}{\partial y}")
    t.mistake("target_minus_output", delta, -delta.equation)
    t.gradient(L, y, delta)
    dw = t.step("dw", delta * passed, answer=True)
    t.mistake("mask_forgotten_above", dw, delta * h)
    t.gradient(L, w, dw)

    gated = delta * w * mask
    dh = t.step("dh", gated / q if inverted else gated, symbol=r"\frac{\partial L}{\partial h}", answer=True)
    t.mistake("mask_forgotten_on_the_way_back", dh, delta * w)
    if inverted:
        t.mistake("scale_forgotten_on_the_way_back", dh, gated)
    t.gradient(L, h, dh)
    return w


def _mixed(mask: Any) -> bool:
    return bool(min(2, len(mask) - 1) <= mask.sum() < len(mask))


MIXED = {"at least one unit is dropped and two are kept": _mixed}
