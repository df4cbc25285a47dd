"""The figures that an item can show, by name; each is drawn from a few numbers of the item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from quizgen.bank.fields import ItemFields
from quizgen.bank.parameters import number
from quizgen.fields import shown
from quizgen.figures.picture import Figure

MOST_SIDE = 8  # rows and columns
MOST_NEURONS = 8  # of a landscape: 256 states


@dataclass(frozen=True)
class Drawing:
    """A figure by its name, drawn when it is looked at."""

    name: str
    draw: Callable[[], Figure]


def read_drawing(fields: ItemFields) -> Drawing:
    """The table `figure`: a name, and what that figure is drawn from."""
    name = fields.one_of("name", FIGURES)
    return Drawing(name, FIGURES[name](fields))


def _network(fields: ItemFields) -> Callable[[], Figure]:
    """A fully connected network: `sizes` are the units of its layers."""
    fields.only(("name", "sizes"))
    sizes = fields.raw("sizes")
    if not isinstance(sizes, list) or not 2 <= len(sizes) <= MOST_SIDE or not all(map(_small, sizes)):
        raise fields.wrong("sizes", f"{shown(sizes)} should be 2 to {MOST_SIDE} whole numbers from 1 to 50")

    def draw() -> Figure:
        from quizgen.figures.network import network

        return network(sizes)

    return draw


def _small(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 50


def _heatmap(fields: ItemFields) -> Callable[[], Figure]:
    """A matrix with its numbers: `matrix` is a list of rows."""
    fields.only(("name", "matrix"))
    matrix = _matrix(fields, "matrix")

    def draw() -> Figure:
        from quizgen.figures.heatmap import heatmap

        return heatmap(matrix, number=lambda value: f"{value:g}".replace("-", "−"))

    return draw


def _landscape(fields: ItemFields, *, kinds_told: bool) -> Callable[[], Figure]:
    """All states of a Hopfield network by energy: `patterns` are what Hebb's rule has stored."""
    fields.only(("name", "patterns"))
    patterns = _matrix(fields, "patterns")
    if any(entry not in (-1, 1) for row in patterns for entry in row) or len(patterns[0]) > MOST_NEURONS:
        raise fields.wrong("patterns", f"these should be rows of up to {MOST_NEURONS} numbers 1 and -1")

    def draw() -> Figure:
        from quizgen.bank.landscape import landscape

        return landscape(patterns, kinds_told=kinds_told)

    return draw


def _matrix(fields: ItemFields, key: str) -> list[list[float]]:
    rows = fields.raw(key)
    fits = isinstance(rows, list) and 1 <= len(rows) <= MOST_SIDE
    if not fits or not all(isinstance(row, list) and 1 <= len(row) <= MOST_SIDE for row in rows):
        raise fields.wrong(
            key, f"this should be a list of up to {MOST_SIDE} rows of up to {MOST_SIDE} numbers"
        )
    if len({len(row) for row in rows}) > 1:
        raise fields.wrong(key, "its rows have different lengths")
    return [[float(number(fields, key, entry)) for entry in row] for row in rows]


FIGURES: Mapping[str, Callable[[ItemFields], Callable[[], Figure]]] = MappingProxyType(
    {
        "network": _network,
        "heatmap": _heatmap,
        "hopfield-landscape": partial(_landscape, kinds_told=True),
        "hopfield-energies": partial(_landscape, kinds_told=False),
    }
)
