"""Concept questions of one's own: `--bank`, the environment variable and the key of a blueprint."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bank.written import CHOICE, HEAD, NUMBER

IDS = ["tests.colour", "tests.pairs"]


@pytest.fixture(autouse=True)
def mine(run) -> None:
    write("mine", CHOICE, NUMBER)


def write(folder: str, *items: str, head: str = HEAD) -> None:
    Path(folder).mkdir(exist_ok=True)
    Path(folder, "tests.toml").write_text(head + "".join(items), encoding="utf-8")


def names(key: str | Path) -> list[str]:
    table = json.loads(Path(key).read_text(encoding="utf-8"))
    return sorted(exercise["variant"].partition("@")[0] for exercise in table["exercises"])


def made(run, seed: str = "5") -> str:
    """A sheet with both questions; the place of its key."""
    arguments = ("--concepts", "2", "--bank", "mine", "--seed", seed, "--to", "md")
    assert run("generate", "tests", *arguments).exit_code == 0
    return f"output/sheet-{seed}.json"


def test_they_are_listed_shown_and_put_on_sheets_next_to_ours(run) -> None:
    listed = run("list", "--concepts", "--bank", "mine").stdout
    assert all(f"bank:{id}" in listed for id in [*IDS, "hopfield.hebb_weight"])
    assert "sky" in run("show", "bank:tests.colour", "--bank", "mine").stdout
    assert names(made(run)) == [f"bank:{id}" for id in IDS]


def test_a_sheet_is_checked_and_exported_with_their_folder(run) -> None:
    key = made(run)
    Path("answers.toml").write_text("1 = 'blue'\n2 = 'blue'", encoding="utf-8")
    for command in (["check", key, "--answers", "answers.toml"], ["export", key, "--to", "md"]):
        without = run(*command)
        assert without.exit_code != 0
        assert "no concept question 'tests." in without.stderr
        assert "(if it is one of your own, name its folder with --bank)" in without.stderr
        assert run(*command, "--bank", "mine").exit_code == 0


def test_the_environment_variable_stands_for_the_option(run, monkeypatch) -> None:
    key = made(run)
    write("more", CHOICE.replace("colour", "shade"))
    monkeypatch.setenv("QUIZGEN_BANK", "mine:more")
    assert run("export", key, "--to", "md").exit_code == 0
    assert run("show", "bank:tests.shade").exit_code == 0
    assert run("list", "hopfield").exit_code == 0
    assert run("generate", "hopfield", "-n", "1", "--to", "md").exit_code == 0


@pytest.mark.parametrize("command", [["generate", "-n", "1"], ["list"], ["show", "mlp.forward"]])
def test_the_option_is_refused_where_no_concept_questions_are_wanted(run, command) -> None:
    result = run(*command, "--bank", "mine")
    assert (result.exit_code, "--bank is for concept questions" in result.stderr) == (2, True)


def test_a_blueprint_names_folders_beside_itself(run) -> None:
    Path("exams").mkdir()
    text = 'seed = "8"\nbank = ["../mine"]\n[[exercise]]\nconcept = "tests.pairs"\n'
    Path("exams/exam.toml").write_text(text, encoding="utf-8")
    assert run("generate", "exams/exam.toml", "--to", "md").exit_code == 0
    assert names(next(Path("output").glob("*.json"))) == ["bank:tests.pairs"]


@pytest.mark.parametrize(
    ("bank", "message"),
    [
        ('["nowhere"]', "exam.toml, line 1, bank: there is no folder 'nowhere'"),
        ('["mine/tests.toml"]', "exam.toml, line 1, bank: there is no folder"),
        ('["\\u0000"]', "exam.toml, line 1, bank: there is no folder"),
        ('"mine"', "exam.toml, line 1, bank: this should be a list of folders"),
        ("[1]", "exam.toml, line 1, bank: this should be a list of folders"),
    ],
)
def test_a_blueprint_with_a_wrong_folder_is_refused(run, bank, message) -> None:
    text = f'bank = {bank}\n[[exercise]]\nconcept = "tests.pairs"\n'
    Path("exam.toml").write_text(text, encoding="utf-8")
    result = run("generate", "exam.toml")
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr


def test_a_folder_may_be_named_twice(run) -> None:
    assert run("show", "bank:tests.colour", "--bank", "mine", "--bank", "./mine").exit_code == 0


def test_neither_ours_nor_yours_hides_the_other(run) -> None:
    item = CHOICE.replace("colour", "hebb_weight")
    write("clash", item, head='topic = "hopfield"\ntitle = "Mine"\n')
    message = "tests.toml, line 5, hopfield.hebb_weight, id: quizgen has a question hopfield.hebb_weight"
    result = run("show", "bank:hopfield.hebb_weight", "--bank", "clash")
    assert (result.exit_code, message in result.stderr) == (2, True)
    linted = run("lint", "clash")
    assert linted.exit_code == 1
    assert "tests.toml:5: error: hopfield.hebb_weight: id: quizgen has a question" in linted.stdout


def test_two_folders_cannot_have_the_same_question(run) -> None:
    write("more", CHOICE)
    result = run("list", "--concepts", "--bank", "mine", "--bank", "more")
    assert (result.exit_code, "this id is taken already: tests.toml, line" in result.stderr) == (2, True)


@pytest.mark.parametrize("name", ["hopfield.hebb_weight", "hopfield.hebb_weight@1/7"])
def test_a_question_named_like_a_family_is_told_with_its_full_name(run, name) -> None:
    result = run("show", name)
    assert result.exit_code == 2
    assert f"{name} is a concept question: quizgen show bank:{name}" in result.stderr


def test_they_are_practised_and_gone_on_with(run, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("QUIZGEN_DATA_DIR", str(tmp_path / "kept"))
    arguments = ("practice", "tests", "--bank", "mine", "-n", "1")
    first = run(*arguments, typed="l\nq\n").stdout
    assert "bank:tests." in first
    again = run(*arguments, typed="q\n").stdout
    assert next(line for line in first.splitlines() if "bank:" in line) in again
    without = run("practice", "tests", "-n", "1")
    assert (without.exit_code, "no topic or family 'tests'" in without.stderr) == (2, True)
