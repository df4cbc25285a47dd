"""The house as the architecture draws it: who may import whom, how large things are, what is never done."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "quizgen"
MODULES = sorted(PACKAGE.rglob("*.py"))
LARGEST_MODULE, LARGEST_FUNCTION = 250, 40

# A room is a folder or a file directly in the package. Arrows point one way: what is not listed is forbidden.
GROUND = {"errors", "fields", "nearest", "resources"}  # every room stands on it
MATHEMATICS = {"equations", "claims", "trace", "precision", "printed", "tolerance", "guard"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "fields": set(),
    "nearest": set(),
    "resources": set(),
    # mathematics and chance
    "reference": set(),
    "equations": set(),
    "exact": set(),
    "precision": set(),
    "answers": set(),
    "draw": {"exact"},
    "vocabulary": {"reference", "equations", "answers", "draw"},
    "claims": {"equations"},
    "trace": {"claims", "equations", "exact"},
    "written": {"exact"},
    "printed": {"trace", "equations", "exact", "precision", "written"},
    "tolerance": {"trace", "precision"},
    "guard": {"claims", "trace", "tolerance", "equations", "precision"},
    # families and exercises
    "notation": set(),
    "conventions": set(),
    "variant": set(),
    "parameters": set(),
    "slips": set(),
    "family": {"exact", "parameters", "slips"},
    "families": {"vocabulary", "reference", "trace", "draw", "family", "equations", "exact", "notation"},
    "catalogue": {"family", "slips"},
    "setting": {
        "claims",
        "conventions",
        "draw",
        "equations",
        "exact",
        "family",
        "notation",
        "parameters",
        "slips",
        "trace",
    },
    "exercise": MATHEMATICS
    | {"catalogue", "family", "parameters", "setting", "slips", "draw", "exact", "variant"},
    "overview": {"conventions", "exact", "exercise", "family", "parameters"},
    "blocks": {"equations", "printed", "slips"},
    "words": {"blocks", "catalogue", "slips", "exercise", "equations", "precision", "printed", "trace"},
    # what learners see, type and are told
    "mathtext": set(),
    "figures": set(),
    "page": {"mathtext", "figures"},
    "questions": MATHEMATICS
    | {
        "exercise",
        "words",
        "blocks",
        "draw",
        "slips",
        "conventions",
        "figures",
        "mathtext",
        "vocabulary",
        "written",
    },
    "marking": MATHEMATICS | {"exercise", "words", "answers"},
    "bank": {"answers", "questions", "catalogue", "conventions", "variant", "precision", "written", "draw"}
    | {"reference", "figures", "mathtext", "page", "words"},
    # what is made of it
    "sheet": {
        "questions",
        "bank",
        "page",
        "exercise",
        "setting",
        "words",
        "catalogue",
        "family",
        "conventions",
    }
    | {"variant", "precision", "draw", "trace", "exact"},
    "export": {"sheet", "questions", "page", "mathtext", "figures", "exercise"},
    "dialogue": {"page", "figures"},
    "checking": {"sheet", "marking", "questions", "bank", "answers", "words", "page", "dialogue"},
    "practice": {"checking", "sheet", "bank", "questions", "marking", "exercise", "equations", "words"}
    | {"page", "variant", "precision", "catalogue", "dialogue"},
    "stress": MATHEMATICS
    | {"catalogue", "exercise", "family", "questions", "marking", "slips", "words", "variant", "mathtext"},
    "scaffold": {"conventions", "sheet"},
    "api": {"exercise", "questions", "marking", "practice", "sheet", "catalogue", "words"}
    | {"variant", "precision"},
}
ENTRANCES = {"__init__", "__main__", "cli"}  # the doors of the house open every room
HEAVY = ("numpy", "sympy", "jinja2", "typst", "markdown_it")
EXECUTES = {"eval", "exec", "compile", "__import__", "sympify", "parse_expr", "literal_eval"}


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    """Every node of every module."""
    return ((file, node) for file in MODULES for node in ast.walk(tree(file)))


def room(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


def at(file: Path, node: ast.AST) -> str:
    return f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def imports(file: Path) -> Iterator[str]:
    """The modules that a file imports, by their full names, wherever the import stands."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{at(file, node)} should name the whole package"
            rooms = node.module == "quizgen"
            yield from (f"quizgen.{alias.name}" if rooms else str(node.module) for alias in node.names)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_room_imports_only_what_the_table_allows(file):
    own = room(file)
    if own in ENTRANCES:
        return
    assert own in MAY_IMPORT, f"{own} is a new room: add it to the table with what it may import"
    used = {module.split(".")[1] for module in imports(file) if module.startswith("quizgen.")}
    beyond = used - MAY_IMPORT[own] - GROUND - {own}
    assert not beyond, f"{own} may not import {', '.join(sorted(beyond))}"


