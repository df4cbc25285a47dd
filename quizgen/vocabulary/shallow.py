"""Shallow ReLU networks with one input, with their notation."""

from __future__ import annotations

from typing import Any

from quizgen.equations.tree import ATOM, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import shallow as ref


def _switched_entry(entries: Entries, index: tuple[int, ...], s: Any, theta1: Any, q: Any) -> str:
    return str(ref.active(*map(entries.value, (s, theta1, q)))[index])


def _right_entry(entries: Entries, index: tuple[int, ...], s: Any, theta1: Any, q: Any) -> str:
    return str(ref.right_of_joint(*map(entries.value, (s, theta1, q)))[index])


def _height_entry(entries: Entries, index: tuple[int, ...], m: Any, k: Any, q: Any) -> str:
    slope, joint = (entries.text(e, index, PRODUCT) for e in (m, q))
    return rf"{slope} \cdot {joint} + {entries.text(k, index, PRODUCT)}"


def _quotient(entries: Entries, i: int, up: Any, along: Any) -> str:
    rise, run = (f"{entries.text(e, (i + 1,), SUM)} - {entries.text(e, (i,), PRODUCT)}" for e in (up, along))
    return rf"\frac{{{rise}}}{{{run}}}"


def _slope_entry(entries: Entries, index: tuple[int, ...], q: Any, v: Any, r: Any) -> str:
    last = index[0] + 1 == entries.shape(q)[0]
    return entries.text(r) if last else _quotient(entries, index[0], v, q)


def _inverted_entry(entries: Entries, index: tuple[int, ...], q: Any, v: Any, r: Any) -> str:
    return _slope_entry(entries, index, v, q, r)


def _difference_entry(entries: Entries, index: tuple[int, ...], m: Any) -> str:
    before = entries.text(m, (index[0] - 1,), PRODUCT) if index[0] else "0"
    return f"{entries.text(m, index, SUM)} - {before}"


def _total_entry(entries: Entries, index: tuple[int, ...], c: Any) -> str:
    terms = [entries.text(c, (d,), PRODUCT) for d in range(entries.shape(c)[0])]
    return entries.bracket(" + ".join(terms), SUM)


active = Function(ref.active, r"\mathbb{1}[(x - s_d) \, \theta_{1,d} > 0]", entry=_switched_entry)
right_of_joint = Function(ref.right_of_joint, r"\mathbb{1}[x - s_d > 0]", entry=_right_entry)
joint_heights = Function(ref.joint_heights, "#1_i #3_i + #2_i", SUM, (ATOM, ATOM, ATOM), entry=_height_entry)
slopes_after = Function(
    ref.slopes_after,
    r"\frac{#2_{d+1} - #2_d}{#1_{d+1} - #1_d}",
    ATOM,
    (ATOM, ATOM),
    entry=_slope_entry,
)
runs_over_rises = Function(
    ref.runs_over_rises,
    r"\frac{#1_{d+1} - #1_d}{#2_{d+1} - #2_d}",
    ATOM,
    (ATOM, ATOM),
    entry=_inverted_entry,
)
differences = Function(ref.differences, "#1_d - #1_{d-1}", SUM, (ATOM,), entry=_difference_entry)
total = Function(ref.total, r"\sum_d #1_d", PRODUCT, (ATOM,), entry=_total_entry)
