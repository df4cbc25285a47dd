"""Marks every step of a calculation: carries wrong values on, names likely mistakes, forgives rounding."""

from quizgen.marking.credit import several_choices
from quizgen.marking.given import Given
from quizgen.marking.marker import mark
from quizgen.marking.report import Report
from quizgen.marking.verdicts import Judgement, Mark, Remark, Standing, Verdict

__all__ = [
    "Given",
    "Judgement",
    "Mark",
    "Remark",
    "Report",
    "Standing",
    "Verdict",
    "mark",
    "several_choices",
]
