"""Symbols and numbers as the text of a figure."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.mathtext import to_line, to_lines


def letters(tex: str) -> str:
    """A formula in one line of Unicode: h₁⁽¹⁾."""
    rows = to_lines(tex).rows
    return rows[0] if len(rows) == 1 else to_line(tex)


def numbered(tex: str, count: int) -> list[str]:
    """The symbol with the indices 1 … count, or alone when there is just one."""
    return [letters(tex)] if count == 1 else [letters(f"{tex}_{{{i}}}") for i in range(1, count + 1)]


def number_texts(texts: Sequence[str]) -> list[str]:
    """Printed numbers, written for a figure."""
    return [letters(text) for text in texts]


def decimal(x: float) -> str:
    """A value of a figure, short."""
    return letters(f"{x:.4g}")
