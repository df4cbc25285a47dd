from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.family import family
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
        "exam": {"D": 3, "task": "inverse"},
    },
    givens={
        "theta0": "D", "theta1": "D", "phi": "D", "phi0": "", "x": "",
        "joints": "D", "heights": "D", "right_slope": "",
    },
    implies={"x": {"task": "value"}, "joints": {"task": "inverse"}},
)  # fmt: skip
def piecewise_linear(t: Trace, draw: Draw, D: int = 3, task: Task = "table") -> None:
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
    phi = t.given(
        "phi",
        draw.integers(-3, 3, nonzero=True),
        such_that={"some outer weight is negative": lambda outer: min(outer) < 0},
    )
    phi0 = t.given("phi0", draw.integers(-3, 3, nonzero=True))
    n = t.constant("units", D, symbol="D")
    t.defined("every unit has a slope other than 0", t.value(theta1).all())
    if task == "value":
        x = t.given("x", draw.integers(-4, 4), such_that=_between(t, theta0, theta1))
        _value(t, n, theta0 + theta1 * x, phi, phi0)
        q: Any = all_joints(unit_joints(theta0, theta1))
        ends: tuple[Any, Any] = left_slope(theta1, phi), right_slope(theta1, phi)
    else:
        q, ends = _table(t, n, theta0, theta1, phi, phi0)
    heights = output(q, theta0, theta1, phi, phi0)
    t.picture("piecewise_linear", solution=True, joints=q, heights=heights, ends=ends)


def _value(t: Trace, n: Quantity, inner: Any, phi: Quantity, phi0: Quantity) -> None:
    """The output at one point, through the units."""
    z = t.step("z", inner)
    h = t.step("h", relu(z))
    t.mistake("activation_forgotten", h, z)
    c = t.step("contributions", phi * h, symbol="c")
    t.mistake("clipped_after_weighting", c, relu(phi * z))
    y = t.step("y", phi0 + total(c), symbol="f(x)", answer=True)
    t.mistake("offset_for_every_unit", y, n * phi0 + total(c))
    t.mistake("offset_forgotten", y, total(c))


def _table(
    t: Trace, n: Quantity, theta0: Quantity, theta1: Quantity, phi: Quantity, phi0: Quantity
) -> tuple[Quantity, tuple[Any, Any]]:
    """The joints, and which line each region has."""
    s = t.step("unit_joints", unit_joints(theta0, theta1))
    t.mistake("slope_ignored", s, -theta0)
    t.mistake("sign_lost", s, theta0 / theta1)
    q = t.step("joints_sorted", all_joints(s), kind="sequence", symbol="q")
    A = t.step("active", active(s, theta1, q), symbol="A")
    t.mistake("direction_ignored", A, right_of_joint(s, theta1, q))
    g = t.step("unit_slopes", phi * theta1, symbol="g")
    t.mistake("negative_weights_clipped", g, relu(phi) * theta1)
    t.mistake("outer_weight_forgotten", g, theta1)
    e = t.step("unit_offsets", phi * theta0, symbol="e")
    m = t.step("slopes", A @ g, answer=True)
    k = t.step("intercepts", phi0 + A @ e, symbol="k", answer=True)
    t.mistake("offset_for_every_unit", k, A @ (phi0 + e))
    t.mistake("offset_forgotten", k, A @ e)
    t.step("heights", joint_heights(m, k, q), symbol="v")
    P = t.step("n_parameters", 3 * n + 1, kind="integer", symbol="P")
    t.mistake("offset_not_counted", P, 3 * n)
    t.mistake("inner_offsets_not_counted", P, 2 * n + 1)
    return q, (m[0], m[-1])


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
