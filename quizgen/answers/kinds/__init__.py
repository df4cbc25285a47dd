"""The kinds of answers: each class decides how its answers are read, compared and credited."""

from quizgen.answers.kinds.choice import Choice
from quizgen.answers.kinds.expression import Expression
from quizgen.answers.kinds.kind import Kind
from quizgen.answers.kinds.matrix import Matrix
from quizgen.answers.kinds.number import Integer, Number
from quizgen.answers.kinds.sequence import Sequence
from quizgen.answers.kinds.set import Set
from quizgen.answers.kinds.vector import Vector

KINDS: dict[str, type[Kind]] = {
    kind.name: kind for kind in (Number, Integer, Vector, Matrix, Expression, Choice, Set, Sequence)
}

__all__ = [
    "KINDS",
    "Choice",
    "Expression",
    "Integer",
    "Kind",
    "Matrix",
    "Number",
    "Sequence",
    "Set",
    "Vector",
]
