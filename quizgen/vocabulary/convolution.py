"""One-dimensional convolution with its notation."""

from __future__ import annotations

from functools import cache, partial
from typing import Any, Literal, NamedTuple

import numpy as np

from quizgen.equations.tree import ATOM, PRODUCT, SUM, Function
from quizgen.equations.writing import Entries
from quizgen.reference import convolution as ref

Padding = ref.Padding


@cache
def padded(p: int, mode: Padding = "constant") -> Function:
    """The input with p zeros, or with a mirror image of p places, at either end."""

    def entry(entries: Entries, index: tuple[int, ...], x: Any) -> str:
        *channel, place = index
        sources = ref.padded(np.arange(1, entries.shape(x)[-1] + 1), p, mode)
        source = int(sources[place]) - 1
        return "0" if source < 0 else entries.text(x, (*channel, source), entries.outer)

    name = "pad" if mode == "constant" else "mirror"
    compute = partial(ref.padded, p=p, mode=mode)
    return Function(compute, rf"\operatorname{{{name}}}_{{{p}}}(#1)", ATOM, (0,), entry=entry)


class Sliding(NamedTuple):
    """How a kernel slides over an input, and over which of its channels, where it has rows for several.

    Its weights meet inputs at the distance `gap`; the first window begins after `skipped` inputs.
    """

    stride: int = 1
    gap: int = 1
    flipped: bool = False
    channels: Literal["single", "all", "first"] = "single"
    skipped: int = 0

    def __call__(self, x: Any, w: Any) -> Any:
        """The weighted sum of every window."""
        return _windows(self)(x, w)

    @property
    def tap(self) -> str:
        """The weight that is multiplied with the j-th input of a window."""
        return {"single": "", "all": "c, ", "first": "1, "}[self.channels] + (
            "K + 1 - j" if self.flipped else "j"
        )

    @property
    def place(self) -> str:
        """Where the j-th input of window i stands: at s(i − 1) + 1 + g(j − 1), written without brackets."""
        s, g = ("" if n == 1 else str(n) for n in (self.stride, self.gap))
        shift = self.skipped + 1 - self.stride - self.gap
        sign = f" {'-' if shift < 0 else '+'} {abs(shift)}" if shift else ""
        return {"single": "", "all": "c, ", "first": "1, "}[self.channels] + f"{s}i + {g}j{sign}"

    def entry(self, entries: Entries, index: tuple[int, ...], x: Any, w: Any) -> str:
        """Write the products of one window, channel by channel."""
        *channels, taps = entries.shape(w)
        rows: list[tuple[int, ...]] = [(c,) for c in range(*channels)] if channels else [()]
        terms = []
        for row in rows[:1] if self.channels == "first" else rows:
            for j in range(taps):
                weight = entries.text(w, (*row, taps - 1 - j if self.flipped else j), PRODUCT)
                start = self.skipped + self.stride * index[0]
                terms.append(rf"{weight} \cdot {entries.text(x, (*row, start + self.gap * j), PRODUCT)}")
        return entries.bracket(" + ".join(terms), SUM)


@cache
def _windows(way: Sliding) -> Function:
    def compute(x: Any, w: Any) -> Any:
        if way.channels == "first":
            x, w = x[:1], w[:1]
        x = x[..., way.skipped :]
        return (ref.convolve if way.flipped else ref.correlate)(x, w, way.stride, way.gap)

    sums = r"\sum_{c=1}^{C} \sum_{j=1}^{K}" if way.channels == "all" else r"\sum_{j=1}^{K}"
    notation = rf"{sums} #2_{{{way.tap}}} #1_{{{way.place}}}"
    return Function(compute, notation, SUM, (PRODUCT, PRODUCT), entry=way.entry)


floor = Function(ref.floor, r"\left\lfloor #1 \right\rfloor", ATOM, (0,))
ceiling = Function(ref.ceiling, r"\left\lceil #1 \right\rceil", ATOM, (0,))
