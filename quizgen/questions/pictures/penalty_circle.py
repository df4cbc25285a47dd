"""A quadratic loss around its minimum, and the circle on which a penalty holds its weights."""

from __future__ import annotations

import numpy as np

from quizgen.equations import Quantity
from quizgen.figures.contours import contours
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import letters


def draw(printed: Printed, hessian: Quantity, minimum: Quantity, held: Quantity) -> Figure:
    """Ellipses of equal loss, the outermost through the weights that are held, and a circle through them."""
    weights = printed.values[held.name]
    return contours(
        printed.values[hessian.name].tolist(),
        printed.values[minimum.name].tolist(),
        [weights.tolist()],
        path_labels=[letters(held.tex)],
        axis_labels=(letters("w_{1}"), letters("w_{2}")),
        circle=float(np.linalg.norm(weights)),
    )
