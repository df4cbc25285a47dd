"""Our verdicts beside those of other systems' own tests."""

import json
import re
from pathlib import Path

import pytest
from answer_cases import Row, agreement, judge, report

_ROWS: list[Row] = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))["cases"]
_PAGE = Path(__file__).parents[2] / "docs" / "answers.md"


def _explained() -> list[str]:
    section = _PAGE.read_text(encoding="utf-8").partition("## Where other systems judge differently")[2]
    return re.findall(r"X\d{4}", section)


def test_every_difference_is_explained_on_the_page_and_nothing_else_is() -> None:
    _, _, differences = agreement(_ROWS)
    assert sorted(row["id"] for row, _ in differences) == sorted(_explained())


@pytest.mark.parametrize("level", ["core", "partial"])
def test_we_agree_wherever_a_sound_checker_must(level: str) -> None:
    rows = [row for row in _ROWS if row["level"] == level]
    assert rows
    assert [row["id"] for row in rows if judge(row) != row["verdict"]] == []


def test_the_cases_say_where_they_come_from() -> None:
    assert all(re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{12}:.+", row["source"]) for row in _ROWS)


def test_products_of_matrices_do_not_commute() -> None:
    row = {
        "kind": "matrix",
        "expected": "x*A*B^2",
        "options": {"mode": "numeric_points", "matrix_variables": ["A", "B"]},
    }
    typed = {"x*A*B^2": "correct", "A*x*B*B": "correct", "x*B^2*A": "incorrect", "2*x*A*B^2": "incorrect"}
    assert {text: judge({**row, "student": text}) for text in typed} == typed


def test_the_report_names_levels_and_differences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agreed, differing = ({**_ROWS[0], "id": "X1", "verdict": verdict} for verdict in ("correct", "incorrect"))
    path = tmp_path / "rows.json"
    path.write_text(json.dumps({"cases": [agreed, differing]}), encoding="utf-8")
    report(path)
    difference, level = capsys.readouterr().out.splitlines()
    assert difference.split()[:6] == ["core", "X1", "theirs", "incorrect", "ours", "correct"]
    assert level.split() == ["core", "1", "of", "2", "50.0", "%"]
