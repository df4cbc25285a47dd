"""Symbols in running text, where a built-up fraction would be too small to read."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(1000)
def inline(tex: str) -> str:
    """A symbol between dollar signs; a fraction is written with a stroke.

    >>> inline(r"\\frac{\\partial L}{\\partial W^{(1)}}")
    '$\\\\partial L / \\\\partial W^{(1)}$'
    """
    parts = _fraction(tex)
    return f"${parts[0]} / {parts[1]}$" if parts else f"${tex}$"


def _fraction(tex: str) -> tuple[str, str] | None:
    """Numerator and denominator of a formula that is one fraction."""
    if not tex.startswith(r"\frac{"):
        return None
    groups, depth, start = [], 0, 0
    for place, letter in enumerate(tex):
        if letter == "{":
            start = place + 1 if depth == 0 else start
            depth += 1
        elif letter == "}":
            depth -= 1
            if depth == 0:
                groups.append(tex[start:place])
    plain = len(groups) == 2 and tex == rf"\frac{{{groups[0]}}}{{{groups[1]}}}"
    return (groups[0], groups[1]) if plain else None
