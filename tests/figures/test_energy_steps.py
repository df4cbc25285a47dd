import pytest
from svg_reading import Reading, words

from quizgen.figures.energy_steps import energy_steps

STATES = [[1, -1, 1], [1, -1, 1], [1, 1, 1]]


def test_each_state_has_a_tread_at_its_energy() -> None:
    reading = Reading.of(energy_steps(STATES, [2, 2, -4], number=str).svg)
    treads = [
        float(line.attrib["y1"]) for line in reading.elements("line") if line.attrib["stroke-width"] == "2.2"
    ]
    assert len(treads) == 3
    assert treads[0] == treads[1] < treads[2]


def test_cells_carry_their_sign_as_well_as_their_shade() -> None:
    reading = Reading.of(energy_steps(STATES, [2, 2, -4], number=str).svg)
    signs = [words(element) for element in reading.elements("text") if words(element) in "+−"]
    assert signs == ["+", "−", "+", "+", "−", "+", "+", "+", "+"]


def test_large_states_have_small_cells_without_signs() -> None:
    reading = Reading.of(energy_steps([[1, -1] * 8] * 2, [2, -4], number=str, columns=4).svg)
    assert not [element for element in reading.elements("text") if words(element) in "+−"]
    assert len(reading.elements("rect")) > 32


def test_the_asked_unit_is_outlined_in_the_state_after_its_update() -> None:
    reading = Reading.of(energy_steps(STATES, [2, 2, -4], number=str, updated=[0, 1]).svg)
    outlined = [box for box in reading.elements("rect") if "qf-stroke-signal" in box.attrib["class"]]
    heights = [float(box.attrib["y"]) for box in outlined]
    assert heights[1] - heights[0] == 15


def test_alt_text_tells_the_story_in_steps() -> None:
    assert energy_steps(STATES[1:], [2, -4], number=str, updated=[1]).alt == (
        "Energy staircase over 1 update of 3 units. Start: energy 2.0, state + − +. "
        "Update 1 of unit 2: energy -4.0, state + + +."
    )


@pytest.mark.parametrize(
    ("states", "energies", "updated", "message"),
    [
        (STATES, [1, 2], [], "one energy per state, not 2 for 3"),
        ([[1, -1], [1]], [1, 2], [], "same units"),
        ([[1, 0]], [1], [], "entries 1 and −1, not 0"),
        (STATES, [1, 2, 3], [0], "3 states have 2 updates, not 1"),
    ],
)
def test_what_does_not_fit_is_refused(
    states: list[list[float]], energies: list[float], updated: list[int], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        energy_steps(states, energies, number=str, updated=updated)
