"""What `quizgen list FAMILY` and `quizgen solve FAMILY` say about a family, and that it is so."""

from __future__ import annotations

import json
import re
import shlex

import numpy as np
import pytest

from quizgen import catalogue
from quizgen.conventions import conventions
from quizgen.exercise import generate
from quizgen.overview import Overview, overview


def of(id: str) -> Overview:
    return overview(catalogue.find(id))


def commands(text: str) -> list[list[str]]:
    """The examples of an overview as a shell would split them."""
    return [shlex.split(line)[1:] for line in text.splitlines() if line.startswith("  quizgen ")]


@pytest.mark.parametrize("id", catalogue.family_ids())
def test_every_example_works_as_it_is_printed(run, id: str) -> None:
    drawn = [generate(id, level, "7").values for level in catalogue.find(id).levels]
    show, *examples = commands(run("list", id).stdout)
    assert (run(*show).exit_code, len(examples) > 0) == (0, True)
    for example in examples:
        values = json.loads(run(*example, "--json").stdout)["values"]
        assert any(
            values.keys() == known.keys() and all(np.array_equal(values[name], known[name]) for name in known)
            for known in drawn
        )


@pytest.mark.parametrize("id", catalogue.family_ids())
def test_every_option_takes_what_it_is_said_to_take(id: str) -> None:
    family, shown = catalogue.find(id), of(id)
    assert [option.name for option in shown.options] == list(family.parameters)
    for option in shown.options:
        if option.default:
            assert family.checked(option.name, option.default) == family.parameters[option.name]
        for value in (
            option.values.split(", ") if ", " in option.values and "such as" not in option.values else []
        ):
            assert family.checked(option.name, value) == value
    for option in shown.conventions:
        assert option.default in option.values.split(", ") == list(conventions()[option.name].sentences)


def test_what_may_be_left_out_is_told_with_its_default() -> None:
    given = {given.name: given for given in of("backprop.mlp").givens}
    assert (given["eta"].default, given["eta"].aliases) == ("0.5", ("lr", "alpha", "lambda"))
    assert (given["x"].default, given["W1, W2 …"].default) == ("", "")
    assert given["W1, W2 …"].shape == "a matrix with sizes[1] rows and sizes[0] columns"


def test_solve_without_numbers_says_what_it_takes(run) -> None:
    result = run("solve", "attention.scaled_dot_product")
    listed = run("list", "attention.scaled_dot_product")
    assert (result.exit_code, result.stdout, listed.exit_code, listed.stderr) == (2, "", 0, "")
    assert result.stderr.startswith(listed.stdout)
    assert "Error: Q is missing: give a 2×2 matrix" in result.stderr
    assert "K  a matrix with m rows and d_k columns" in listed.stdout
    assert re.search(r"causal=false +true or false", listed.stdout)


def test_the_size_of_the_input_alone_does_not_make_a_network_without_layers(run) -> None:
    assert "W1 is missing: give a 2×3 matrix" in run("solve", "backprop.mlp", "x=[1 2 3]").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("list", "Backprop.MLP"), "no topic or family 'Backprop.MLP'. Did you mean backprop.mlp?"),
        (("solve", "attention.scaled_dot_product", "q=1"), "no given or option 'q'. Did you mean Q?"),
        (("solve", "backprop.mlp", "W=[1 2]"), "no given or option 'W'. Did you mean W1?"),
        (("show", "backprop.mlp", "W1=[1 2]"), "W1 is a given of backprop.mlp, which is drawn"),
        (("show", "backprop.mlp", "--level", "hard"), "no level 'hard': choose intro or standard or exam"),
    ],
)
def test_a_name_that_is_none_is_told_with_what_there_is(run, arguments, message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr


def test_an_overview_can_be_had_as_json_and_fits_a_narrow_terminal(run, monkeypatch) -> None:
    content = json.loads(run("list", "hopfield.energy", "--json").stdout)
    assert {"name": "flip", "shape": "a number", "aliases": ["k"], "default": ""} in content["givens"]
    monkeypatch.setenv("COLUMNS", "60")
    for id in catalogue.family_ids():
        lines = run("list", id).stdout.splitlines()
        assert all(len(line) <= 60 for line in lines if not line.startswith("  quizgen ")), id
