"""Texts that make other parsers run code, hang or fail are refused, or computed within the budgets."""

import ast
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import quizgen.answers
from quizgen.answers import Expression, Kind, Matrix, Number, Refusal, Sequence, Set, Vector, equal
from quizgen.answers.expression import parse

_PACKAGE = Path(quizgen.answers.__file__).parent
_CALLS = 400_000
_KINDS: list[Kind] = [
    Number(),
    Expression(("x", "y")),
    Expression(None),
    Vector(),
    Matrix(),
    Set(),
    Sequence(),
]

_REFUSED = [
    "__import__('os').system('true')",
    "().__class__.__bases__[0].__subclasses__()",
    "x.expand.__globals__['sys']",
    "sin(\"__import__('os')\")",
    'f("1")',
    "eval(1)",
    "ｅｖａｌ(1)",
    "lambda: 0",
    "x[0].real",
    "{x:1}",
    "`id`",
    "$(id)",
    "\\input{secret}",
    "{{7*7}}",
    "<script>",
    "9**9**9**9",
    "9^9^9^9",
    "(10**9)!",
    "factorial(10**9)",
    "1000!!!",
    "(1000!)!",
    "1000!^9",
    "1e999999999",
    "1e-999999999",
    "2**(10**9)",
    "(-3)^(10^9)",
    "(1/3)^(10^9)",
    "1.0000001^(10^12)",
    "0.1^(10^400)",
    "exp(10^9)",
    "exp(exp(exp(9)))",
    "sinh(10000)",
    "sin(exp(10^5))",
    "floor(exp(10^6))",
    "binomial(10**8,5*10**7)",
    "log(2, 1)",
    "1/(1/3-1/3)",
    "0^0",
    "inf-inf",
    "inf/inf",
    "0*inf",
    "nan",
    "(" * 5000,
    "-" * 400,
    "[" * 400,
    "|" * 400,
    "√" * 400,
    "ln " * 100,
    "2^" * 100 + "2",
    "(" * 200 + "1" + ")" * 200,
    "1" * 61,
    "9" * 2_000_000,
    "x" * 501,
    "1\x00",
    "1\u200b",
    "1\u202e2",
    "١",
    "1_0",
    "0x1f",
    "1j",
    ",",
    ";;",
    "()",
    "[[]]",
    "^",
    "=",
]
_LONG = [*_REFUSED, "1+" * 149 + "1", "expand((x+1)**20000)", "²" * 30_000, "½" * 500]


def _calls(action: Callable[[], object]) -> int:
    """Counts the calls of Python and C functions an action makes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("text", _REFUSED, ids=lambda text: ascii(text)[:40])
def test_no_number_is_made_of_a_hostile_text(text: str) -> None:
    with pytest.raises(Refusal):
        Number().read(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1" * 501, "more than 500 characters"),
        ("1+" * 200 + "1", "this is too long"),
        ("(" * 100 + "1" + ")" * 100, "nested too deeply"),
        ("2^" * 100 + "2", "nested too deeply"),
        ("1" * 61, "more than 60 digits"),
        ("1e401", "too large or too small"),
        ("2^20001", "a power is too large"),
        ("2^19999*2^19999", "a number is too large"),
        ("1001!", "factorial of more than 1000"),
        ("2^(10^6*sqrt(3))", "a power is too large"),
        ("sin(10^7*sqrt(2))", "the argument of sin is too large"),
    ],
)
def test_each_budget_refuses_what_exceeds_it_and_says_so(text: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        Number().read(text)


@pytest.mark.parametrize("text", _LONG, ids=lambda text: ascii(text)[:40])
def test_every_kind_finishes_a_hostile_text_within_its_budget(text: str) -> None:
    def read_as_every_kind() -> None:
        for kind in _KINDS:
            try:
                kind.read(text)
            except Refusal:
                continue

    assert _calls(read_as_every_kind) < _CALLS


def test_long_sums_are_read() -> None:
    assert Number().read("1+" * 149 + "1").value == 150


@pytest.mark.parametrize("text", ["1e400", "1000!", "2^19999", "1/2^19999", "(1/3)^100", "x" * 300])
def test_what_stays_within_the_budgets_is_read(text: str) -> None:
    assert Expression(None).read(text).tree is not None


@pytest.mark.parametrize(
    "text",
    ["(x+1)^20000", "exp(exp(exp(x)))", "x!!!", "x^x^x^x^x", "sin(x^400)", "floor(exp(x^9))", "x^(10^400)"],
)
def test_formulas_with_huge_values_are_compared_within_the_budget(text: str) -> None:
    first, second = parse(text, "x"), parse(f"{text}+0", "x")
    assert _calls(lambda: equal(first, second)) < _CALLS


def test_a_matrix_of_the_largest_allowed_numbers_is_read_within_the_budget() -> None:
    rows = "; ".join(" ".join(["1000!"] * 60) for _ in range(60))
    assert _calls(lambda: Matrix().read(rows)) < 10 * _CALLS


def test_a_matrix_with_too_many_entries_is_refused() -> None:
    with pytest.raises(Refusal, match="more than 64"):
        Matrix().read(" ".join(["1"] * 65))


def test_exact_numbers_of_any_size_are_compared_without_floats() -> None:
    kind = Number()
    assert kind.compare(kind.read("2^19999"), Fraction(2) ** 19999).correct
    assert not kind.compare(kind.read("2^19999+1"), Fraction(2) ** 19999).correct


def test_nothing_in_the_package_can_evaluate_text() -> None:
    forbidden = {
        "eval",
        "exec",
        "compile",
        "sympify",
        "parse_expr",
        "literal_eval",
        "lambdify",
        "loads",
        "__import__",
    }
    called = set()
    for path in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called.add(ast.unparse(node.func))
    assert {name for name in called if name.rpartition(".")[2] in forbidden} == {"re.compile"}


def test_the_package_imports_only_itself_and_the_standard_library() -> None:
    imported = set()
    for path in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported.add(node.module or "")
            elif isinstance(node, ast.Import):
                imported.update(alias.name for alias in node.names)
    foreign = {name for name in imported if name.partition(".")[0] not in sys.stdlib_module_names}
    assert {name for name in foreign if not name.startswith("quizgen.answers")} == {"mpmath"}


def test_reading_a_fraction_imports_no_mathematics_library() -> None:
    code = (
        "import sys; from quizgen.answers import read; read('[1 1/2]', 'vector'); "
        "print(sorted({'mpmath', 'numpy', 'sympy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
