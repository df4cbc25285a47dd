"""Sheets that the tests share."""

from collections.abc import Callable

import pytest

from quizgen.sheet.blueprint import Blueprint, wishes
from quizgen.sheet.sheet import Sheet, sheets

FAMILIES = ("attention.scaled_dot_product", "backprop.mlp", "mlp.forward")
FORMS = ("steps", "choice", "worked", "find-mistake", "faded:1", "question")

Make = Callable[..., Sheet]


@pytest.fixture(scope="session")
def make() -> Make:
    """Make a sheet of exercises in many forms."""

    def one(seed: str = "7f3k", what=FAMILIES, forms=FORMS, count: int = 6, **rest) -> Sheet:
        wanted = wishes(what, (), forms, count)
        (sheet,) = sheets(Blueprint(wishes=wanted, seed=seed, **rest))
        return sheet

    return one


@pytest.fixture(scope="session")
def sheet(make: Make) -> Sheet:
    """A sheet with every form on it."""
    return make()
