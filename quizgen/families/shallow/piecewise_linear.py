from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.family import family
from quizgen.notation import raised
from quizgen.trace import Condition, Trace
from quizgen.vocabulary.activations import relu
from quizgen.vocabulary.linear_pieces import all_joints, left_slope, output, right_slope, unit_joints
from quizgen.vocabulary.shallow import (
    active,
    differences,
    joint_heights,
    right_of_joint,
    runs_over_rises,
    slopes_after,
    total,
)

Task = Literal["value", "table", "inverse"]


@family(
    "shallow.piecewise_linear",
    version=1,
    title="A shallow network is a piecewise linear function",
    levels={
        "intro": {"D": 2, "task": "value"},
        "standard": {"D": 3},
        "exam": {"D": 3, "task": ["inverse", "table"], "outputs": 2},
    },
    givens={
        "theta0": "D", "theta1": "D", "phi": "D", "phi0": "", "phi[l]": "D", "offset[l]": "", "x": "",
        "joints": "D", "heights": "D", "right_slope": "",
    },
    implies={"x": {"task": "value"}, "phi[l]": {"outputs": 2}, "joints": {"task": "inverse"}},
)  # fmt: skip
def piecewise_linear(t: Trace, draw: Draw, D: int = 3, task: Task = "table", outputs: int = 1) -> None:
    """One hidden layer of ReLU units: its value at a point, its regions, or its weights from a graph."""
    if task == "inverse":
        _inverse(t, draw, D)
        return
    theta0 = t.given("theta0", draw.distinct(-4, 4))
    turned = {
        "units face both ways": lambda slopes: min(slopes) < 0 < max(slopes),
        "no two joints are equal": lambda slopes: len(set(t.value(theta0) / slopes)) == D,
    }
    theta1 = t.given("theta1", draw.integers(-2, 2, nonzero=True), such_that=turned)
    n = t.constant("units", D, symbol="D")
    t.defined("every unit has a slope other than 0", t.value(theta1).all())
    t.defined("there are one or two outputs, and one for a value", outputs in range(1, 3 - (task == "value")))
    outer = [_outer_weights(t, draw, o) for o in ([None] if outputs == 1 else range(1, outputs + 1))]
    if task == "value":
        phi, phi0 = outer[0]
        x = t.given("x", draw.integers(-4, 4), such_that=_between(t, theta0, theta1))
        y = _value(t, n, theta0 + theta1 * x, phi, phi0)
        q: Any = all_joints(unit_joints(theta0, theta1))
        ends = left_slope(theta1, phi), right_slope(theta1, phi)
        _drawn(t, q, (theta0, theta1, phi, phi0), ends, marked=(x, y))
        return
    q, A = _regions(t, theta0, theta1)
    for o, (phi, phi0) in enumerate(outer, 1):
        lines = _lines(t, A, q, (theta0, theta1, phi, phi0), None if outputs == 1 else o)
        label = "f(x)" if outputs == 1 else f"f{'₁₂'[o - 1]}(x)"
        _drawn(t, q, (theta0, theta1, phi, phi0), (lines[0], lines[-1]), label=label)
    _parameters(t, n, outputs)


def _outer_weights(t: Trace, draw: Draw, o: int | None) -> tuple[Quantity, Quantity]:
    """The outer weights and the offset of the output, or of one of several."""
    some_negative = {"some outer weight is negative": lambda outer: min(outer) < 0}
    name, offset = (None, None) if o is None else (rf"\phi^{{({o})}}", rf"\phi^{{({o})}}_{{0}}")
    weights = draw.integers(-3, 3, nonzero=True)
    phi = t.given("phi", weights, o, symbol=name, such_that=some_negative)
    return phi, t.given("phi0" if o is None else "offset", weights, o, symbol=offset)


def _drawn(t: Trace, q: Any, parameters: tuple[Quantity, ...], ends: tuple[Any, Any], **more: Any) -> None:
    """The graph of an output."""
    heights = output(q, *parameters)
    t.picture("piecewise_linear", solution=True, joints=q, heights=heights, ends=ends, **more)


def _value(t: Trace, n: Quantity, inner: Any, phi: Quantity, phi0: Quantity) -> Quantity:
    """The output at one point, through the units."""
    z = t.step("z", inner)
    h = t.step("h", relu(z))
    t.mistake("activation_forgotten", h, z)
    c = t.step("contributions", phi * h, symbol="c")
    t.mistake("clipped_after_weighting", c, relu(phi * z))
    y = t.step("y", phi0 + total(c), symbol="f(x)", answer=True)
    t.mistake("offset_for_every_unit", y, n * phi0 + total(c))
    t.mistake("offset_forgotten", y, total(c))
    return y


