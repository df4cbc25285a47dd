"""Families of another package: it is laid out as pip lays one out, on the path of a Python of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import quizgen

ROOT = Path(quizgen.__file__).parent.parent
WORDS = "course_families/templates/families/optim/lion.md.j2"


def filled(template: str) -> str:
    """A template of `quizgen new family`, filled in."""
    text = (ROOT / "templates/new" / template).read_text(encoding="utf-8")
    return text.replace("@ID@", "optim.lion").replace("@NAME@", "lion").replace("@TITLE@", "Lion")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the installed package `course_families`, which brings the family optim.lion."""
    files = {
        "course_families/__init__.py": "",
        "course_families/lion.py": filled("family.py.txt"),
        WORDS: filled("family.md.txt"),
        "course_families-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: course_families\nVersion: 1\n",
        "course_families-1.dist-info/entry_points.txt": "[quizgen.families]\n"
        "optim.lion = course_families.lion\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(site), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=site,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"},
    )
    assert "Traceback" not in done.stderr
    return done


def test_a_package_brings_a_family_with_its_words(site: Path) -> None:
    listed = run(site, "list", "optim")
    assert (listed.stdout, listed.stderr) == ("optim.lion  Lion  intro standard exam\n", "")
    assert "The sigmoid takes the sum" in run(site, "show", "optim.lion", "--seed", "7").stdout
    assert run(site, "stress", "optim.lion", "--draws", "5").stdout.count("sound") == 3
    made = run(site, "generate", "optim", "mlp", "-n", "2", "--seed", "7", "--to", "md")
    assert (made.returncode, made.stderr) == (0, "")
    assert run(site, "export", "output/sheet-7.json", "--to", "html").returncode == 0
    assert "optim.lion" in run(site, "list").stdout


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("course_families/lion.py", "import nowhere", "course_families/lion.py, line 1: ModuleNotFoundError"),
        ("course_families/lion.py", "def", "course_families/lion.py, line 1: SyntaxError: invalid syntax"),
        (
            "course_families/lion.py",
            "",
            "the module course_families.lion should hold the @family 'optim.lion'",
        ),
        ("course_families/__init__.py", "1 / 0", "course_families/__init__.py, line 1: ZeroDivisionError"),
    ],
)
def test_a_broken_family_is_told_of_and_the_others_go_on(
    site: Path, file: str, text: str, message: str
) -> None:
    (site / file).write_text(text)
    shown = run(site, "show", "optim.lion")
    assert (shown.returncode, message in shown.stderr) == (2, True), shown.stderr
    for arguments in (("list",), ("generate", "-n", "1", "--seed", "1", "--to", "html", "-o", "x")):
        done = run(site, *arguments)
        assert (done.returncode, done.stderr.count("Note: optim.lion is left out: ")) == (0, 1), done.stderr
        assert len(done.stderr.splitlines()) == 1
    for arguments in (("stress", "optim"), ("doctor",)):
        done = run(site, *arguments)
        assert (done.returncode, message in done.stdout) == (1, True), done.stdout


def test_words_that_are_missing_are_asked_for_where_they_belong(site: Path) -> None:
    (site / WORDS).unlink()
    assert f"optim.lion has no words: write {WORDS}" in run(site, "show", "optim.lion").stderr
    assert run(site, "show", "mlp.forward", "--seed", "1").returncode == 0
