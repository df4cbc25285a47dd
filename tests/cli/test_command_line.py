"""The command line as a program: start-up, help, exit codes, terminals, pipes, interruptions."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from quizgen import __version__, catalogue
from quizgen.cli import COMMANDS, cli, completion
from quizgen.conventions import profiles
from quizgen.questions import FORMS

HEAVY = ("numpy", "sympy", "jinja2", "typst", "markdown_it")
QUIZGEN = [sys.executable, "-m", "quizgen"]


def imported_by(code: str) -> list[str]:
    """The heavy modules that are imported after some code has run in a Python of its own."""
    script = f"import sys\n{code}\nprint(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1].split()


def test_help_imports_nothing_heavy() -> None:
    help_of = "from quizgen.cli import cli\ncli.main({!r}, prog_name='quizgen', standalone_mode=False)"
    assert imported_by(help_of.format(["--help"])) == []
    for name in COMMANDS:
        assert imported_by(help_of.format([name, "--help"])) == []


def test_the_package_itself_imports_nothing_heavy() -> None:
    assert imported_by("import quizgen; quizgen.__version__") == []
    assert "numpy" in imported_by("import quizgen; quizgen.exercise")


def test_completion_imports_nothing_heavy() -> None:
    asked = "c.what(None, None, ''), c.families(None, None, ''), c.profiles(None, None, '')"
    assert imported_by(f"from quizgen.cli import completion as c\n{asked}") == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_ends_with_an_example(run, name: str) -> None:
    text = run(name, "--help").stdout
    assert "Example" in text
    assert text.rstrip().splitlines()[-1].startswith(f"    quizgen {name}")
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert (command.help or "").splitlines()[0] == COMMANDS[name]


def test_the_version_is_that_of_the_package(run) -> None:
    assert run("--version").stdout == f"quizgen, version {__version__}\n"


@pytest.mark.parametrize(
    ("words", "begun", "expected"),
    [
        ([], "ge", ["generate"]),
        (["show"], "mlp.f", ["mlp.forward"]),
        (["list"], "backprop.m", ["backprop.mlp"]),
        (["generate"], "mlp.f", ["mlp.forward"]),
        (["generate", "--level"], "e", ["exam"]),
        (["generate", "--as"], "fa", ["faded:1"]),
        (["generate", "--profile"], "te", ["textbook"]),
        (["generate", "--to"], "pdf,m", ["pdf,md"]),
        (["generate", "--solutions"], "se", ["separate"]),
    ],
)
def test_the_shell_completes_names(words: list[str], begun: str, expected: list[str]) -> None:
    found = ShellComplete(cli, {}, "quizgen", "_QUIZGEN_COMPLETE").get_completions(words, begun)
    assert [item.value for item in found] == expected


def test_what_is_completed_is_what_there_is() -> None:
    families = [catalogue.find(id) for id in catalogue.family_ids()]
    assert set(completion.LEVELS) == {level for family in families for level in family.levels}
    assert {form.partition(":")[0] for form in completion.FORMS} == {*FORMS, "faded"}
    assert [item.value for item in completion.profiles(None, None, "")] == list(profiles())  # type: ignore[arg-type]


def test_an_unknown_command_is_told_with_the_nearest(run) -> None:
    result = run("genrate")
    assert (result.exit_code, "Did you mean generate" in result.stderr) == (2, True)


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = [*QUIZGEN, "show", "attention.scaled_dot_product", "--seed", "7"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_console_without_the_signs_still_prints(tmp_path: Path) -> None:
    done = subprocess.run(
        [*QUIZGEN, "show", "attention.scaled_dot_product", "--seed", "7"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        cwd=tmp_path,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_ctrl_c_ends_with_130_and_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [*QUIZGEN, "generate", "mlp", "-n", "12", "--variants", "1000", "--to", "html"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)
    while process.poll() is None and not (tmp_path / "output").exists():
        time.sleep(0.01)
    time.sleep(1.5)  # past the imports of extension modules, which may not pass an interrupt on as one
    process.send_signal(signal.SIGINT)
    out, error = process.communicate()
    assert (process.returncode, out, error) == (130, b"", b"Interrupted.\n")
    assert list(tmp_path.iterdir()) == []


def on_a_terminal(arguments: list[str], folder: Path, **environment: str) -> str:
    """What a command prints when its output is a terminal."""
    ours, theirs = pty.openpty()
    settings = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    process = subprocess.Popen(
        [*QUIZGEN, *arguments], stdout=theirs, stderr=theirs, cwd=folder, env={**settings, **environment}
    )
    os.close(theirs)
    parts = []
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        parts.append(part)
    process.wait()
    os.close(ours)
    return b"".join(parts).decode()


def test_there_is_colour_on_a_terminal_unless_it_is_not_wanted(tmp_path: Path) -> None:
    show = ["show", "attention.scaled_dot_product", "--seed", "7", "--as", "question"]
    assert "\x1b[" in on_a_terminal(show, tmp_path)
    assert "\x1b[" not in on_a_terminal(show, tmp_path, NO_COLOR="1")


def test_the_list_fits_a_narrow_terminal(tmp_path: Path) -> None:
    lines = on_a_terminal(["list"], tmp_path, COLUMNS="60").splitlines()
    assert max(map(len, lines)) <= 60
    assert "backprop.mlp" in lines
    assert "  intro standard exam" in lines


def test_the_progress_is_gone_when_the_work_is_done(tmp_path: Path) -> None:
    text = on_a_terminal(["generate", "mlp", "-n", "1", "--seed", "7", "--to", "md"], tmp_path)
    assert "Setting the pages …\r" in text
    last = text.rsplit("\r" + " " * len("Setting the pages …") + "\r", 1)[1]
    assert last.startswith("Practice sheet 7 · ")
