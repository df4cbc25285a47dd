"""What holds for every tree and every text."""

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.answers import (
    KINDS,
    Choice,
    Equality,
    Expression,
    Kind,
    Number,
    Refusal,
    Sequence,
    Vector,
    equal,
)
from quizgen.answers.evaluation import approximate, evaluate
from quizgen.answers.expression import parse
from quizgen.answers.printing import written
from quizgen.answers.tree import Negative, Tree, symbols_in

from .strategies import SYMBOLS, trees, typed_texts

T = TypeVar("T")

_KINDS: list[Kind] = [
    *(kind() for kind in KINDS.values()),
    Number(percent=True, decimal="comma", units=("m", "%"), named=("x",)),
    Expression(SYMBOLS),
    Expression(None),
    Vector(Expression(None)),
    Sequence(Vector()),
    Choice(("a", "b", "n"), several=True),
]


def _attempt(reading: Callable[[], T]) -> tuple[None, T] | tuple[Refusal, None]:
    """Returns the refusal or else what was read; any other exception is a failure."""
    try:
        return None, reading()
    except Refusal as refusal:
        return refusal, None


@settings(deadline=None)
@given(trees())
def test_a_written_tree_reads_back_as_the_same_tree(tree: Tree) -> None:
    refusal, read_back = _attempt(lambda: parse(written(tree), SYMBOLS))
    if refusal is None:
        assert read_back == tree
    else:  # only of a formula without variables that has no value
        assert not symbols_in(tree)
        assert refusal.reason.startswith("this has no value")


@settings(deadline=None)
@given(trees())
def test_every_tree_equals_itself_negated_twice_if_it_has_values(tree: Tree) -> None:
    assert equal(Negative(Negative(tree)), tree) in (Equality.SAME, Equality.UNDECIDED)


@settings(deadline=None)
@given(typed_texts(), st.sampled_from(_KINDS))
def test_any_text_is_read_or_refused_at_one_of_its_columns(text: str, kind: Kind) -> None:
    refusal, reading = _attempt(lambda: kind.read(text))
    if refusal is None:
        assert reading is not None
        assert reading.as_read
    else:
        assert 1 <= refusal.column <= len(text) + 1
        assert refusal.reason
        assert refusal.hint


@settings(deadline=None)
@given(trees(), st.fractions(min_value=-3, max_value=3, max_denominator=20))
def test_exact_and_real_values_agree(tree: Tree, at: Fraction) -> None:
    values = dict.fromkeys(SYMBOLS, at)
    try:
        exact, real = float(evaluate(tree, values)), approximate(tree, values)
    except ArithmeticError:
        return
    assert abs(exact - real) <= 1e-12 * max(1.0, abs(exact))
