"""States of ±1 units as cells: dark with a plus for +1, light with a minus for −1."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from quizgen.figures.shapes import TINY, Point, box, text

_SMALLEST_SIGNED: Final = 12.0


def state(values: Sequence[float], corner: Point, cell: float, columns: int) -> Iterator[str]:
    """Draw a state from its top left corner, `columns` cells to a row; small cells carry no sign."""
    for unit, value in enumerate(values):
        x, y = cell_corner(unit, corner, cell, columns)
        up = value > 0
        yield box((x, y), (cell, cell), fill="ink" if up else "paper", stroke="soft", width=0.8)
        if cell >= _SMALLEST_SIGNED:
            middle = (x + cell / 2, y + cell / 2)
            yield text(middle, "+" if up else "−", size=TINY, fill="paper" if up else "ink")


def cell_corner(unit: int, corner: Point, cell: float, columns: int) -> Point:
    """Return the top left corner of a unit's cell."""
    row, column = divmod(unit, columns)
    return (corner[0] + column * cell, corner[1] + row * cell)


def checked(states: Iterable[Iterable[float]]) -> list[list[float]]:
    """Return the states as floats, or raise ValueError unless all have the same units at 1 or −1."""
    patterns = [[float(value) for value in values] for values in states]
    if len({len(pattern) for pattern in patterns}) > 1:
        raise ValueError(f"states need the same units, not {[len(pattern) for pattern in patterns]}")
    if odd := {value for pattern in patterns for value in pattern} - {1.0, -1.0}:
        raise ValueError(f"a state has the entries 1 and −1, not {min(odd)}")
    return patterns


def signs(values: Sequence[float]) -> str:
    """Write a state in words for the description of a picture."""
    return " ".join("+" if value > 0 else "−" for value in values)
