"""Whole numbers with their notation."""

from quizgen.equations.tree import ATOM, Function
from quizgen.reference import counting as ref

floor_quotient = Function(ref.floor_quotient, r"\left\lfloor \frac{#1}{#2} \right\rfloor", ATOM, (0, 0))
ceiling_quotient = Function(ref.ceiling_quotient, r"\left\lceil \frac{#1}{#2} \right\rceil", ATOM, (0, 0))
