import math

import pytest
from svg_reading import Reading, words

from quizgen.figures.network import network


def texts_of(svg: str) -> list[str]:
    return [words(element) for element in Reading.of(svg).elements("text")]


def test_every_unit_is_joined_to_every_unit_of_the_next_layer() -> None:
    reading = Reading.of(network([2, 3, 1]).svg)
    assert len(reading.elements("circle")) == 6
    assert len(reading.elements("line")) == 2 * 3 + 3 * 1


def test_bias_units_add_one_edge_to_each_unit_of_the_next_layer() -> None:
    reading = Reading.of(network([2, 3, 1], biases=[["1", "2", "3"], ["4"]]).svg)
    assert len(reading.elements("line")) == 3 * 3 + 4 * 1


def test_edges_run_from_rim_to_rim() -> None:
    reading = Reading.of(network([2, 2], biases=[["1", "2"]]).svg)
    rims = [
        tuple(float(disc.attrib[name]) for name in ("cx", "cy", "r")) for disc in reading.elements("circle")
    ]
    for edge in reading.elements("line"):
        for end in "12":
            spot = (float(edge.attrib[f"x{end}"]), float(edge.attrib[f"y{end}"]))
            assert any(math.dist(spot, (x, y)) == pytest.approx(r, abs=0.02) for x, y, r in rims)


def test_units_are_named_as_in_the_books() -> None:
    assert texts_of(network([2, 2, 1]).svg) == ["x1", "x2", "h1", "h2", "y"]
    assert "h2(1)" in texts_of(network([1, 2, 2, 3]).svg)


def test_values_stand_over_and_deltas_under_their_unit() -> None:
    figure = network([1, 1], values=[["5"], ["6"]], deltas=[[""], ["7"]])
    boxes = {box.name: box for box in Reading.of(figure.svg).texts()}
    assert boxes["6"].bottom < boxes["y"].top < boxes["y"].bottom < boxes["7"].top


def test_a_weight_stands_on_its_own_edge() -> None:
    weights = [[["11", "12"], ["21", "22"]]]
    reading = Reading.of(network([2, 2], weights=weights).svg)
    boxes = {box.name: box for box in reading.texts()}
    upper, lower = boxes["x1"], boxes["x2"]
    assert boxes["11"].top == pytest.approx(upper.top, abs=2)
    assert boxes["22"].top == pytest.approx(lower.top, abs=2)
    assert upper.top < boxes["21"].top < boxes["12"].top < lower.top


def test_weights_without_room_are_left_out_and_not_told() -> None:
    figure = network([6, 6], weights=[[["42"] * 6] * 6])
    assert "42" not in texts_of(figure.svg)
    assert "42" not in figure.alt


def test_long_layers_are_shortened_but_their_size_is_told() -> None:
    figure = network([784, 10])
    assert "x784" in texts_of(figure.svg)
    assert "x5" not in texts_of(figure.svg)
    assert "layers of 784, 10 units" in figure.alt


def test_silent_units_and_their_edges_are_dashed() -> None:
    reading = Reading.of(network([1, 2, 1], silent=[(1, 0)]).svg)
    assert sum("stroke-dasharray" in element.attrib for element in reading.elements("line")) == 2
    assert sum("stroke-dasharray" in element.attrib for element in reading.elements("circle")) == 1


def test_alt_text_tells_only_what_is_printed() -> None:
    assert network([2, 1]).alt == "Fully connected network with layers of 2, 1 units."
    assert network([1, 1], values=[["3"], [""]]).alt.endswith("Values x₁: 3.")
    assert "bias to y: 4" in network([1, 1], weights=[[["2"]]], biases=[["4"]]).alt


def test_lists_that_do_not_fit_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"values must have \[2, 1\] entries layer by layer, not \[1, 1\]"):
        network([2, 1], values=[["1"], ["1"]])
    with pytest.raises(ValueError, match="weights must have"):
        network([2, 1], weights=[[["1", "2", "3"]]])


def test_a_network_that_only_shows_its_sizes_stays_small() -> None:
    bare = network([7, 7, 2], captions=["D₀ = 7", "D₁ = 7", "D₂ = 2"], biases=[[""] * 7, [""] * 2])
    page = Reading.of(bare.svg).page
    assert page.right <= 620
    assert page.bottom <= 340


def test_what_is_printed_in_colour_under_the_units_is_named_below() -> None:
    figure = network([1, 1], deltas=[[""], ["7"]], captions=["x", "h"], delta_captions=["", "δ"])
    found = {words(element): element for element in Reading.of(figure.svg).elements("text")}
    boxes = {box.name: box for box in Reading.of(figure.svg).texts()}
    assert found["δ"].attrib["class"] == found["7"].attrib["class"] != found["h"].attrib["class"]
    assert boxes["7"].bottom < boxes["h"].top < boxes["h"].bottom <= boxes["δ"].top + 2
