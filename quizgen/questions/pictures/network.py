"""A network, with its weights; in a solution with activations and errors."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from quizgen.equations import Quantity
from quizgen.figures.network import network
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import letters, number_texts, numbered


def draw(
    printed: Printed,
    layers: Mapping[int, Quantity],
    weights: Mapping[int, Quantity],
    errors: Mapping[int, Quantity] | None = None,
    values: bool = False,
    silent: Collection[int] = (),
) -> Figure:
    """The layers from the input (0) to the output; `values` and `errors` are printed at the units.

    In the layers that `silent` names, units with the value 0 are greyed.
    """
    sizes = [np.shape(printed.values[weights[1].name])[1]]
    sizes += [len(printed.values[W.name]) for W in weights.values()]
    shown = None
    if values:
        shown = [_texts(printed, layer) for layer in layers.values()]
    deltas, names = None, list[str]()
    if errors:
        deltas = [[""] * sizes[0], *(_texts(printed, errors[l]) for l in sorted(errors))]
        names = ["", *(letters(errors[l].tex) for l in sorted(errors))]
    grey = [(l, int(i)) for l in silent for i in np.flatnonzero(printed.values[layers[l].name] == 0)]
    return network(
        sizes,
        labels=[numbered(_bare(layer.tex), sizes[l]) for l, layer in layers.items()],
        values=shown,
        deltas=deltas,
        weights=[[number_texts(row) for row in _rows(printed, W)] for W in weights.values()],
        silent=grey,
        captions=[letters(layer.tex) for layer in layers.values()],
        delta_captions=names,
    )


def _bare(tex: str) -> str:
    """The symbol of a layer without its number, which the caption has: h of h^{(1)} and of h_{1}."""
    return tex.partition("^")[0].partition("_")[0]


def _texts(printed: Printed, quantity: Quantity) -> list[str]:
    count = len(printed.values[quantity.name])
    return number_texts([printed.entry(quantity.name, (i,)) for i in range(count)])


def _rows(printed: Printed, W: Quantity) -> list[list[str]]:
    rows, columns = np.shape(printed.values[W.name])
    return [[printed.entry(W.name, (i, j)) for j in range(columns)] for i in range(rows)]
