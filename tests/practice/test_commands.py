"""`quizgen practice`, `quizgen stats` and `quizgen` as programs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import cli
from quizgen.practice.place import store_path
from quizgen.practice.store import Store

QUIZGEN = [sys.executable, "-m", "quizgen"]
MLP = ("practice", "mlp.forward", "--level", "intro", "--seed", "7", "--as", "steps", "-n", "1")
Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test for what is kept."""
    monkeypatch.setenv("QUIZGEN_DATA_DIR", str(tmp_path / "kept"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "kept"


@pytest.fixture
def run(folder: Path) -> Run:
    """Run `quizgen` with typed lines; an error that is not told in one message fails the test."""

    def run(*arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(cli, arguments, input=typed, prog_name="quizgen", catch_exceptions=False)

    return run


def practised(run: Run) -> None:
    """Do one exercise, with one named mistake."""
    assert run(*MLP, typed="-4 1\n-2 2\n0 2\n4\n\n").exit_code == 0


def test_practice_keeps_what_was_answered(run: Run, folder: Path) -> None:
    practised(run)
    assert [file.name for file in folder.iterdir()] == ["practice.db"]
    with Store(store_path()) as store:
        assert len(store.records()[0].events) == 4


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["practice", "atention"], "Did you mean attention"),
        (["practice", "mlp", "--level", "hard"], "no level 'hard'"),
        (
            ["practice", "mlp", "--as", "worked"],
            "worked examples ask nothing: choose steps, question, faded:K, choice or find-mistake",
        ),
        (["practice", "mlp", "--as", "faded:99"], "fade 1 to 2 of them"),
        (["practice", "networks", "--as", "choice"], "--as is for exercises: there are none on networks."),
        (["practice", "bank:hopfield", "--level", "hard"], "No concept question on bank:hopfield is hard"),
        (["practice", "bank:hopfield.hebb_wait"], "Did you mean hopfield.hebb_weight"),
        (["practice", "bank:hopfeld"], "Did you mean hopfield"),
        (["practice", "mlp", "--profile", "nobody"], "nobody"),
        (["practice", "mlp", "--seed", "ä"], "seed 'ä'"),
        (["practice", "mlp", "--precision", "many"], "many"),
    ],
)
def test_what_does_not_exist_is_told(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_a_store_that_cannot_be_used_is_told_by_every_command(run: Run, folder: Path) -> None:
    folder.mkdir()
    (folder / "practice.db").write_bytes(b"my diary" * 1000)
    for arguments in (MLP, ("stats",), ()):
        result = run(*arguments)
        assert (result.exit_code, "not a database" in result.stderr) == (2, True)


def test_the_figures_are_those_of_what_was_done(run: Run) -> None:
    practised(run)
    run(*MLP, typed="1 2\nq\n")
    (tally,) = json.loads(run("stats", "--json").stdout)
    due = tally.pop("due")
    assert tally == {
        "family": "mlp.forward",
        "exercises": 1,
        "steps": 3,
        "first_try": 2,
        "wrong": 2,
        "mistakes": {"bias_forgotten": 1},
    }
    assert due.endswith("+00:00")
    shown = run("stats", "--width", "60").stdout
    assert "2 of 3" in shown
    assert "bias forgotten 1×" in shown
    assert max(map(len, shown.splitlines())) <= 60


def test_figures_without_practice_are_empty_and_leave_no_file(run: Run, folder: Path) -> None:
    assert "Nothing has been practised yet" in run("stats").stdout
    assert json.loads(run("stats", "--json").stdout) == []
    assert "Nothing has been practised yet" in run("stats", "--reset").stdout
    assert run().exit_code == 0
    assert not folder.exists()
    run(*MLP, typed="q\n")
    assert json.loads(run("stats", "--json").stdout) == []


def test_all_that_is_kept_can_be_taken_along(run: Run, tmp_path: Path) -> None:
    practised(run)
    assert run("stats", "--export", "missing/all.json").exit_code == 2
    assert run("stats", "--export", "all.json").stdout == "  all.json\n"
    content = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    (exercise,) = content["exercises"]
    assert exercise["variant"] == "mlp.forward@1/intro/7"
    assert [event["text"] for event in exercise["events"]] == ["-4 1", "-2 2", "0 2", "4"]
    assert content["cards"][0]["family"] == "mlp.forward"


def test_all_is_forgotten_only_after_asking(run: Run) -> None:
    practised(run)
    for refusal in ("n\n", "\n", ""):
        assert run("stats", "--reset", typed=refusal).exit_code == 1
        assert len(json.loads(run("stats", "--json").stdout)) == 1
    assert "Forget 1 exercise," in run("stats", "--reset", typed="y\n").stdout
    assert json.loads(run("stats", "--json").stdout) == []


def test_quizgen_alone_shows_what_is_due_and_how_to_begin(run: Run) -> None:
    assert [line for line in run().stdout.splitlines() if line.startswith("  quizgen ")] == [
        "  quizgen practice  practise, one exercise at a time",
        "  quizgen generate  a sheet with worked solutions",
        "  quizgen list      all families of exercises",
    ]
    practised(run)
    assert run().stdout.startswith("Nothing is due. The next review is in 6 minutes.\n")
    with Store(store_path()) as store:
        store._db.execute("UPDATE card SET due = '2020-01-01T00:00:00+00:00'")
    assert run().stdout.startswith("1 due for review:\n  mlp.forward intro\n")


def test_quizgen_alone_imports_nothing_heavy_and_no_database_without_a_file(run: Run, folder: Path) -> None:
    heavy = ("numpy", "sympy", "jinja2", "typst", "markdown_it", "fsrs")
    script = "import sys; from quizgen.cli import cli; cli.main([], standalone_mode=False)\n"
    script += f"print(sorted({{*{heavy}, 'sqlite3'}} & set(sys.modules)))"
    command = [sys.executable, "-c", script]

    def imported() -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]

    assert imported() == "[]"
    practised(run)
    assert imported() == "['sqlite3']"


