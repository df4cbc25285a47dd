"""Whole numbers: how many there are, and how many fit."""

from __future__ import annotations

from typing import Any


def floor_quotient(a: Any, b: Any) -> Any:
    """⌊a/b⌋: how often b fits into a."""
    return a // b


def ceiling_quotient(a: Any, b: Any) -> Any:
    """⌈a/b⌉: how many of b it takes to reach a."""
    return -(-a // b)
