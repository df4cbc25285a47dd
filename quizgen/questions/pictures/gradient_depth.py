"""The size of a gradient on its way through the layers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizgen.equations import evaluate
from quizgen.figures.gradient_depth import gradient_depth
from quizgen.figures.picture import Figure
from quizgen.printed import Printed


def draw(printed: Printed, chains: Mapping[str, Any], threshold: Any = None) -> Figure:
    """A line for each chain: its sizes after 0, 1, 2 … layers by its name, even if printed as 0."""
    values = printed.trace.values
    sizes = {name: evaluate(e, values) for name, e in chains.items()}
    return gradient_depth(sizes, threshold=None if threshold is None else evaluate(threshold, values))
