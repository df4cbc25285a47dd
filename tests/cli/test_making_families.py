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


LION = "quizgen/families/optim/lion.py"
WORDS = "templates/families/optim/lion.md.j2"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "message"),
    [
        (LION, "import Draw\n", "import Drow\n", f"{LION}, line 1: ImportError: cannot import name 'Drow'"),
        (LION, "activations import", "losses import", "from quizgen.vocabulary.activations import sigmoid"),
        (LION, "n: int = 3)", "n: int = 3", f"{LION}, line 14: SyntaxError"),
        (LION, "n: int = 3)", "n)", f"{LION}, line 7: TypeError: the parameter n needs a type and a default"),
        (LION, '"exam": {"n"', '"exam": {"m"', "the level exam sets m, which is no parameter"),
        (LION, '"intro":', '"easy":', "easy is no level: they are called intro, standard, exam"),
        (LION, "sigmoid(z), ans", "sigmoid(s), ans", f"{LION}, line 21: NameError: name 's' is not defined"),
        (LION, "sigmoid(z), ans", "sqrt(z), ans", "from quizgen.vocabulary.elementary import sqrt"),
        (LION, 't.step("y"', 't.stop("y"', "'Trace' object has no attribute 'stop'. Did you mean step"),
        (LION, '"x": "n", ', "", f"{LION}, line 17: the given x has no row in givens"),
        (
            LION,
            '"x": "n"',
            '"x": "2"',
            "line 20: this equation does not work with w (a vector with 3 entries) and x (a vector with 2",
        ),
        (LION, "z, w @ x)", "z, w @ b)", "the mistake bias_forgotten does not work with w (a vector"),
        (LION, "z, w @ x)", "z, w @ x + b)", "'the mistake bias_forgotten shows'"),
        (LION, "    z = t", '    t.convention("relu")\n    z = t', "there is no convention 'relu'"),
        (LION, "    z = t", '    t.picture("heatmp", matrix=w)\n    z = t', "Did you mean heatmap"),
        (LION, "    z = t", '    t.picture("heatmap", m=w)\n    z = t', "it takes matrix"),
        (WORDS, "{% block y %}", "{% block why %}", f"{WORDS} has no block y"),
        (WORDS, "{{ givens }}", "{{ givns }}", f"{WORDS}, line 4: UndefinedError: 'givns' is undefined"),
        (WORDS, "{% block y %}", "{% blok y %}", f"{WORDS}, line 14: TemplateSyntaxError"),
        (WORDS, r"\sigma", r"\sigme", r"the command '\sigme' is unknown"),
    ],
)
def test_a_slip_is_one_line_that_says_where_it_is(
    checkout: Path, file: str, right: str, wrong: str, message: str
) -> None:
    run(checkout, "new", "family", "optim.lion")
    text = (checkout / file).read_text(encoding="utf-8")
    assert right in text
    (checkout / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    shown = run(checkout, "show", "optim.lion", "--seed", "7", "--solution")
    assert (shown.returncode > 0, shown.stdout, len(shown.stderr.splitlines())) == (True, "", 1), shown.stderr
    assert message in shown.stderr
    stressed = run(checkout, "stress", "optim.lion", "--draws", "2")
    assert stressed.returncode == 1
    assert stressed.stdout.count("Broken: ") <= 2
    assert run(checkout, "show", "attention.scaled_dot_product", "--seed", "7").returncode == 0


def test_a_requirement_that_nothing_meets_is_told_once(checkout: Path) -> None:
    run(checkout, "new", "family", "optim.lion")
    file = checkout / LION
    file.write_text(file.read_text().replace("abs(t.value(z)) < 3", "abs(t.value(z)) < 0"))
    stressed = run(checkout, "stress", "optim.lion", "--draws", "5", "--level", "intro")
    assert stressed.returncode == 1
    assert stressed.stdout.count("the last one does not meet 'the neuron is not saturated'") == 1
    assert "(5 times)" in stressed.stdout


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


def test_a_file_that_cannot_be_written_is_told_in_one_line_and_nothing_is_begun(checkout: Path) -> None:
    (checkout / "templates" / "families" / "optim").write_text("in the way")
    before = files(checkout)
    made = run(checkout, "new", "family", "optim.lion")
    assert (made.returncode, len(made.stderr.splitlines())) == (2, 1), made.stderr
    assert files(checkout) == before


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
