"""What the model file says about Hopfield networks, worked out by trying all states."""

import itertools

import numpy as np
import pytest

from quizgen.bank.landscape import energies_of, kind_of, landscape
from quizgen.reference.hopfield import energy, field, hebbian, updated


def states(N):
    return (np.array(state) for state in itertools.product((-1, 1), repeat=N))


def symmetric(N, seed):
    entries = np.array([(7 * i * seed + 3 * i * i) % 11 - 5 for i in range(N * N)]).reshape(N, N)
    upper = np.triu(entries, 1)
    return upper + upper.T


@pytest.mark.parametrize("seed", range(1, 6))
def test_an_update_changes_the_energy_by_minus_two_fields_or_not_at_all(seed):
    W = symmetric(4, seed)
    for y in states(4):
        for i in range(4):
            s = field(W, y, i)
            new = updated(y, s, i)
            change = energy(W, new) - energy(W, y)
            assert change == (-2 * abs(s) if (new != y).any() else 0)


def test_two_patterns_have_no_minima_but_themselves_and_their_mirrors():
    for N in range(3, 9):
        for differing in range(1, N):
            patterns = np.ones((2, N), dtype=int)
            patterns[1, :differing] = -1
            energies = energies_of(patterns)
            assert "parasitic" not in {kind_of(state, energies, patterns) for state in energies}


def test_three_patterns_can_have_a_parasitic_minimum_where_most_of_them_agree():
    patterns = np.array(
        [[1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, -1, -1, -1, -1], [1, 1, -1, -1, 1, 1, -1, -1]]
    )
    majority = tuple(np.sign(patterns.sum(0)).tolist())
    energies = energies_of(patterns)
    assert kind_of(majority, energies, patterns) == "parasitic"
    assert energies[majority] == energies[tuple(-entry for entry in majority)]


def test_a_stored_pattern_can_be_lost_to_crosstalk():
    patterns = np.array([[1, 1, 1, 1], [1, 1, 1, -1], [1, 1, -1, -1]])
    W = hebbian(patterns)
    assert any(any(pattern[i] * field(W, pattern, i) < 0 for i in range(4)) for pattern in patterns)


def test_two_neurons_updated_at_once_run_in_a_cycle():
    W, y = np.array([[0, 1], [1, 0]]), np.array([1, -1])
    assert (np.sign(W @ y) == -y).all()
    assert (np.sign(W @ -y) == y).all()


def test_the_order_of_updates_decides_where_the_network_ends():
    W = np.array([[0, 1], [1, 0]])
    ends = set()
    for order in ((0, 1), (1, 0)):
        y = np.array([1, -1])
        for i in order:
            y = updated(y, field(W, y, i), i)
        ends.add(tuple(y.tolist()))
    assert ends == {(-1, -1), (1, 1)}


def test_the_landscape_of_one_pattern_has_two_states_to_stay_in():
    patterns = [[1, 1, -1, 1]]
    energies = energies_of(patterns)
    kinds = [kind_of(state, energies, patterns) for state in energies]
    assert (kinds.count("stored"), kinds.count("mirror"), kinds.count("parasitic")) == (1, 1, 0)
    assert min(energies.values()) == -1.5


def test_a_small_landscape_draws_its_states_and_a_larger_one_does_not():
    assert "States in this order" in landscape([[1, 1, -1, 1]], kinds_told=True).alt
    assert "States in this order" not in landscape([[1, 1, -1, 1, 1]], kinds_told=True).alt


def test_a_landscape_tells_the_kinds_only_where_it_should():
    assert "mirror" in landscape([[1, 1, -1, 1]], kinds_told=True).alt
    assert "mirror" not in landscape([[1, 1, -1, 1]], kinds_told=False).alt


def test_patterns_that_are_minima_can_differ_in_depth():
    patterns = np.array(
        [[1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, -1, -1, -1, -1], [1, 1, -1, -1, 1, -1, -1, -1]]
    )
    energies = energies_of(patterns)
    stable = {
        tuple(p.tolist()) for p in patterns if kind_of(tuple(p.tolist()), energies, patterns) == "stored"
    }
    assert len(stable) == 3
    assert len({energies[state] for state in stable}) > 1


def test_with_states_0_and_1_the_same_updates_take_thresholds():
    W, differing = symmetric(4, 3), 0
    for y in states(4):
        x = (y + 1) // 2
        assert (2 * W @ x - W.sum(1) == W @ y).all()
        differing += int((np.sign(W @ x) != np.sign(W @ y)).any())
    assert differing


def test_a_neuron_without_a_field_has_the_same_energy_in_both_states():
    W, y = np.array([[0, 1, -1], [1, 0, 0], [-1, 0, 0]]), np.array([1, 1, 1])
    assert field(W, y, 0) == 0
    assert energy(W, y) == energy(W, y * np.array([-1, 1, 1]))
