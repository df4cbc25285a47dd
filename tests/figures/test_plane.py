"""Pictures of the plane: half-planes, contours and line arrangements, and the geometry they share."""

import math
from itertools import combinations, pairwise
from random import Random

import pytest
from svg_reading import Reading, words

from quizgen.figures.axes import Plot
from quizgen.figures.contours import contours
from quizgen.figures.half_plane import half_plane
from quizgen.figures.line_arrangement import line_arrangement
from quizgen.figures.plane import Line, cells, centroid, chord, corners, part

SQUARE = Plot((-4, 4), (-4, 4), (0, 0), (80, 80))


def sides_at(lines: list[Line], x: float, y: float) -> tuple[bool, ...]:
    return tuple(line.value((x, y)) > 0 for line in lines)


def area_of(polygon: list[tuple[float, float]]) -> float:
    ends = zip(polygon, [*polygon[1:], *polygon[:1]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in ends) / 2


def test_cells_are_the_sign_patterns_that_occur() -> None:
    r = Random(3)
    for _ in range(20):
        lines = [Line(r.randint(1, 3), r.randint(-3, 3), r.randint(-4, 4)) for _ in range(r.randint(1, 4))]
        found = cells(corners(SQUARE), lines)
        sampled = {sides_at(lines, r.uniform(-4, 4), r.uniform(-4, 4)) for _ in range(400)}
        assert sampled <= {sides for sides, _ in found}
        assert sum(area_of(cell) for _, cell in found) == pytest.approx(64)
        for sides, cell in found:
            assert sides_at(lines, *centroid(cell)) == sides


def test_three_lines_in_general_position_make_seven_cells() -> None:
    assert "into 7 cells" in line_arrangement([(1, 1, -2), (1, -1, 0), (0, 1, 1)]).alt


def test_concurrent_and_parallel_lines_make_fewer() -> None:
    assert "into 6 cells" in line_arrangement([(1, 0, 0), (0, 1, 0), (1, 1, 0)]).alt
    assert "into 4 cells" in line_arrangement([(1, 1, 0), (1, 1, 2), (1, 1, -3)]).alt


def test_the_window_holds_every_crossing() -> None:
    lines = [(1, 0, -9), (0, 1, 1), (1, 1, -2), (1, -3, 4)]
    crossings = len(list(combinations(lines, 2)))
    assert f"into {1 + len(lines) + crossings} cells" in line_arrangement(lines).alt


def test_a_cell_label_stands_in_its_cell() -> None:
    lines = [(1.0, 1.0, -2.0), (1.0, -1.0, 0.0), (0.0, 1.0, 1.0)]
    window = ((-4.0, 4.0), (-4.0, 4.0))
    figure = line_arrangement(
        lines, cell_label=lambda sides: "".join("01"[side] for side in sides), ranges=window
    )
    labels = Reading.of(figure.svg).texts()
    assert len(labels) >= 5
    (frame,) = Reading.of(figure.svg).elements("rect")
    left, top, side = (float(frame.attrib[name]) for name in ("x", "y", "width"))
    for label in labels:
        x = -4 + 8 * ((label.left + label.right) / 2 - left) / side
        y = 4 - 8 * ((label.top + label.bottom) / 2 - top) / side
        sides = sides_at([Line(*line) for line in lines], x, y)
        assert "".join("01"[side] for side in sides) == label.name


def test_names_of_lines_close_together_stay_apart() -> None:
    steep = [(1, 0, -shift / 10) for shift in range(5)] + [(0, 1, 0), (0, 1, -9)]
    figure = line_arrangement(steep, labels=["one", "two", "three", "four", "five", "six", "seven"])
    names = Reading.of(figure.svg).texts()
    assert len(names) == 7
    assert not any(one.overlaps(other) for one, other in combinations(names, 2))


def test_a_chord_ends_on_the_frame_and_a_far_line_has_none() -> None:
    assert chord(SQUARE, Line(1, 0, -2)) in (((2, -4), (2, 4)), ((2, 4), (2, -4)))
    assert chord(SQUARE, Line(1, 0, -9)) is None


def test_the_parts_on_both_sides_of_a_line_make_the_whole() -> None:
    line = Line(2, -1, 1)
    both = [part(corners(SQUARE), line, positive=side) for side in (True, False)]
    assert sum(map(area_of, both)) == pytest.approx(64)


def test_a_line_needs_a_direction() -> None:
    with pytest.raises(ValueError, match="is not a line"):
        Line(0, 0, 1)
    with pytest.raises(ValueError, match="at least one line"):
        line_arrangement([])


def test_the_normal_vector_is_at_right_angles_to_the_boundary_and_points_to_the_shaded_side() -> None:
    figure = half_plane((3, 4), -5)
    reading = Reading.of(figure.svg)
    strong = [line for line in reading.elements("line") if float(line.attrib["stroke-width"]) > 1.5]
    boundary, normal = (
        [float(line.attrib[name]) for name in ("x1", "y1", "x2", "y2")] for line in strong[:2]
    )
    along = (boundary[2] - boundary[0], boundary[3] - boundary[1])
    across = (normal[2] - normal[0], normal[3] - normal[1])
    assert abs(along[0] * across[0] + along[1] * across[1]) < 0.01 * math.hypot(*along) * math.hypot(*across)
    assert across[0] > 0
    assert across[1] < 0
    assert across[1] / across[0] == pytest.approx(-4 / 3, rel=0.01)


def test_classes_differ_in_shape() -> None:
    figure = half_plane((1, 1), 0, positive=[(1, 1)], negative=[(-1, -1)], point_labels=["A", "B"])
    texts = [words(element) for element in Reading.of(figure.svg).elements("text")]
    assert {"A", "B", "positive class", "negative class"} <= set(texts)
    assert "1 point of the positive and 1 of the negative class" in figure.alt


def test_the_outermost_contour_passes_through_the_start_and_has_one_loss() -> None:
    figure = contours([[2, 1], [1, 3]], (1, 2), [(-1, 0), (0.5, 1.8)])
    reading = Reading.of(figure.svg)
    outer = reading.elements("polyline")[-1].attrib["points"].split()
    points = [tuple(map(float, pair.split(","))) for pair in outer]
    (_, start) = reading.elements("circle")
    page = (float(start.attrib["cx"]), float(start.attrib["cy"]))
    gaps = [math.dist(before, after) for before, after in pairwise(points)]
    assert min(math.dist(page, point) for point in points) < max(gaps)
    assert points[0] == points[-1]


@pytest.mark.parametrize(
    "hessian", [[[1, 0], [0, -1]], [[1, 2], [2, 1]], [[1, 0.5], [0.4, 1]], [[0, 0], [0, 1]]]
)
def test_only_a_bowl_has_ellipses(hessian: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="not symmetric positive definite"):
        contours(hessian, (0, 0), [(1, 1)])


def test_a_half_plane_is_named_as_the_exercise_names_it() -> None:
    figure = half_plane((1, 1), 0, names=("v", "w₀"))
    texts = [words(element) for element in Reading.of(figure.svg).elements("text")]
    assert {"v·x + w0 = 0", "v·x + w0 > 0", "v"} <= set(texts)
