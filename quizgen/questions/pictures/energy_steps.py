"""The energy of a Hopfield network along its updates."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.equations import Quantity
from quizgen.figures.energy_steps import energy_steps
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import decimal


def draw(
    printed: Printed, states: Sequence[Quantity], energies: Sequence[Quantity], updated: Sequence[int]
) -> Figure:
    """A tread for each state; `updated` are the neurons, counted from 0, that the updates asked."""
    count = len(printed.values[states[0].name])
    return energy_steps(
        [printed.values[state.name] for state in states],
        [float(printed.values[energy.name]) for energy in energies],
        number=decimal,
        updated=updated,
        unit_labels=[str(i + 1) for i in range(count)],
        step_labels=[str(k) for k in range(len(states))],
    )
