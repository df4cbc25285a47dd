"""Random but realistic arguments for every picture, shared by the tests that hold for all of them."""

import math
from collections.abc import Callable
from itertools import pairwise, product
from random import Random

from quizgen.figures.activation_curves import activation_curves
from quizgen.figures.bars import bars
from quizgen.figures.computation_graph import GraphNode, computation_graph
from quizgen.figures.contours import contours
from quizgen.figures.energy_landscape import Kind, energy_landscape
from quizgen.figures.energy_steps import energy_steps
from quizgen.figures.gradient_depth import gradient_depth
from quizgen.figures.half_plane import half_plane
from quizgen.figures.heatmap import heatmap
from quizgen.figures.line_arrangement import line_arrangement
from quizgen.figures.network import network
from quizgen.figures.picture import Figure
from quizgen.figures.piecewise_linear import piecewise_linear
from quizgen.figures.positions import positions
from quizgen.figures.receptive_field import ConvLayer, receptive_field
from quizgen.figures.residuals import residuals
from quizgen.figures.sliding_window import sliding_window

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
        silent=[(1, 0)],
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


def an_activation(r: Random, word: Word) -> Figure:
    points = sorted(r.uniform(-4, 4) for _ in range(r.randint(0, 3)))
    function, derivative = r.choice(
        [(math.tanh, lambda x: 1 - math.tanh(x) ** 2), (lambda x: max(0.0, x), lambda x: float(x > 0))]
    )
    return activation_curves(
        function,
        derivative,
        function_label=word("f(x)"),
        points=points,
        point_labels=[word(f"x{place}") for place in range(len(points))],
        kinks=[0.0],
    )


def a_landscape(r: Random, word: Word) -> Figure:
    states = list(product([1, -1], repeat=r.randint(3, 6)))
    kinds: list[Kind] = [r.choice(["stored", "mirror", "parasitic", "other"]) for _ in states]
    return energy_landscape(
        [r.randint(-12, 12) / 4 for _ in states],
        kinds=kinds if r.random() < 0.7 else None,
        states=states if r.random() < 0.7 else (),
        title=word("states by rising energy"),
    )


def a_position_map(r: Random, word: Word) -> Figure:
    encoding = [r.uniform(-1, 1) for _ in range(r.choice([4, 32]))]
    return positions([encoding] * r.randint(1, 50), title=word("position"))


def a_depth_plot(r: Random, word: Word) -> Figure:
    names = r.sample(["σ", "tanh", "ReLU, w = ½", "w = 8", "residual"], r.randint(1, 5))
    depth = r.randint(1, 30)
    factors = [2.0 ** r.randint(-4, 2) for _ in names]
    return gradient_depth(
        {word(name): [f**step for step in range(depth + 1)] for name, f in zip(names, factors, strict=True)},
        threshold=r.choice([None, 1e-3]),
    )


def a_residual_plot(r: Random, word: Word) -> Figure:
    xs = [r.randint(-5, 5) for _ in range(r.randint(1, 8))]
    lines = [(r.uniform(-2, 2), r.uniform(-2, 2), word(name)) for name in ("before", "after")]
    return residuals(
        xs,
        [r.randint(-9, 9) for _ in xs],
        [r.uniform(-9, 9) for _ in xs],
        lines=lines[: r.randint(0, 2)],
        y_label=word("y"),
    )


def a_bar_chart(r: Random, word: Word) -> Figure:
    labels = [word(f"class {place}") for place in range(r.randint(1, 6))]
    names = ["before", "after", "target"][: r.randint(1, 3)]
    low = r.choice([0, -1])
    return bars(
        {name: [r.uniform(low, 1) for _ in labels] for name in names},
        labels=labels,
        number=shown if r.random() < 0.7 else None,
        y_label=word("p"),
    )


def a_window(r: Random, word: Word) -> Figure:
    length, taps, padding = r.randint(5, 9), r.randint(1, 3), r.randint(0, 2)
    stride, dilation = r.randint(1, 3), r.randint(1, 2)
    count = (length + 2 * padding - dilation * (taps - 1) - 1) // stride + 1
    around = ["0"] * padding
    return sliding_window(
        [*around, *(str(r.randint(-9, 9)) for _ in range(length)), *around],
        [word(str(r.randint(-9, 9))) for _ in range(taps)],
        [shown(r.uniform(-99, 99)) if r.random() < 0.6 else "" for _ in range(count)],
        position=r.randrange(count),
        stride=stride,
        dilation=dilation,
        padding=padding,
    )


def a_half_plane(r: Random, word: Word) -> Figure:
    ups = [(r.randint(-5, 5), r.randint(-5, 5))] * r.randint(0, 1)
    return half_plane(
        (r.choice([-4, -1, 0.5, 3]), r.choice([-3, 0, 2])),
        r.randint(-5, 5),
        positive=ups,
        point_labels=[word("A")] * len(ups),
        axis_labels=(word("x₁"), "x₂"),
    )


def a_contour_plot(r: Random, word: Word) -> Figure:
    off = r.uniform(-0.9, 0.9)
    path = [(5 + r.uniform(0, 2), 5 + r.uniform(0, 2)), (r.uniform(-1, 1), r.uniform(-1, 1))]
    labels = (word("θ⁽⁰⁾"), word("θ⁽¹⁾"))
    return contours([[1, off], [off, r.choice([1, 20])]], (1, -1), path, path_labels=labels)


def a_receptive_field(r: Random, word: Word) -> Figure:
    layers = [
        ConvLayer(r.randint(1, 4), r.choice([1, 1, 2]), r.choice([1, 2])) for _ in range(r.randint(1, 3))
    ]
    return receptive_field(layers, labels=[word(f"row {place}") for place in range(len(layers) + 1)])


def an_arrangement(r: Random, word: Word) -> Figure:
    slopes = r.sample([(1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, -3)], r.randint(1, 5))
    return line_arrangement(
        [(a, b, r.randint(-4, 4)) for a, b in slopes],
        labels=[word(f"h{place}") for place in range(len(slopes))],
        cell_label=lambda sides: "".join(str(int(side)) for side in sides),
        show_sides=r.random() < 0.5,
    )


SAMPLES = {
    sample.__name__: sample
    for sample in (
        a_graph,
        a_network,
        a_heatmap,
        a_staircase,
        a_piecewise,
        an_activation,
        a_landscape,
        a_position_map,
        a_depth_plot,
        a_residual_plot,
        a_bar_chart,
        a_window,
        a_half_plane,
        a_contour_plot,
        a_receptive_field,
        an_arrangement,
    )
}
