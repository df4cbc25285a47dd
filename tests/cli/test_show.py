"""`quizgen show`, `quizgen solve` and `quizgen list`, as they are typed."""

import json
from pathlib import Path

import pytest

from quizgen import catalogue

ATTENTION = "attention.scaled_dot_product"
MATRICES = ("Q=[1 0; 0 1]", "K=[1, 1; 0, 2]", "V=[1 2; 3 1/2]")


def test_show_prints_the_worked_exercise_and_the_variant_that_shows_it_again(run) -> None:
    first = run("show", ATTENTION, "--seed", "7")
    assert first.exit_code == 0
    variant = first.stdout.splitlines()[-1]
    assert variant == f"{ATTENTION}@1/standard/7"
    assert run("show", variant).stdout == first.stdout
    assert "Step 1" in first.stdout
    assert "\x1b" not in first.stdout


def test_a_variant_with_options_shows_itself_again(run) -> None:
    first = run("show", ATTENTION, "causal=yes", "attn_scale=none", "--level", "intro", "--seed", "3")
    variant = first.stdout.splitlines()[-1]
    assert "?" in variant
    assert run("show", variant).stdout == first.stdout


@pytest.mark.parametrize("form", ["question", "steps", "choice", "find-mistake", "faded:1"])
def test_a_question_shows_its_solution_only_when_asked(run, form: str) -> None:
    without = run("show", ATTENTION, "--seed", "7", "--as", form).stdout
    with_it = run("show", ATTENTION, "--seed", "7", "--as", form, "--solution").stdout
    assert "Solution" not in without
    assert "Solution" in with_it
    assert with_it.startswith(without.rsplit("\n\n", 1)[0])


@pytest.mark.parametrize("width", [40, 60, 120])
def test_lines_are_no_wider_than_the_width(run, width: int) -> None:
    text = run("show", ATTENTION, "--seed", "7", "--as", "question", "--width", str(width)).stdout
    assert max(map(len, text.splitlines())) <= width


def test_plain_text_has_formulas_in_lines(run) -> None:
    text = run("show", ATTENTION, "--seed", "7", "--plain").stdout
    assert "Q = [0 2; 2 1]" in text
    assert not set("⎡⎣│─") & set(text)


def test_show_writes_files_when_formats_are_named(run, tmp_path: Path) -> None:
    result = run("show", ATTENTION, "--seed", "7", "--to", "md,html")
    assert result.exit_code == 0
    assert (tmp_path / f"output/{ATTENTION}-standard-7.html").exists()
    assert f"output/{ATTENTION}-standard-7.md" in result.stdout


def test_solve_reads_numbers_as_people_write_them(run) -> None:
    result = run("solve", ATTENTION, *MATRICES, "scale=false", "--json")
    content = json.loads(result.stdout)
    assert content["values"]["V"] == [[1.0, 2.0], [3.0, 0.5]]
    assert content["values"]["scores"] == [[1.0, 0.0], [1.0, 2.0]]
    assert content["parameters"]["scale"] is False
    order = run(
        "solve", "hopfield.async_update", "patterns=[1 -1 1 -1]", "y0=1,1,1,-1", "order=3,1,4,2", "--json"
    )
    assert json.loads(order.stdout)["values"]["order"] == [3.0, 1.0, 4.0, 2.0]


