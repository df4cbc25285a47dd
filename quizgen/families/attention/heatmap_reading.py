from fractions import Fraction
from typing import Any, Literal

import numpy as np

from quizgen.draw import Draw
from quizgen.equations import Quantity
from quizgen.families.tokens import favouring
from quizgen.families.weight_tables import (
    KINDS,
    beyond_doubt,
    from_scores,
    of_kind,
    one_most_attended,
    rows_of_weights,
)
from quizgen.family import family
from quizgen.trace import Trace
from quizgen.vocabulary.attention import most_attended, own_position
from quizgen.vocabulary.attention_tables import (
    column_of_largest,
    column_sums,
    cycle_ratio,
    cycle_violation,
    explained_by_rounding,
    is_causal,
    is_symmetric,
    largest_of_rows,
    looks_at_itself,
    row_sums,
    smallest,
    sums_to_one_along,
    within,
    wrong_sums,
)
from quizgen.vocabulary.elementary import absolute, log
from quizgen.vocabulary.losses import argmax


@family(
    "attention.heatmap_reading",
    version=1,
    title="Reading a table of attention weights",
    levels={
        "intro": {"n": [3, 4], "digits": 2},
        "standard": {"n": 4, "task": "audit"},
        "exam": {"n": 3, "task": "scores"},
    },
    givens={"A": "n n"},
    aliases={"weights": "A"},
)
def heatmap_reading(
    t: Trace,
    draw: Draw,
    n: int = 4,
    digits: int = 3,
    task: Literal["read", "audit", "scores"] = "read",
) -> None:
    """What a table of attention weights tells, whether it can be right, and which scores lie behind it."""
    if task == "read":
        clear = favouring(lambda A: A) | one_most_attended()
        _read(t, t.given("A", rows_of_weights(draw, digits, itself=draw.integer(1, 3) == 1), such_that=clear))
    elif task == "audit":
        _audit(t, t.given("A", of_kind(draw, digits, draw.choice(KINDS))), digits)
    else:
        t.defined("three tokens at least make a cycle", n >= 3)
        scores = from_scores(draw, digits, shared=draw.choice((True, False)))
        _scores(t, t.given("A", scores, such_that=beyond_doubt(digits)), digits)
    t.picture("heatmap", matrix=t.quantities["A"], rows="query", columns="key")


def _read(t: Trace, A: Quantity) -> None:
    """Sums, favourites, and who is attended to most."""
    t.mistake("columns_added", t.step("row_sums", row_sums(A), symbol="r"), column_sums(A))
    favourites = t.step("argmax_per_row", most_attended(A), symbol="m", answer=True)
    _where_it_shows(t, "favourites_of_columns", favourites, most_attended(A, axis=0))
    _where_it_shows(t, "itself_assumed", favourites, own_position(A))
    t.mistake("weight_for_place", favourites, largest_of_rows(A))
    t.step("diagonal_is_row_max", looks_at_itself(favourites), kind="choice", symbol=r"\text{itself}")
    columns = t.step("column_sums", column_sums(A), symbol="c")
    t.mistake("rows_added", columns, row_sums(A))
    most = t.step("most_attended_column", argmax(columns), symbol="k", kind="integer", answer=True)
    _where_it_shows(t, "largest_single_weight", most, column_of_largest(A))


def _audit(t: Trace, A: Quantity, digits: int) -> None:
    """Whether the table can be one of attention weights, and a causal one."""
    h = _half_unit(t, digits)
    rows = t.step("row_sums", row_sums(A), symbol="r")
    columns = t.step("column_sums", column_sums(A), symbol="c")
    _where_it_shows(t, "columns_added", rows, column_sums(A))
    _where_it_shows(t, "rows_added", columns, row_sums(A))
    wrong = t.step("wrong_rows", wrong_sums(rows, h), kind="set", symbol="F", answer=True)
    _where_it_shows(t, "rounding_taken_for_error", wrong, wrong_sums(rows, 0))
    _where_it_shows(t, "columns_checked", wrong, wrong_sums(columns, h))
    along = t.step(
        "along", sums_to_one_along(rows, columns, h), kind="choice", symbol=r"\text{along}", answer=True
    )
    _where_it_shows(t, "rounding_taken_for_error", along, sums_to_one_along(rows, columns, 0))
    _where_it_shows(t, "directions_swapped", along, sums_to_one_along(columns, rows, h))
    causal = t.step("causal", is_causal(A), kind="choice", symbol=r"\text{causal}", answer=True)
    _where_it_shows(t, "past_and_future_swapped", causal, is_causal(A.T))


def _scores(t: Trace, A: Quantity, digits: int) -> None:
    """What the weights tell about the scores behind them."""
    t.defined("weights are positive where scores are to be found", (t.value(A) > 0).all())
    h = _half_unit(t, digits)
    differences = t.step("differences", log(A[0] / A[0, 0]), symbol=r"\Delta", answer=True)
    t.mistake("weights_subtracted", differences, A[0] - A[0, 0])
    t.mistake("logarithm_forgotten", differences, A[0] / A[0, 0])
    violation = t.step("largest_log_cycle_violation", cycle_violation(A), symbol="v", answer=True)
    t.mistake("logarithm_forgotten", violation, cycle_ratio(A))
    t.mistake("one_pair_compared", violation, absolute(log(A[0, 1] / A[1, 0])))
    slack = t.step("max_violation_explainable_by_rounding", explained_by_rounding(A, h), symbol="u")
    t.mistake("one_weight_counted", slack, h / smallest(A))
    shared = t.step(
        "shared", within(violation, slack), kind="choice", symbol=r"S = S^\top \text{ possible}", answer=True
    )
    _where_it_shows(t, "weights_should_be_symmetric", shared, is_symmetric(A))


def _half_unit(t: Trace, digits: int) -> Quantity:
    return t.constant("h", Fraction(1, 2 * 10**digits))


def _where_it_shows(t: Trace, name: str, of: Quantity, equation: Any) -> None:
    """Name a mistake that only some tables show."""
    if not np.array_equal(t.value(equation), t.value(of)):
        t.mistake(name, of, equation)
