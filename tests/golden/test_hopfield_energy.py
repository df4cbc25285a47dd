"""Energies of a Hopfield network with numbers that were worked out elsewhere."""

import numpy as np
import pytest

from quizgen.errors import InputError
from quizgen.exercise import solve

FAMILY = "hopfield.energy"
NET = {"W": [[0, 1, -1], [1, 0, 2], [-1, 2, 0]], "b": [0.5, 0, -0.5]}
ENERGIES = {
    (-1, -1, -1): -2,
    (-1, -1, 1): 1,
    (-1, 1, -1): 4,
    (-1, 1, 1): -1,
    (1, -1, -1): -3,
    (1, -1, 1): 4,
    (1, 1, -1): -1,
    (1, 1, 1): -2,
}


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_one_flip():
    values = solve(FAMILY, **NET, y=[1, 1, 1], flip=3).values
    close([values[name] for name in ("E", "field_3", "delta_E_if_flip_3", "E_after")], [-2, 0.5, 1, -1])
    assert values["flips"] == "no"


@pytest.mark.parametrize(("y", "energy"), ENERGIES.items())
def test_the_energies_of_all_states_and_of_their_neighbours(y, energy):
    values = solve(FAMILY, **NET, y=y).values
    close(values["E"], energy)
    close(values["E_mirror"], ENERGIES[tuple(-s for s in y)])
    neighbours = [tuple(-s if i == k else s for i, s in enumerate(y)) for k in range(3)]
    close(values["delta_E"], [ENERGIES[other] - energy for other in neighbours])
    lower = [k for k, other in enumerate(neighbours, 1) if ENERGIES[other] < energy]
    close(values["lowering"], lower)


def test_a_threshold_is_a_bias_with_the_other_sign():
    with_bias = solve(FAMILY, **NET, y=[1, -1, 1]).values
    with_threshold = solve(FAMILY, W=NET["W"], theta=[-0.5, 0, 0.5], y=[1, -1, 1]).values
    for name in ("E", "fields", "delta_E", "E_mirror"):
        close(with_threshold[name], with_bias[name])


def test_the_steepest_flip_leads_to_the_lowest_neighbour():
    values = solve(FAMILY, level="exam", **NET, y=[-1, 1, -1]).values
    assert (values["steepest"], values["E_after"], values["minimum"]) == (2, -2, "no")
    values = solve(FAMILY, level="exam", **NET, y=[1, -1, 1]).values
    assert (values["steepest"], values["E_after"], values["minimum"]) == (3, -3, "yes")


def test_without_biases_the_mirror_has_the_same_energy():
    values = solve(FAMILY, W=NET["W"], y=[1, -1, -1]).values
    close(values["E_mirror"], values["E"])


@pytest.mark.parametrize("W", [[[0, 1], [2, 0]], [[1, 2], [2, 0]]])
def test_weights_without_an_energy_are_refused(W):
    with pytest.raises(InputError, match="symmetric with a zero diagonal"):
        solve(FAMILY, W=W, y=[1, 1])


def test_what_is_no_state_is_refused():
    with pytest.raises(InputError, match="entries of y are 1 and -1"):
        solve(FAMILY, W=[[0, 1], [1, 0]], y=[1, 0])
