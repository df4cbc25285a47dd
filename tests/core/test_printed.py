"""What is printed is what was computed, with the right sign between formula and value."""

import pytest

from quizgen.exact import exact
from quizgen.exercise import solve
from quizgen.precision import Precision
from quizgen.printed import Printed
from quizgen.trace import Trace
from quizgen.vocabulary.activations import outer
from quizgen.vocabulary.elementary import sqrt, square


def printed(value: str, step) -> tuple[str, str]:
    """The sign and the text of a step that is worked out from one given."""
    t = Trace()
    t.step("y", step(t.given("x", exact(value))))
    return Printed(t, Precision(4)).relation("y"), Printed(t, Precision(4)).latex("y")


@pytest.mark.parametrize(
    ("value", "step", "shown"),
    [
        ("2", square, ("=", "4")),
        ("0.1", lambda x: x + 0.2, ("=", "0.3")),
        ("1/3", lambda x: 1 * x, (r"\approx", "0.3333")),
        ("2", sqrt, (r"\approx", "1.414")),
        ("1.00001", lambda x: 3 * x, (r"\approx", "3.000")),
        ("-1.00001", lambda x: 3 * x, (r"\approx", "-3.000")),
        ("0.0000621", square, (r"\approx", r"3.856 \cdot 10^{-9}")),
        ("0.00002", square, ("=", r"4.000 \cdot 10^{-10}")),
        ("0.1", lambda x: 3 * x - 0.3, ("=", "0")),
        ("-0.5", lambda x: x * 0, ("=", "0")),
    ],
)
def test_equals_stands_only_before_what_was_not_rounded(value, step, shown):
    assert printed(value, step) == shown


def test_rounding_goes_on_with_the_rounded_numbers():
    t = Trace()
    root = t.step("root", sqrt(t.given("x", exact(2))))
    t.step("y", 1000 * root)
    assert Printed(t, Precision(4)).latex("y") == "1414"
    assert t.values["y"] == pytest.approx(1414.2136)


def test_a_rounded_number_that_is_copied_keeps_its_digits():
    t = Trace()
    root = t.step("root", sqrt(t.given("x", exact("0.2704"))) + t.given("e", exact("0.0000001")))
    t.step("copy", 1 * root)
    shown = Printed(t, Precision(4))
    assert shown.latex("root") == shown.latex("copy") == "0.5200"


def test_whole_numbers_beside_rounded_ones_show_their_digits_only_where_they_were_rounded():
    t = Trace()
    t.step("y", sqrt(t.given("x", exact(["2", "4", "9.00001", "0"]))))
    shown = Printed(t, Precision(4))
    assert [shown.entry("y", (i,)) for i in range(4)] == ["1.414", "2", "3.000", "0"]


def test_a_swapped_step_is_written_with_its_own_equation():
    t = Trace()
    x = t.given("x", exact(3))
    t.step("z", t.step("y", square(x)) + 1)
    shown = Printed(t, Precision(4), swaps={"y": 2 * x})
    assert (shown.in_symbols("y"), shown.entry_with_numbers("y")) == (r"2 \cdot x", r"2 \cdot 3")
    assert shown.entry_with_numbers("z") == "6 + 1"


def test_a_pinned_value_is_printed_as_it_was_given():
    t = Trace()
    y = t.step("y", sqrt(t.given("x", exact(2))))
    t.step("z", 2 * y)
    shown = Printed(t, Precision(4), pins={"y": 1.5})
    assert (shown.latex("y"), shown.latex("z")) == ("1.5", "3")


def test_an_array_of_one_entry_is_written_as_an_array_where_it_is_transposed():
    t = Trace()
    b, x = t.given("b", exact(["2"])), t.given("x", exact(["3", "-1"]))
    t.step("M", outer(x, b))
    shown = r"\begin{bmatrix} 3 \\ -1 \end{bmatrix} \begin{bmatrix} 2 \end{bmatrix}^\top"
    assert Printed(t, Precision(4)).with_numbers("M") == shown


def test_whole_numbers_beside_fractions_with_digits_have_digits_as_well():
    t = Trace()
    t.step("y", sqrt(t.given("x", exact(["2", "4", "6.25", "0"]))))
    shown = Printed(t, Precision(4))
    assert [shown.entry("y", (i,)) for i in range(4)] == ["1.414", "2.000", "2.500", "0"]


def test_an_interval_is_printed_with_a_minus_sign():
    exercise = solve("activation.value_and_derivative", x=[1, 2], activation="tanh", flat=False)
    assert exercise.trace.values["span"] == "(-1, 1)"
    assert exercise.printed.latex("span") == r"\text{(−1, 1)}"
