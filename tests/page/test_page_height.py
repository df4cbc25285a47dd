"""What is said about the height of blocks must hold for what the compiler makes of them."""

import json

import pytest
import typst

from quizgen import catalogue, resources
from quizgen.exercise import generate
from quizgen.page import tree
from quizgen.page.height import least, most, surely_fits
from quizgen.page.reading import read
from quizgen.page.typst_source import TypstSource, sections
from quizgen.questions import question

SLACK = 0.3  # centimetres
MEASURED = (
    "#layout(size => [#metadata(measure(width: size.width, block(width: 100%)[{}]).height.cm())<height>])"
)


def printed(pieces):
    """The height of each piece in centimetres, as it is set."""
    start = '#import "sheet.typ": *\n#show: qz-document\n#set page(paper: "a4", margin: margins)\n'
    source = start + "\n".join(MEASURED.replace("{}", TypstSource({}).blocks(piece)) for piece in pieces)
    files = {
        "main.typ": source.encode(),
        "sheet.typ": resources.path("templates", "page/sheet.typ").read_bytes(),
    }
    return json.loads(typst.query(files, "<height>", field="value", ignore_system_fonts=True))


def without_figures(blocks):
    return [block for block in blocks if not isinstance(block, tree.Picture)]


def test_blocks_are_as_high_as_is_said():
    pieces = []
    for id in catalogue.family_ids():
        shown = question(generate(id, "standard", 1), "steps")
        for text in (shown.prompt, shown.solution):
            pieces += [piece for piece in map(without_figures, sections(read(text))) if piece]
    heights = printed(pieces)
    assert len(heights) == len(pieces) > 150
    for piece, height in zip(pieces, heights, strict=True):
        assert least(piece) - SLACK <= height <= most(piece) + SLACK, piece


@pytest.mark.parametrize(
    ("tex", "fits"), [("x = 1", True), ("x = " + " + ".join("abcdefghijklmnopqrst"), False)]
)
def test_a_short_formula_fits_on_any_page(tex, fits):
    assert surely_fits(tex) is fits


def test_a_column_longer_than_a_page_does_not_fit():
    rows = r" \\ ".join("1" * 64)
    assert not surely_fits(rf"\begin{{bmatrix}} {rows} \end{{bmatrix}}")


@pytest.mark.parametrize(
    "text", ["| a |\n|---|\n| 1 |", r"A $\begin{bmatrix} 1 \\ 2 \end{bmatrix}$ in a line"]
)
def test_nobody_knows_how_high_a_table_is_or_a_line_with_an_array(text):
    assert most(read(text)) > 1000
