"""The cells of a heat map: places, shades, hatching for masked ones and the key to the shades."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.axes import Range, plain
from quizgen.figures.palette import HeatScale, heat, readable_on
from quizgen.figures.shapes import SMALL, Point, box, fixed, hatching, patch, text

Number = Callable[[float], str]
Rows = list[list[float | None]]

_KEY_GAP: Final = 16.0
_KEY_WIDTH: Final = 12.0
_LOWEST_KEY: Final = 40.0
_SHADES: Final = 32


@dataclass(frozen=True)
class Grid:
    """The cells: their values, with None for a masked one, where they lie and the range of the scale."""

    rows: Rows
    corner: Point
    cell: Point
    range: Range
    scale: HeatScale

    def at(self, row: float, column: float) -> Point:
        """Return the page position of a place counted in cells."""
        return (self.corner[0] + column * self.cell[0], self.corner[1] + row * self.cell[1])

    @property
    def end(self) -> Point:
        """The lower right corner."""
        return self.at(len(self.rows), len(self.rows[0]))

    def shade(self, value: float) -> int:
        """Return the number of the shade that a value takes."""
        low, high = self.range
        fraction = (min(max(value, low), high) - low) / (high - low) if low < high else 0.0
        return round(fraction * (_SHADES - 1))

    def colour(self, shade: int) -> str:
        """Return the colour of a shade."""
        return heat(shade / (_SHADES - 1), self.scale)


def numbered(grid: Grid, number: Number) -> Iterator[str]:
    """Draw the cells with their numbers in black or white, whichever reads better."""
    for row, values in enumerate(grid.rows):
        for column, value in enumerate(values):
            if value is None:
                yield box(grid.at(row, column), grid.cell, stroke="soft", width=0.7)
                yield hatching(grid.at(row, column), grid.cell)
            else:
                colour = grid.colour(grid.shade(value))
                yield box(grid.at(row, column), grid.cell, fill=colour, stroke="soft", width=0.7)
                yield text(grid.at(row + 0.5, column + 0.5), number(value), fill=readable_on(colour))


def blank(grid: Grid) -> Iterator[str]:
    """Draw all cells of one shade as one path, so that a large map stays a small file."""
    paths: dict[int, list[str]] = {}
    for row, values in enumerate(grid.rows):
        for column, value in enumerate(values):
            x, y = grid.at(row, column)
            if value is None:
                yield hatching((x, y), grid.cell)
            else:
                side = fixed(grid.cell[0])
                square = f"M{fixed(x)} {fixed(y)}h{side}v{side}h-{side}z"
                paths.setdefault(grid.shade(value), []).append(square)
    for shade in sorted(paths):
        yield patch("".join(paths[shade]), fill=grid.colour(shade))
    yield box(grid.corner, (grid.end[0] - grid.corner[0], grid.end[1] - grid.corner[1]), width=0.8)


def key(grid: Grid) -> Iterator[str]:
    """Draw the scale as a column of shades with both ends labelled."""
    low, high = grid.range
    x, top = grid.end[0] + _KEY_GAP, grid.corner[1]
    height = key_bottom(grid) - top
    step = height / _SHADES
    for shade in range(_SHADES):
        corner = (x, top + height - (shade + 1) * step)
        yield box(corner, (_KEY_WIDTH, step + 0.3), fill=grid.colour(shade), stroke=None)
    yield box((x, top), (_KEY_WIDTH, height), width=0.8)
    for value, y in ((high, top + 5), (low, top + height - 5)):
        yield text((x + _KEY_WIDTH + 6, y), plain(value), size=SMALL, anchor="start")


def key_bottom(grid: Grid) -> float:
    """Return how far down the key reaches: as far as the cells unless they are too few."""
    return max(grid.end[1], grid.corner[1] + _LOWEST_KEY)


def key_width(grid: Grid) -> float:
    """Return the room that the key takes at the right of the cells."""
    return _KEY_GAP + _KEY_WIDTH + 6 + max(lettering.width(plain(value), SMALL) for value in grid.range)
