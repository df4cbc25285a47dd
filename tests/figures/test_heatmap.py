import math

import numpy as np
import pytest
from svg_reading import Reading, words

from quizgen.figures.heatmap import heatmap
from quizgen.figures.palette import heat, luminance, readable_on

A = [[0.75, 0.25], [0.5, 0.5]]


def two(value: float) -> str:
    return f"{value:.2f}"


def texts_of(svg: str) -> list[str]:
    return [words(element) for element in Reading.of(svg).elements("text")]


@pytest.mark.parametrize("scale", ["sequential", "diverging"])
def test_a_grey_copy_keeps_the_order_of_the_cells(scale: str) -> None:
    greys = [luminance(heat(step / 31, scale)) for step in range(32)]  # type: ignore[arg-type]
    assert greys == sorted(greys, reverse=True)
    assert len(set(greys)) == 32


@pytest.mark.parametrize("scale", ["sequential", "diverging"])
def test_numbers_on_every_shade_have_a_contrast_of_at_least_four_and_a_half(scale: str) -> None:
    for step in range(101):
        shade = heat(step / 100, scale)  # type: ignore[arg-type]
        lighter, darker = sorted((luminance(shade), luminance(readable_on(shade))), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_cells_are_darker_the_larger_and_print_their_number() -> None:
    reading = Reading.of(heatmap([[1, 3, 2]], number=str).svg)
    greys = [luminance(element.attrib["fill"]) for element in reading.elements("rect")]
    assert greys[0] > greys[2] > greys[1]
    assert [words(element) for element in reading.elements("text")] == ["1.0", "3.0", "2.0"]


def test_masked_cells_are_hatched_empty_and_in_no_sum() -> None:
    figure = heatmap(A, number=two, masked=[[False, True], [False, False]], row_sums=True)
    assert texts_of(figure.svg) == ["0.75", "0.50", "0.50", "Σ", "0.75", "1.00"]
    assert len(Reading.of(figure.svg).elements("path")) == 1
    assert "Row 1: 0.75, masked; sum 0.75" in figure.alt


def test_without_numbers_a_key_explains_and_no_cell_is_told() -> None:
    figure = heatmap([[0.123, 0.877]])
    assert texts_of(figure.svg) == ["0.877", "0"]
    assert "0.123" not in figure.alt


def test_the_diverging_scale_has_zero_in_its_middle() -> None:
    assert texts_of(heatmap([[-1, 4]], scale="diverging").svg) == ["4", "−4"]


def test_infinite_entries_take_the_ends_without_stretching_the_scale() -> None:
    reading = Reading.of(heatmap([[-math.inf, 0.0, 2.0, math.inf]], number=str).svg)
    fills = [element.attrib["fill"] for element in reading.elements("rect")]
    assert fills[0] == fills[1] == heat(0, "sequential")
    assert fills[2] == fills[3] == heat(1, "sequential")


def test_labels_that_would_touch_are_thinned_to_round_steps() -> None:
    labels = [str(place) for place in range(60)]
    shown = texts_of(heatmap(np.zeros((60, 60)), row_labels=labels, column_labels=labels).svg)
    assert shown[2:6] == ["0", "5", "10", "15"]


def test_tokens_stand_upright_and_symbols_slant() -> None:
    assert "italic" not in heatmap(A, number=two, row_labels=["I", "am"]).svg
    assert "italic" in heatmap(A, number=two, row_labels=["q₁", "q₂"]).svg


def test_a_large_map_stays_a_small_file() -> None:
    wave = [[math.sin(row * column) for column in range(64)] for row in range(50)]
    assert len(heatmap(wave, scale="diverging").svg) < 100_000


@pytest.mark.parametrize(
    ("matrix", "labels", "message"),
    [
        ([], [], "rows of one length"),
        ([[1, 2], [3]], [], "rows of one length"),
        ([[math.nan]], [], "NaN"),
        ([[1, 2]], ["a", "b"], "1 rows needs as many row labels, not 2"),
    ],
)
def test_a_matrix_that_cannot_be_drawn_is_refused(
    matrix: list[list[float]], labels: list[str], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        heatmap(matrix, row_labels=labels)


def test_titles_longer_than_the_map_are_not_cut_off() -> None:
    down, across = "the query that asks", "the key that is asked for by it"
    page = Reading.of(heatmap([[1.0, 2.0]], row_title=down, column_title=across).svg).page
    for box in Reading.of(heatmap([[1.0, 2.0]], row_title=down, column_title=across).svg).texts():
        assert page.left <= box.left <= box.right <= page.right
        assert page.top <= box.top <= box.bottom <= page.bottom