def test_solve_shows_the_working(run) -> None:
    text = run("solve", ATTENTION, *MATRICES).stdout
    assert "Step 3" in text
    assert "@" not in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Missing argument"),
        (("attention",), " attention."),
        ((ATTENTION, "Q"), "'Q' should be NAME=VALUE"),
        ((ATTENTION, "=3"), "'=3' should be NAME=VALUE"),
        ((ATTENTION, *MATRICES, "Q=1"), "'Q' is given twice"),
        ((ATTENTION, "Q=[1 0; 0 1]"), "K is missing: give a 3×2 matrix"),
        ((ATTENTION, *MATRICES[:2], "V=[1 2]"), "V has 1 row, but should have 2, as many as K has rows"),
        (
            (ATTENTION, *MATRICES[:2], "V=[1 2; 3]"),
            "V = '[1 2; 3]' should be a matrix: column 7: row 2 has 1 entry",
        ),
        ((ATTENTION, *MATRICES[:2], "V=[a b; c d]"), "should be a matrix"),
        ((ATTENTION, *MATRICES[:2], "V=[1 nan; 0 1]"), "should be a matrix"),
        ((ATTENTION, *MATRICES[:2], "V=[1 inf; 0 1]"), "V has an entry that is too large"),
        ((ATTENTION, *MATRICES[:2], "V=[1 1e300; 0 1]"), "V has an entry that is too large"),
        ((ATTENTION, *MATRICES[:2], "V=[1 1e-300; 0 1]"), "V has an entry that is too large or too fine"),
        ((ATTENTION, *MATRICES[:2], "V=[1 9**9**9; 0 1]"), "should be a matrix"),
        ((ATTENTION, *MATRICES[:2], "V=__import__('os')"), "should be a matrix"),
        ((ATTENTION, *MATRICES, "nope=1"), "has no given or option 'nope'"),
        ((ATTENTION, *MATRICES, "causal=maybe"), "causal = 'maybe' should be true or false"),
        ((ATTENTION, *MATRICES, "n=3"), "n = 3, but the givens say 2"),
        ((ATTENTION, *MATRICES, "precision=3"), "'precision=3' should be an option: --precision 3"),
        (
            ("hopfield.async_update", "patterns=[1 -1]", "y0=[1 0; 0 1]"),
            "y0 = '[1 0; 0 1]' should be a vector",
        ),
    ],
)
def test_solve_says_which_value_is_wrong_and_what_it_should_be(run, arguments, message) -> None:
    result = run("solve", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nope",), "no family 'nope'"),
        ((f"{ATTENTION}@1/standard",), "is no variant id; one looks like"),
        ((f"{ATTENTION}@999/standard/7",), "was drawn by version 999 of the family, this is version 1"),
        (
            (f"{ATTENTION}@1/standard/7", "--level", "exam"),
            "it says itself what its level, seed, options and precision are",
        ),
        ((f"{ATTENTION}@1/standard/7?nope=1",), "has no given or option 'nope'"),
        ((f"{ATTENTION}@1/standard/../../x",), "is no variant id"),
        ((ATTENTION, "--as", "fade:1"), "no question form 'fade:1'. Did you mean faded:1"),
        ((ATTENTION, "--as", "faded:999"), "has 3 steps: fade 1 to 2 of them"),
        ((ATTENTION, "seed=3"), "'seed=3' should be an option: --seed 3"),
        ((ATTENTION, "--width", "3"), "3 is not in the range"),
        ((ATTENTION, "<b>=1"), "has no given or option '<b>'"),
    ],
)
def test_show_says_what_is_wrong_and_what_there_is(run, arguments, message) -> None:
    result = run("show", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_an_error_has_no_control_characters(run, tmp_path: Path) -> None:
    (tmp_path / "red\x1b[31m\u202e.toml").write_text("title")
    for arguments in (("show", ATTENTION, "n=\x1b[31m2\u202e"), ("generate", "red\x1b[31m\u202e.toml")):
        result = run(*arguments)
        assert result.exit_code == 2
        assert not set("\x1b\u202e") & set(result.stderr)


def test_list_shows_each_family_with_its_title_and_levels(run) -> None:
    lines = run("list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(catalogue.family_ids())
    assert any(line.endswith("  intro standard exam") for line in lines)
    assert all(line.split()[0].startswith("mlp.") for line in run("list", "mlp").stdout.splitlines())
    table = json.loads(run("list", "mlp", "--json").stdout)
    assert {"id", "title", "topic", "levels", "summary", "version"} == set(table[0])
    refused = run("list", "mpl")
    assert (refused.exit_code, "Did you mean mlp?" in refused.stderr) == (2, True)
