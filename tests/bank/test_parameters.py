"""Values are computed exactly where they can be, and written as people write them."""

from fractions import Fraction

import pytest

from quizgen.bank.fields import BadItem
from quizgen.bank.parameters import LARGEST, MOST_CONDITIONS, Unsuitable, filled, used_in, value_text

from .written import NUMBER, item_of

VALUES = {"n": Fraction(7), "h": Fraction(-1, 2), "r": 2**0.5}


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("n", "7"),
        ("h", "-0.5"),
        ("n/3", r"\frac{7}{3}"),
        ("-n/3", r"-\frac{7}{3}"),
        ("sqrt(n)", "2.646"),
        ("sqrt(n+2)", "3"),
        ("r*r", "2.000"),
        ("r-r", "0"),
        ("ln(1)", "0"),
        ("1/7^6", r"8.500 \cdot 10^{-6}"),
        ("1/9999", r"\frac{1}{9999}"),
        ("3/10^6", "0.000003"),
        ("10^12", "1000000000000"),
        ("sigmoid(0)", "0.5"),
    ],
)
def test_a_value_is_written_in_full_where_it_is_short(expression, written):
    assert filled(f"$@{{{expression}}}$", VALUES) == f"${written}$"


@pytest.mark.parametrize("expression", ["10^12 + 1", "-10^13", "1/(n-7)", "ln(h)", "exp(10^6*n)", "inf"])
def test_a_value_that_cannot_be_printed_is_drawn_again(expression):
    with pytest.raises(Unsuitable):
        filled(f"@{{{expression}}}", VALUES)


def test_the_largest_value_is_still_printed():
    assert value_text(LARGEST) == value_text(Fraction(LARGEST)) == str(LARGEST)


def test_several_values_stand_in_one_text():
    assert filled("$@{n} + @{h}$ and @ {n}", VALUES) == "$7 + -0.5$ and @ {n}"
    assert list(used_in("$@{n} + @{h}$", ("n", "h"))) == ["n", "h"]


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("{ from = 3, to = 3 }", "3"),
        ("{ from = 3, to = 5 }", "3 4 5"),
        ("{ from = 3, to = 8, step = 2 }", "3 5 7"),
        ("{ from = -1, to = 0, step = 0.5 }", "-1 -1/2 0"),
        ("[0.1, 2, -3e2]", "1/10 2 -300"),
    ],
)
def test_a_parameter_is_chosen_from_what_the_file_says(tmp_path, source, values):
    text = NUMBER.replace("{ from = 2, to = 30 }", source)
    assert " ".join(map(str, item_of(tmp_path, text).parameters.sources["n"])) == values


@pytest.mark.parametrize(
    ("condition", "holds"),
    [("n < 8", 1), ("n < 7", 0), ("n <= 7", 1), ("n > 7", 0), ("n >= 7", 1), ("n = 7", 1), ("n != 7", 0)],
)
def test_a_condition_compares(tmp_path, condition, holds):
    parameters = item_of(tmp_path, NUMBER.replace("n > 3", condition)).parameters
    assert parameters.conditions[0].holds({"n": Fraction(7)}) == bool(holds)


def test_every_condition_is_kept_and_too_many_are_refused(tmp_path):
    texts = [f"n > {k}" for k in range(MOST_CONDITIONS + 1)]
    most = NUMBER.replace('["n > 3"]', str(texts[1:]))
    assert [condition.text for condition in item_of(tmp_path, most).parameters.conditions] == texts[1:]
    with pytest.raises(BadItem, match="conditions: 13 are too many: 12 is the most"):
        item_of(tmp_path, NUMBER.replace('["n > 3"]', str(texts)))
