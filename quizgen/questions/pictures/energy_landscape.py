"""The states of a Hopfield network by rising energy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from quizgen.equations import Quantity, evaluate
from quizgen.figures.energy_landscape import Kind, energy_landscape
from quizgen.figures.picture import Figure
from quizgen.printed import Printed

_MIRRORED: Mapping[Kind, Kind] = {
    "stored": "mirror",
    "mirror": "stored",
    "parasitic": "parasitic",
    "other": "other",
}


def draw(
    printed: Printed,
    states: Any,
    energies: Any,
    mirrored: bool,
    kinds: Mapping[Kind, Quantity] | None = None,
) -> Figure:
    """A mark for each row of `states`, and where they are `mirrored` one for its mirror image.

    `kinds` lists the rows, counted from 1, that are minima of each kind.
    """
    rows = np.asarray(evaluate(states, printed.values)).tolist()
    levels = np.asarray(evaluate(energies, printed.values)).tolist()
    named = None if kinds is None else [_kind(printed, kinds, k) for k in range(1, len(rows) + 1)]
    if mirrored:
        rows += [[-s for s in row] for row in rows]
        levels += levels
        named = None if named is None else named + [_MIRRORED[kind] for kind in named]
    return energy_landscape(levels, kinds=named, states=rows)


def _kind(printed: Printed, kinds: Mapping[Kind, Quantity], row: int) -> Kind:
    return next((kind for kind, rows in kinds.items() if row in printed.values[rows.name]), "other")
