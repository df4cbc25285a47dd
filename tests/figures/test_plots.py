"""Pictures with axes: curves, landscapes, gradients against depth, residuals and bars."""

import math
from itertools import pairwise

import pytest
from svg_reading import NAMESPACE, Reading, words

from quizgen.figures.activation_curves import activation_curves
from quizgen.figures.bars import bars
from quizgen.figures.energy_landscape import energy_landscape
from quizgen.figures.gradient_depth import gradient_depth
from quizgen.figures.positions import positions
from quizgen.figures.residuals import residuals


def texts_of(svg: str) -> list[str]:
    return [words(element) for element in Reading.of(svg).elements("text")]


def points_of(svg: str) -> list[list[tuple[float, float]]]:
    lines = Reading.of(svg).elements("polyline")
    return [[tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()] for line in lines]  # type: ignore[misc]


@pytest.mark.parametrize("at_zero", [0.0, 0.5, 1.0])
def test_a_jump_of_the_derivative_is_not_joined(at_zero: float) -> None:
    def slope(x: float) -> float:
        return at_zero if x == 0 else float(x > 0)

    step = activation_curves(lambda x: max(0.0, x), slope, kinks=[0.0])
    assert len(points_of(activation_curves(lambda x: max(0.0, x), slope).svg)) == 2
    assert len(points_of(step.svg)) == 4
    low, high = points_of(step.svg)[2:]
    assert len({y for _, y in low}) == len({y for _, y in high}) == 1
    assert {y for _, y in low}.isdisjoint({y for _, y in high})
    assert low[-1][0] == pytest.approx(high[0][0], abs=0.02)


def test_asked_points_lie_on_both_curves() -> None:
    figure = activation_curves(math.tanh, lambda x: 1 - math.tanh(x) ** 2, points=[0.0], x_range=(-1.0, 1.0))
    (disc,) = Reading.of(figure.svg).elements("circle")
    function, derivative = points_of(figure.svg)
    assert (float(disc.attrib["cx"]), float(disc.attrib["cy"])) in function
    square = next(box for box in Reading.of(figure.svg).elements("rect") if box.attrib["width"] == "8")
    middle = (float(square.attrib["x"]) + 4, float(square.attrib["y"]) + 4)
    assert min(math.dist(middle, point) for point in derivative) < 0.05


def test_the_derivative_is_told_by_its_dash_and_the_points_are_not_read_out() -> None:
    figure = activation_curves(math.tanh, lambda x: 1 - math.tanh(x) ** 2, points=[0.7, -0.3])
    dashed = [
        line for line in Reading.of(figure.svg).elements("polyline") if "stroke-dasharray" in line.attrib
    ]
    assert len(dashed) == 1
    assert figure.alt.endswith("Marked on both: 2 points.")


def test_each_point_needs_its_label() -> None:
    with pytest.raises(ValueError, match="2 points need as many labels, not 1"):
        activation_curves(math.tanh, math.tanh, points=[0, 1], point_labels=["a"])


ENERGIES = [-3, 1, -3, 2]


def test_states_stand_in_the_order_of_their_energy() -> None:
    reading = Reading.of(energy_landscape(ENERGIES).svg)
    discs = [(float(disc.attrib["cx"]), float(disc.attrib["cy"])) for disc in reading.elements("circle")]
    assert discs == sorted(discs)
    heights = [y for _, y in discs]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] == heights[1]


def test_kinds_of_minima_differ_in_shape_and_are_explained() -> None:
    figure = energy_landscape(ENERGIES, kinds=["stored", "other", "mirror", "parasitic"])
    reading = Reading.of(figure.svg)
    assert len(reading.elements("polygon")) == 2
    assert {"stored pattern", "mirror of stored pattern", "parasitic minimum", "no minimum"} <= set(
        texts_of(figure.svg)
    )
    assert "1 × parasitic minimum" in figure.alt


def test_without_kinds_nothing_tells_the_minima() -> None:
    figure = energy_landscape(ENERGIES)
    assert "minimum" not in figure.svg
    assert not Reading.of(figure.svg).elements("polygon")


