import math

import pytest

from quizgen.figures.shapes import arrow, fixed, quoted, text


@pytest.mark.parametrize(
    ("value", "written"),
    [(1.0, "1"), (0.125, "0.12"), (-0.001, "0"), (-2.5, "-2.5"), (100.0, "100"), (1e-9, "0")],
)
def test_coordinates_have_at_most_two_decimals_and_no_minus_zero(value: float, written: str) -> None:
    assert fixed(value) == written


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_coordinate_must_be_finite(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        fixed(value)


def test_text_is_safe_in_elements_and_attributes() -> None:
    assert quoted("<a b=\"c\" d='e'>&\x00") == "&lt;a b=&quot;c&quot; d=&#x27;e&#x27;&gt;&amp;\ufffd"


def test_scripts_are_moved_and_the_line_is_found_again() -> None:
    written = text((0, 0), "x₁²y", size=10)
    moves = [float(piece.split('"')[0]) for piece in written.split('dy="')[1:]]
    assert len(moves) == 3
    assert sum(moves) == pytest.approx(0)


def test_an_arrow_of_no_length_is_nothing() -> None:
    assert arrow((1, 2), (1, 2)) == ""
