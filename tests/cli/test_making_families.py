"""`quizgen new family`, `quizgen stress` and `quizgen doctor`, in a copy of the checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import quizgen

ROOT = Path(quizgen.__file__).parent.parent
KEPT = ("__init__.py", "scaled_dot_product.py", "scaled_dot_product.md.j2")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout with one family."""

    def left_out(folder: str, names: list[str]) -> list[str]:
        if Path(folder).parent.name != "families":
            return [name for name in names if name == "__pycache__"]
        return [name for name in names if name not in KEPT]

    for name in ("quizgen", "templates", "question_bank"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=left_out)
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "quizgen", *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
    )


def files(folder: Path) -> set[str]:
    return {str(place.relative_to(folder)) for place in folder.rglob("*") if place.is_file()}


def test_a_new_family_is_two_files_that_show_and_pass_the_stress(checkout: Path) -> None:
    before = files(checkout)
    made = run(checkout, "new", "family", "optim.lion")
    assert (made.returncode, made.stderr) == (0, "")
    assert files(checkout) - before == {
        "quizgen/families/optim/__init__.py",
        "quizgen/families/optim/lion.py",
        "templates/families/optim/lion.md.j2",
    }
    shown = run(checkout, "show", "optim.lion", "--seed", "7")
    assert (shown.returncode, "Step 2" in shown.stdout) == (0, True)
    stressed = run(checkout, "stress", "optim.lion", "--draws", "20")
    assert (stressed.returncode, stressed.stdout.count("sound")) == (0, 3)
    again = run(checkout, "new", "family", "optim.lion")
    assert (again.returncode, "lion.py exists already" in again.stderr) == (2, True)


def test_the_files_of_a_new_family_are_formatted_as_ours(checkout: Path) -> None:
    run(checkout, "new", "family", "optim.lion")
    place = checkout / "quizgen/families/optim"
    shutil.copy(ROOT / "pyproject.toml", checkout)
    for check in (["check"], ["format", "--check"]):
        assert (
            subprocess.run([sys.executable, "-m", "ruff", *check, str(place)], cwd=checkout).returncode == 0
        )


@pytest.mark.parametrize(
    "id",
    ["lion", "Optim.lion", "../x.y", "optim.lion.two", "optim.", "a b.c", "optim.lambda", "x" * 50 + ".y"],
)
def test_a_name_that_is_none_writes_nothing(checkout: Path, id: str) -> None:
    before = files(checkout)
    refused = run(checkout, "new", "family", id)
    assert (refused.returncode, "is no name for a family" in refused.stderr) == (2, True)
    assert files(checkout) == before


def test_stress_tells_what_is_broken_and_how_to_see_it(checkout: Path) -> None:
    run(checkout, "new", "family", "optim.lion")
    words = checkout / "templates/families/optim/lion.md.j2"
    words.write_text(words.read_text().replace("{% block y %}", "{% block why %}"))
    stressed = run(checkout, "stress", "optim.lion", "--draws", "2", "--level", "exam")
    assert stressed.returncode == 1
    assert "optim.lion exam" in stressed.stdout
    assert "Broken: " in stressed.stdout
    assert "optim.lion@1/exam/stress-0" in stressed.stdout


def test_doctor_finds_everything_and_then_what_is_missing(checkout: Path) -> None:
    healthy = run(checkout, "doctor")
    assert "WRONG  data files" not in healthy.stdout
    assert f"families, their templates in {checkout}" in healthy.stdout
    assert "PDF: a page of" in healthy.stdout
    (checkout / "templates/families/attention/scaled_dot_product.md.j2").unlink()
    (checkout / "a-file").write_text("x")
    sick = run(checkout, "doctor", "-o", "a-file")
    assert sick.returncode == 1
    assert "WRONG  data files: " in sick.stdout
    assert "WRONG  the output folder 'a-file' cannot be written to" in sick.stdout


def test_doctor_tells_of_another_script_of_the_same_name(checkout: Path) -> None:
    other = checkout / "bin" / "quizgen"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\n")
    other.chmod(0o755)
    environment = {**os.environ, "PATH": f"{other.parent}:{os.environ['PATH']}", "PYTHONPATH": str(checkout)}
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "doctor"],
        capture_output=True,
        text=True,
        cwd=checkout,
        env=environment,
    )
    assert (done.returncode, f"{other} is not the script of this quizgen" in done.stdout) == (1, True)


def test_a_new_bank_file_has_nothing_to_complain_about(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "question", "graphs").returncode == 0
    checked = run(tmp_path, "lint", "graphs.toml")
    assert (checked.returncode, "0 errors · 0 warnings" in checked.stdout or not checked.stdout) == (0, True)
    again = run(tmp_path, "new", "question", "graphs")
    assert (again.returncode, "exists already" in again.stderr) == (2, True)


def test_a_new_profile_can_be_shown_and_drawn_with(checkout: Path) -> None:
    assert run(checkout, "new", "profile", "my-course").returncode == 0
    shown = run(checkout, "profile", "show", "my-course")
    assert (shown.returncode, "sq_loss = half_sum  [the default]" in shown.stdout) == (0, True)
    file = checkout / "question_bank" / "profiles" / "my-course.toml"
    text = file.read_text().replace('# attn_scale = { value = "sqrt_dk"', 'attn_scale = { value = "none"')
    file.write_text(text)
    drawn = run(checkout, "show", "attention.scaled_dot_product", "--profile", "my-course", "--seed", "1")
    assert "not scaled" in drawn.stdout


@pytest.mark.parametrize("name", ["../x", "My Course", ""])
def test_a_name_that_is_a_path_or_no_name_is_refused(checkout: Path, name: str) -> None:
    before = files(checkout)
    assert run(checkout, "new", "profile", name).returncode == 2
    assert run(checkout, "new", "question", name).returncode == 2
    assert files(checkout) == before