def test_through_a_pipe_the_prompts_and_the_lines_stand_in_the_output(folder: Path) -> None:
    done = subprocess.run(
        [*QUIZGEN, *MLP, "--plain"], input=b"1 2\n\xff\n-2 2", capture_output=True, env=os.environ
    )
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert [line for line in text.splitlines() if line.startswith("z^(1) = ")] == [
        "z^(1) = 1 2",
        "z^(1) = �",
        "z^(1) = -2 2",
    ]
    assert "1 of 3" not in text
    assert text.rstrip().endswith("quizgen practice mlp.forward")


def begin(typed: str) -> subprocess.Popen[str]:
    """A session in a process of its own that has worked through some lines and waits for more."""
    session = subprocess.Popen(
        [*QUIZGEN, "practice", "mlp.forward", "--level", "intro", "-n", "1"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert session.stdin is not None
    assert session.stdout is not None
    session.stdin.write(typed)
    session.stdin.flush()
    for _ in range(typed.count("\n")):
        while not session.stdout.readline().startswith(("Hint", "○", "✗")):
            pass
    return session


def test_a_session_that_is_killed_loses_at_most_the_answer_being_typed(folder: Path) -> None:
    session = begin("?\n77\n78\n")
    assert session.stdin is not None
    session.stdin.write("79")
    session.stdin.flush()
    session.send_signal(signal.SIGKILL)
    session.communicate()
    with Store(store_path()) as store:
        assert [event.text for event in store.records()[0].events] == ["", "77", "78"]
    again = subprocess.run(
        [*QUIZGEN, "practice", "mlp", "-n", "1"], input="?\n", capture_output=True, text=True, check=True
    )
    assert "You have begun this one before" in again.stdout
    assert "Hint 2 of" in again.stdout


def test_two_sessions_at_once_keep_what_each_was_told(folder: Path) -> None:
    first, second = begin("77\n"), begin("?\n")
    for session, typed in ((first, "78\n"), (second, "79\n"), (first, "s\nq\n"), (second, "s\nq\n")):
        assert session.stdin is not None
        session.stdin.write(typed)
        session.stdin.flush()
    for session in (first, second):
        session.communicate()
        assert session.returncode == 0
    with Store(store_path()) as store:
        events = [event for record in store.records() for event in record.events]
        assert sorted(event.text for event in events) == ["", "", "", "77", "78", "79"]
        (card,) = store.cards()
        assert card.failures == 1


def test_without_a_folder_of_ones_own_the_systems_folder_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUIZGEN_DATA_DIR", raising=False)
    assert store_path().name == "practice.db"
    assert "quizgen" in store_path().parent.parts
