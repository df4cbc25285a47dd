"""A computation graph: operations in columns, forward values above the nodes and gradients below them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quizgen.figures import lettering
from quizgen.figures.layered import Layout, place
from quizgen.figures.picture import Figure, compose
from quizgen.figures.shapes import SMALL, Point, arrowhead, box, curve, fixed, text

_SIGN: Final = 14.5
_RADIUS: Final = 15.0
_CAPTION: Final = _RADIUS + 10.0
_ROW: Final = 2 * _CAPTION + 26.0
_BEND: Final = 18.0
_NARROWEST_GAP: Final = 32.0
_WIDEST_GAP: Final = 64.0
_MARGIN: Final = 8.0
_PORT_STEP: Final = 8.0
_KEY_HEIGHT: Final = 26.0


@dataclass(frozen=True)
class GraphNode:
    """One quantity of the graph: `label` stands in the node (an operation, or the leaf's own name).

    `parents` are the names of its operands in order; a name may come twice. `value` and `gradient` are
    printed above and below the node when given.
    """

    name: str
    label: str
    parents: tuple[str, ...] = ()
    value: str | None = None
    gradient: str | None = None


@dataclass(frozen=True)
class _Placed:
    """A node with its centre on the page."""

    node: GraphNode
    centre: Point

    @property
    def half(self) -> float:
        return _half_width(self.node)


def computation_graph(nodes: Sequence[GraphNode]) -> Figure:
    """Draw the graph from left to right, each leaf in a box and each operation in a round one.

    Raises ValueError for a name given twice, an unknown parent or a cycle.
    """
    layout = place(_parents(nodes), _ROW, _BEND)
    spans = _spans(nodes, layout)
    placed = _placed(nodes, layout, spans)
    key = _key(nodes)
    below = (_CAPTION if key else _RADIUS) + 9
    bottom = max(
        height + (below if slot in placed else _BEND / 2) for slot, height in enumerate(layout.heights)
    )
    width = max(spans[-1][1], lettering.width(key, SMALL) + _MARGIN) + _MARGIN
    shapes = [*_edges(layout, spans, placed), *_drawn_nodes(placed)]
    shapes.append(text((_MARGIN, bottom + 10), key, size=SMALL, anchor="start", fill="soft") if key else "")
    return compose("Computation graph", _alt(nodes), width, bottom + (_KEY_HEIGHT if key else 0), shapes)


def _parents(nodes: Sequence[GraphNode]) -> list[list[int]]:
    """Return the parents as indices, or say which name is wrong."""
    places = {node.name: index for index, node in enumerate(nodes)}
    if not nodes or len(places) < len(nodes):
        raise ValueError(f"a graph needs nodes with different names, not {[node.name for node in nodes]}")
    for node in nodes:
        for parent in node.parents:
            if parent not in places:
                raise ValueError(f"node {node.name!r} names the parent {parent!r}, which is not in the graph")
    return [[places[parent] for parent in node.parents] for node in nodes]


def _above(node: GraphNode) -> str:
    """Return the line above a node: its name unless the label says it, and its value if there is one."""
    name = "" if node.name in node.label.split() else node.name
    return " = ".join(part for part in (name, node.value) if part)


def _half_width(node: GraphNode) -> float:
    return max(_RADIUS, lettering.width(node.label, _SIGN) / 2 + 8)


def _spans(nodes: Sequence[GraphNode], layout: Layout) -> list[tuple[float, float]]:
    """Return the left and right end of each column, with wider gaps where edges are steep."""
    spans: list[tuple[float, float]] = []
    start = _MARGIN
    for number, column in enumerate(layout.columns):
        width = max((_full_width(nodes[slot]) for slot in column if slot < len(nodes)), default=0.0)
        spans.append((start, start + width))
        rises = [
            abs(layout.heights[a] - layout.heights[b])
            for route in layout.routes
            for a, b in pairwise(route)
            if a in layout.columns[number]
        ]
        start += width + min(max(0.4 * max(rises, default=0.0), _NARROWEST_GAP), _WIDEST_GAP)
    return spans


def _full_width(node: GraphNode) -> float:
    captions = (lettering.width(caption, SMALL) for caption in (_above(node), node.gradient or ""))
    return max(2 * _half_width(node), *captions)


def _placed(
    nodes: Sequence[GraphNode], layout: Layout, spans: list[tuple[float, float]]
) -> dict[int, _Placed]:
    return {
        slot: _Placed(nodes[slot], (sum(span) / 2, layout.heights[slot]))
        for column, span in zip(layout.columns, spans, strict=True)
        for slot in column
        if slot < len(nodes)
    }


def _edges(layout: Layout, spans: list[tuple[float, float]], placed: Mapping[int, _Placed]) -> Iterator[str]:
    """Draw every edge as a smooth line that is level inside columns, so that it passes no caption."""
    columns = {slot: number for number, column in enumerate(layout.columns) for slot in column}
    ports = _ports(layout)
    for number, route in enumerate(layout.routes):
        first, last = placed[route[0]], placed[route[-1]]
        tip = _entry(last, ports[number])
        path = f"M{fixed(first.centre[0] + first.half)} {fixed(first.centre[1])}"
        for here, there in pairwise(route):
            x0, x1 = spans[columns[here]][1], spans[columns[there]][0]
            y0 = layout.heights[here]
            y1 = tip[1] if there == route[-1] else layout.heights[there]
            path += f"H{fixed(x0)}C{_numbers((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, x1, y1)}"
        yield curve(f"{path}H{fixed(tip[0] - 5)}", stroke="ink", width=1.1)
        yield arrowhead(tip, (1.0, 0.0), size=7)


def _ports(layout: Layout) -> list[float]:
    """Return how far off its target's middle each route enters: from top to bottom as the routes arrive."""
    offsets = [0.0] * len(layout.routes)
    for target in dict.fromkeys(route[-1] for route in layout.routes):
        arriving = [number for number, route in enumerate(layout.routes) if route[-1] == target]
        arriving.sort(key=lambda number: layout.heights[layout.routes[number][-2]])
        for rank, number in enumerate(arriving):
            offsets[number] = _PORT_STEP * (rank - (len(arriving) - 1) / 2)
    return offsets


def _entry(target: _Placed, offset: float) -> Point:
    """Return the point on the round left side of a node at `offset` below its middle."""
    offset = min(max(offset, -_RADIUS), _RADIUS)
    inset = _RADIUS - (_RADIUS**2 - offset**2) ** 0.5
    return (target.centre[0] - target.half + inset, target.centre[1] + offset)


def _drawn_nodes(placed: Mapping[int, _Placed]) -> Iterator[str]:
    for spot in placed.values():
        node, (x, y), half = spot.node, spot.centre, spot.half
        leaf = not node.parents
        yield box(
            (x - half, y - _RADIUS),
            (2 * half, 2 * _RADIUS),
            fill="wash" if leaf else "paper",
            round_by=3 if leaf else _RADIUS,
        )
        yield text((x, y), node.label, size=_SIGN)
        if above := _above(node):
            yield text((x, y - _CAPTION), above, size=SMALL)
        if node.gradient:
            yield text((x, y + _CAPTION), node.gradient, size=SMALL, fill="signal")


def _key(nodes: Sequence[GraphNode]) -> str:
    """Say what stands above and below when there are gradients, naming the output if it is the only one."""
    if not any(node.gradient for node in nodes):
        return ""
    used = {parent for node in nodes for parent in node.parents}
    outputs = [node.name for node in nodes if node.name not in used]
    of = f" of {outputs[0]}" if len(outputs) == 1 else ""
    return f"above: value · below: gradient{of}"


def _alt(nodes: Sequence[GraphNode]) -> str:
    """Describe who feeds whom, then the printed values and gradients."""
    leaves = ", ".join(node.name for node in nodes if not node.parents)
    steps = "; ".join(
        f"{node.name} is {node.label} of {', '.join(node.parents)}" for node in nodes if node.parents
    )
    values = ", ".join(f"{node.name} = {node.value}" for node in nodes if node.value)
    gradients = ", ".join(f"{node.gradient} at {node.name}" for node in nodes if node.gradient)
    parts = [f"Computation graph with the leaves {leaves}", steps]
    parts += [f"Values: {values}"] if values else []
    parts += [f"Gradients: {gradients}"] if gradients else []
    return ". ".join(part for part in parts if part) + "."


def _numbers(*values: float) -> str:
    return " ".join(fixed(value) for value in values)
