from typing import Any

from quizgen.draw import Draw
from quizgen.family import family
from quizgen.notation import symbol
from quizgen.trace import Trace
from quizgen.vocabulary.graphs import RULES, Graph, friendly, random_graph, read_graph, workable_leaves

SMOOTH = ("square", "exp", "sigmoid", "ln")


@family(
    "graph.chain_rule",
    version=1,
    title="Chain rule on a computation graph",
    levels={
        "intro": {"graph": random_graph(3, unary=1, shared=0, operations=("square", "exp"))},
        "standard": {"graph": random_graph(3, unary=1, shared=1, operations=SMOOTH), "formulas": True},
        "exam": {"graph": random_graph(3, unary=3, shared=2, operations=(*SMOOTH, "relu"))},
    },
    givens={"*": ""},
)
def chain_rule(
    t: Trace, draw: Draw, graph: str = "d = 2*b; e = a + d; L = c*e", formulas: bool = False
) -> None:
    """Forward values, local derivatives, and every path summed on the way back."""
    program = read_graph(graph)
    known = _forward(t, draw, program)
    local = _local_derivatives(t, program, known)

    L = known["L"]
    gradient: dict[str, Any] = {
        "L": t.step("gradient", 1, "L", name="grad_L", symbol=r"\bar{L}", asked=False)
    }
    for name in [*(node.name for node in reversed(program.nodes[:-1])), *program.leaves]:
        uses = list(program.uses(name))
        paths = [gradient[node.name] * local[node.name, place] for node, place in uses]
        leaf = name in program.leaves
        total = sum(paths[1:], paths[0])
        here = t.step(
            "gradient", total, name=f"grad_{name}", symbol=rf"\bar{{{known[name].tex}}}", answer=leaf
        )
        gradient[name] = here
        node, place = uses[0]
        t.mistake("stopped_early", here, gradient[node.name])
        t.mistake("added_along_the_path", here, gradient[node.name] + local[node.name, place])
        t.mistake("value_for_derivative", here, known[name])
        if len(paths) > 1:
            t.mistake("one_path_only", here, paths[0])
        if leaf:
            t.gradient(L, known[name], here)

    t.require("every leaf matters", all(0.01 < abs(t.value(gradient[name])) < 200 for name in program.leaves))
    if formulas:
        for name in program.leaves:
            of = ", ".join(known[leaf].tex for leaf in program.leaves)
            t.step("formula", gradient[name], name, symbol=f"{gradient[name].tex}({of})", kind="expression")
    t.picture("computation_graph", graph=program, nodes=known)
    t.picture("computation_graph", solution=True, graph=program, nodes=known, gradients=gradient)


def _forward(t: Trace, draw: Draw, program: Graph) -> dict[Any, Any]:
    """The leaves, drawn so that the graph has moderate values, and the values of all nodes."""
    drawn = workable_leaves(program, draw)
    known: dict[Any, Any] = {name: t.given(name, drawn[name]) for name in program.leaves}
    t.require("every node has a value to work with", friendly(program, t.values))
    for node in program.nodes:
        operands = [known.get(operand, operand) for operand in node.operands]
        equation = RULES[node.operation].function(*operands)
        known[node.name] = t.step("node", equation, node.name, name=node.name, symbol=symbol(node.name, None))
    return known


def _local_derivatives(t: Trace, program: Graph, known: dict[Any, Any]) -> dict[tuple[str, int], Any]:
    """The derivative of every node by each of its operands."""
    local: dict[tuple[str, int], Any] = {}
    for node in program.nodes:
        operands = [known.get(operand, operand) for operand in node.operands]
        for place, operand in enumerate(node.operands):
            if not isinstance(operand, str):
                continue
            slope = RULES[node.operation].slopes[place](known[node.name], *operands)
            tex = rf"\frac{{\partial {known[node.name].tex}}}{{\partial {known[operand].tex}}}"
            edge = t.step("local", slope, len(local), name=f"d{node.name}_d{operand}", symbol=tex)
            local[node.name, place] = edge
            if node.operation == "*":
                t.mistake("same_factor", edge, known[operand])
    return local
