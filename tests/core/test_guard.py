"""Only instances that tell right from wrong are let through."""

from importlib import import_module

import numpy as np
import pytest

from quizgen.exact import exact
from quizgen.exercise import generate, restore
from quizgen.guard import require_diagnostic
from quizgen.precision import Precision
from quizgen.tolerance import tolerances
from quizgen.trace import Trace, Unsuitable
from quizgen.vocabulary.elementary import sqrt, square


def test_a_mistake_that_shows_is_kept():
    t = Trace()
    a = t.given("a", exact(3))
    t.mistake("doubled", t.step("b", square(a)), 2 * a)
    require_diagnostic(t, Precision())
    assert [mistake.name for mistake in t.mistakes] == ["doubled"]


def test_an_instance_where_a_mistake_is_right_is_rejected():
    t = Trace()
    a = t.given("a", exact(2))
    t.mistake("doubled", t.step("b", square(a)), 2 * a)
    with pytest.raises(Unsuitable, match="the mistake doubled shows"):
        require_diagnostic(t, Precision())


def test_a_mistake_that_shows_in_one_step_is_kept_there_only():
    t = Trace()
    for k, value in enumerate([2, 3]):
        a = t.given("a", exact(value), k)
        t.mistake("doubled", t.step("b", square(a), k), 2 * a)
    require_diagnostic(t, Precision())
    assert [mistake.of.name for mistake in t.mistakes] == ["b1"]


@pytest.mark.parametrize(("offset", "shows"), [(0.0003, True), (0.0001, False)])
def test_three_tolerances_are_the_border(offset, shows):
    t = Trace()
    b = t.step("b", sqrt(t.given("a", exact(2))) / 10)  # 0.1414…, half a unit is 0.00005
    t.mistake("near", b, b.equation + offset)
    if shows:
        require_diagnostic(t, Precision())
    else:
        with pytest.raises(Unsuitable):
            require_diagnostic(t, Precision())


def test_values_must_be_finite():
    t = Trace()
    t.step("b", np.inf)
    with pytest.raises(Unsuitable, match="b is finite"):
        require_diagnostic(t, Precision())


def test_the_tolerance_adds_up_what_rounding_may_move():
    t = Trace()
    root = t.step("root", sqrt(t.given("a", exact(2))))  # 1.414…, half a unit is 0.0005
    t.step("answer", 100 * root)  # 141.4…, half a unit is 0.05, and a hundred times 0.0005
    slack = tolerances(t, Precision())
    assert slack["root"] == pytest.approx(0.0005)
    assert slack["answer"] == pytest.approx(0.05 + 0.05)


def test_a_pinned_value_has_no_tolerance_to_pass_on():
    t = Trace()
    root = t.step("root", sqrt(t.given("a", exact(2))))
    t.step("answer", 100 * root)
    assert tolerances(t, Precision(), {"root": 1.4142})["answer"] == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("offset", "precision", "shows"),
    [
        (0.00004, Precision(), False),  # 0.35004 is printed as 0.35
        (0.00009, Precision(), False),  # 0.35009 is printed as 0.3501, but cut off it is 0.35
        (0.0001, Precision(), True),
        (0.009, Precision(decimals=2), False),
        (0.01, Precision(decimals=2), True),
    ],
)
def test_a_mistake_must_look_different_where_the_right_number_is_exact(offset, precision, shows):
    t = Trace()
    b = t.step("b", t.given("a", exact("0.35")) + 0)
    t.mistake("near", b, b.equation + offset)
    if shows:
        require_diagnostic(t, precision)
    else:
        with pytest.raises(Unsuitable):
            require_diagnostic(t, precision)


def test_whole_numbers_look_different_however_large_they_are():
    t = Trace()
    b = t.step("b", t.given("a", exact(1234567)) + 0)
    t.mistake("one_more", b, b.equation + 1)
    require_diagnostic(t, Precision())


def arrays(first, second):
    """A trace in which two mistakes lead to these arrays, where [1, 2] is right."""
    t = Trace(lambda *_: (2,))
    b = t.step("b", t.given("a", exact([1, 2])) + 0)
    t.mistake("first", b, np.array(first))
    t.mistake("second", b, np.array(second))
    return t


def test_mistakes_that_lead_to_different_arrays_tell_what_happened():
    assert require_diagnostic(arrays([2.0, 2.0], [2.0, 3.0]), Precision())


@pytest.mark.parametrize("second", [[2.0, 3.0], [2.001, 3.0], [0.0, 0.0]])
def test_mistakes_that_lead_to_the_same_array_or_to_nothing_do_not(second):
    assert not require_diagnostic(arrays([2.0, 3.0], second), Precision())


@pytest.mark.parametrize(("good", "taken"), [({3}, 3), ({4}, 4), ({5}, 1), ({1, 2}, 1)])
def test_a_draw_in_which_mistakes_look_alike_gets_a_few_more_chances(monkeypatch, good, taken):
    seen = []

    def tells_apart(trace, precision):
        seen.append(trace)
        return len(seen) in good

    monkeypatch.setattr(import_module("quizgen.exercise"), "require_diagnostic", tells_apart)
    assert generate("linreg.normal_equation", "exam", 7).draws == taken


def test_a_stored_exercise_is_restored_where_a_mistake_no_longer_shows():
    drawn = generate("linreg.normal_equation", "intro", 7)
    givens = {
        name: value.nested for name, value in drawn.trace.exact.items() if name in drawn.trace.quantities
    }
    stored = restore(drawn.variant, drawn.parameters, givens | {"y": givens["x"]})
    assert len({mistake.name for mistake in stored.trace.mistakes}) < len(
        {mistake.name for mistake in drawn.trace.mistakes}
    )
