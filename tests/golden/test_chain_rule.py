"""Computation graphs worked by hand, and the local derivatives proven by SymPy."""

import pytest
import sympy

from quizgen.errors import InputError
from quizgen.exercise import solve
from quizgen.vocabulary.graphs import RULES

FAMILY = "graph.chain_rule"


@pytest.mark.parametrize("graph", ["d = 2*b; e = a + d; L = c*e", "c(a + 2b)", "L = c*(a+2*b)"])
def test_the_graph_of_a_product(graph):
    values = solve(FAMILY, graph=graph, a=3, b=1, c=-2).values
    assert values["L"] == -10
    assert [values[f"grad_{leaf}"] for leaf in "abc"] == [-2, -4, 5]


def test_a_shared_node_collects_all_its_paths():
    # L = (ab)² + ab: dL/da = (2ab + 1) b
    values = solve(FAMILY, graph="s = a*b; q = s^2; L = q + s", a=2, b=3).values
    assert values["grad_s"] == 2 * 6 + 1
    assert values["grad_a"] == 13 * 3


def test_equal_parts_of_an_expression_become_one_node():
    exercise = solve(FAMILY, graph="exp(a*b) * (a*b)", a=0.5, b=1)
    assert len([q for q in exercise.trace.steps if q.word == "node"]) == 3


def test_formulas_hold_for_all_leaves():
    exercise = solve(FAMILY, graph="c*(a+2*b)", a=3, b=1, c=-2, formulas=True)
    assert exercise.printed.latex("formulab") == r"2 \cdot c"


@pytest.mark.parametrize("name", RULES)
def test_local_derivatives_are_those_of_sympy(name):
    a, b = sympy.symbols("a b", positive=True)
    rule = RULES[name]
    operands = (a, b)[: len(rule.slopes)]
    node = rule.function.compute(*operands)
    for operand, slope in zip(operands, rule.slopes, strict=True):
        claimed = slope(node, *operands)
        claimed = claimed.evalf(20, subs={a: 0.7, b: 0.4}) if hasattr(claimed, "evalf") else claimed
        expected = sympy.diff(node, operand).evalf(20, subs={a: 0.7, b: 0.4})
        assert abs(claimed - expected) < 1e-12


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        ("d = a*b; d = a; L = d", "defined twice"),
        ("d = a*b", "the last node"),
        ("L = a", "computes nothing"),
        ("L = a**", "L = a"),
        ("L = sinh(a)", "the nodes can be"),
        ("L =", "L ="),
        ("; ".join(f"n{k} = a*b{k}" for k in range(40)) + "; L = n1*n2", "more than 30"),
    ],
)
def test_what_is_no_graph_is_refused(graph, message):
    with pytest.raises(InputError, match=message):
        solve(FAMILY, graph=graph, a=1)


def test_a_division_by_zero_is_told_as_such():
    with pytest.raises(InputError, match="division by zero"):
        solve(FAMILY, graph="L = a / b", a=1, b=0)


def test_a_square_that_is_written_as_a_function_is_told_how_to_write_it():
    with pytest.raises(InputError, match=r"a square is written x\^2"):
        solve("graph.chain_rule", graph="u = square(x); L = u*y", x=1, y=2)
