"""Attention (Vaswani et al. 2017), rows are tokens."""

from __future__ import annotations

from typing import Any

import numpy as np

from quizgen.reference.elementary import is_exact_array


def causal_mask(s: Any) -> Any:
    """Scores (n×m) with −∞ above the diagonal, so that query i sees the keys 1 … i only."""
    hidden = np.triu(np.ones(s.shape, dtype=bool), 1)
    minus_infinity: Any = -np.inf
    if is_exact_array(s):
        import sympy

        minus_infinity = -sympy.oo
    return np.where(hidden, minus_infinity, s)
