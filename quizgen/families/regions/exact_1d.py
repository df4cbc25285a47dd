from typing import Any

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.equations.tree import power
from quizgen.exact import Exact, exact
from quizgen.families.regions._units import LOST_JOINTS, Case, Row, drawn_units, facing, second_layer
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.elementary import maximum
from quizgen.vocabulary.linear_pieces import (
    all_joints,
    bending_units,
    changes,
    count,
    joints,
    left_slope,
    output,
    pieces,
    right_slope,
    signed_changes,
    slopes,
    unit_joints,
)
from quizgen.vocabulary.two_layer_pieces import (
    crossings,
    deep_joints,
    deep_slopes,
    inner_crossings,
    slopes_between_joints,
    slopes_without_gates,
    switching_points,
    two_layer_output,
    ungated_slopes,
    values_at_joints,
    values_without_activation,
)


@family(
    "regions.exact_1d",
    version=1,
    title="The linear pieces of a network with one input",
    levels={
        "intro": {"D": 3},
        "standard": {"D": 4, "case": ["dead", "coincident", "cancelling"]},
        "exam": {"D": 2, "deep": True},
    },
    givens={
        "theta0": "D", "theta1": "D", "phi": "D", "phi0": "", "Psi0": "D2", "Psi": "D2 D", "omega": "D2"
    },
    implies={"phi": {"deep": False}, "Psi": {"deep": True}},
)  # fmt: skip
def exact_1d(
    t: Trace, draw: Draw, D: int = 3, case: Case = "generic", deep: bool = False, D2: int = 2
) -> None:
    """The joints of a piecewise linear network, its slopes from left to right and its number of pieces."""
    t.convention("region_def")
    if deep:
        _two_layers(t, draw, D, D2)
        return
    units = drawn_units(draw, D, case)
    theta0 = t.given("theta0", exact(units.theta0))
    theta1 = t.given("theta1", exact(units.theta1))
    phi = t.given("phi", exact(units.phi))
    phi0 = t.given("phi0", draw.integer(-3, 3), default=0)
    n = t.constant("D", D)

    s = _unit_joints(t, theta0, theta1)
    c = t.step("changes", changes(theta1, phi))
    if (t.value(theta1) < 0).any():
        t.mistake("direction_kept", c, signed_changes(theta1, phi))
    if (t.value(phi) < 0).any():
        t.mistake("outer_weight_clipped", c, changes(theta1, maximum(phi, 0)))
    q = t.step("joints", joints(s, c), kind="sequence", answer=True)
    bends, places, switches = (t.value(count(points)) for points in (q, all_joints(s), bending_units(s, c)))
    if places > bends:
        t.mistake("silent_joint_counted", q, all_joints(s))
    elif switches > bends:
        t.mistake("joint_counted_twice", q, bending_units(s, c))
    left = t.step("left_slope", left_slope(theta1, phi))
    if t.value(left) != t.value(right_slope(theta1, phi)):
        t.mistake("sides_swapped", left, right_slope(theta1, phi))
    if t.value(left) != 0:
        t.mistake("starts_flat", left, 0)
    m = t.step("slopes", slopes(left, q, s, c), kind="sequence", answer=True)
    _counted(t, q, n + 1)
    if D > 1:
        t.mistake("every_pattern_counted", t.quantities["bound"], power.apply(2, n))
    t.require("no joint is lost by chance", bends == D - LOST_JOINTS[case])
    _drawn(t, q, m, output(q, theta0, theta1, phi, phi0))


def _two_layers(t: Trace, draw: Draw, D: int, D2: int) -> None:
    """The same with a second hidden layer, whose units switch where their own input crosses 0."""
    theta0 = t.given("theta0", draw.distinct(-4, 4))
    theta1 = t.given("theta1", draw.integers(-2, 2, nonzero=True), such_that=facing(t.value(theta0)))
    rows: list[Row] = []

    def offsets(shape: tuple[int, ...]) -> Exact:
        rows.extend(second_layer(draw, t.value(theta0), t.value(theta1), *shape))
        return exact([row[0] for row in rows])

    Psi0 = t.given("Psi0", offsets)
    Psi = t.given("Psi", lambda _: exact([row[1:] for row in rows]))
    omega = t.given("omega", draw.integers(-2, 2, nonzero=True))
    phi0 = t.given("phi0", draw.integer(-3, 3), default=0)
    n, n2 = t.constant("D", D), t.constant("D2", D2, symbol="D_2")

    s = _unit_joints(t, theta0, theta1)
    Z = t.step("Z", values_at_joints(s, theta0, theta1, Psi, Psi0))
    if D > 1:
        t.mistake("activation_forgotten", Z, values_without_activation(s, theta0, theta1, Psi, Psi0))
    A = t.step("A", slopes_between_joints(s, theta0, theta1, Psi))
    t.mistake("gates_ignored", A, slopes_without_gates(s, theta0, theta1, Psi))
    u = t.step("crossings", crossings(s, Z, A), kind="sequence")
    found, inner, all_ = (t.value(points) for points in (u, inner_crossings(s, Z, A), switching_points(s, u)))
    t.require("the second layer adds joints", len(found) >= 2 and len(all_) >= D + 2)
    t.require("the crossings are easy numbers", all(float(4 * x).is_integer() for x in found))
    t.require("the first layer's joints are not crossings too", (abs(t.value(Z)) > 0).all())
    if len(inner) < len(found):
        t.mistake("outer_pieces_forgotten", u, inner_crossings(s, Z, A))
    q = t.step("joints", deep_joints(s, Z, A, u, omega), kind="sequence", answer=True)
    t.mistake("first_layer_only", q, all_joints(s))
    if len(all_) > t.value(count(q)):
        t.mistake("silent_joint_counted", q, switching_points(s, u))
    m = t.step("slopes", deep_slopes(q, s, Z, A, u, omega), kind="sequence", answer=True)
    t.mistake("second_gates_ignored", m, ungated_slopes(q, s, Z, A, u, omega))
    _counted(t, q, (n + 1) * (n2 + 1))
    t.mistake("layers_added", t.quantities["bound"], n + n2 + 1)
    _drawn(t, q, m, two_layer_output(q, theta0, theta1, Psi, Psi0, omega, phi0))


def _unit_joints(t: Trace, theta0: Quantity, theta1: Quantity) -> Quantity:
    """The joints of the units that see the input."""
    all_sloped = bool((t.value(theta1) != 0).all())
    t.require("every unit has a slope other than 0", all_sloped)
    t.note("a unit with slope 0 has no joint", not all_sloped)
    s = t.step("unit_joints", unit_joints(theta0, theta1))
    if all_sloped:
        t.mistake("slope_ignored", s, -theta0)
        t.mistake("sign_lost", s, theta0 / theta1)
    return s


def _counted(t: Trace, q: Quantity, most: Any) -> None:
    """The number of pieces, and how many there could be at most."""
    N = t.step("regions", pieces(q), kind="integer", answer=True)
    t.mistake("joints_counted", N, count(q))
    bound = t.step("bound", most, kind="integer")
    if t.value(N) < t.value(bound):
        t.mistake("bound_taken", N, most)


def _drawn(t: Trace, q: Quantity, m: Quantity, heights: Any) -> None:
    """The graph, where there is a joint to draw."""
    if t.value(count(q)) > 0:
        t.picture("piecewise_linear", solution=True, joints=q, heights=heights, ends=(m[0], m[-1]))
