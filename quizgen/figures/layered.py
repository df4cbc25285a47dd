"""Place the nodes of a small directed acyclic graph in columns with few crossings and short, straight edges.

An edge that skips columns gets a *bend* in each of them, which takes part in the placing like a small node,
so that no edge runs through a node. A *slot* is a node (its index) or a bend (an index above the nodes).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from quizgen.figures.spacing import spaced

Columns = list[list[int]]
Links = list[list[int]]

_ORDER_SWEEPS: Final = 6
_HEIGHT_SWEEPS: Final = 10
_STRAIGHTNESS: Final = 6
"""How many times more than a node one bend of an edge pulls the next to its own height."""


@dataclass(frozen=True)
class Layout:
    """Where the slots are: columns from the left, heights from the top, and the slots along each edge."""

    columns: tuple[tuple[int, ...], ...]
    heights: tuple[float, ...]
    routes: tuple[tuple[int, ...], ...]


def place(parents: Sequence[Sequence[int]], node_height: float, bend_height: float) -> Layout:
    """Lay out the graph in which node i has the given parents; the heights are kept free around each slot.

    Routes come in the order of the nodes and of their parents. Raises ValueError when the graph has a cycle.
    """
    layers = _layers(parents)
    columns: Columns = [[] for _ in range(max(layers) + 1)]
    for node, layer in enumerate(layers):
        columns[layer].append(node)
    routes = list(_routes(parents, layers, columns))
    slots = sum(map(len, columns))
    left, right = _links(routes, slots)
    columns = _untangled(columns, left, right)
    sizes = [node_height if slot < len(parents) else bend_height for slot in range(slots)]
    heights = _heights(columns, left, right, sizes, len(parents))
    return Layout(tuple(map(tuple, columns)), tuple(heights), tuple(routes))


def _layers(parents: Sequence[Sequence[int]]) -> list[int]:
    """Return each node's column: one after its last parent; a leaf stands right before its first child."""
    layers: dict[int, int] = {}
    while len(layers) < len(parents):
        ready = [
            node for node in range(len(parents)) if node not in layers and set(parents[node]) <= layers.keys()
        ]
        if not ready:
            raise ValueError("the graph has a cycle: some node is its own ancestor")
        for node in ready:
            layers[node] = max((layers[parent] + 1 for parent in parents[node]), default=0)
    for node in range(len(parents)):
        children = [layers[child] for child, named in enumerate(parents) if node in named]
        if not parents[node] and children:
            layers[node] = min(children) - 1
    return [layers[node] for node in range(len(parents))]


def _routes(
    parents: Sequence[Sequence[int]], layers: list[int], columns: Columns
) -> Iterator[tuple[int, ...]]:
    """Yield the slots along each edge, adding a bend to every column that it skips."""
    fresh = len(parents)
    for child, named in enumerate(parents):
        for parent in named:
            skipped = range(layers[parent] + 1, layers[child])
            bends = tuple(range(fresh, fresh + len(skipped)))
            fresh += len(skipped)
            for layer, bend in zip(skipped, bends, strict=True):
                columns[layer].append(bend)
            yield (parent, *bends, child)


def _links(routes: list[tuple[int, ...]], slots: int) -> tuple[Links, Links]:
    """Return for each slot its neighbours in the column to the left and in the column to the right."""
    left: Links = [[] for _ in range(slots)]
    right: Links = [[] for _ in range(slots)]
    for route in routes:
        for start, end in pairwise(route):
            right[start].append(end)
            left[end].append(start)
    return left, right


def _untangled(columns: Columns, left: Links, right: Links) -> Columns:
    """Return the columns ordered so that few edges cross: sweeps of sorting by the mean of the neighbours."""
    best = current = columns
    fewest = _crossings(columns, right)
    for sweep in range(_ORDER_SWEEPS):
        if fewest == 0:
            break
        current = _swept(current, right, -1) if sweep % 2 == 0 else _swept(current, left, 1)
        count = _crossings(current, right)
        if count < fewest:
            best, fewest = current, count
    return best


def _swept(columns: Columns, links: Links, step: int) -> Columns:
    """Sort column after column by where the linked slots of the column before stand."""
    swept = [list(column) for column in columns]
    spots = {slot: spot for column in columns for spot, slot in enumerate(column)}
    for column in swept[::step]:
        column.sort(key=lambda slot: _mean([spots[other] for other in links[slot]] or [spots[slot]]))
        spots |= {slot: spot for spot, slot in enumerate(column)}
    return swept


def _crossings(columns: Columns, right: Links) -> int:
    """Count the pairs of edges between neighbouring columns that cross."""
    spots = {slot: spot for column in columns for spot, slot in enumerate(column)}
    return sum(
        (spots[a] - spots[b]) * (spots[end_a] - spots[end_b]) < 0
        for column in columns
        for a, b in combinations(column, 2)
        for end_a in right[a]
        for end_b in right[b]
    )


def _heights(columns: Columns, left: Links, right: Links, sizes: list[float], nodes: int) -> list[float]:
    """Return the height of each slot: near the mean of its neighbours, never closer than the sizes allow."""
    heights = [0.0] * len(sizes)
    for column in columns:
        _settle(column, [0.0] * len(column), sizes, heights)
    pulls = [
        [other for other in before + after for _ in range(_STRAIGHTNESS if slot >= nodes <= other else 1)]
        for slot, (before, after) in enumerate(zip(left, right, strict=True))
    ]
    for sweep in range(_HEIGHT_SWEEPS):
        for column in columns[:: 1 if sweep % 2 else -1]:
            goals = [_mean([heights[other] for other in pulls[slot]] or [heights[slot]]) for slot in column]
            _settle(column, goals, sizes, heights)
    top = min(height - size / 2 for height, size in zip(heights, sizes, strict=True))
    return [height - top for height in heights]


def _settle(column: list[int], goals: list[float], sizes: list[float], heights: list[float]) -> None:
    """Set the heights of one column as near to the goals as its order and the sizes allow."""
    gaps = [(sizes[upper] + sizes[lower]) / 2 for upper, lower in pairwise(column)]
    for slot, height in zip(column, spaced(goals, gaps), strict=True):
        heights[slot] = height


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
