from fractions import Fraction

import pytest
from svg_reading import Reading

from quizgen.figures.piecewise_linear import piecewise_linear

JOINTS = [(-1, 0), (Fraction(1, 2), 3), (2, -1)]


def curve_of(svg: str) -> list[tuple[float, float]]:
    (line,) = Reading.of(svg).elements("polyline")
    pairs = (pair.split(",") for pair in line.attrib["points"].split())
    return [(float(x), float(y)) for x, y in pairs]


def test_the_curve_bends_at_the_joints_and_goes_on_with_the_end_slopes() -> None:
    figure = piecewise_linear(JOINTS, left_slope=1, right_slope=-2, x_range=(-2, 3), y_range=(-4, 4))
    points = curve_of(figure.svg)
    assert len(points) == 5
    page_x, page_y = points[0]
    across, up = (points[-1][0] - page_x) / 5, (page_y - points[1][1]) / 1
    heights = [(page_y - y) / up - 1 for _, y in points]
    assert [(x - page_x) / across - 2 for x, _ in points] == pytest.approx([-2, -1, 0.5, 2, 3], abs=0.01)
    assert heights == pytest.approx([-1, 0, 3, -1, -3], abs=0.02)


def test_the_curve_is_cut_where_it_leaves_the_window() -> None:
    figure = piecewise_linear([(0, 10)], left_slope=5, right_slope=-5, x_range=(-4, 4), y_range=(-1, 5))
    stretches = Reading.of(figure.svg).elements("polyline")
    assert len(stretches) == 2
    assert not Reading.of(figure.svg).elements("circle")


def test_joints_are_marked_unless_not_wanted() -> None:
    marked = piecewise_linear(JOINTS, left_slope=0, right_slope=0)
    bare = piecewise_linear(JOINTS, left_slope=0, right_slope=0, mark_joints=False)
    assert len(Reading.of(marked.svg).elements("circle")) == 3
    assert not Reading.of(bare.svg).elements("circle")
    assert "3 marked joints" in marked.alt
    assert "joints" not in bare.alt


def test_empty_axes_betray_nothing_of_the_function() -> None:
    window = {"x_range": (-3.0, 3.0), "y_range": (-4.0, 4.0), "show_curve": False}
    one = piecewise_linear(JOINTS, left_slope=1, right_slope=-2, **window)  # type: ignore[arg-type]
    other = piecewise_linear([(0, 0)], left_slope=0, right_slope=1, **window)  # type: ignore[arg-type]
    assert one == other
    assert one.alt == "Empty axes to draw in: x from −3 to 3, y from −4 to 4."


@pytest.mark.parametrize("joints", [[], [(1, 0), (1, 2)], [(2, 0), (1, 2)]])
def test_joints_must_rise(joints: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="joints with rising x"):
        piecewise_linear(joints, left_slope=0, right_slope=0)
