"""The tables of docs/answers.md are true."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen.answers import Refusal

from .asked import kind_named

_PAGE = Path(__file__).parents[2] / "docs" / "answers.md"


def _rows(heading: str) -> Iterator[list[str]]:
    """Yields the cells of the tables under a heading, without the head of each table."""
    section = _PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if not line.startswith("|---") and not after.startswith("|---"):
            yield [_cell(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def _cell(text: str) -> str:
    """Returns what a cell says: code without its marks, `⏎` as a line end."""
    return text.strip().removeprefix("`").removesuffix("`").replace("\\|", "|").replace("⏎", "\n")


@pytest.mark.parametrize(("asked", "typed", "read_as", "besides"), [*_rows("What is read")])
def test_the_text_is_read_as_the_page_says(asked: str, typed: str, read_as: str, besides: str) -> None:
    reading = kind_named(asked).read(typed)
    said = [*reading.notes, *[f"unit: {reading.unit}"] * bool(reading.unit)]
    assert (reading.as_read, "; ".join(said)) == (read_as, besides)


@pytest.mark.parametrize(("asked", "typed", "read_as", "besides"), [*_rows("What is read")])
def test_the_reading_can_be_typed_again(asked: str, typed: str, read_as: str, besides: str) -> None:
    kind = kind_named(asked.removesuffix(", decimal comma"))
    assert kind.read(read_as).value == kind_named(asked).read(typed).value


@pytest.mark.parametrize(("asked", "typed", "column", "because", "hint"), [*_rows("What is not counted")])
def test_the_text_is_refused_as_the_page_says(
    asked: str, typed: str, column: str, because: str, hint: str
) -> None:
    with pytest.raises(Refusal) as refused:
        kind_named(asked).read(typed)
    refusal = refused.value
    assert (refusal.column, refusal.reason, refusal.hint) == (int(column), because, hint)


def test_the_page_has_tables_of_both_sorts() -> None:
    assert len(list(_rows("What is read"))) > 100
    assert len(list(_rows("What is not counted"))) > 50
