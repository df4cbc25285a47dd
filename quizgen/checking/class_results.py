"""What a class has made of a sheet: question by question, and as a table of points."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quizgen.checking.lines import Field, Line
from quizgen.checking.paper import Paper
from quizgen.marking import Standing, Verdict

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Tally:
    """How one answer went in a class: how many were right, wrong, blank or not counted, and which slips.

    `follows` is how many of the right ones follow from an earlier answer that is wrong.
    """

    field: Field
    right: int
    follows: int
    wrong: int
    blank: int
    not_counted: int
    slips: tuple[tuple[str, int], ...]

    def as_dict(self) -> dict[str, Any]:
        """The tally as values that JSON has."""
        return {
            "place": self.field.place,
            "answer": self.field.name,
            "right": self.right,
            "follows": self.follows,
            "wrong": self.wrong,
            "blank": self.blank,
            "not counted": self.not_counted,
            "slips": dict(self.slips),
        }


def tallies(papers: Sequence[Paper]) -> list[Tally]:
    """A tally for each answer that is asked, in the order of the sheet."""
    by_field: dict[tuple[int, str], list[Line]] = {}
    for paper in papers:
        for checked in paper.checked:
            for line in checked.lines:
                if line.field.place:
                    by_field.setdefault((checked.item.number, line.field.name), []).append(line)
    return [_tally(lines) for lines in by_field.values()]


def _tally(lines: Sequence[Line]) -> Tally:
    verdicts = Counter(line.verdict for line in lines)
    standings = Counter(line.standing for line in lines)
    slips = Counter(line.slip for line in lines if line.slip)
    return Tally(
        lines[0].field,
        standings[Standing.RIGHT],
        verdicts[Verdict.FOLLOWS],
        standings[Standing.WRONG],
        verdicts[Verdict.BLANK],
        verdicts[Verdict.NOT_COUNTED],
        tuple(sorted(slips.items(), key=lambda slip: (-slip[1], slip[0]))),
    )


def points_table(papers: Sequence[Paper]) -> str:
    """CSV with a row for each learner: the points of each exercise, and the total."""
    numbers = [str(checked.item.number) for checked in papers[0].checked] if papers else []
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["learner", *numbers, "total"])
    for paper in papers:
        points = [*(checked.points for checked in paper.checked), paper.points]
        writer.writerow([_harmless(paper.learner), *(f"{float(x):.6g}" for x in points)])
    return file.getvalue()


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
