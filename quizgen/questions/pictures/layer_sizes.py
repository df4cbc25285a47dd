"""A network of which only the sizes of its layers are known."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.equations import Quantity
from quizgen.figures.network import network
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import letters


def draw(printed: Printed, sizes: Sequence[Quantity], biases: bool) -> Figure:
    """The layers with their sizes as captions; `biases` adds a unit that is always 1 to all but the last."""
    units = [int(printed.values[size.name]) for size in sizes]
    captions = [letters(f"{size.tex} = {printed.latex(size.name)}") for size in sizes]
    return network(units, biases=[[""] * n for n in units[1:]] if biases else None, captions=captions)
