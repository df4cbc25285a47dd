"""Comparison and credit of every kind of answer."""

from fractions import Fraction

import numpy as np
import pytest

from quizgen.answers import (
    Choice,
    Expression,
    Integer,
    Kind,
    Matrix,
    Number,
    Refusal,
    Sequence,
    Set,
    Vector,
    Within,
    read,
)


@pytest.mark.parametrize(
    ("kind", "typed", "expected", "how", "credit"),
    [
        (Number(), "0.67", Fraction(2, 3), 0.005, 1),
        (Number(), "0.66", Fraction(2, 3), 0.005, 0),
        (Integer(), "12.0", 12, Within(), 1),
        (Vector(), "1 2 4", (1, 2, 3), Within(), Fraction(2, 3)),
        (Vector(), "1 2", (1, 2, 3), Within(), 0),
        (Vector(), "1.1 2.1", (1, 2), [0.2, 0.01], Fraction(1, 2)),
        (Vector(), "1.1 2.1", np.array([1.0, 2.0]), np.array([0.2, 0.01]), Fraction(1, 2)),
        (Vector(Expression(("x",))), "(2x, x+1)", ("x+x", "x"), Within(), Fraction(1, 2)),
        (Matrix(), "[1 2; 3 5]", ((1, 2), (3, 4)), Within(), Fraction(3, 4)),
        (Matrix(), "[1 3; 2 4]^T", np.array([[1, 2], [3, 4]]), 0, 1),
        (Matrix(), "[1 2 3]", ((1, 2), (3, 4)), Within(), 0),
        (Matrix(), "[1.1 2; 3 4.1]", ((1, 2), (3, 4)), [[0.2, 0], [0, 0]], Fraction(3, 4)),
        (Matrix(), "[0 -inf; 0 0]", np.array([[0.0, -np.inf], [0.0, 0.0]]), 0.1, 1),
        (Expression(("x",)), "2(x+1)", "2x+2", Within(), 1),
        (Choice(("a", "b")), "b", "b", Within(), 1),
        (Choice(("a", "b")), "a", "b", Within(), 0),
        (Set(), "3, 1, 2", (1, 2, 3), Within(), 1),
        (Set(), "3, 1", (1, 2, 3), Within(), Fraction(2, 3)),
        (Set(), "3, 1, 2, 5", (1, 2, 3), Within(), Fraction(2, 3)),
        (Set(), "7, 8, 9, 1", (1, 2, 3), Within(), 0),
        (Set(), "1, 1", (1, 2), Within(), 0),
        (Set(), "{}", (), Within(), 1),
        (Set(), "{1}", (), Within(), 0),
        (Sequence(), "3 1 2", (3, 1, 2), Within(), 1),
        (Sequence(), "3 2 1", (3, 1, 2), Within(), Fraction(1, 3)),
        (Sequence(), "3 1", (3, 1, 2), Within(), Fraction(2, 3)),
        (Sequence(), "3 1 2 2", (3, 1, 2), Within(), Fraction(3, 4)),
        (Sequence(Vector()), "(1,-1) → (1,1)", np.array([[1, -1], [1, 1]]), 0, 1),
        (Sequence(Choice(("the", "cat"))), "the → cat", ("the", "cat"), Within(), 1),
    ],
)
def test_the_answer_earns_its_share(
    kind: Kind, typed: str, expected: object, how: object, credit: Fraction
) -> None:
    comparison = kind.compare(kind.read(typed), expected, how)  # type: ignore[arg-type]
    assert comparison.credit == credit
    assert comparison.correct is (credit == 1)


def test_the_entries_of_a_matrix_are_judged_one_by_one() -> None:
    kind = Matrix()
    comparison = kind.compare(kind.read("[1 2; 3 5]"), ((1, 2), (3, 4)))
    assert comparison.entries == ((True, True), (True, False))


def test_a_wrong_shape_is_said() -> None:
    kind = Matrix()
    assert kind.compare(kind.read("[1 2 3]"), ((1,), (2,), (3,))).note == "it is 3 by 1, not 1 by 3"
    assert Vector().compare(Vector().read("1 2 3"), (1, 2)).note == "it has 2 entries, not 3"


