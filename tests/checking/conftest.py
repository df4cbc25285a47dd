"""A sheet with every sort of question, and its answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from quizgen.checking.checker import Checker
from quizgen.checking.paper import checkers
from quizgen.sheet.blueprint import Blueprint
from quizgen.sheet.sheet import Sheet, sheets
from quizgen.sheet.wish import ConceptWish, Wish

ATTENTION = ("attention.scaled_dot_product",)


def concept(name: str, **rest: int) -> ConceptWish:
    return ConceptWish(concepts=(f"hopfield.{name}",), **rest)


WISHES = (
    Wish(families=ATTENTION, level="intro"),
    Wish(families=ATTENTION, form="choice"),
    Wish(families=("backprop.mlp",), level="intro", form="find-mistake"),
    Wish(families=("mlp.forward",), level="intro", form="worked"),
    Wish(families=("mlp.forward",), level="intro", form="faded:1"),
    concept("energy_never_rises", points=4),
    concept("hebb_weight"),
    concept("memories"),
)


@pytest.fixture(scope="session")
def sheet() -> Sheet:
    (made,) = sheets(Blueprint(wishes=WISHES, seed="7f3k"))
    return made


@pytest.fixture(scope="session")
def by(sheet: Sheet) -> Sequence[Checker]:
    return checkers(sheet)


@pytest.fixture(scope="session")
def question(by: Sequence[Checker]) -> Callable[[int], Checker]:
    """What checks the question of a number."""
    return lambda number: next(one for one in by if one.item.number == number)
