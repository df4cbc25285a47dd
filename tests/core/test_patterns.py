"""A formula that is filled into its pattern reads as if it had been written with its numbers."""

import numpy as np
import pytest

from quizgen import catalogue
from quizgen.equations import Entries, Function, Quantity, formula
from quizgen.equations.patterns import patterns
from quizgen.exercise import generate
from quizgen.printed import Printed

SEEDS = 12
X = Quantity("x", "x", None, "x", ndim=1)
VALUES = {"x": np.array([1.0, -2.0])}


def written_anew(printed: Printed, name: str) -> list[str]:
    entries = Entries(printed.values, printed.leaf_entry)
    equation = printed.equation(name)
    return [
        formula(equation, printed.leaf),
        formula(equation, lambda e: e.tex if isinstance(e, Quantity) else printed.leaf(e)),
        *(entries.text(equation, place) for place in np.ndindex(np.shape(printed.values[name]))),
    ]


def filled(printed: Printed, name: str) -> list[str]:
    places = np.ndindex(np.shape(printed.values[name]))
    return [
        printed.with_numbers(name),
        printed.in_symbols(name),
        *(printed.entry_with_numbers(name, place) for place in places),
    ]


@pytest.mark.parametrize("id", catalogue.family_ids())
def test_every_formula_of_every_family_is_as_written_with_its_numbers(id):
    for level in catalogue.find(id).levels:
        for seed in range(SEEDS):
            exercise = generate(id, level, f"patterns-{seed}")
            for step in exercise.trace.steps:
                if step.kind != "expression":
                    assert filled(exercise.printed, step.name) == written_anew(exercise.printed, step.name)


def test_equations_that_are_built_alike_share_their_patterns():
    other = {"x": np.array([3.0, 4.0])}
    assert patterns(2 * X[0] + 1, VALUES) is patterns(2 * X[0] + 1, other)
    assert patterns(2 * X[0] + 1, VALUES) is not patterns(2 * X[1] + 1, VALUES)
    assert patterns(2 * X[0] + 1, VALUES) is not patterns(2 * X[0] + 1, {"x": np.zeros(3)})


def test_a_writer_that_looks_at_the_sign_of_a_number_has_no_pattern():
    looks = Function(abs, "#1", entry=lambda entries, index, v: entries.text(v, index).lstrip("-"))
    assert patterns(looks(X), VALUES).entry((0,), VALUES, {}) is None


def test_what_a_writer_asks_about_values_decides_which_pattern_is_filled():
    shows = Function(
        abs,
        "#1",
        entry=lambda entries, index, v: "none" if index in entries.places(v, 0) else entries.text(v, index),
    )
    known = patterns(shows(X), VALUES)
    texts = [known.entry((1,), {"x": np.array(x)}, {}).text for x in ([1.0, -2.0], [1.0, 0.0])]
    assert texts == ["%s", "none"]


def test_a_value_that_will_hardly_come_again_has_no_pattern():
    tells = Function(abs, "#1", entry=lambda entries, _index, v: str(entries.value(v).sum()))
    assert patterns(tells(X), VALUES).entry((0,), {"x": np.array([0.5, 7.0])}, {}) is None
    assert patterns(tells(X), VALUES).entry((0,), {"x": np.array([1.0, 0.0])}, {}).text == "1.0"


def test_an_equation_with_an_array_in_it_has_no_patterns():
    assert patterns(X * np.array([1.0, 2.0]), VALUES) is None
