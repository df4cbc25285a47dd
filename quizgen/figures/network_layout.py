"""Where the units of a network stand and where along an edge its weight is printed."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quizgen.figures.shapes import Point

BIAS: Final = -1
DOTS: Final = -2

_WEIGHT_ROW: Final = 14.0


@dataclass(frozen=True)
class Unit:
    """Something drawn in a layer: a unit by its index, the `BIAS` unit or the `DOTS` for units left out."""

    layer: int
    index: int
    centre: Point


@dataclass(frozen=True)
class Edge:
    """A connection between two drawn units."""

    source: Unit
    target: Unit

    @property
    def length(self) -> float:
        """The distance of the two centres."""
        return math.dist(self.source.centre, self.target.centre)

    def at(self, share: float) -> Point:
        """Return the point that far along the edge, 0 at the source and 1 at the target."""
        (x0, y0), (x1, y1) = self.source.centre, self.target.centre
        return (x0 + share * (x1 - x0), y0 + share * (y1 - y0))


Columns = list[list[Unit]]


def columns(
    members: Sequence[Sequence[int]], corner: Point, row: float, gap: float, steepest: float
) -> Columns:
    """Return the drawn units, layer by layer around one level; `corner` is the leftmost and uppermost centre.

    Layers are a `gap` apart, and more where edges would be steeper than `steepest`.
    """
    middle = corner[1] + (max(map(len, members)) - 1) * row / 2
    x = corner[0]
    placed: Columns = []
    for layer, drawn in enumerate(members):
        if layer:
            rise = (len(drawn) + len(members[layer - 1]) - 2) / 2 * row
            x += max(gap, rise / steepest)
        top = middle - (len(drawn) - 1) * row / 2
        placed.append([Unit(layer, index, (x, top + spot * row)) for spot, index in enumerate(drawn)])
    return placed


def edges(placed: Columns) -> Iterator[Edge]:
    """Yield all edges between the drawn units of neighbouring layers."""
    for sources, targets in pairwise(placed):
        for source in sources:
            yield from (Edge(source, unit) for unit in targets if unit.index >= 0 and source.index != DOTS)


def weight_spots(placed: Columns, row: float) -> dict[tuple[int, int, int], Point]:
    """Return where a weight can be printed, by layer, source and target; nothing for layers without room."""
    counts = [[unit.index for unit in layer] for layer in placed]
    shares = [
        None if DOTS in sources + targets else _share(len(sources), sum(index >= 0 for index in targets), row)
        for sources, targets in pairwise(counts)
    ]
    return {
        (edge.source.layer, edge.source.index, edge.target.index): edge.at(share)
        for edge in edges(placed)
        if (share := shares[edge.source.layer]) is not None
    }


def _share(sources: int, targets: int, row: float) -> float | None:
    """Return how far along the edges the weights stand one below the other, or None if they have no room.

    In rows: at the share t the edges of one source are t apart and those of neighbouring sources 1 − t, so
    that the groups stay `needed` apart when t·targets ≤ 1 − needed; near the targets likewise from there.
    """
    needed = _WEIGHT_ROW / row
    if min(sources, targets) == 1:
        return 0.5
    near_source, near_target = (1 - needed) / targets, (1 - needed) / sources
    share = (max(near_source, near_target) + needed) / 2
    if share < needed:
        return None
    return share if near_source >= near_target else 1 - share
