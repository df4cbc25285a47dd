"""ReLU networks with one input as piecewise linear functions, with their notation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from quizgen.equations.tree import ATOM, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import linear_pieces as ref


def found_in(entries: Entries, x: Any, *sources: Any) -> str:
    """Write a point as it was written where it was found."""
    for source in sources:
        for i, y in enumerate(entries.value(source)):
            if ref.same(x, y):
                return entries.text(source, (i,))
    return entries.leaf(x, ())


def selected(compute: Callable[..., Any], sources: Sequence[int]) -> Callable[..., str]:
    """Write the entries of a function that only selects points from some of its arguments."""

    def entry(entries: Entries, index: tuple[int, ...], *arguments: Any) -> str:
        x = compute(*map(entries.value, arguments))[index[0]]
        return found_in(entries, x, *(arguments[i] for i in sources))

    return entry


def _unit_joint(entries: Entries, index: tuple[int, ...], theta0: Any, theta1: Any) -> str:
    d = (ref.sloped(entries.value(theta1))[index[0]],)
    return rf"-\frac{{{entries.text(theta0, d)}}}{{{entries.text(theta1, d)}}}"


def _change(entries: Entries, index: tuple[int, ...], theta1: Any, phi: Any) -> str:
    d = (ref.sloped(entries.value(theta1))[index[0]],)
    return rf"{entries.text(phi, d, PRODUCT)} \cdot \lvert {entries.text(theta1, d)} \rvert"


def _signed_change(entries: Entries, index: tuple[int, ...], theta1: Any, phi: Any) -> str:
    return _products(entries, phi, theta1, [ref.sloped(entries.value(theta1))[index[0]]])


def _one_sided(sign: int) -> Callable[..., str]:
    def entry(entries: Entries, index: tuple[int, ...], theta1: Any, phi: Any) -> str:
        return _products(
            entries, phi, theta1, [d for d, w in enumerate(entries.value(theta1)) if sign * w > 0]
        )

    return entry


def _products(entries: Entries, phi: Any, theta1: Any, units: list[int]) -> str:
    terms = [
        rf"{entries.text(phi, (d,), PRODUCT)} \cdot {entries.text(theta1, (d,), PRODUCT)}" for d in units
    ]
    return " + ".join(terms) or "0"


def _slope(entries: Entries, index: tuple[int, ...], left: Any, q: Any, s: Any, c: Any) -> str:
    if index[0] == 0:
        return entries.text(left)
    x, steps = entries.value(q)[index[0] - 1], entries.value(c)
    places = entries.value(s)
    order = sorted(range(len(places)), key=lambda d: float(places[d]))
    behind = [d for d in order if steps[d] != 0 and ref.up_to(places[d], x)]
    return " + ".join([entries.text(left), *(entries.text(c, (d,), PRODUCT) for d in behind)])


def _plus_one(entries: Entries, index: tuple[int, ...], q: Any) -> str:
    return f"{len(entries.value(q))} + 1"


unit_joints = Function(ref.unit_joints, "-#1 / #2", PRODUCT, entry=_unit_joint)
changes = Function(ref.changes, r"#2 \odot \lvert #1 \rvert", PRODUCT, (0, PRODUCT), entry=_change)
signed_changes = Function(ref.signed_changes, r"#2 \odot #1", PRODUCT, entry=_signed_change)
left_slope = Function(
    ref.left_slope, r"\sum_{\theta_{1,d} < 0} \phi_d \, \theta_{1,d}", SUM, entry=_one_sided(-1)
)
right_slope = Function(
    ref.right_slope, r"\sum_{\theta_{1,d} > 0} \phi_d \, \theta_{1,d}", SUM, entry=_one_sided(1)
)
joints = Function(
    ref.joints,
    r"\operatorname{sort} \{ #1_d : \sum_{#1_e = #1_d} #2_e \neq 0 \}",
    ATOM,
    entry=selected(ref.joints, [0]),
)
all_joints = Function(
    ref.all_joints, r"\operatorname{sort} \{ #1_d \}", ATOM, entry=selected(ref.all_joints, [0])
)
bending_units = Function(
    ref.bending_units,
    r"\operatorname{sort} \left( #1_d : #2_d \neq 0 \right)",
    ATOM,
    entry=selected(ref.bending_units, [0]),
)
slopes = Function(ref.slopes, r"#1 + \sum_{#3_d \le #2_i} #4_d", SUM, (SUM, ATOM, ATOM, ATOM), entry=_slope)
pieces = Function(ref.pieces, r"\lvert #1 \rvert + 1", SUM, (0,), entry=_plus_one)
count = Function(
    ref.count, r"\lvert #1 \rvert", ATOM, (0,), entry=lambda entries, index, q: str(len(entries.value(q)))
)
output = Function(ref.output, "f(#1)")
