"""A kernel over one window of a row of inputs."""

from __future__ import annotations

from quizgen.equations import Quantity
from quizgen.figures.picture import Figure
from quizgen.figures.sliding_window import sliding_window
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import letters, number_texts, numbered
from quizgen.vocabulary.convolution import Sliding


def draw(
    printed: Printed, inputs: Quantity, kernel: Quantity, outputs: Quantity, way: Sliding, padding: int
) -> Figure:
    """The kernel over the window in the middle, between all inputs and all outputs."""
    taps = _row(printed, kernel)
    sums = _row(printed, outputs)
    x, w, z = (letters(row.tex) for row in (inputs, kernel, outputs))
    return sliding_window(
        _row(printed, inputs),
        taps[::-1] if way.flipped else taps,
        sums,
        position=len(sums) // 2,
        stride=way.stride,
        dilation=way.gap,
        padding=padding,
        row_labels=(x, w, z),
    )


def _row(printed: Printed, quantity: Quantity) -> list[str]:
    """The printed numbers of a row; where there are several channels, the names of the columns."""
    *channels, places = printed.values[quantity.name].shape
    if channels:
        return numbered(quantity.tex, places)
    return number_texts([printed.entry(quantity.name, (i,)) for i in range(places)])
