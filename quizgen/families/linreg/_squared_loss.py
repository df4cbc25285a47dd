"""The squared loss of a linear model in each convention, and what differentiating it leaves."""

from __future__ import annotations

from typing import Any

from quizgen.equations import Quantity

OTHER_FORM = {"mean": "sum", "half_sum": "sum", "sum": "mean"}


def weighed(form: str, squares: Any, N: Quantity) -> Any:
    """The loss from the sum of the squares: their mean, or what else the convention makes of it."""
    return {"mean": squares / N, "half_sum": squares / 2, "sum": squares}[form]


def differentiated(form: str, products: Any, N: Quantity) -> Any:
    """The derivative of `weighed`, from the sum of the residuals times what they grow with."""
    return {"mean": 2 / N * products, "half_sum": products, "sum": 2 * products}[form]
