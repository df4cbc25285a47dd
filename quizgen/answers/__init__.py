"""What a student typed becomes a value, or a reason why not; and values are compared."""

from typing import Any

from quizgen.answers.comparison import EXACT, Comparison, Decimals, Figures, How, Rule, Within
from quizgen.answers.equality import Equality, equal
from quizgen.answers.kinds import (
    KINDS,
    Choice,
    Expression,
    Integer,
    Kind,
    Matrix,
    Number,
    Sequence,
    Set,
    Vector,
)
from quizgen.answers.reading import Reading
from quizgen.answers.refusal import Refusal

__all__ = [
    "EXACT",
    "KINDS",
    "Choice",
    "Comparison",
    "Decimals",
    "Equality",
    "Expression",
    "Figures",
    "How",
    "Integer",
    "Kind",
    "Matrix",
    "Number",
    "Reading",
    "Refusal",
    "Rule",
    "Sequence",
    "Set",
    "Vector",
    "Within",
    "equal",
    "read",
]


def read(text: str, kind: str | Kind, **context: Any) -> Reading:
    """Reads a typed text as a kind of answer, given by name and context or as an object; raises Refusal.

    >>> read("3·10⁻²", "number").value
    Fraction(3, 100)
    >>> read("[1 0; 0.5 -1/2]", "matrix").value
    ((1, 0), (Fraction(1, 2), Fraction(-1, 2)))
    >>> read("2σ(1−σ)", "expression", symbols=("σ",)).as_read
    '2·σ·(1 − σ)'
    >>> read("1,000", "number")
    Traceback (most recent call last):
        ...
    quizgen.answers.refusal.Refusal: column 1: 1,000 could be 1000 or 1.000; write 1000 or 1.000
    """
    if isinstance(kind, Kind):
        return kind.read(text)
    return KINDS[kind](**context).read(text)
