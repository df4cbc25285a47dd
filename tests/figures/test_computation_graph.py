from random import Random

import pytest
from figure_samples import a_graph
from svg_reading import Reading, words

from quizgen.figures.computation_graph import GraphNode, computation_graph
from quizgen.figures.layered import place

NODES = [
    GraphNode("a", "a", value="3", gradient="−2"),
    GraphNode("b", "b", value="1", gradient="−4"),
    GraphNode("c", "c", value="−2", gradient="5"),
    GraphNode("d", "2 ×", ("b",), "2", "−2"),
    GraphNode("e", "+", ("a", "d"), "5", "−2"),
    GraphNode("L", "×", ("c", "e"), "−10", "1"),
]


def test_no_edge_runs_through_a_node_or_a_caption() -> None:
    for seed in range(60):
        reading = Reading.of(a_graph(Random(seed), str).svg)
        nodes = [box for box in reading.shapes() if box.name == "rect"]
        for points in reading.path_points():
            for box in reading.texts() + nodes:
                shrunk = type(box)(box.left + 1, box.top + 1, box.right - 1, box.bottom - 1, box.name)
                assert not any(shrunk.holds(x, y) for x, y in points), (seed, box)


def test_values_stand_above_and_gradients_below_their_node() -> None:
    figure = computation_graph([GraphNode("x", "x", (), "3", "7"), GraphNode("y", "exp", ("x",), "20", "9")])
    boxes = {box.name: box for box in Reading.of(figure.svg).texts()}
    for above, node, below in (("3", "x", "7"), ("y = 20", "exp", "9")):
        assert boxes[above].bottom < boxes[node].top < boxes[node].bottom < boxes[below].top
        assert boxes[above].left < boxes[node].right
        assert boxes[node].left < boxes[above].right


def test_alt_text_tells_who_feeds_whom_and_only_what_is_printed() -> None:
    bare = [GraphNode(node.name, node.label, node.parents) for node in NODES]
    assert computation_graph(bare).alt == (
        "Computation graph with the leaves a, b, c. d is 2 × of b; e is + of a, d; L is × of c, e."
    )
    assert "Gradients: −2 at a, −4 at b" in computation_graph(NODES).alt


def test_the_key_names_the_only_output() -> None:
    keys = [words(element) for element in Reading.of(computation_graph(NODES).svg).elements("text")]
    assert "above: value · below: gradient of L" in keys


def test_an_operand_used_twice_has_two_edges() -> None:
    figure = computation_graph([GraphNode("x", "x"), GraphNode("y", "×", ("x", "x"))])
    first, second = Reading.of(figure.svg).path_points()
    assert first[-1][1] != second[-1][1]


def test_a_leaf_stands_next_to_what_uses_it() -> None:
    layout = place([[], [], [0], [2], [1, 3]], 70, 18)
    assert [set(column) for column in layout.columns] == [{0}, {2}, {1, 3}, {4}]


def test_slots_of_a_column_keep_their_distance() -> None:
    for seed in range(60):
        r = Random(seed)
        parents = [
            [r.randrange(node) for _ in range(r.randint(1, 2))] if node > 2 else [] for node in range(10)
        ]
        layout = place(parents, 70, 18)
        for column in layout.columns:
            sizes = [70 if slot < 10 else 18 for slot in column]
            for upper, lower in zip(range(len(column)), range(1, len(column)), strict=False):
                distance = layout.heights[column[lower]] - layout.heights[column[upper]]
                assert distance >= (sizes[upper] + sizes[lower]) / 2 - 1e-9


@pytest.mark.parametrize(
    ("nodes", "message"),
    [
        ([], "different names"),
        ([GraphNode("a", "a"), GraphNode("a", "b")], "different names"),
        ([GraphNode("a", "+", ("z",))], "'a' names the parent 'z'"),
        ([GraphNode("a", "+", ("b",)), GraphNode("b", "+", ("a",))], "cycle"),
    ],
)
def test_a_wrong_graph_is_refused_by_name(nodes: list[GraphNode], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        computation_graph(nodes)
