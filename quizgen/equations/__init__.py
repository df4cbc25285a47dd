"""Equations: reference functions applied to quantities, kept as trees.

An equation can be evaluated (floats, or exact SymPy numbers in object arrays), written in symbols, written
with numbers, and written out entry by entry. Nothing else in the project knows how.
"""

from quizgen.equations.ranges import Range, few_values, range_of
from quizgen.equations.tree import Apply, Entry, Equation, Function, Quantity, evaluate, quantities_in
from quizgen.equations.writing import Entries, formula

__all__ = [
    "Apply",
    "Entries",
    "Entry",
    "Equation",
    "Function",
    "Quantity",
    "Range",
    "evaluate",
    "few_values",
    "formula",
    "quantities_in",
    "range_of",
]
