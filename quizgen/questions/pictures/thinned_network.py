"""A layer with dropout and the output above it; the dropped units are grey."""

from __future__ import annotations

from quizgen.equations import Quantity
from quizgen.figures.network import network
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import number_texts, numbered


def draw(printed: Printed, units: Quantity, mask: Quantity, weights: Quantity) -> Figure:
    """The printed values of the units, and the weights of their connections to the output."""
    kept = printed.values[mask.name].tolist()
    count = len(kept)

    def texts(quantity: Quantity) -> list[str]:
        return number_texts([printed.entry(quantity.name, (i,)) for i in range(count)])

    return network(
        [count, 1],
        labels=[numbered("h", count), ["y"]],
        values=[texts(units), [""]],
        weights=[[texts(weights)]],
        silent=[(0, i) for i in range(count) if not kept[i]],
        captions=["layer", "output"],
    )
