"""Energy landscapes with numbers that were found elsewhere by enumeration."""

from itertools import product

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve
from quizgen.questions import question

FAMILY = "hopfield.landscape"
ORTHOGONAL = [[1] * 8, [1, 1, 1, 1, -1, -1, -1, -1]]
THREE = [*ORTHOGONAL, [1, 1, -1, -1, 1, 1, -1, -1]]
OVERLAPPING = [[1] * 8, [-1, 1, 1, 1, 1, 1, 1, -1], [1, -1, 1, 1, 1, 1, -1, -1]]
PARASITIC = [
    [-1, -1, -1, -1, -1, -1, 1, 1],
    [-1, -1, -1, -1, 1, 1, -1, -1],
    [-1, -1, 1, 1, -1, -1, -1, -1],
    [-1, -1, 1, 1, 1, 1, 1, 1],
    [1, 1, -1, -1, -1, -1, -1, -1],
    [1, 1, -1, -1, 1, 1, 1, 1],
    [1, 1, 1, 1, -1, -1, 1, 1],
    [1, 1, 1, 1, 1, 1, -1, -1],
]


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def with_mirrors(values, name):
    rows = [values["Y"][int(k) - 1] for k in values[name]]
    return sorted([*(row.tolist() for row in rows), *((-row).tolist() for row in rows)])


def test_two_patterns_have_no_minima_but_themselves_and_their_mirrors():
    values = solve(FAMILY, patterns=ORTHOGONAL).values
    assert values["number_strict_minima"] == 4
    assert with_mirrors(values, "stored") == sorted([*ORTHOGONAL, *(np.negative(ORTHOGONAL).tolist())])
    assert len(values["parasites"]) == 0
    close(values["energies_of_stored"], [-3, -3])


@pytest.mark.parametrize(("flipped", "lowest"), [(2, -4), (3, -3.25), (4, -3), (5, -3.25), (6, -4)])
def test_the_overlap_of_two_patterns_sets_the_lowest_energy(flipped, lowest):
    values = solve(FAMILY, patterns=[[1] * 8, [-1] * flipped + [1] * (8 - flipped)]).values
    assert values["number_strict_minima"] == 4
    close(values["global_minimum_energy"], lowest)


@pytest.mark.parametrize("flipped", [1, 7])
def test_patterns_that_differ_in_one_neuron_leave_no_strict_minimum(flipped):
    with pytest.raises(InputError, match="every flip costs energy"):
        solve(FAMILY, patterns=[[1] * 8, [-1] * flipped + [1] * (8 - flipped)])


def test_three_orthogonal_patterns_have_eight_parasitic_minima():
    values = solve(FAMILY, patterns=THREE).values
    assert values["number_strict_minima"] == 14
    assert with_mirrors(values, "parasites") == sorted(PARASITIC)
    close(values["energies_of_stored"], [-2.5] * 3)
    close([values["energies"][int(k) - 1] for k in values["parasites"]], [-1.5] * 4)
    close(values["mixture"], [1, 1, 1, 1, 1, 1, -1, -1])
    assert (values["mixture_is_minimum"], values["stored_are_global"]) == ("yes", "yes")


def test_no_stored_pattern_need_be_a_global_minimum():
    values = solve(FAMILY, patterns=OVERLAPPING).values
    close(values["global_minimum_energy"], -4)
    close(values["energies_of_stored"], [-3.75, -3.75, -3])
    lowest = [k for k, E in enumerate(values["energies"]) if E == -4]
    assert [values["Y"][k].tolist() for k in lowest] == [[1, 1, 1, 1, 1, 1, 1, -1]]
    assert values["stored_are_global"] == "no"


def test_one_stored_pattern_may_be_lowest_and_the_others_not():
    patterns = [[-1, -1, 1, -1, 1, 1], [1, 1, -1, -1, 1, -1], [1, 1, -1, 1, 1, -1]]
    values = solve(FAMILY, patterns=patterns).values
    close(values["energies_of_stored"], [-19 / 6, -19 / 6, -25 / 6])
    close(values["global_minimum_energy"], -25 / 6)
    assert values["stored_are_global"] == "no"


def test_a_mirror_is_neither_stored_nor_parasitic():
    values = solve(FAMILY, patterns=[np.negative(THREE[0]), THREE[1], np.negative(THREE[2])]).values
    assert [values["Y"][int(k) - 1].tolist() for k in values["stored"]] == [THREE[1]]
    assert sorted(values["Y"][int(k) - 1].tolist() for k in values["mirrors"]) == sorted([THREE[0], THREE[2]])
    assert with_mirrors(values, "parasites") == sorted(PARASITIC)


@pytest.mark.parametrize("norm", ["1/N", "1", "1/P"])
def test_energies_from_overlaps_are_those_of_the_weights(norm):
    patterns = np.array([[1, 1, -1, 1], [1, -1, -1, -1], [-1, 1, 1, 1]])
    W = patterns.T @ patterns / {"1/N": 4, "1": 1, "1/P": 3}[norm]
    np.fill_diagonal(W, 0)
    learned = solve(FAMILY, patterns=patterns, hebb_norm=norm).values
    close(learned["energies"], [-y @ W @ y / 2 for y in learned["Y"]])
    given = solve(FAMILY, W=np.array(4 * W).tolist()).values
    close(given["energies"], 4 * learned["energies"])
    close(given["minima"], learned["minima"])


def test_weights_that_nobody_learned_are_compared_with_the_patterns_to_be_remembered():
    W = [[0, 3, -1, -1], [3, 0, 1, -1], [-1, 1, 0, -3], [-1, -1, -3, 0]]
    values = solve(FAMILY, W=W, patterns=[[-1, -1, 1, -1], [1, 1, 1, 1]]).values
    minima = [int(k) - 1 for k in values["minima"]]
    assert values["Y"][minima].tolist() == [[1, 1, 1, -1], [1, 1, -1, 1]]
    close(values["energies"][minima], [-8, -4])
    assert values["number_strict_minima"] == 4
    assert values["stored"].tolist() == []
    assert values["mirrors"].tolist() == [minima[1] + 1]
    assert values["parasites"].tolist() == [minima[0] + 1]


def test_biases_part_a_state_from_its_mirror():
    W, b = np.array([[0, 1, -1], [1, 0, 2], [-1, 2, 0]]), np.array([0.5, 0, -0.5])
    values = solve(FAMILY, W=W, b=b).values
    close(values["Y"], list(product([1, -1], repeat=3)))
    close(values["energies"], [-2, -1, 4, -3, -1, 4, 1, -2])
    close(values["minima"], [1, 4])
    assert "number_strict_minima" not in values


def test_the_picture_shows_mirror_images_and_their_kinds():
    figure = question(solve(FAMILY, patterns=THREE), "worked").figures["energy-landscape-solved"]
    assert "14 states" in figure.alt
    assert "+ + + + + + + +" in figure.alt
    assert "− − − − − − − −" in figure.alt
    assert "3 × stored pattern, 3 × mirror of stored pattern, 8 × parasitic minimum" in figure.alt


def test_what_is_no_state_is_refused():
    with pytest.raises(InputError, match="entries of patterns are 1 and -1"):
        solve(FAMILY, patterns=[[1, 2, 1]])
