"""A computation graph, with forward values and, on the way back, derivatives."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from quizgen.equations import Quantity
from quizgen.figures.computation_graph import GraphNode, computation_graph
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import letters
from quizgen.vocabulary.graphs import Graph, Node
from quizgen.written import fraction_text

_SIGNS = {
    "+": "+",
    "-": "−",
    "*": "×",
    "/": "÷",
    "negative": "−",
    "square": "( )²",
    "sigmoid": "σ",
    "relu": "ReLU",
}


def draw(
    printed: Printed,
    graph: Graph,
    nodes: Mapping[str, Quantity],
    gradients: Mapping[str, Quantity] | None = None,
) -> Figure:
    """The leaves and nodes of the graph; with `gradients`, forward values above and derivatives below."""
    leaves = [GraphNode(name, letters(nodes[name].tex)) for name in graph.leaves]
    inner = [
        GraphNode(node.name, _label(node), tuple(o for o in node.operands if isinstance(o, str)))
        for node in graph.nodes
    ]
    if gradients is None:
        return computation_graph([*leaves, *inner])
    return computation_graph(
        [
            GraphNode(
                node.name,
                node.label,
                node.parents,
                letters(printed.entry(node.name)),
                letters(printed.entry(gradients[node.name].name)),
            )
            for node in [*leaves, *inner]
        ]
    )


def _label(node: Node) -> str:
    sign = _SIGNS.get(node.operation, node.operation)
    constant = next((fraction_text(o) for o in node.operands if isinstance(o, Fraction)), "")
    return f"{sign} {letters(constant)}" if constant else sign
