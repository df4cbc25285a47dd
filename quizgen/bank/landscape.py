"""The energies of all states of a small Hopfield network that stores patterns by Hebb's rule."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from quizgen.figures.energy_landscape import Kind, energy_landscape
from quizgen.figures.picture import Figure
from quizgen.reference.hopfield import energy, hebbian

State = tuple[int, ...]


def landscape(patterns: Sequence[Sequence[float]], *, kinds_told: bool) -> Figure:
    """Draw every state by its energy, with or without saying which are minima and of what kind."""
    energies = energies_of(patterns)
    kinds = [kind_of(state, energies, patterns) for state in energies]
    few = list(energies) if len(energies) <= 16 else []
    return energy_landscape(energies.values(), kinds=kinds if kinds_told else None, states=few)


def energies_of(patterns: Sequence[Sequence[float]]) -> dict[State, float]:
    """The energy of every state, without biases."""
    import numpy as np

    W = hebbian(np.array(patterns))
    states = product((-1, 1), repeat=len(patterns[0]))
    return {state: float(energy(W, np.array(state))) for state in states}


def kind_of(state: State, energies: dict[State, float], patterns: Sequence[Sequence[float]]) -> Kind:
    """Whether a state is a minimum (no single flip lowers the energy), and of what kind."""
    flips = [(*state[:i], -state[i], *state[i + 1 :]) for i in range(len(state))]
    if any(energies[flipped] < energies[state] - 1e-9 for flipped in flips):
        return "other"
    stored = [tuple(int(entry) for entry in pattern) for pattern in patterns]
    mirrored = tuple(-entry for entry in state)
    return "stored" if state in stored else "mirror" if mirrored in stored else "parasitic"