def test_drawn_states_follow_their_marks() -> None:
    figure = energy_landscape([1, -1], states=[[1, 1], [-1, 1]])
    assert figure.alt.endswith("States in this order: − +; + +.")
    with pytest.raises(ValueError, match="2 energies need as many states"):
        energy_landscape([1, -1], states=[[1, 1]])


def test_a_constant_factor_is_a_straight_line_on_the_logarithmic_axis() -> None:
    (points,) = points_of(gradient_depth({"σ": [0.25**step for step in range(11)]}).svg)
    steps = [after[1] - before[1] for before, after in pairwise(points)]
    assert steps == pytest.approx([steps[0]] * 10, abs=0.02)
    assert steps[0] > 0


def test_powers_of_ten_are_labelled_as_powers() -> None:
    assert {"1", "10−2", "10−4"} <= set(texts_of(gradient_depth({"σ": [1, 1e-4]}).svg))


def test_chains_differ_in_dash_and_mark() -> None:
    reading = Reading.of(gradient_depth({name: [1, 0.5] for name in "abcde"}).svg)
    dashes = [line.attrib.get("stroke-dasharray") for line in reading.elements("polyline")]
    assert len(set(dashes)) == 5


@pytest.mark.parametrize("sizes", [[1.0], [1.0, 0.0], [1.0, -2.0], [1.0, math.inf]])
def test_a_logarithmic_axis_refuses_what_has_no_logarithm(sizes: list[float]) -> None:
    with pytest.raises(ValueError, match="σ: a logarithmic axis"):
        gradient_depth({"σ": sizes})


def test_a_stick_joins_each_observation_with_its_prediction() -> None:
    figure = residuals([0, 1], [1, 3], [2, 2])
    sticks = [
        line for line in Reading.of(figure.svg).elements("line") if "qf-stroke-signal" in line.attrib["class"]
    ]
    drops = [float(stick.attrib["y2"]) - float(stick.attrib["y1"]) for stick in sticks[:2]]
    assert drops[0] == pytest.approx(-drops[1], abs=0.02)
    assert all(stick.attrib["x1"] == stick.attrib["x2"] for stick in sticks[:2])


def test_residuals_need_lists_of_one_length() -> None:
    with pytest.raises(ValueError, match="not 2, 2, 1"):
        residuals([0, 1], [1, 3], [2])


def test_bars_stand_on_zero_and_reach_to_their_values() -> None:
    figure = bars({"p": [1, -0.5]}, labels=["a", "b"])
    up, down = (
        box for box in Reading.of(figure.svg).elements("rect") if "qf-fill-accent" in box.attrib["class"]
    )
    zero = float(up.attrib["y"]) + float(up.attrib["height"])
    assert float(down.attrib["y"]) == pytest.approx(zero)
    assert float(up.attrib["height"]) == pytest.approx(2 * float(down.attrib["height"]), abs=0.02)


def test_series_differ_without_colour() -> None:
    figure = bars({"before": [1], "after": [2], "target": [3]}, labels=["a"])
    root = Reading.of(figure.svg).root
    hatched = [element for element in root.iter(f"{NAMESPACE}path") if "L" in element.attrib["d"]]
    assert len(hatched) == 2  # the bar and its sample in the key


def test_values_of_bars_are_told_only_when_printed() -> None:
    assert bars({"p": [0.25]}, labels=["cat"]).alt == "Bar chart of p for cat."
    assert "cat 0.25" in bars({"p": [0.25]}, labels=["cat"], number=str).alt


def test_bars_must_fit_their_labels() -> None:
    with pytest.raises(ValueError, match=r"series of 2 values can be drawn, not \[1\]"):
        bars({"p": [1]}, labels=["a", "b"])


def test_positions_and_dimensions_are_counted() -> None:
    figure = positions([[0, 1], [0.84, 0.54]], first=5)
    assert texts_of(figure.svg)[2:6] == ["5", "6", "0", "1"]


def test_examples_are_counted_in_whole_numbers() -> None:
    figure = residuals(range(1, 5), [10, 20, 30, 40], [20, 30, 40, 50], x_label="example")
    assert [text for text in texts_of(figure.svg) if "." in text] == []
