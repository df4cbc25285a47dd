"""Judges answers that other systems' own tests judge, and says where we differ.

Run `python tests/answer_cases.py FILE` to see the agreement by level and every difference. A file holds
`{"cases": [row, …]}`; a row has `kind`, `expected`, `student`, `options`, `verdict`, `level` and `source`.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any, Literal, TypeAlias

import numpy as np

from quizgen.answers import (
    Choice,
    Decimals,
    Expression,
    Figures,
    Kind,
    Matrix,
    Number,
    Refusal,
    Set,
    Vector,
    Within,
)
from quizgen.answers.comparison import Rule
from quizgen.answers.equality import equal
from quizgen.answers.numerals import Decimal
from quizgen.answers.reading import Reading
from quizgen.answers.rounding import digits_of
from quizgen.answers.tree import Negative, Operation, Symbol, Tree, symbols_in
from quizgen.answers.tree import Number as Numeral

Row: TypeAlias = Mapping[str, Any]
Verdict: TypeAlias = Literal["correct", "incorrect", "invalid"]

_MARKS: Mapping[str, Decimal] = {
    ",": "comma", "eu": "comma", "si-fr": "comma",
    ".": "point", "en": "point", "si-en": "point", "ch": "point", "in": "point",
}  # fmt: skip
_WRITTEN = {"strict": "exactly", "at_least": "at_least"}


def judge(row: Row) -> Verdict:
    """Returns our verdict on a row."""
    try:
        given = _kind(row, _mark(row["options"])).read(row["student"])
    except Refusal:
        return "invalid"
    if row["expected"] == "":
        return "correct" if _as_asked(given, row["options"]) else "incorrect"
    try:
        expected = _kind(row, "point").read(row["expected"])
    except Refusal:
        return "incorrect"
    return (
        "correct"
        if _COMPARISONS.get(row["options"].get("mode"), _same)(given, expected, row)
        else "incorrect"
    )


def _mark(options: Row) -> Decimal:
    """Returns the decimal mark the question fixes, if it does."""
    style = options.get("notation_style", "")
    settings = [options.get("decimal_sep", ""), *([style] if isinstance(style, str) else style)]
    return next((_MARKS[name] for name in settings if name in _MARKS), "auto")


def _kind(row: Row, mark: Decimal) -> Kind:
    """Returns the kind of answer a row asks for."""
    options = row["options"]
    variables = tuple(options["variables"]) if options.get("variables") else None
    name, equals, _ = row["expected"].partition("=")
    of = Expression(variables, decimal=mark, named=(name.strip(),) if equals else ())
    if row["kind"] == "number":
        unit = options.get("unit", "")
        return Number(percent=True, decimal=mark, units=(unit,) if unit != "%" else ())
    if row["kind"] == "vector":
        return Set(of) if "{" in row["expected"] + row["student"] else Vector(of)
    if row["kind"] == "matrix" and "matrix_variables" not in options:
        return Matrix(of)
    if row["kind"] == "choice":
        labels = tuple("abcdefghijklmnopqrstuvwxyz"[: options["n_options"]])
        return Choice(labels, several=options.get("rule") != "one")
    return of


def _as_asked(given: Reading, options: Row) -> bool:
    """Tells whether an accepted text has the digits a row asks for, if it asks for any."""
    digits = digits_of(given.tree) if given.tree else None
    match options.get("mode"):
        case "count_sigfigs":
            return digits is not None and digits.least == options["sigfigs"]
        case "count_decimals_significant":
            return digits is not None and digits.unit == Fraction(1, 10 ** options["digits"])
        case "sigfigs":
            return _figures(options).accepts(given, given.value)
        case _:
            return True


def _figures(options: Row) -> Figures:
    written: Any = _WRITTEN.get(options.get("form", ""), "freely")
    return Figures(options["sigfigs"], options.get("accuracy_sigfigs"), written)


def _same(given: Reading, expected: Reading, row: Row) -> bool:
    """Compares exactly; what a number was written as counts, not its rounded value."""
    if given.tree is None or expected.tree is None:
        return _kind(row, "point").compare(given, expected.value).correct
    if matrices := row["options"].get("matrix_variables"):
        return _same_in_matrices(given.tree, expected.tree, matrices)
    return equal(given.tree, expected.tree).holds


def _by(rule: Callable[[Row], Rule]) -> Callable[[Reading, Reading, Row], bool]:
    """Compares numbers, also entry by entry, by the rule the options of a row give."""

    def compare(given: Reading, expected: Reading, row: Row) -> bool:
        if len(given.entries) != len(expected.entries):
            return False
        if given.entries:
            return all(compare(*pair, row) for pair in zip(given.entries, expected.entries, strict=True))
        value = Number().read(expected.as_read).value
        return rule(row["options"]).accepts(Number().read(given.as_read), value)

    return compare


def _by_figures(given: Reading, expected: Reading, row: Row) -> bool:
    options = row["options"]
    target = given.value if options.get("accuracy_sigfigs", 0) is None else expected.value
    return _figures(options).accepts(given, target)


def _decimals(options: Row) -> Rule:
    written: Any = _WRITTEN.get(options.get("form", ""), "freely")
    return Decimals(options["decimals"], written)


_COMPARISONS: Mapping[str | None, Callable[[Reading, Reading, Row], bool]] = {
    "abs": _by(lambda options: Within(absolute=options["tol"])),
    "rel": _by(lambda options: Within(relative=options["tol"])),
    "reldiff": _by(lambda options: Within(relative=options["tol"])),
    "geometric": _by(lambda options: Within(relative=options["tol"])),
    "digits": _by(lambda options: Figures(options["digits"])),
    "decimals": _by(_decimals),
    "sigfigs": _by_figures,
    "sigfigs_ignoring_decimal_point": _by_figures,
}


def _same_in_matrices(first: Tree, second: Tree, matrices: list[str]) -> bool:
    """Compares formulas in which products do not commute, at whole-number matrices."""
    random = Random("matrices")
    unit = np.array([[1, 0], [0, 1]], dtype=object)
    values = {}
    for name in sorted({*symbols_in(first), *symbols_in(second)}):
        drawn = [int(random.random() * 9) + 1 for _ in range(4)]
        values[name] = np.array(drawn, dtype=object).reshape(2, 2) if name in matrices else drawn[0] * unit
    return bool((_in_matrices(first, values) == _in_matrices(second, values)).all())


def _in_matrices(tree: Tree, values: Mapping[str, Any]) -> Any:
    match tree:
        case Numeral():
            return tree.value * np.array([[1, 0], [0, 1]], dtype=object)
        case Symbol(name):
            return values[name]
        case Negative(operand):
            return -_in_matrices(operand, values)
        case Operation("^", base, Numeral(power)):
            return np.linalg.matrix_power(_in_matrices(base, values), int(power))
        case Operation(operator, left, right) if operator in "+-*":
            first, second = _in_matrices(left, values), _in_matrices(right, values)
            return {"+": first + second, "-": first - second, "*": first @ second}[operator]
    raise ValueError(f"no matrix arithmetic for {tree}")


def agreement(rows: list[Row]) -> tuple[Counter[str], Counter[str], list[tuple[Row, Verdict]]]:
    """Returns by level how many rows there are and how many we agree with, and the rest with our verdict."""
    total, agreed = Counter[str](), Counter[str]()
    differences = []
    for row in rows:
        total[row["level"]] += 1
        verdict = judge(row)
        agreed[row["level"]] += verdict == row["verdict"]
        if verdict != row["verdict"]:
            differences.append((row, verdict))
    return total, agreed, differences


def report(path: Path) -> None:
    """Prints the agreement by level and every difference."""
    total, agreed, differences = agreement(json.loads(path.read_text(encoding="utf-8"))["cases"])
    for row, verdict in sorted(differences, key=lambda pair: (pair[0]["level"], pair[0]["id"])):
        asked = (
            f"{row['kind']} {row['options'].get('mode', '')}: {row['expected']!r} typed {row['student']!r}"
        )
        print(f"{row['level']:8}{row['id']:8}theirs {row['verdict']:10}ours {verdict:10}{asked}")
    for level in sorted(total):
        print(f"{level:8}{agreed[level]:5} of {total[level]:5}  {100 * agreed[level] / total[level]:.1f} %")


if __name__ == "__main__":
    report(Path(sys.argv[1]))
