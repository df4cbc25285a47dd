"""`quizgen lint`: what is printed, and when it fails."""

from __future__ import annotations

import json
from pathlib import Path

BROKEN = """\
topic = "tests"
title = "Tests"

[[item]]
id = "colour"
kind = "essay"
"""
DOUBTFUL = """\
topic = "tests"
title = "Tests"

[[item]]
id = "sum"
kind = "number"
level = "intro"
sources = ["textbook: Sums"]
stem = "How much is $2 + 2$?"
answer = 4
explanation = "Count."
"""


def test_the_bank_that_comes_with_quizgen_is_clean(run) -> None:
    result = run("lint")
    assert (result.exit_code, result.stdout) == (0, "0 errors · 0 warnings\n")


def test_an_error_is_told_with_file_line_and_item_and_fails(run) -> None:
    Path("mine.toml").write_text(BROKEN, encoding="utf-8")
    for arguments in (["mine.toml"], ["."], ["--bank", "."]):
        result = run("lint", *arguments)
        finding, total = result.stdout.splitlines()
        assert finding.startswith("mine.toml:6: error: tests.colour: kind: 'essay' is not known")
        assert (result.exit_code, total) == (1, "1 error · 0 warnings")


def test_folders_named_for_good_are_looked_at_unless_something_else_is_named(run, monkeypatch) -> None:
    for folder, text in (("mine", BROKEN), ("other", DOUBTFUL)):
        Path(folder).mkdir()
        Path(folder, "tests.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("QUIZGEN_BANK", "mine")
    assert run("lint").stdout.endswith("1 error · 0 warnings\n")
    assert run("lint", "other").stdout.endswith("0 errors · 1 warning\n")


def test_a_warning_does_not_fail(run) -> None:
    Path("mine.toml").write_text(DOUBTFUL, encoding="utf-8")
    result = run("lint", "mine.toml")
    assert result.stdout.startswith("mine.toml:4: warning: tests.sum: name a wrong answer")
    assert result.exit_code == 0


def test_findings_can_be_had_as_json(run) -> None:
    Path("mine.toml").write_text(BROKEN, encoding="utf-8")
    (finding,) = json.loads(run("lint", "mine.toml", "--json").stdout)
    assert (finding["file"], finding["line"], finding["severity"]) == ("mine.toml", 6, "error")


def test_a_file_cannot_act_on_the_terminal(run) -> None:
    Path("mine.toml").write_text(DOUBTFUL.replace("2 + 2", "\\\\foo\\u001b[31m"), encoding="utf-8")
    assert "\x1b" not in run("lint", "mine.toml").stdout


def test_a_file_that_is_not_there_is_an_error(run) -> None:
    result = run("lint", "nowhere.toml")
    assert (result.exit_code, "cannot be read" in result.stdout) == (1, True)
