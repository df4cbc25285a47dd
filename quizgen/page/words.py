"""The words the writers print around the exercises."""

from typing import Final

EXERCISE: Final = "Exercise"
SOLUTION: Final = "Solution"
POINTS: Final = "Points"
TOTAL: Final = "Total"
ACHIEVED: Final = "Achieved"
NAME: Final = "Name"
STUDENT: Final = "Student ID"
PAGE: Final = "Page"
OF: Final = "of"


def points(count: int) -> str:
    """Returns the points as words: `1 point`, `6 points`."""
    return "1 point" if count == 1 else f"{count} points"
