"""A kernel over one window of a row of inputs."""

from __future__ import annotations

import numpy as np

from quizgen.equations import Quantity
from quizgen.figures.picture import Figure
from quizgen.figures.sliding_window import sliding_window
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import letters, number_texts, numbered
from quizgen.vocabulary.convolution import Padding, Sliding, padded


def draw(
    printed: Printed,
    inputs: Quantity,
    kernel: Quantity,
    outputs: Quantity,
    way: Sliding,
    padding: int,
    mode: Padding,
) -> Figure:
    """The kernel over the window in the middle, between all inputs and all outputs."""
    taps = _row(printed, kernel)
    sums = _row(printed, outputs)
    x, w, z = (letters(row.tex) for row in (inputs, kernel, outputs))
    own = ["0", *_row(printed, inputs)]
    return sliding_window(
        [own[place] for place in padded(padding, mode)(np.arange(1, len(own)))],
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