def _regions(t: Trace, theta0: Quantity, theta1: Quantity) -> tuple[Quantity, Quantity]:
    """The joints from left to right, and the units that are active in each region."""
    s = t.step("unit_joints", unit_joints(theta0, theta1))
    t.mistake("slope_ignored", s, -theta0)
    t.mistake("sign_lost", s, theta0 / theta1)
    q = t.step("joints_sorted", all_joints(s), kind="sequence", symbol="q")
    A = t.step("active", active(s, theta1, q), symbol="A")
    t.mistake("direction_ignored", A, right_of_joint(s, theta1, q))
    return q, A


def _lines(
    t: Trace, A: Quantity, q: Quantity, parameters: tuple[Quantity, ...], o: int | None = None
) -> Quantity:
    """Which line each region has: the slopes, which are returned, the intercepts, and where lines meet."""
    theta0, theta1, phi, phi0 = parameters
    g = t.step("unit_slopes", phi * theta1, o, symbol=raised("g", o))
    t.mistake("negative_weights_clipped", g, relu(phi) * theta1)
    t.mistake("outer_weight_forgotten", g, theta1)
    e = t.step("unit_offsets", phi * theta0, o, symbol=raised("e", o))
    m = t.step("slopes", A @ g, o, symbol=raised("m", o), answer=True)
    k = t.step("intercepts", phi0 + A @ e, o, symbol=raised("k", o), answer=True)
    t.mistake("offset_for_every_unit", k, A @ (phi0 + e))
    t.mistake("offset_forgotten", k, A @ e)
    t.step("heights", joint_heights(m, k, q), o, symbol=raised("v", o))
    return m


def _parameters(t: Trace, n: Quantity, outputs: int) -> None:
    """How many numbers the network has."""
    if outputs == 1:
        P = t.step("n_parameters", 3 * n + 1, kind="integer", symbol="P")
        t.mistake("offset_not_counted", P, 3 * n)
        t.mistake("inner_offsets_not_counted", P, 2 * n + 1)
        return
    heads = t.constant("D_o", outputs, symbol="D_o")
    P = t.step("n_parameters", 2 * n + (n + 1) * heads, kind="integer", symbol="P")
    t.mistake("offset_not_counted", P, 2 * n + n * heads)
    t.mistake("units_of_its_own_for_every_output", P, (3 * n + 1) * heads)


def _inverse(t: Trace, draw: Draw, D: int) -> None:
    """The weights of a network whose units all have the inner slope 1, from its graph."""
    joints, levels, last = _graph(draw, D)
    q = t.given("joints", joints, symbol="q")
    v = t.given("heights", levels, symbol="v")
    r = t.given("right_slope", last, symbol="r")
    n = t.constant("units", D, symbol="D")
    t.defined("the joints rise from left to right", all(a < b for a, b in pairwise(t.value(q))))
    t.picture("piecewise_linear", joints=q, heights=v, ends=(0, r))

    theta0 = t.step("theta0", -q, answer=True)
    t.mistake("sign_lost", theta0, q)
    m = t.step("slopes", slopes_after(q, v, r))
    between = abs(t.value(m)[:-1])
    if between.all() and (between != 1).any():
        t.mistake("run_over_rise", m, runs_over_rises(q, v, r))
    phi = t.step("phi", differences(m), answer=True)
    t.mistake("slopes_as_weights", phi, m)
    phi0 = t.step("phi0", v[0], answer=True)
    at_zero = v[0] + total(phi * relu(theta0))
    if t.value(at_zero) != t.value(phi0):
        t.mistake("height_at_zero_taken", phi0, at_zero)
    t.require("some outer weight is negative", min(t.value(phi)) < 0)
    x = t.given("x", draw.integers(-8, 8, over=2), default=0, such_that=_between(t, theta0, None))
    _value(t, n, theta0 + x, phi, phi0)


def _graph(draw: Draw, D: int) -> tuple[list[int], list[int], int]:
    """Joints and heights of a graph that starts level, and the slope after its last joint."""
    joints, slopes = sorted(draw.order(range(-4, 5))[:D]), [0]
    for _ in joints:
        slopes.append(draw.choice([m for m in (-2, -1, 1, 2) if m != slopes[-1]]))
    levels = [draw.choice((-2, -1, 1, 2))]
    for (a, b), m in zip(pairwise(joints), slopes[1:], strict=False):
        levels.append(levels[-1] + m * (b - a))
    return joints, levels, slopes[-1]


def _between(t: Trace, theta0: Quantity, theta1: Quantity | None) -> Mapping[str, Condition]:
    """A point at which one unit is active and one is silent."""

    def inner(x: float) -> Any:
        return t.value(theta0) + (1 if theta1 is None else t.value(theta1)) * x

    return {
        "x is no joint": lambda x: inner(x).all(),
        "one unit is active": lambda x: max(inner(x)) > 0,
        "one unit is silent": lambda x: min(inner(x)) < 0,
    }
