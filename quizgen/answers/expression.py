"""The safe expression language: text to a tree, a tree to an exact or a real value."""

from collections.abc import Sequence

from quizgen.answers.evaluation import Irrational, Value, approximate, evaluate, value_of
from quizgen.answers.functions import TooLarge, Undefined
from quizgen.answers.kinds.expression import Expression
from quizgen.answers.printing import written
from quizgen.answers.tree import Tree, symbols_in

__all__ = [
    "Irrational", "TooLarge", "Tree", "Undefined", "Value", "approximate", "evaluate", "parse", "symbols_in",
    "value_of", "written",
]  # fmt: skip


def parse(text: str, symbols: Sequence[str] | None = ()) -> Tree:
    """Reads an expression in the given variables (None: any); raises Refusal."""
    tree: Tree = Expression(None if symbols is None else tuple(symbols)).read(text).value
    return tree
