"""The Python API: what the package offers under its own name."""

import importlib
import subprocess
import sys
from fractions import Fraction

import numpy as np
import pytest

import quizgen

ATTENTION = "attention.scaled_dot_product"
GIVENS = {"Q": [[1, 0]], "K": [[1, 1], [0, 2]], "V": [[1, 2], [3, Fraction(1, 2)]]}


@pytest.fixture(scope="module")
def item() -> quizgen.Item:
    return quizgen.exercise("backprop.mlp", level="standard", seed="7f3k", profile="textbook")


def test_names_of_functions_stay_where_modules_are_called_the_same() -> None:
    for name in ("exercise", "families"):
        module = importlib.import_module(f"quizgen.{name}")
        assert callable(getattr(quizgen, name))
        assert getattr(quizgen, name) is not module


def test_the_package_lists_its_names_and_no_others() -> None:
    assert set(quizgen.__all__) <= set(dir(quizgen))
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        quizgen.nothing  # noqa: B018


def test_listing_families_does_not_import_sympy() -> None:
    code = "import quizgen, sys; quizgen.families(); print('sympy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def test_an_id_makes_the_same_item_again(item: quizgen.Item) -> None:
    again = quizgen.exercise(item.id)
    assert (item.id, again.prompt(), again.solution()) == (
        "backprop.mlp@1/standard/7f3k",
        item.prompt(),
        item.solution(),
    )
    assert quizgen.exercise("backprop.mlp", seed=0).id.endswith("/0")


def test_an_id_with_options_makes_the_same_item_again() -> None:
    item = quizgen.exercise(ATTENTION, level="intro", seed="a", causal=True, attn_scale="none")
    assert quizgen.exercise(item.id).prompt() == item.prompt()


def test_values_are_arrays_in_full_precision(item: quizgen.Item) -> None:
    values = item.values
    assert np.allclose(values["z1"], values["W1"] @ values["x"] + values["b1"])
    assert values["W1"].shape == (2, 2)


def test_a_choice_has_one_right_option_and_reasons_for_the_others(item: quizgen.Item) -> None:
    choices = item.choices()
    assert sum(choice.right for choice in choices) == 1
    assert all(choice.right or (choice.mistake and choice.feedback.endswith("?")) for choice in choices)
    assert len({choice.text for choice in choices}) == len(choices)


def test_texts_are_those_of_the_forms(item: quizgen.Item) -> None:
    assert item.question("steps").asked
    assert item.prompt("steps").startswith(item.question("steps").prompt)
    assert "Now you" not in item.solution()
    assert len(item.faded(1)) > len(item.faded(3))
    assert len(item.hints("delta1")) >= 2


def test_own_numbers_are_worked_exactly() -> None:
    item = quizgen.solve(ATTENTION, scale=False, precision="2 decimals", **GIVENS)
    assert item.values["scores"].tolist() == [[1.0, 0.0]]
    assert "2 decimal places" in item.prompt()
    arrays = {name: np.array(value, dtype=float) for name, value in GIVENS.items()}
    assert (
        quizgen.solve(ATTENTION, scale=False, **arrays).values["output"].tolist()
        == item.values["output"].tolist()
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: quizgen.exercise("nope"), "no family 'nope'"),
        (lambda: quizgen.exercise(ATTENTION, level="hard"), "has no level 'hard'"),
        (lambda: quizgen.exercise(ATTENTION, precision="much"), "'much' is no precision"),
        (lambda: quizgen.exercise(f"{ATTENTION}@1/standard/7", seed="8"), "it says itself what its level"),
        (lambda: quizgen.exercise(f"{ATTENTION}@1/standard/7", precision=5), "it says itself what its level"),
        (lambda: quizgen.exercise(f"{ATTENTION}@7/standard/7"), "was drawn by version 7"),
        (lambda: quizgen.families("nope"), "no topic 'nope'"),
        (lambda: quizgen.solve(ATTENTION, Q=[[1]]), "K is missing"),
        (
            lambda: quizgen.solve(ATTENTION, **{**GIVENS, "Q": [[float("nan"), 0]]}),
            "Q: nan is not a finite",
        ),
        (
            lambda: quizgen.solve(ATTENTION, **{**GIVENS, "Q": [1, 0]}),
            "Q is a vector with 2 entries, but should",
        ),
        (lambda: quizgen.solve(ATTENTION, **{**GIVENS, "Q": [["x", "y"]]}), "Q: 'x' is not a finite number"),
        (lambda: quizgen.exercise("mlp.forward").hints("nope"), "no step 'nope'"),
    ],
)
def test_bad_input_is_an_input_error_that_says_what_is_wrong(call, message: str) -> None:
    with pytest.raises(quizgen.InputError) as error:
        call()
    assert message in str(error.value)
