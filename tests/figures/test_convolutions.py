"""Pictures of one-dimensional convolutions: the sliding window and the receptive field."""

import pytest
from svg_reading import Reading, words

from quizgen.figures.receptive_field import ConvLayer, receptive_field
from quizgen.figures.sliding_window import sliding_window


def dark_cells(svg: str) -> dict[float, int]:
    """Count the cells that are seen, row by row from the top."""
    rows: dict[float, int] = {}
    for cell in Reading.of(svg).elements("rect"):
        if "qf-fill-accent" in cell.attrib["class"]:
            y = float(cell.attrib["y"])
            rows[y] = rows.get(y, 0) + 1
    return dict(sorted(rows.items()))


@pytest.mark.parametrize(
    ("layers", "seen"),
    [
        ([ConvLayer(3)], [1, 3]),
        ([ConvLayer(3), ConvLayer(3), ConvLayer(3)], [1, 3, 5, 7]),
        ([ConvLayer(3), ConvLayer(3, stride=2), ConvLayer(3)], [1, 3, 7, 9]),
        ([ConvLayer(3, dilation=2)], [1, 3]),
        ([ConvLayer(2, stride=2), ConvLayer(2, stride=2)], [1, 2, 4]),
    ],
)
def test_the_seen_units_are_dark_and_told(layers: list[ConvLayer], seen: list[int]) -> None:
    figure = receptive_field(layers)
    assert list(dark_cells(figure.svg).values()) == seen
    assert figure.alt.endswith(f"from the top down: {', '.join(map(str, seen))}.")


def test_a_unit_stands_over_the_middle_of_what_it_reads() -> None:
    cells = Reading.of(receptive_field([ConvLayer(3, dilation=2)]).svg).elements("rect")
    xs = [float(cell.attrib["x"]) for cell in cells if "qf-fill-accent" in cell.attrib["class"]]
    assert xs[-1] == pytest.approx(sum(xs[:-1]) / 3)


def test_a_field_too_wide_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="65 inputs is too wide"):
        receptive_field([ConvLayer(65)])
    with pytest.raises(ValueError, match="at least one layer"):
        receptive_field([])
    with pytest.raises(ValueError, match="of at least 1"):
        ConvLayer(0)


def test_the_kernel_lies_under_its_window_and_the_output_under_the_middle() -> None:
    figure = sliding_window(
        list("abcdef"), ["u", "v", "w"], ["p", "q", "r", "s"], position=2, row_labels=("", "", "")
    )
    boxes = {box.name: box for box in Reading.of(figure.svg).texts() if box.name}

    def middle(name: str) -> float:
        return (boxes[name].left + boxes[name].right) / 2

    assert [middle(tap) for tap in "uvw"] == pytest.approx([middle(entry) for entry in "cde"])
    assert middle("r") == pytest.approx(middle("d"))


def test_a_stride_moves_the_window_in_larger_steps() -> None:
    figure = sliding_window(["1", "2", "3", "4", "5"], ["6"], ["", "", ""], position=1, stride=2)
    shaded = [box for box in Reading.of(figure.svg).elements("rect") if "qf-fill-wash" in box.attrib["class"]]
    third = next(box for box in Reading.of(figure.svg).texts() if box.name == "3")
    left = float(shaded[0].attrib["x"])
    assert left < third.left < left + float(shaded[0].attrib["width"])


def test_padding_is_dashed_and_dilation_spreads_the_taps() -> None:
    figure = sliding_window(
        ["0", "1", "2", "3", "0"], ["4", "5"], ["", "", ""], position=0, padding=1, dilation=2
    )
    dashed = [box for box in Reading.of(figure.svg).elements("rect") if "stroke-dasharray" in box.attrib]
    assert len(dashed) == 2
    shaded = [box for box in Reading.of(figure.svg).elements("rect") if "qf-fill-wash" in box.attrib["class"]]
    cell = float(shaded[0].attrib["width"])
    assert float(shaded[1].attrib["x"]) - float(shaded[0].attrib["x"]) == pytest.approx(2 * cell)


def test_outputs_left_empty_stay_hidden() -> None:
    figure = sliding_window(["1", "2"], ["3"], ["", "6"], position=0)
    assert [words(element) for element in Reading.of(figure.svg).elements("text")] == [
        "1",
        "2",
        "3",
        "6",
        "x",
        "w",
        "z",
    ]
    assert figure.alt.endswith("Outputs: blank, 6.")


def test_a_wrong_number_of_outputs_is_refused_with_the_right_one() -> None:
    with pytest.raises(ValueError, match="has 3 places, not 2 outputs"):
        sliding_window(list("12345"), ["1", "2", "3"], ["", ""], position=0)
