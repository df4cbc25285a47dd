"""Concept questions on the command line: list, show, generate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgen import bank


def test_concept_questions_are_listed_by_topic_and_course(run) -> None:
    lines = run("list", "--concepts", "hopfield").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [f"bank:{x.id}" for x in bank.items(topic="hopfield")]
    fewer = json.loads(run("list", "--concepts", "hopfield", "--profile", "aalborg-m4", "--json").stdout)
    fit = bank.items(topic="hopfield", profile="aalborg-m4")
    assert [one["id"] for one in fewer] == [f"bank:{item.id}" for item in fit]
    assert len(fewer) < len(lines)


def test_a_course_says_nothing_about_families(run) -> None:
    result = run("list", "--profile", "aalborg-m4")
    assert (result.exit_code, "--profile goes with --concepts" in result.stderr) == (2, True)


def test_a_question_is_shown_by_its_name_and_by_its_variant(run) -> None:
    named = run("show", "bank:hopfield.hebb_weight", "--seed", "7").stdout
    assert named == run("show", "bank:hopfield.hebb_weight@1/7").stdout
    assert named.rstrip().endswith("bank:hopfield.hebb_weight@1/7")
    assert "Solution" not in named
    assert "Answer:" in run("show", "bank:hopfield.hebb_weight@1/7", "--solution").stdout


def test_a_question_is_written_to_files(run, tmp_path: Path) -> None:
    run("show", "bank:hopfield.hebb_weight@1/7", "--to", "md")
    assert [file.name for file in (tmp_path / "output").iterdir()] == ["bank-hopfield.hebb_weight-7.md"]


@pytest.mark.parametrize(
    "surplus",
    [("--level", "exam"), ("--as", "steps"), ("causal=true",), ("--seed", "8"), ("--precision", "3")],
)
def test_what_a_question_does_not_have_is_refused(run, surplus) -> None:
    result = run("show", "bank:hopfield.hebb_weight@1/7", *surplus)
    assert result.exit_code == 2
    assert f"it takes no {surplus[0]}." in result.stderr


def test_an_unknown_question_is_told_with_the_nearest(run) -> None:
    result = run("show", "bank:hopfield.hebb_wait")
    assert (result.exit_code, "Did you mean hopfield.hebb_weight" in result.stderr) == (2, True)


def variants(place: str) -> list[str]:
    table = json.loads(Path("output", place).read_text(encoding="utf-8"))
    return [exercise["variant"] for exercise in table["exercises"]]


def test_concept_questions_follow_the_exercises_of_a_sheet(run) -> None:
    run("generate", "--topic", "hopfield", "-n", "2", "--concepts", "3", "--seed", "5", "--to", "md")
    made = variants("sheet-5.json")
    assert [id.startswith("bank:hopfield.") for id in made] == [False, False, True, True, True]
    again = run("export", "output/sheet-5.json", "--to", "md", "-o", "again")
    assert "5 exercises" in again.stdout
    assert Path("again/sheet-5.md").read_bytes() == Path("output/sheet-5.md").read_bytes()


def test_a_topic_without_exercises_and_no_number_of_them_gives_concept_questions_alone(run) -> None:
    run("generate", "networks", "--concepts", "3", "--seed", "5", "--to", "md")
    assert [id.startswith("bank:networks.") for id in variants("sheet-5.json")] == [True] * 3
    run("generate", "-n", "0", "--concepts", "2", "--seed", "6", "--to", "md")
    assert [id.startswith("bank:") for id in variants("sheet-6.json")] == [True] * 2


def test_papers_share_their_concept_questions(run) -> None:
    run("generate", "networks", "--concepts", "3", "--seed", "5", "--variants", "2", "--to", "md")
    first, second = ([id.partition("@")[0] for id in variants(f"sheet-5-0{k}.json")] for k in (1, 2))
    assert first == second


def test_a_topic_that_has_none_is_told(run) -> None:
    result = run("generate", "nonsense", "--concepts", "3")
    assert (result.exit_code, "nonsense" in result.stderr) == (2, True)


def test_a_topic_without_exercises_says_how_its_questions_are_had(run) -> None:
    result = run("generate", "networks")
    assert (result.exit_code, "On networks there are only concept questions" in result.stderr) == (2, True)