def test_as_many_tolerances_as_entries_are_needed() -> None:
    with pytest.raises(ValueError, match="1 tolerances for 2 entries"):
        Vector().compare(Vector().read("1 2"), (1, 2), [0.1])
    with pytest.raises(TypeError, match="one number has one tolerance"):
        Number().compare(Number().read("1"), 1, [0.1])


def test_values_of_a_set_are_paired_so_that_most_fit() -> None:
    """1.0 fits 0.9 and 1.1, 0.8 fits only 0.9: taking the first that fits would leave 0.8 alone."""
    comparison = Set().compare(Set().read("1.0, 0.8"), (0.9, 1.1), 0.11)
    assert comparison.correct
    assert Set().compare(Set().read("1.0, 0.7"), (0.9, 1.1), 0.11).entries == (True, False)


@pytest.mark.parametrize(
    ("ticked", "right", "credit"),
    [
        ("a, b", "ab", 1),
        ("a", "ab", Fraction(1, 2)),
        ("a, c", "ab", Fraction(1, 6)),
        ("a, b, c, d, e", "ab", 0),
        ("none", "ab", 0),
        ("c, d", "ab", 0),
        ("none", "", 1),
        ("a", "", 0),
        ("a, b, c, d, e", "abcde", 1),
        ("a, b", "abcde", Fraction(2, 5)),
    ],
)
def test_ticks_earn_and_cost_equal_shares(ticked: str, right: str, credit: Fraction) -> None:
    kind = Choice(tuple("abcde"), several=True)
    comparison = kind.compare(kind.read(ticked), tuple(right))
    assert comparison.credit == credit
    assert comparison.correct is (credit == 1)
    assert len(comparison.entries) == 5


def test_an_option_can_be_given_by_its_text() -> None:
    kind = Choice(("a", "b"), texts={"a": "the forget gate", "b": "the input gate"})
    assert kind.read("The  input gate").value == "b"


def test_what_an_option_says_may_be_typed_where_several_are_chosen() -> None:
    texts = {"A": "dropout", "B": "early stopping", "C": "ab"}
    kind = Choice(("A", "B", "C"), several=True, texts=texts)
    typed = ["dropout", "early stopping", "dropout, early stopping", "CA", "ab"]
    assert [kind.read(text).value for text in typed] == [("A",), ("B",), ("A", "B"), ("A", "C"), ("C",)]


def test_options_that_differ_only_in_case_are_told_apart() -> None:
    kind = Choice(("w", "W"))
    assert (kind.read("w").value, kind.read("W").value) == ("w", "W")
    with pytest.raises(Refusal, match="did you mean cats"):
        Choice(("cats", "dogs")).read("cat")


def test_numbers_are_exact_ints_and_fractions_in_nested_tuples() -> None:
    value = read("[1 0; 0.5 -1/2]", "matrix").value
    assert value == ((1, 0), (Fraction(1, 2), Fraction(-1, 2)))
    assert [type(entry) for row in value for entry in row] == [int, int, Fraction, Fraction]
    assert read("3, 1, 4", "sequence").value == (3, 1, 4)


def test_a_kind_can_be_named_with_its_context_or_given() -> None:
    assert read("50%", "number", percent=True).value == read("0.5", Number()).value == Fraction(1, 2)


def test_the_unit_that_was_typed_is_kept() -> None:
    assert read("2 nats", "number", units=("bits", "nats")).unit == "nats"
    with pytest.raises(Refusal, match="“mm” is not known here"):
        read("2 mm", "number", units=("m",))


def test_a_refusal_inside_a_list_points_to_its_place_in_the_whole_text() -> None:
    with pytest.raises(Refusal) as refused:
        read("  1, 2, 3 4", "set")
    assert refused.value.column == 11
    with pytest.raises(Refusal) as refused:
        read("[1 2; 3 x]", "matrix")
    assert refused.value.column == 9
