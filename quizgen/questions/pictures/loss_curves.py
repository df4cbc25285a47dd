"""The binary cross-entropy over the probability, for either label."""

from __future__ import annotations

from math import log

from quizgen.equations import Quantity
from quizgen.figures.activation_curves import activation_curves
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import letters


def draw(printed: Printed, probability: Quantity, label: Quantity) -> Figure:
    """Both curves, with the printed probability marked on them."""
    a, y = letters(probability.tex), letters(label.tex)
    return activation_curves(
        lambda p: -log(p),
        lambda p: -log(1 - p),
        function_label=f"−ln {a} (for {y} = 1)",
        derivative_label=f"−ln(1 − {a}) (for {y} = 0)",
        points=[float(printed.values[probability.name])],
        point_labels=[a],
        x_range=(0.02, 0.98),
        x_label=a,
        title="Binary cross-entropy",
    )
