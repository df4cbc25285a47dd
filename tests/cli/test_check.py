"""`quizgen check`: the dialogue through a pipe, and answers from files."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import cli

BLUEPRINT = """\
seed = "7f3k"
title = "A sheet"

[[exercise]]
family = "attention.scaled_dot_product"
level = "intro"

[[exercise]]
family = "attention.scaled_dot_product"
form = "choice"

[[exercise]]
concept = "hopfield.hebb_weight"
"""
KEY = "output/exam-7f3k.json"
FIRST = ["[-0.5 0]", "[0.3775 0.6225]", "[1.867 -1.378]", "2"]  # the right values of exercise 1


@pytest.fixture
def sheet(run) -> list[dict]:
    """The exercises in the key of a sheet."""
    Path("exam.toml").write_text(BLUEPRINT, encoding="utf-8")
    run("generate", "exam.toml", "--to", "md")
    return json.loads(Path(KEY).read_text(encoding="utf-8"))["exercises"]


def answered(*lines: str, width: str = "60", arguments: tuple[str, ...] = ()) -> Result:
    """The dialogue with somebody who types these lines, and then closes the input."""
    typed = "".join(f"{line}\n" for line in lines)
    command = ["check", KEY, "--plain", "--width", width, *arguments]
    result = CliRunner().invoke(cli, command, input=typed, prog_name="quizgen", catch_exceptions=False)
    assert result.exit_code == 0
    return result


def right_letter(sheet: list[dict]) -> str:
    return "ABCDE"[sheet[1]["asked"][0]["right"]]


def test_right_answers_are_confirmed_and_their_steps_shown(sheet) -> None:
    number = sheet[2]["answers"]["number"].strip("$")
    text = answered(*FIRST, right_letter(sheet), number).stdout
    assert text.count("✓") == len(FIRST) + 2
    assert text.count("Solution") == len(FIRST) + 2
    assert text.index("(a) Compute") < text.index("Step 1") < text.index("(b) Compute") < text.index("Step 2")
    assert "7 of 7 points for what you answered, 6 of 6 answers: 6 right\nat" in text
    assert "Nothing was left out." in text


def test_a_wrong_answer_is_explained_and_may_be_tried_again_with_a_hint(sheet) -> None:
    text = answered("[-1 0]", "?", FIRST[0], "q").stdout
    wrong, offer, hint, right = (text.index(x) for x in ("✗", "Try again, ? for a hint", "Hint 1 of", "✓"))
    assert wrong < offer < hint < right
    assert "0 right at the first try, 1 after trying again, 1" in " ".join(text.split())


def test_nobody_is_shown_a_hint_or_a_solution_who_did_not_ask(sheet) -> None:
    text = answered("[-1 0]", "[-2 0]", "[-3 0]").stdout
    assert "Hint 1" not in text
    assert "Solution" not in text


def test_hints_run_out_without_telling_the_value(sheet) -> None:
    text = answered(*["?"] * 9, "q").stdout
    assert "There is no further hint" in text
    assert "-0.5" not in text.partition("(a)")[2].replace("−", "-")
    assert "Nothing was answered." in text


def test_what_cannot_be_read_is_asked_again_and_costs_nothing(sheet) -> None:
    text = answered("two and a half", FIRST[0], "q").stdout
    assert "○ not counted:" in text
    assert "1 of 1 point for what you answered, 1 of 6 answers: 1 right\nat" in text


def test_later_steps_follow_from_an_earlier_wrong_one(sheet) -> None:
    text = answered("[-1 0]", "", "[0.2689 0.7311]", "q").stdout
    assert "follows from your S." in text
    assert "1.5 of 2 points" in text


def test_blanks_and_an_early_end_are_left_out_in_the_summary(sheet) -> None:
    text = answered(FIRST[0], "", "", "quit").stdout
    assert "Solution" in text.partition("(b)")[0]
    assert "Solution" not in text.partition("(b)")[2]
    assert "Left out: 1b, 1c, 1d, 2, 3 (6 points)." in " ".join(text.split())


def test_a_solution_that_was_asked_for_is_told_in_the_summary(sheet) -> None:
    text = answered("s", "q").stdout
    assert "1 solution was shown" in " ".join(text.split())


def test_a_choice_is_asked_once(sheet) -> None:
    wrong = "A" if right_letter(sheet) != "A" else "B"
    text = answered("", "", "", "", wrong, "q").stdout
    assert "Try again" not in text
    assert f"Right is {right_letter(sheet)}." in text
    assert "0 of 2 points" in text


def test_the_end_of_the_input_ends_it(sheet) -> None:
    assert "Left out: 1, 2, 3 (7 points)." in " ".join(answered().stdout.split())


def test_commands_of_practice_lead_nowhere_and_help_repeats_the_keys(sheet) -> None:
    assert "That is for quizgen practice." in answered("n", "q").stdout
    assert answered("help", "q").stdout.count("for the") == 2


@pytest.mark.parametrize("width", ["60", "40"])
def test_every_screen_fits_its_width_and_has_no_colours(sheet, width: str) -> None:
    text = answered("[-1 0]", "?", "s", "", "x", "", "A", "s", width=width).stdout
    assert max(len(line) for line in text.splitlines()) <= int(width)
    assert "\x1b" not in text


def test_it_works_through_a_real_pipe(sheet) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "check", KEY],
        input=f"{FIRST[0]}\nq\n".encode() + b"\xff\n",
        capture_output=True,
        env={**os.environ, "NO_COLOR": "1"},
        check=True,
    )
    assert done.stderr == b""
    assert "1 of 1 point" in done.stdout.decode()


def written(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_a_file_of_one_learner_gives_a_line_for_each_answer(run, sheet) -> None:
    file = written("ada.toml", f'learner = "Ada"\n2 = "{right_letter(sheet)}"\n[1]\nscores = "[-1 0]"\n'
                   'weights = "[0.2689 0.7311]"\noutput = "1 2"\n')  # fmt: skip
    result = run("check", KEY, "--answers", file, "--width", "60")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "Ada"
    assert lines[1].split() == ["1.", "Scaled", "dot-product", "attention", "1.5", "of", "4"]
    assert "  1b  A = [0.2689, 0.7311]  ✓ follows from your S." in lines
    assert lines[-1] == "Total: 3.5 of 7"
    assert max(map(len, lines)) <= 60
    assert "  1b  A = [0.2689, 0.7311]  ✓" in run("check", KEY, "--answers", file).stdout


CLASS = (
    'learner,exercise,quantity,answer\nada,1a,,"[-0.5, 0]"\nbo,1a,,-1 0\nbo,1b,,0.2689 0.7311\n=x(),1a,,?\n'
)


def test_a_class_is_summed_up_question_by_question(run, sheet) -> None:
    result = run("check", KEY, "--answers", written("class.csv", CLASS))
    assert [line.split() for line in result.stdout.splitlines()[:4]] == [
        ["ada", "1", "of", "7"],
        ["bo", "1.5", "of", "7"],
        ["=x()", "0", "of", "7"],
        ["Mean", "of", "3", "0.8", "of", "7"],
    ]
    assert "1a S: 1 of 3 right, 1 wrong, 1 not counted – scale forgotten 1×" in result.stdout
    assert "1b A: 1 of 3 right (1 of them from an earlier slip), 2 blank" in result.stdout
    assert "Total: 1.5 of 7" in run("check", KEY, "--answers", "class.csv", "--full").stdout


def test_what_makes_no_sense_is_told_and_all_else_is_marked(run, sheet) -> None:
    text = f"{CLASS}cy,9,,1\ncy,1a,,-0.5 0\n"
    for arguments in ((), ("--csv",), ("--json",)):
        result = run("check", KEY, "--answers", written("class.csv", text), *arguments)
        assert result.exit_code == 1
        first, last = result.stderr.splitlines()
        assert first.startswith("class.csv, line 6: there is no exercise '9' that asks anything")
        assert last == "Error: What is told above was left out; all other answers are marked."
        assert "cy" in result.stdout
    table = json.loads(result.stdout)
    assert (table["problems"], table["learners"][3]["points"]) == ([first], 1)


def test_what_is_not_used_is_told_and_no_failure(run, sheet) -> None:
    result = run("check", KEY, "--answers", written("a.csv", "name,group,1a\nAda,B,-0.5 0\n"))
    assert (result.exit_code, result.stderr) == (0, "a.csv, line 1: the column 'group' is not used\n")


def test_symbols_are_readable_in_the_terminal_and_plain_for_a_screen_reader(run, sheet) -> None:
    Path("mlp.toml").write_text('seed = "7"\n[[exercise]]\nfamily = "mlp.forward"\nlevel = "intro"\n')
    run("generate", "mlp.toml", "--to", "md")
    (key,) = Path("output").glob("mlp*.json")
    file = written("c.csv", "name,1a\nAda,1 -7\nBo,2 -7\n")
    assert "\n1a z⁽¹⁾: 0 of 2 right" in run("check", str(key), "--answers", file).stdout
    assert "\n1a z^(1): 0 of 2 right" in run("check", str(key), "--answers", file, "--plain").stdout


def test_points_are_printed_as_csv_that_no_spreadsheet_runs(run, sheet) -> None:
    result = run("check", KEY, "--answers", written("class.csv", CLASS), "--csv")
    assert [*csv.reader(io.StringIO(result.stdout))] == [
        ["learner", "1", "2", "3", "total"],
        ["ada", "1", "0", "0", "1"],
        ["bo", "1.5", "0", "0", "1.5"],
        ["'=x()", "0", "0", "0", "0"],
    ]


def test_everything_is_printed_as_json(run, sheet) -> None:
    table = json.loads(run("check", KEY, "--answers", written("class.csv", CLASS), "--json").stdout)
    assert [learner["points"] for learner in table["learners"]] == [1, 1.5, 0]
    scores = table["learners"][1]["exercises"][0]["answers"]["scores"]
    assert (scores["verdict"], scores["slip"], scores["read"]) == (
        "named mistake",
        "scale_forgotten",
        "[−1, 0]",
    )
    first = table["questions"][0]
    assert (first["place"], first["right"], first["wrong"], first["slips"]) == (
        "1a",
        1,
        1,
        {"scale_forgotten": 1},
    )


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("nowhere.json",), 1, "nowhere.json' cannot be read"),
        (("exam.toml",), 1, "exam.toml is no key of a sheet"),
        ((KEY, "--answers", "nowhere.csv"), 1, "cannot be read"),
        ((KEY, "--answers", "exam.toml"), 1, "exam.toml, line"),
        ((KEY, "--csv"), 2, "--csv goes with --answers FILE."),
        ((KEY, "--answers", "a.csv", "--csv", "--json"), 2, "Give either --json or --csv."),
        ((), 2, "Missing argument 'SHEET.json'"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_message(run, sheet, arguments, code, message) -> None:
    result = run("check", *arguments)
    assert (result.exit_code, message in result.stderr) == (code, True)


def test_an_answer_counts_also_for_who_stops_right_after_it(sheet) -> None:
    assert "0.5 of 1 point for what you answered, 1 of 6 answers:" in answered("[-1 0]", "q").stdout
