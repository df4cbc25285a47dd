from __future__ import annotations

import pytest

from mathtext.random_formulas import WRAPPERS, random_formulas
from mathtext.typst_page import compile_formulas
from quizgen.mathtext import MathError, parse, to_line, to_lines, to_mathml, to_speech
from quizgen.mathtext.box import display_width
from quizgen.mathtext.parser import MAX_DEPTH


def accepted(seed: str, count: int) -> list[str]:
    return [formula for formula in random_formulas(seed, count) if refusal(formula) is None]


def refusal(formula: str) -> MathError | None:
    try:
        parse(formula)
    except MathError as error:
        return error
    return None


def test_random_formulas_are_refused_with_a_place_in_them() -> None:
    refused = [error for error in map(refusal, random_formulas("refusals", 1500)) if error is not None]
    assert len(refused) > 100
    assert all(1 <= error.column <= len(error.tex) + 1 for error in refused)


def test_random_formulas_that_are_accepted_are_written_by_every_writer() -> None:
    formulas = accepted("writers", 1000)
    assert len(formulas) > 700
    for formula in formulas:
        to_line(formula)
        to_speech(formula)
        to_mathml(formula)
        box = to_lines(formula, width=40)
        assert {display_width(row) for row in box.rows} == {box.width}


def test_what_is_accepted_compiles_in_typst() -> None:
    assert compile_formulas(accepted("typst", 500)) == []


@pytest.mark.parametrize("wrapper", [wrapper for wrapper in WRAPPERS if "@" in wrapper])
def test_nesting_to_the_limit_is_written_and_compiled_in_reasonable_work(wrapper: str) -> None:
    """A writer that visits a part twice would double its work at each of the levels and never finish."""
    formula = "x"
    for _ in range(MAX_DEPTH + 1):
        first, second, *rest = wrapper.split("@")
        nested = first + formula + second + "".join("y" + part for part in rest)
        if refusal(nested) is not None:
            break
        formula = nested
    for write in (to_line, to_speech, to_mathml, to_lines):
        write(formula)
    to_lines(formula, width=20)
    assert compile_formulas([formula]) == []
