"""A quadratic loss around its minimum, with the direction of steepest descent at another point."""

from __future__ import annotations

import numpy as np

from quizgen.equations import Quantity
from quizgen.figures.contours import contours
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import letters


def draw(
    printed: Printed, hessian: Quantity, minimum: Quantity, start: Quantity, gradient: Quantity
) -> Figure:
    """Ellipses of equal loss and a step of gradient descent, as long as it lowers the loss most safely."""
    values = printed.values
    steepest = np.linalg.eigvalsh(values[hessian.name])[-1]
    after = values[start.name] - values[gradient.name] / steepest
    symbol = minimum.tex.partition("^")[0]
    return contours(
        values[hessian.name].tolist(),
        values[minimum.name].tolist(),
        [values[start.name].tolist(), after.tolist()],
        path_labels=[letters(start.tex), ""],
        axis_labels=(letters(f"{symbol}_{{1}}"), letters(f"{symbol}_{{2}}")),
    )
