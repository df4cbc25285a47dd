"""Two hidden ReLU layers over one input as a piecewise linear function, with their notation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from quizgen.equations.tree import ATOM, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import two_layer_pieces as ref
from quizgen.reference.linear_pieces import distinct
from quizgen.vocabulary.linear_pieces import found_in, selected


def _value_at_joint(activated: bool) -> Callable[..., str]:
    def entry(
        entries: Entries, index: tuple[int, ...], s: Any, theta0: Any, theta1: Any, Psi: Any, Psi0: Any
    ) -> str:
        k, i = index
        x = found_in(entries, distinct(entries.value(s))[i], s)
        x = f"({x})" if x.startswith("-") else x
        terms = [entries.text(Psi0, (k,))]
        for d in range(entries.shape(theta1)[0]):
            weighted = rf"{entries.text(theta0, (d,))} + {entries.text(theta1, (d,), PRODUCT)} \cdot {x}"
            hidden = rf"\max(0, {weighted})" if activated else f"({weighted})"
            terms.append(rf"{entries.text(Psi, (k, d), PRODUCT)} \cdot {hidden}")
        return " + ".join(terms)

    return entry


def _slope_between(gated: bool) -> Callable[..., str]:
    def entry(entries: Entries, index: tuple[int, ...], s: Any, theta0: Any, theta1: Any, Psi: Any) -> str:
        k, interval = index
        joints, offsets, steep = distinct(entries.value(s)), entries.value(theta0), entries.value(theta1)
        terms = [
            rf"{entries.text(Psi, (k, d), PRODUCT)} \cdot {entries.text(theta1, (d,), PRODUCT)}"
            for d in range(len(steep))
            if not gated or ref.is_active(interval, d, joints, offsets, steep)
        ]
        return " + ".join(terms) or "0"

    return entry


def _crossing(compute: Callable[..., Any]) -> Callable[..., str]:
    """Write a crossing as the joint before it, moved by value over slope."""

    def entry(entries: Entries, index: tuple[int, ...], s: Any, Z: Any, A: Any) -> str:
        values = (entries.value(s), entries.value(Z), entries.value(A))
        x = compute(*values)[index[0]]
        _, k, interval = next(found for found in ref.found_crossings(*values) if found[0] == x)
        anchor = max(interval - 1, 0)
        start = found_in(entries, distinct(values[0])[anchor], s)
        return rf"{start} - \frac{{{entries.text(Z, (k, anchor))}}}{{{entries.text(A, (k, interval))}}}"

    return entry


def _output_slope(gated: bool) -> Callable[..., str]:
    def entry(
        entries: Entries, index: tuple[int, ...], q: Any, s: Any, Z: Any, A: Any, u: Any, omega: Any
    ) -> str:
        joints, values, steep, points = map(entries.value, (s, Z, A, u))
        middles = ref.middles(ref.switching_points(joints, points))
        if not middles:
            return "0"
        x = middles[ref.piece_intervals(entries.value(q), joints, points)[index[0]]]
        interval = ref.interval_of(x, joints)
        units = ref.active_units(x, joints, values, steep) if gated else range(len(values))
        terms = [
            rf"{entries.text(omega, (k,), PRODUCT)} \cdot {entries.text(A, (k, interval), PRODUCT)}"
            for k in units
        ]
        return " + ".join(terms) or "0"

    return entry


values_at_joints = Function(
    ref.values_at_joints,
    r"\psi_{0} + \Psi \max(0, \theta_{0} + \theta_{1} s)",
    SUM,
    entry=_value_at_joint(True),
)
values_without_activation = Function(
    partial(ref.values_at_joints, activated=False),
    r"\psi_{0} + \Psi (\theta_{0} + \theta_{1} s)",
    SUM,
    entry=_value_at_joint(False),
)
slopes_between_joints = Function(
    ref.slopes_between_joints,
    r"\sum_{d \text{ active}} \Psi_{kd} \, \theta_{1,d}",
    SUM,
    entry=_slope_between(True),
)
slopes_without_gates = Function(
    partial(ref.slopes_between_joints, gated=False),
    r"\sum_{d} \Psi_{kd} \, \theta_{1,d}",
    SUM,
    entry=_slope_between(False),
)
crossings = Function(
    ref.crossings, r"\operatorname{sort} \{ x : z_k(x) = 0 \}", ATOM, entry=_crossing(ref.crossings)
)
inner_crossings = Function(
    ref.inner_crossings,
    r"\operatorname{sort} \{ x : z_k(x) = 0 \}",
    ATOM,
    entry=_crossing(ref.inner_crossings),
)
switching_points = Function(
    ref.switching_points,
    r"\operatorname{sort} \left(#1 \cup #2\right)",
    ATOM,
    (0, 0),
    entry=selected(ref.switching_points, [0, 1]),
)
deep_joints = Function(
    ref.deep_joints,
    r"\operatorname{sort} \{ x \in #1 \cup #4 : \text{the slope changes at } x \}",
    ATOM,
    entry=selected(ref.deep_joints, [0, 3]),
)
deep_slopes = Function(
    ref.deep_slopes, r"\sum_{k \text{ active}} \omega_k \, A_k", SUM, entry=_output_slope(True)
)
ungated_slopes = Function(
    partial(ref.deep_slopes, gated=False), r"\sum_k \omega_k \, A_k", SUM, entry=_output_slope(False)
)
two_layer_output = Function(ref.output, "f(#1)")
