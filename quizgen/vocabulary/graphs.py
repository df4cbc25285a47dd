"""Computation graphs: the operations with their local derivatives, and graphs written as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from quizgen.answers import Refusal
from quizgen.answers.expression import parse
from quizgen.answers.functions import SPELLINGS
from quizgen.answers.tree import Call, Negative, Number, Operation, Symbol, Tree
from quizgen.draw import Draw
from quizgen.equations import Function
from quizgen.equations.tree import add, divide, negate, scaled, subtract
from quizgen.errors import InputError
from quizgen.vocabulary.activations import relu, relu_slope, sigmoid, tanh
from quizgen.vocabulary.elementary import cosine, exp, log, maximum, sine, sqrt, square

MOST_NODES = 30
_NAMES = "dfghkmnpqrstuvwxyz"


class BadGraph(InputError):
    """A text that is no computation graph; the message says where and why."""


@dataclass(frozen=True)
class Rule:
    """An operation: its function, and the derivative by each operand from the node's value and operands."""

    function: Function
    slopes: tuple[Callable[..., Any], ...]


RULES: Mapping[str, Rule] = {
    "+": Rule(add, (lambda v, a, b: 1, lambda v, a, b: 1)),
    "-": Rule(subtract, (lambda v, a, b: 1, lambda v, a, b: -1)),
    "*": Rule(scaled, (lambda v, a, b: b, lambda v, a, b: a)),
    "/": Rule(divide, (lambda v, a, b: divide(1, b), lambda v, a, b: -divide(a, square(b)))),
    "negative": Rule(negate, (lambda v, a: -1,)),
    "square": Rule(square, (lambda v, a: 2 * a,)),
    "exp": Rule(exp, (lambda v, a: v,)),
    "ln": Rule(log, (lambda v, a: divide(1, a),)),
    "sqrt": Rule(sqrt, (lambda v, a: divide(1, 2 * v),)),
    "sigmoid": Rule(sigmoid, (lambda v, a: v * (1 - v),)),
    "tanh": Rule(tanh, (lambda v, a: 1 - square(v),)),
    "sin": Rule(sine, (lambda v, a: cosine(a),)),
    "cos": Rule(cosine, (lambda v, a: -sine(a),)),
    "relu": Rule(relu, (lambda v, a: relu_slope(a),)),
    "max": Rule(maximum, (lambda v, a, b: relu_slope(a - b), lambda v, a, b: relu_slope(b - a))),
}


@dataclass(frozen=True)
class Node:
    """One node: its name, its operation, and the names (or constants) of its operands."""

    name: str
    operation: str
    operands: tuple[str | Fraction, ...]


@dataclass(frozen=True)
class Graph:
    """Nodes in an order in which they can be computed; the last one is L."""

    nodes: tuple[Node, ...]

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The names that no node defines, in the order of their first use."""
        defined = {node.name for node in self.nodes}
        used = [name for node in self.nodes for name in node.operands if isinstance(name, str)]
        return tuple(dict.fromkeys(name for name in used if name not in defined))

    def uses(self, name: str) -> Iterator[tuple[Node, int]]:
        """The places where a quantity is used: the node and which of its operands."""
        for node in self.nodes:
            for place, operand in enumerate(node.operands):
                if operand == name:
                    yield node, place


def read_graph(text: str) -> Graph:
    """Read `d = 2*b; e = a + d; L = c*e`, or one expression `c*(a + 2*b)`, whose parts get names.

    Raises:
        BadGraph: the text is no graph.
    """
    statements = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    if len(statements) == 1 and "=" not in statements[0]:
        statements = [f"L = {statements[0]}"]
    names = tuple(dict.fromkeys(n for n in re.findall(r"[A-Za-z]\w*", text) if n not in SPELLINGS))
    reader = _Reader(names)
    for statement in statements:
        name, sign, right = statement.partition("=")
        if not sign or not name.strip().isidentifier():
            raise BadGraph(f"graph: {statement!r} should read like d = a*b")
        reader.define(name.strip(), right)
    if not reader.nodes or reader.nodes[-1].name != "L":
        raise BadGraph("graph: the last node should be the loss, L = …")
    graph = Graph(tuple(reader.nodes))
    if "square" in graph.leaves:
        raise BadGraph("graph: a square is written x^2")
    return graph


_parsed = lru_cache(2000)(parse)  # graphs differ, but their parts are mostly the same


class _Reader:
    """Turns expressions into nodes; equal sub-expressions become one node."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = tuple(sorted(names))
        self._free = (name for name in _NAMES if name not in names)
        self._known: dict[Tree, str] = {}
        self.nodes: list[Node] = []

    def define(self, name: str, text: str) -> None:
        """Add the node `name` for an expression, and nodes for its parts."""
        if any(node.name == name for node in self.nodes):
            raise BadGraph(f"graph: {name} is defined twice")
        try:
            tree = _parsed(text.strip(), self._names)
        except Refusal as refusal:
            raise BadGraph(f"graph: {name} = {text.strip()}: {refusal}") from None
        if isinstance(tree, Symbol | Number):
            raise BadGraph(f"graph: {name} = {text.strip()} computes nothing")
        self._add(tree, name)

    def _operand(self, tree: Tree) -> str | Fraction:
        if isinstance(tree, Symbol):
            return tree.name
        if isinstance(tree, Number):
            return tree.value
        return self._known[tree] if tree in self._known else self._add(tree, next(self._free))

    def _add(self, tree: Tree, name: str) -> str:
        operation, parts = _operation(tree)
        operands = tuple(map(self._operand, parts))
        if len(self.nodes) >= MOST_NODES:
            raise BadGraph(f"graph: more than {MOST_NODES} nodes")
        self._known[tree] = name
        self.nodes.append(Node(name, operation, operands))
        return name


