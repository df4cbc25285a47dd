"""A matrix as a heat map."""

from __future__ import annotations

import numpy as np

from quizgen.equations import Quantity
from quizgen.figures.heatmap import heatmap
from quizgen.figures.picture import Figure
from quizgen.printed import Printed
from quizgen.questions.pictures.lettering import decimal, letters


def draw(
    printed: Printed,
    matrix: Quantity,
    rows: str = "",
    columns: str = "",
    row_sums: bool = False,
    visible: Quantity | None = None,
) -> Figure:
    """The printed values of a matrix; `rows` and `columns` say what a row and a column stand for.

    Where `visible` is 0, a cell is masked.
    """
    values = np.asarray(printed.values[matrix.name], float)
    texts = dict(
        zip(values.ravel().tolist(), (text for _, text in printed.results(matrix.name)), strict=True)
    )
    return heatmap(
        values,
        row_labels=[str(i + 1) for i in range(values.shape[0])],
        column_labels=[str(j + 1) for j in range(values.shape[1])],
        number=lambda x: letters(texts[x]) if x in texts else decimal(x),
        row_title=rows,
        column_title=columns,
        row_sums=row_sums,
        masked=None if visible is None else np.asarray(printed.values[visible.name]) == 0,
        scale="diverging" if values.min() < 0 else "sequential",
    )
