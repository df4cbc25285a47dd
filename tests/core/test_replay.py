"""`replay` is the only "what if", so it must be right about pins, swaps, rounding, and what they touch."""

import numpy as np
import pytest

from quizgen.draw import Draw
from quizgen.equations import Function
from quizgen.exact import exact
from quizgen.trace import IllPosed, Missing, Trace, Unsuitable


@pytest.fixture
def trace() -> Trace:
    """a = 3, b = 2a = 6, c = b + 1 = 7, d = 10."""
    t = Trace()
    a = t.given("a", exact(3))
    b = t.step("b", 2 * a)
    t.step("c", b + 1)
    t.step("d", a * 0 + 10)
    return t


def test_nothing_changed_is_the_trace_itself(trace):
    assert trace.replay() == {"a": 3, "b": 6, "c": 7, "d": 10}


def test_a_pin_takes_the_place_of_a_value_and_later_steps_follow(trace):
    assert trace.replay({"b": 100.0}) == {"a": 3, "b": 100, "c": 101, "d": 10}
    assert trace.replay({"a": 1.0}) == {"a": 1, "b": 2, "c": 3, "d": 10}


def test_a_swap_takes_the_place_of_an_equation(trace):
    swaps = {"b": trace.quantities["a"] - 1}
    assert trace.replay(swaps=swaps) == {"a": 3, "b": 2, "c": 3, "d": 10}


def test_a_pin_goes_before_a_swap(trace):
    assert trace.replay({"b": 0.0}, {"b": trace.quantities["a"]})["c"] == 1


def test_rounding_reaches_every_step_but_no_given_and_no_pin(trace):
    seen = []

    def rounding(name, value):
        seen.append(name)
        return value + 0.5

    assert trace.replay({"d": 10.0}, rounding=rounding) == {"a": 3, "b": 6.5, "c": 8.0, "d": 10}
    assert seen == ["b", "c"]


def test_what_no_pin_or_swap_reaches_is_not_evaluated_again(trace):
    counted = Function(lambda z: calls.append(z) or z, "#1")
    calls: list[float] = []
    trace.step("e", counted(trace.quantities["d"]))
    trace.step("f", counted(trace.quantities["b"]))
    calls.clear()
    trace.replay({"b": 1.0})
    assert calls == [1.0]


def test_reusing_untouched_values_changes_nothing():
    """Against the plain definition: every step evaluated anew."""
    draw = Draw("replay")
    t = Trace(lambda *_: (2, 2))
    known = [t.given("m", draw.integers(-2, 2), k) for k in range(3)]
    for k in range(20):
        one, other = draw.choice(known), draw.choice(known)
        known.append(t.step("s", draw.choice([one + other, one @ other.T, one * other - one]), k))
    pins = {"m1": np.eye(2), "s7": np.ones((2, 2))}
    swaps = {"s3": known[0] + 1, "s12": known[5] * 2}
    plain = t.replay(pins, swaps, rounding=lambda _, value: value)
    quick = t.replay(pins, swaps)
    assert list(plain) == list(quick)
    for name, value in plain.items():
        assert np.array_equal(quick[name], value), name


def test_a_name_is_defined_once(trace):
    with pytest.raises(ValueError, match="b is already defined"):
        trace.step("b", 1)


def test_an_index_is_part_of_the_name():
    t = Trace()
    assert t.step("z", 1, 2).name == "z2"
    assert t.step("z", 1, name="total").name == "total"


def test_the_last_step_is_the_answer_unless_some_are_marked(trace):
    assert [q.name for q in trace.answers] == ["d"]
    trace.step("e", 1, answer=True)
    trace.step("f", 1)
    assert [q.name for q in trace.answers] == ["e"]


def test_a_requirement_redraws_a_drawn_instance_and_lets_supplied_numbers_pass():
    with pytest.raises(Unsuitable, match="x is odd"):
        Trace().require("x is odd", False)
    own = Trace(supplied={})
    own.require("x is odd", False)
    assert own.notes == []


def test_a_note_is_for_those_who_supply_the_numbers():
    drawn, own = Trace(), Trace(supplied={})
    for trace in (drawn, own):
        for _ in range(2):
            trace.note("x is even", True)
            trace.note("x is small", False)
    assert (drawn.notes, own.notes) == ([], ["x is even"])


def test_what_must_hold_is_an_error_for_supplied_numbers():
    with pytest.raises(IllPosed, match="singular"):
        Trace(supplied={}).defined("W is not singular", False)


def test_a_missing_given_says_its_shape():
    t = Trace(lambda *_: (2, 3), supplied={})
    with pytest.raises(Missing, match="W is missing: give a 2×3 matrix"):
        t.given("W", Draw("any").integers(0, 1))


def test_a_given_is_drawn_until_it_is_such_as_wanted():
    t = Trace(lambda *_: (3,))
    value = t.given("x", Draw("such").integers(0, 3), such_that={"the sum is 3": lambda x: x.sum() == 3})
    assert t.value(value).sum() == 3


def test_a_given_that_is_never_such_as_wanted_rejects_the_instance():
    with pytest.raises(Unsuitable, match="it is negative"):
        Trace().given("x", Draw("never").integers(0, 3), such_that={"it is negative": lambda x: x < 0})


def test_conventions_that_are_asked_for_are_remembered():
    t = Trace(conventions={"sign0": "+1", "log_base": "ln"})
    assert t.convention("sign0") == "+1"
    assert t.used_conventions == {"sign0": "+1"}
