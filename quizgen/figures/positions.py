"""A matrix of positional encodings: one row per position, one column per dimension."""

from collections.abc import Iterable

from quizgen.figures.heatmap import heatmap
from quizgen.figures.picture import Figure


def positions(encodings: Iterable[Iterable[float]], *, first: int = 0, title: str = "position") -> Figure:
    """Draw the encodings of the positions from `first` on; `title` names the rows."""
    rows = [list(row) for row in encodings]
    return heatmap(
        rows,
        row_labels=[str(first + row) for row in range(len(rows))],
        column_labels=[str(column) for column in range(len(rows[0]) if rows else 0)],
        scale="diverging",
        row_title=title,
        column_title="dimension",
    )
