"""Sinusoidal positional encodings (Vaswani et al. 2017); pairs of dimensions count from i = 0."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from quizgen.reference.elementary import cos, is_exact_array, sin

Order = Literal["interleaved", "halves"]


def divisors(base: Any, d: Any, factor: int = 2, slowest_first: bool = False) -> Any:
    """What positions are divided by: base^(2i/d) for each of the d/2 pairs i; 2 is the right factor."""
    exponents: Any = [factor * i / int(d) for i in range(int(d) // 2)]
    if hasattr(base, "free_symbols"):
        import sympy

        exponents = [sympy.Rational(factor * i, int(d)) for i in range(int(d) // 2)]
    powers = np.array([base**exponent for exponent in exponents])
    return powers[::-1] if slowest_first else powers


def wavelengths(D: Any) -> Any:
    """How many positions it takes until a pair repeats itself: 2π times its divisor."""
    return 2 * half_wavelengths(D)


def half_wavelengths(D: Any) -> Any:
    """π times the divisors."""
    if is_exact_array(D):
        import sympy

        return sympy.pi * D
    return np.pi * D


def angles(p: Any, D: Any) -> Any:
    """Every position divided by every divisor: a row for each position."""
    return p[:, None] / D


def encoding(theta: Any, order: Order, swapped: bool = False, degrees: bool = False) -> Any:
    """The sine and the cosine of every angle (…×d/2), taking turns or the sines first.

    Sines and cosines can be `swapped`, and angles taken for `degrees`.
    """
    if degrees:
        theta = half_wavelengths(theta) / 180
    pair = (cos(theta), sin(theta)) if swapped else (sin(theta), cos(theta))
    return _arranged(*pair, order)


def odd_exponent(p: Any, D: Any, base: Any, order: Order) -> Any:
    """The encoding with the exponent (2i+1)/d in the cosines."""
    theta = angles(p, D)
    return _arranged(sin(theta), cos(theta / base ** (0.5 / len(D))), order)


def shift(k: Any, D: Any, order: Order, backwards: bool = False) -> Any:
    """The matrix that turns the encoding of every position p into that of p + k: a rotation of each pair."""
    turn = -k / D if backwards else k / D
    half = len(D)
    M = np.zeros((2 * half, 2 * half), dtype=turn.dtype)
    for i, (sine, cosine) in enumerate(zip(sin(turn), cos(turn), strict=True)):
        first, second = (i, half + i) if order == "halves" else (2 * i, 2 * i + 1)
        M[first, first] = M[second, second] = cosine
        M[first, second], M[second, first] = sine, -sine
    return M


def _arranged(first: Any, second: Any, order: Order) -> Any:
    if order == "halves":
        return np.concatenate([first, second], axis=-1)
    return np.stack([first, second], axis=-1).reshape(*first.shape[:-1], -1)
