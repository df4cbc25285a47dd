"""Only instances that tell right from wrong are let through."""

import numpy as np
import pytest

from quizgen.exact import exact
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
