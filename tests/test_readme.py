"""The README is right: what it shows is run, in a copy of the checkout."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILE = re.compile(
    r"`((?:quizgen|templates)/families/[\w./]+)`[^\n]*:\n\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with the files that the README shows."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("quizgen", "templates", "question_bank"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in FILE.findall(README):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    for text in blocks("toml"):
        (folder / text.split()[1]).write_text(text, encoding="utf-8")
    return folder


def blocks(language: str) -> list[str]:
    return [text for kind, text in BLOCK.findall(README) if kind == language]


def run(folder: Path, command: list[str], code: str = "") -> str:
    done = subprocess.run(
        [sys.executable, *command],
        input=code,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(folder),
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def environment(folder: Path) -> dict[str, str]:
    path = os.pathsep.join(
        part for part in os.environ["PATH"].split(os.pathsep) if part != str(Path(sys.executable).parent)
    )
    return {**os.environ, "PYTHONPATH": str(folder), "PATH": path, "QUIZGEN_DATA_DIR": str(folder / "kept")}


def sessions() -> list[tuple[str, list[str]]]:
    """Each command with the lines that are shown below it."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(blocks("console")).splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def matches(shown: str, line: str) -> bool:
    """Whether a shown line is the printed one; `…` stands for anything, and pages may be more or fewer."""
    pattern = re.escape(re.sub(r"\(\d+ pages?\)", "(1 page)", shown.rstrip())).replace("…", ".*")
    return re.fullmatch(pattern, re.sub(r"\(\d+ pages?\)", "(1 page)", line.rstrip())) is not None


def test_every_command_of_the_readme_runs_and_prints_what_is_shown(folder: Path) -> None:
    for command, shown in sessions():
        for part in command.split(" && "):
            if not part.startswith("quizgen "):
                continue
            printed = run(folder, ["-m", *shlex.split(part)]).splitlines()
            checked = shown[: shown.index("…")] if "…" in shown else shown
            assert len(checked) <= len(printed)
            for expected, line in zip(checked, printed, strict=False):
                assert matches(expected, line), (part, expected, line)


def test_every_command_is_in_the_readme() -> None:
    from quizgen.cli import COMMANDS

    used = {
        part.split()[1] for command, _ in sessions() for part in command.split(" && ") if "quizgen " in part
    }
    assert set(COMMANDS) <= used


def test_the_python_of_the_readme_runs(folder: Path) -> None:
    (code,) = [text for text in blocks("python") if text.startswith("import quizgen")]
    assert run(folder, ["-W", "error", "-"], code).startswith("backprop.mlp@1/standard/7f3k\n")


def test_the_family_of_the_readme_is_sound(folder: Path) -> None:
    assert {Path(name).suffix for name, _ in FILE.findall(README)} == {".py", ".j2"}
    assert run(folder, ["-m", "quizgen", "stress", "optim.momentum", "--draws", "100"]).count("sound") == 3


def test_the_readme_names_every_method_that_a_family_may_call() -> None:
    from quizgen.draw import Draw
    from quizgen.trace import Trace

    declares = (
        "given",
        "constant",
        "step",
        "mistake",
        "gradient",
        "require",
        "note",
        "defined",
        "picture",
        "convention",
    )
    assert all(hasattr(Trace, name) and f"`t.{name}(" in README for name in (*declares, "value"))
    assert all(f"draw.{name}(" in README for name in vars(Draw) if not name.startswith("_"))


def test_the_readme_names_functions_by_the_module_that_has_them() -> None:
    from quizgen.slips import vocabulary

    known = {module: set(names) for module, names in vocabulary()}
    rows = re.findall(r"^\| `(quizgen\.vocabulary\.\w+)` \| (.*) \|$", README, re.MULTILINE)
    assert len(rows) > 4
    for module, cell in rows:
        named = re.findall(r"`(\w+)`", cell)
        assert set(named) <= known[module], module


def test_the_family_of_the_readme_works_in_a_package_of_its_own(tmp_path: Path) -> None:
    (project,) = [text for text in blocks("toml") if text.startswith("# pyproject.toml")]
    ((id, module),) = tomllib.loads(project)["project"]["entry-points"]["quizgen.families"].items()
    equations, words = dict(FILE.findall(README)).values()
    (place,) = re.findall(r"the words `([\w./]+)`", README)
    files = {
        f"{module.replace('.', '/')}.py": equations,
        place: words,
        "my_families-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: my_families\nVersion: 1\n",
        "my_families-1.dist-info/entry_points.txt": f"[quizgen.families]\n{id} = {module}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "stress", id, "--draws", "10"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
    )
    assert (done.returncode, done.stdout.count("sound")) == (0, 3), done.stderr
