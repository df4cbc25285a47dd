import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_sample import NETWORK, SHEET

from quizgen.page import Document, Exercise, PageError
from quizgen.page.terminal import render, render_text
from quizgen.page.wrapping import Span, columns, fill

DRAWN = re.compile(r"[\u2500-\u257f\u239b-\u23b1⎪•]")


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_screen(width, plain):
    for line in render(SHEET, width=width, plain=plain).split("\n"):
        assert columns(line) <= width, line


def test_a_displayed_formula_stands_in_two_dimensions():
    assert render_text(r"$$A = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}$$").count("\n") == 1


def test_a_formula_in_a_line_of_text_stays_on_the_line():
    shown = render_text(r"so $A = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}$ and $\frac{1}{2}$.")
    assert "\n" not in shown
    assert "[1 2; 3 4]" in shown


def test_plain_output_has_nothing_drawn():
    assert not DRAWN.search(render(SHEET, plain=True))
    assert DRAWN.search(render(SHEET, plain=False))


def test_a_narrow_screen_gets_formulas_on_one_line():
    assert render_text(r"$$x = \frac{1}{2}$$", width=59) == "    x = 1/2"


def test_plain_output_gives_each_line_of_a_derivation_a_line():
    shown = render_text(r"$$\begin{aligned} a &= b \\ &= c \end{aligned}$$", plain=True)
    assert shown == "    a = b\n    = c"


@pytest.mark.parametrize("color", [False, True])
def test_there_are_escape_codes_only_if_asked_for(color):
    assert ("\x1b[1m" in render(SHEET, color=color)) == color


def test_colour_changes_nothing_but_the_codes():
    assert re.sub(r"\x1b\[\d*m", "", render(SHEET, color=True)) == render(SHEET)


def test_a_figure_is_its_words():
    shown = " ".join(render_text("![A small *net*](figure:net)", {"net": NETWORK}).split())
    assert shown == f"[Figure: {NETWORK.alt}] A small net"


def test_a_table_stands_in_columns():
    assert render_text("| a | bcd |\n|---|----:|\n| efg | $1$ |") == "a    bcd\n───  ───\nefg    1"


@pytest.mark.parametrize("options", [{"plain": True}, {"width": 6}])
def test_a_table_that_cannot_stand_in_columns_is_a_list_of_its_rows(options):
    shown = render_text("| a | bcd |\n|---|----:|\n| efg | $1$ |", **options)
    assert " ".join(shown.split()) == "a: efg; bcd: 1"


def test_lists_hang_under_their_first_line():
    assert render_text("9. a b\n   - c d\n10. e", width=6) == "9. a b\n   • c\n     d\n10. e"


def test_code_keeps_its_blanks():
    assert render_text("```\na  b\n\n  c\n```") == "    a  b\n\n      c"


def test_points_stand_at_the_end_of_the_title_line():
    lines = render(SHEET, width=70).split("\n")
    [title] = [line for line in lines if line.startswith("1. Scaled") and "points" in line]
    assert title.endswith("6 points")
    assert len(title) == 70


def test_solutions_come_last_unless_they_are_wanted_in_line():
    apart, together = render(SHEET), render(replace(SHEET, solutions="inline"))
    assert apart.index("rounds up") > apart.index("What a Hopfield")
    assert together.index("rounds up") < together.index("What a Hopfield")


def test_an_error_names_the_exercise():
    with pytest.raises(PageError, match="Exercise 5, formula"):
        render(Document(title="t", exercises=(Exercise(number="5", title="t", prompt=r"$\frac{1}$"),)))


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab ŷ深\u0302\u00a0"), max_size=40), st.integers(2, 12))
def test_filled_lines_fit_and_lose_no_sign(text, width):
    lines = fill([Span(text)], width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_line_breaks_inside_a_formula_only_in_need():
    assert fill([Span("so a\u00a0=\u00a0b")], 7) == ["so", "a = b"]
    assert fill([Span("so a\u00a0=\u00a0b")], 4) == ["so a", "= b"]


def test_styles_do_not_part_what_is_written_together():
    assert fill([Span("a"), Span("b", "1"), Span(", c")], 4, color=True) == ["a\x1b[1mb\x1b[0m,", "c"]
