"""The one error of formulas."""

from __future__ import annotations

EXCERPT = 24


class MathError(ValueError):
    """Says what is wrong in a formula, where, and what to do.

    `message` is the sentence, `tex` the formula as it was given, `column` the place in it, from 1.
    """

    def __init__(self, message: str, tex: str, column: int) -> None:
        self.message = message
        self.tex = tex
        self.column = column
        super().__init__(f"{message} (column {column}: {self._excerpt()})")

    def _excerpt(self) -> str:
        start = self.column - 1
        before = self.tex[max(0, start - EXCERPT) : start]
        after = self.tex[start : start + EXCERPT]
        left = "…" if start > EXCERPT else ""
        right = "…" if start + EXCERPT < len(self.tex) else ""
        return f"{left}{before}⟪here⟫{after}{right}".replace("\n", " ")
