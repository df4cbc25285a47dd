"""Normalisation over the features of a token, the last axis (Ba, Kiros and Hinton 2016)."""

from __future__ import annotations

from typing import Any

import numpy as np

from quizgen.reference.elementary import sqrt


def mean(v: Any, axis: int = -1) -> Any:
    """The mean along an axis."""
    return v.sum(axis=axis) / v.shape[axis]


def beside_rows(v: Any) -> Any:
    """One number for each row, as a column that meets all entries of its row."""
    return np.asarray(v)[..., None]


def normalised(v: Any, eps: Any) -> Any:
    """(v − mean) / √(variance + ε)."""
    centred = v - beside_rows(mean(v))
    return centred / sqrt(beside_rows(mean(centred * centred)) + eps)
