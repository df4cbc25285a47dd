"""Arrays that are read at once are read as the grammar reads them."""

from collections.abc import Callable
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.answers import Number, Refusal
from quizgen.answers.kinds.array import Rows, read_rows, rows_by_grammar
from quizgen.answers.plain_arrays import plain_rows

Read: TypeAlias = tuple[Rows, tuple[str, ...]]

PLAIN = [
    "[[1, 2], [3.5, -4]]",
    "[[1 2] [3 4]]",
    "[[1, 2],\n [3, 4]]",
    "1 2; 3 4",
    "[1 2; 3 4]",
    "1 2\n3 4\n",
    "1, 2;\n3, 4",
    "(0.5, -1)",
    "[.5]",
    "-3",
    "5. +2",
]
OTHERS = ["[1 - 2]", "1/2 3", "1e3 2", "[1, 2; 3]", "1, 2,", "x = [1, 2]", "[1 2]^T", "1 2, 3", "", "1" * 26]


def texts() -> st.SearchStrategy[str]:
    """Returns texts of numbers and what stands between them."""
    numbers = st.from_regex(r"[-+]?([0-9]{1,3}(\.[0-9]{0,3})?|\.[0-9]{1,2})", fullmatch=True)
    between = st.sampled_from([" ", "  ", ",", ", ", ";", "; ", "\n", ";\n", "], [", "] [", "],\n[", "]\n["])
    around = st.sampled_from(["", "[", "[[", "(", "]", "]]", ")", " ", "\n"])
    inside = st.lists(st.tuples(numbers, between), max_size=8)
    return st.builds(
        lambda left, parts, last, right: left + "".join(map("".join, parts)) + last + right,
        around,
        inside,
        numbers,
        around,
    )


def outcome(reading: Callable[..., Read], text: str, is_list: bool) -> Read | str:
    """Returns the rows that are read, or why there are none."""
    try:
        return reading(text, Number(), (), is_list=is_list)
    except Refusal as refusal:
        return str(refusal)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_arrays_are_read_at_once(text: str) -> None:
    assert plain_rows(text) == rows_by_grammar(text, Number(), (), is_list=False)[0]


@pytest.mark.parametrize("text", OTHERS)
def test_everything_else_is_left_to_the_grammar(text: str) -> None:
    assert plain_rows(text) is None


@settings(deadline=None)
@given(texts(), st.booleans())
def test_what_is_read_at_once_is_what_the_grammar_reads(text: str, is_list: bool) -> None:
    assert outcome(read_rows, text, is_list) == outcome(rows_by_grammar, text, is_list)
