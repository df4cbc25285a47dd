"""The decision boundary of a neuron with two inputs, and the inputs on either side of it."""

from __future__ import annotations

import numpy as np

from quizgen.equations import Quantity
from quizgen.figures.half_plane import half_plane
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import letters


def draw(printed: Printed, weights: Quantity, bias: Quantity, points: Quantity, sums: Quantity) -> Figure:
    """The printed inputs, one or one per row, each on the side that the sign of its weighted sum says."""
    values = printed.values
    rows = np.atleast_2d(values[points.name]).tolist()
    above = [z >= 0 for z in np.atleast_1d(values[sums.name]).tolist()]
    order = sorted(range(len(rows)), key=lambda i: not above[i])
    return half_plane(
        values[weights.name].tolist(),
        float(values[bias.name]),
        positive=[row for row, up in zip(rows, above, strict=True) if up],
        negative=[row for row, up in zip(rows, above, strict=True) if not up],
        names=(letters(weights.tex), letters(bias.tex)),
        point_labels=[str(i + 1) for i in order] if len(rows) > 1 else ["x"],
    )