def test_the_guide_to_the_house_names_every_room():
    guide = (ROOT / "docs" / "code.md").read_text(encoding="utf-8")
    rooms = {room(file) + ("/" if file.parent != PACKAGE else "") for file in MODULES}
    assert not [own for own in rooms if f"`{own}`" not in guide and own.strip("_") not in ("init", "main")]


def test_the_arrows_of_the_table_form_no_circle():
    left = dict(MAY_IMPORT)
    while free := [own for own, others in left.items() if not others & set(left)]:
        for own in free:
            del left[own]
    assert not left


def test_modules_and_functions_are_small():
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in MODULES}
    large = [f"{file} has {lines} lines" for file, lines in lengths.items() if lines > LARGEST_MODULE]
    for file, node in nodes():
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > LARGEST_FUNCTION:
                large.append(f"{at(file, node)} {node.name} has {lines} lines")
    assert not large


def test_no_text_is_ever_executed():
    calls = [(file, node) for file, node in nodes() if isinstance(node, ast.Call)]
    named = [at(f, c) for f, c in calls if isinstance(c.func, ast.Name) and c.func.id in EXECUTES]
    inside = EXECUTES - {"compile"}  # of a regular expression or of Typst
    named += [at(f, c) for f, c in calls if isinstance(c.func, ast.Attribute) and c.func.attr in inside]
    assert not named
    readers = {"pickle", "marshal", "shelve", "yaml"}
    assert not [file for file in MODULES if readers & set(imports(file))]


def test_chance_is_always_a_stream_with_a_key():
    modules = [file for file in MODULES if any(name in imports(file) for name in ("random", "numpy.random"))]
    assert {room(file) for file in modules} <= {"draw", "answers"}
    for file, node in nodes():
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Random", "random.Random"}:
            assert node.args, f"{at(file, node)}: a stream without a key"
        if isinstance(node, ast.Attribute):
            assert not ast.unparse(node).startswith(("np.random", "random.seed")), at(file, node)


def test_no_error_is_swallowed():
    swallowed = []
    for file, node in nodes():
        if isinstance(node, ast.ExceptHandler):
            everything = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
            if everything and not isinstance(node.body[-1], ast.Raise):
                swallowed.append(at(file, node))
    assert not swallowed


@pytest.mark.parametrize("folder", ["templates", "question_bank"])
def test_data_folders_hold_no_code(folder):
    assert not list((ROOT / folder).rglob("*.py"))


def heavy_modules_after(statement: str, *arguments: str) -> str:
    """What Python has imported of the heavy packages once a statement is done (or has left)."""
    script = f"import sys\ntry:\n    {statement}\nexcept SystemExit:\n    pass\n"
    script += f"print([name for name in {HEAVY!r} if name in sys.modules])"
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout.splitlines()[
        -1
    ]


def test_importing_the_package_imports_nothing_heavy():
    assert heavy_modules_after("import quizgen") == "[]"


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_the_command_imports_nothing_heavy_for(option):
    assert heavy_modules_after("from quizgen.cli import main; main()", option) == "[]"
