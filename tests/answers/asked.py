"""What a row of the table in docs/answers.md asks for."""

import re
from collections.abc import Mapping

from quizgen.answers import Choice, Expression, Integer, Kind, Matrix, Number, Sequence, Set, Vector

_NAMED: Mapping[str, Kind] = {
    "number": Number(),
    "number, decimal comma": Number(decimal="comma"),
    "number, decimal point": Number(decimal="point"),
    "number, % allowed": Number(percent=True),
    "number of bits": Number(units=("bits",)),
    "number y1": Number(named=("y1",)),
    "integer": Integer(),
    "vector": Vector(),
    "vector in x, y": Vector(Expression(("x", "y"))),
    "matrix": Matrix(),
    "choice of a, b, c": Choice(("a", "b", "c")),
    "several of a, b, c": Choice(("a", "b", "c"), several=True),
    "set": Set(),
    "set of a, b, c": Set(Choice(("a", "b", "c"))),
    "sequence": Sequence(),
    "sequence of a, b, c": Sequence(Choice(("a", "b", "c"))),
    "sequence of vectors": Sequence(Vector()),
}


def kind_named(asked: str) -> Kind:
    """Returns the kind a row names, as "vector" or "expression in n, m"."""
    if variables := re.fullmatch(r"expression in (.*)", asked):
        return Expression(tuple(variables[1].split(", ")))
    return _NAMED[asked]
