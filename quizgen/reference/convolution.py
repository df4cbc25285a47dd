"""One-dimensional convolution, with one row for each channel, and what its units see."""

from __future__ import annotations

import math
from typing import Any, Literal

import numpy as np

Padding = Literal["constant", "reflect", "symmetric"]


def padded(x: Any, p: int, mode: Padding = "constant") -> Any:
    """The input (n, or C×n) with p places more at either end.

    They are zeros (`constant`), or the mirror image of the input, without its end (`reflect`) or with it
    (`symmetric`).
    """
    return np.pad(x, [(0, 0)] * (x.ndim - 1) + [(p, p)], mode)


def correlate(x: Any, w: Any, stride: int = 1, gap: int = 1) -> Any:
    """z_i = Σ_j w_j x_{s(i−1) + 1 + g(j−1)}, also summed over the channels where there are several.

    Windows that do not fit completely are left out.
    """
    taps = gap * np.arange(w.shape[-1])
    starts = range(0, x.shape[-1] - taps[-1], stride)
    return np.array([(x[..., start + taps] * w).sum() for start in starts])


def convolve(x: Any, w: Any, stride: int = 1, gap: int = 1) -> Any:
    """The same with the kernel reversed."""
    return correlate(x, w[..., ::-1], stride, gap)


def floor(x: Any) -> Any:
    """The largest whole number that is not above x."""
    return math.floor(x)


def ceiling(x: Any) -> Any:
    """The smallest whole number that is not below x."""
    return math.ceil(x)
