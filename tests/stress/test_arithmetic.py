"""The reader of printed formulas reads them as a person does."""

import math
from fractions import Fraction

import numpy as np
import pytest

from quizgen.precision import Precision
from quizgen.stress.arithmetic import Misleading, Unreadable, worked_out
from quizgen.stress.formulas import departure


@pytest.mark.parametrize(
    ("tex", "value"),
    [
        (r"3 - 2 - 1", 0),
        (r"-2^2", -4),
        (r"(-2)^2", 4),
        (r"2 \cdot (-3) \cdot (1 - 4)", 18),
        (r"\frac{1}{2}\left(1 + 2\right)", Fraction(3, 2)),
        (r"\left(\frac{1}{2}\right)^{2}", Fraction(1, 4)),
        (r"2.1 \cdot 10^{-5}", Fraction(21, 10**6)),
        (r"\frac{6.2 \cdot 10^{-5}}{2}", Fraction(31, 10**6)),
        (r"0.5 (1 - 0.5)", Fraction(1, 4)),
        (r"\tfrac{1}{2} \left[(1 - 3)^2 + 2^2\right]", 4),
        (r"\max(0, -1.5)", 0),
        (r"\max\left(0, (1 + 2) \cdot 2\right)", 6),
        (r"\lvert 1 - 3 \rvert", 2),
        (r"\left\lfloor \frac{7}{2} \right\rfloor + \left\lceil \frac{7}{2} \right\rceil", 7),
        (r"\mathbb{1}[0.3 > 0] \cdot 2", 2),
        (r"\mathbb{1}[-0.3 \ge 0]", 0),
        (r"\boxed{-\frac{3}{4}}", Fraction(-3, 4)),
    ],
)
def test_fractions_stay_exact(tex, value):
    assert worked_out(tex) == value


@pytest.mark.parametrize(
    ("tex", "value"),
    [
        (r"\sqrt{2}", math.sqrt(2)),
        (r"e^{-0.5}", math.exp(-0.5)),
        (r"\frac{1}{1 + e^{-0.5}}", 1 / (1 + math.exp(-0.5))),
        (r"\sigma(0.5)", 1 / (1 + math.exp(-0.5))),
        (r"1 - \tanh^2(0.3)", 1 - math.tanh(0.3) ** 2),
        (r"1 - \tanh(0.3)^2", 1 - math.tanh(0.3) ** 2),
        (r"\sin(0.3)^2 - \cos\left(\frac{1}{2}\right)", math.sin(0.3) ** 2 - math.cos(0.5)),
        (r"\sigma\left(0.5\right)^2", (1 / (1 + math.exp(-0.5))) ** 2),
        (r"-\ln 0.5 - \ln(1 - 0.25)", -math.log(0.5) - math.log(0.75)),
        (r"\ln 0.5 \cdot 2", 2 * math.log(0.5)),
        (r"\log_2(3)", math.log2(3)),
        (r"\lVert \begin{bmatrix} 1 \\ 2 \end{bmatrix} \rVert", math.sqrt(5)),
    ],
)
def test_roots_and_functions_become_decimal(tex, value):
    assert worked_out(tex) == pytest.approx(value, rel=1e-14)


def test_matrices_multiply_where_they_touch_and_entrywise_at_a_dot():
    a = r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"
    assert worked_out(rf"{a} {a}^\top").tolist() == (np.array([[1, 2], [3, 4]]) @ [[1, 3], [2, 4]]).tolist()
    assert worked_out(rf"{a} \odot {a}").tolist() == [[1, 4], [9, 16]]
    assert worked_out(rf"\frac{{{a}}}{{2}}")[1, 1] == 2
    assert worked_out(rf"\max(0, -{a})").tolist() == [[0, 0], [0, 0]]
    assert worked_out(rf"\mathbb{{1}}[1 < {a} \le 3]").tolist() == [[0, 1], [1, 0]]
    assert worked_out(rf"2^{{{a}}}").tolist() == [[2, 4], [8, 16]]


def test_braces_that_the_page_does_not_show_group_nothing():
    assert worked_out(r"{2 \cdot 3}^{2}") == 18


@pytest.mark.parametrize("tex", [r"{2 \cdot 10^{3}}^{2}", "{2^3}^2", r"\frac{1}{3}^2"])
def test_a_power_of_a_power_or_a_fraction_without_brackets_misleads(tex):
    with pytest.raises(Misleading):
        worked_out(tex)


@pytest.mark.parametrize(
    "tex",
    [
        r"\sum_{i=1}^3 x_i",
        r"\text{no}",
        "a + 1",
        "1 +",
        "(1",
        r"\operatorname{softmax}(1)",
        r"\mathbf{1}_{3}",
    ],
)
def test_what_has_no_value_by_itself_is_unreadable(tex):
    with pytest.raises(Unreadable):
        worked_out(tex)


@pytest.mark.parametrize(
    ("written", "value", "exact", "departs"),
    [
        (r"\frac{2}{3}", "0.6667", False, False),
        (r"\frac{2}{3}", "0.667", False, True),
        (r"\frac{2}{3}", "0.6666", False, True),
        (r"\frac{1}{2}", "0.5", True, False),
        (r"0.50004", "0.5", True, True),
        (r"\frac{2}{3} \cdot 10^{-4}", r"6.667 \cdot 10^{-5}", False, False),
        (r"\frac{2}{3} \cdot 10^{-4}", r"6.666 \cdot 10^{-5}", False, True),
        (r"\frac{1}{0}", "1", True, True),
        (r"\ln(0)", "1", True, True),
        (r"x + 1", "1", True, False),
    ],
)
def test_a_rounded_value_may_depart_by_half_a_unit_of_its_last_place(written, value, exact, departs):
    assert bool(departure(written, value, None if exact else Precision(4))) == departs