def _operation(tree: Tree) -> tuple[str, tuple[Tree, ...]]:
    match tree:
        case Negative(operand):
            return "negative", (operand,)
        case Operation("^", base, Number("2")):
            return "square", (base,)
        case Operation(sign, left, right) if sign in RULES:
            return sign, (left, right)
        case Call(function, arguments) if function in RULES and len(arguments) == len(RULES[function].slopes):
            return function, arguments
    raise BadGraph(f"graph: the nodes can be + - * / ^2 and {', '.join(n for n in RULES if n in SPELLINGS)}")


def random_graph(leaves: int, unary: int, shared: int, operations: tuple[str, ...]) -> Callable[[Draw], str]:
    """A level's parameter: draws the text of a graph in which everything leads to L.

    `leaves - 1` nodes join what has not been used yet, `unary` nodes apply one of the `operations`, and
    `shared` nodes use something a second time.
    """
    return lambda draw: _drawn_graph(draw, leaves, unary, shared, operations)


def _drawn_graph(draw: Draw, leaves: int, unary: int, shared: int, operations: tuple[str, ...]) -> str:
    loose, used = list(_LEAVES[:leaves]), list[str]()  # not used yet, and used already
    kinds = draw.order(["join"] * (leaves - 1) + ["share"] * shared + ["apply"] * unary)
    nodes: list[str] = []
    while kinds:
        # sharing needs something that is in use already
        kind = kinds.pop(next(i for i, kind in enumerate(kinds) if kind != "share" or len(used) > 1))
        first = loose.pop(draw.integer(0, len(loose) - 1))
        if kind == "apply":
            # a ReLU tells something only where a sum or a difference may be negative
            fitting = [o for o in operations if o != "relu" or (kinds and f"{first} = " in _sums(nodes))]
            text = _applied(draw.choice(fitting), first)
        else:
            second = draw.choice(
                [name for name in used if name not in nodes[-1]] or used if kind == "share" else loose
            )
            text = f"{first} {draw.choice('**+-')} {second}"
            loose = [name for name in loose if name != second]
            used += [second]
        name = _INNER[len(nodes)] if kinds else "L"
        used += [first]
        nodes.append(f"{name} = {text}")
        loose.append(name)
    return "; ".join(nodes)


def _sums(nodes: list[str]) -> str:
    return "; ".join(node for node in nodes if "+" in node or "-" in node)


def _applied(operation: str, operand: str) -> str:
    return f"{operand}^2" if operation == "square" else f"{operation}({operand})"


def workable_leaves(graph: Graph, draw: Draw) -> dict[str, Fraction]:
    """Values of the leaves, multiples of one half, with which the graph is `friendly` (or the last tried)."""
    halves = [Fraction(n, 2) for n in range(-6, 7) if n]
    values: dict[str, Fraction] = {}
    for _ in range(_TRIES):
        values = {name: draw.choice(halves) for name in graph.leaves}
        if friendly(graph, {name: float(value) for name, value in values.items()}):
            break
    return values


def friendly(graph: Graph, leaves: Mapping[str, float]) -> bool:
    """Whether every value is defined, of moderate size, and away from kinks."""
    values: dict[Any, float] = dict(leaves)
    for node in graph.nodes:
        operands = [values[o] if isinstance(o, str) else float(o) for o in node.operands]
        domain = _DOMAINS.get(node.operation)
        if domain is not None and not domain(*operands):
            return False
        value = float(RULES[node.operation].function.compute(*operands))
        if abs(value) > _LARGEST:
            return False
        values[node.name] = value
    return True


_LEAVES = "abc"
_INNER = "dfghkmnpqrsu"
_LARGEST = 30.0
_TRIES = 60
_DOMAINS: Mapping[str, Callable[..., bool]] = {
    "/": lambda a, b: abs(b) >= 0.5,
    "exp": lambda a: 0 < abs(a) <= 3,
    "ln": lambda a: a > 0.2 and a != 1,
    "sqrt": lambda a: a > 0.2,
    "sigmoid": lambda a: 0 < abs(a) <= 4,
    "tanh": lambda a: 0 < abs(a) <= 2.5,
    "square": lambda a: abs(a) not in (0.0, 1.0, 2.0),
    "relu": lambda a: abs(a) > 0.05,
    "max": lambda a, b: abs(a - b) > 0.05,
    "*": lambda a, b: a != b and a != 0 and b != 0,
}
