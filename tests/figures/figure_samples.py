"""Random but realistic arguments for every picture, shared by the tests that hold for all of them."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

from quizgen.figures.computation_graph import GraphNode, computation_graph
from quizgen.figures.energy_steps import energy_steps
from quizgen.figures.heatmap import heatmap
from quizgen.figures.network import network
from quizgen.figures.picture import Figure
from quizgen.figures.piecewise_linear import piecewise_linear

Word = Callable[[str], str]


def shown(value: float) -> str:
    return f"{value:.4g}".replace("-", "−")


def a_graph(r: Random, word: Word) -> Figure:
    names = list("abcdefghijkL")[: r.randint(3, 12)]
    leaves = r.randint(1, 4)
    nodes = []
    for place, name in enumerate(names):
        parents = () if place < leaves else tuple(r.choice(names[:place]) for _ in range(r.randint(1, 2)))
        label = name if not parents else r.choice(["+", "×", "exp", "tanh", "2 ×", "max"])
        value, gradient = (shown(r.uniform(-9, 9)) if r.random() < 0.8 else None for _ in range(2))
        nodes.append(GraphNode(name, word(label), parents, value, gradient))
    return computation_graph(nodes)


def a_network(r: Random, word: Word) -> Figure:
    sizes = [r.choice([1, 2, 2, 3, 4, 10]) for _ in range(r.randint(2, 4))]
    fits = max(sizes) < 5

    def texts() -> list[list[str]] | None:
        return (
            [[shown(r.uniform(-3, 3)) for _ in range(size)] for size in sizes] if r.random() < 0.7 else None
        )

    return network(
        sizes,
        labels=[[word(f"h{unit}") for unit in range(size)] for size in sizes] if fits else None,
        values=texts(),
        deltas=texts(),
        weights=[
            [[shown(r.randint(-9, 9) / 10) for _ in range(before)] for _ in range(after)]
            for before, after in pairwise(sizes)
        ],
        biases=[[shown(r.randint(-9, 9) / 10)] * size for size in sizes[1:]] if r.random() < 0.5 else None,
        dead=[(1, 0)],
        captions=[word("layer")] * len(sizes),
    )


def a_heatmap(r: Random, word: Word) -> Figure:
    rows, columns = r.randint(1, 7), r.randint(1, 7)
    return heatmap(
        [[r.uniform(-3, 3) for _ in range(columns)] for _ in range(rows)],
        row_labels=[word(r.choice(["I", "q₁", "cats"])) for _ in range(rows)],
        column_labels=[word(r.choice(["I", "k₁", "understand"])) for _ in range(columns)],
        number=shown if r.random() < 0.6 else None,
        scale=r.choice(["sequential", "diverging"]),
        masked=[[r.random() < 0.2 for _ in range(columns)] for _ in range(rows)],
        row_sums=r.random() < 0.5,
        row_title=word("query"),
        column_title=word("key"),
    )


def a_staircase(r: Random, word: Word) -> Figure:
    units, steps = r.choice([3, 4, 6, 9, 16]), r.randint(2, 9)
    columns = r.choice([1, 3, 4])
    return energy_steps(
        [[r.choice([-1, 1]) for _ in range(units)] for _ in range(steps)],
        sorted((r.randint(-40, 40) / 8 for _ in range(steps)), reverse=True),
        number=shown,
        updated=[r.randrange(units) for _ in range(steps - 1)],
        columns=columns,
        unit_labels=[word(f"y{unit}") for unit in range(units)] if columns == 1 and units < 10 else (),
        step_labels=[word(str(step)) for step in range(steps)],
    )


def a_piecewise(r: Random, word: Word) -> Figure:
    joints = [(x / 2, r.randint(-6, 6)) for x in sorted(r.sample(range(-8, 9), r.randint(1, 5)))]
    return piecewise_linear(
        joints,
        left_slope=r.randint(-3, 3),
        right_slope=r.randint(-3, 3),
        y_range=r.choice([None, (-4, 4)]),
        x_label=word("x"),
        y_label=word("f(x)"),
        show_curve=r.random() < 0.7,
    )


SAMPLES = {sample.__name__: sample for sample in (a_graph, a_network, a_heatmap, a_staircase, a_piecewise)}
