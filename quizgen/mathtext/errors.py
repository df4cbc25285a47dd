"""The one error of formulas."""

from __future__ import annotations

EXCERPT = 24


class MathError(ValueError):
    """Says what is wrong in a formula, where, and what to do.

    `message` is the sentence, `tex` the formula as it was given, `column` the place in it, from 1.
    """

    def __init__(self, message: str, tex: str, column: int) -> None:
        self.message = _printable(message)
        self.tex = tex
        self.column = column
        super().__init__(f"{self.message} (column {column}: {self._excerpt()})")

    def _excerpt(self) -> str:
        start = self.column - 1
        before = self.tex[max(0, start - EXCERPT) : start]
        after = self.tex[start : start + EXCERPT]
        left = "…" if start > EXCERPT else ""
        right = "…" if start + EXCERPT < len(self.tex) else ""
        return _printable(f"{left}{before}⟪here⟫{after}{right}")


def _printable(text: str) -> str:
    """Return a text that cannot steer a terminal: blanks for line ends and control characters."""
    return "".join(char if char.isprintable() else " " for char in text)
