import re
from dataclasses import replace
from html import unescape

import pytest
from markdown_it import MarkdownIt
from page_sample import NETWORK, SHEET

from quizgen.page import Document, Exercise, PageError
from quizgen.page.markdown import escape, render
from quizgen.page.markdown_source import MarkdownSource
from quizgen.page.portable_tex import portable
from quizgen.page.reading import read
from quizgen.page.tree import Paragraph, Text

SOURCE = MarkdownSource({"net": ("n-figures/1-net.svg", "a net")})


def written(document=SHEET):
    return render(document, "sheet")["sheet.md"].decode()


def test_figures_are_files_beside_the_text():
    files = render(SHEET, "sheet")
    assert list(files) == ["sheet.md", "sheet-figures/2-network.svg"]
    assert files["sheet-figures/2-network.svg"] == NETWORK.svg.encode()
    assert f"![{NETWORK.alt}](sheet-figures/2-network.svg)" in written()


def test_a_displayed_formula_has_a_line_and_empty_lines_of_its_own():
    lines = written().split("\n")
    displayed = [index for index, line in enumerate(lines) if "$$" in line]
    assert displayed
    for index in displayed:
        assert re.fullmatch(r" *\$\$[^$]+\$\$", lines[index])
        assert lines[index - 1] == lines[index + 1] == ""


def test_solutions_at_the_end_need_no_markup():
    assert "## Solutions\n\n### 1. Scaled dot-product attention" in written()
    assert "<" not in re.sub(r"\$[^$]+\$", "", written())


def test_solutions_in_line_are_folded():
    text = written(replace(SHEET, solutions="inline"))
    assert text.count("<details>\n<summary>Solution</summary>\n\n") == len(SHEET.exercises)
    assert text.count("\n\n</details>\n") == len(SHEET.exercises)


@pytest.mark.parametrize(
    "markdown",
    [
        "a *b* **c** `d` [e](<https://f.org>)\\\ng",
        "1\\. no list\n\\- none either\n\\+ nor this",
        "\\# no heading\n\\===",
        "- [ ] a\n- [x] b\n  - c",
        "3. a\n\n   b\n\n4. c\n\n   $$x$$",
        "> a\n>\n> - b",
        "| a | b |\n| :--- | ---: |\n| $x$ | `c\\|d` \\| e |",
        "````python\n```\n````",
        "snake_case \\_a\\_ 2 \\* 3 \\* 4 \\$5 \\<b\\> \\&lt; a\\~b",
        "``a`b``",
        "---",
    ],
)
def test_what_is_written_reads_as_what_was_read(markdown):
    assert read(SOURCE.blocks(read(markdown))) == read(markdown)


def test_a_figure_is_linked_with_its_words_above_its_caption():
    assert SOURCE.blocks(read("![The *net*](figure:net)")) == "![a net](n-figures/1-net.svg)\n\n*The *net**"


@pytest.mark.parametrize(
    "text", ["* a", "1) b", "# c", "a_b_", "[x](y)", "<img>", "&amp;", "$x$", "| |", "~~a~~"]
)
def test_escaped_text_reads_as_itself(text):
    assert read(escape(text)) == (Paragraph((Text(text),)),)


def test_commonmark_leaves_every_formula_of_the_sample_as_it_is():
    shown = unescape(MarkdownIt("commonmark").enable("table").render(written()))
    formulas = re.findall(r"\$+[^$]+\$+", written())
    assert len(formulas) > 40
    assert [formula for formula in formulas if formula not in shown] == []


def test_the_name_below_an_exercise_can_be_copied_as_it_is():
    name = "linreg.gradient_step@1/standard?batch=1&loss=true&lt;/7_f_3"
    text = written(
        Document(title="t", exercises=(Exercise(number="1", title="e", variant=name, prompt="p"),))
    )
    assert f"\n\n`{name}`\n\n" in text
    assert name in unescape(re.sub("<[^>]*>", "", MarkdownIt("commonmark").render(text)))


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"a \\ b", r"a \cr b"),
        (r"\{x\}", r"\lbrace x\rbrace"),
        (r"a\,b\;c\!d", r"a\thinspace b\hspace{0.28em}c\negthinspace d"),
        (r"\|x\| < y * z", r"\Vert x\Vert \lt y \ast z"),
        (r"\mathbf{x}_i + \mathbf{y}_{ij}", r"\mathbf{x}_ i + \mathbf{y}_ {ij}"),
        (r"[a](b)", r"[a] (b)"),
        (r"\operatorname*{arg\,max}_x", r"\mathop{\mathrm{arg\thinspace max}}_ x"),
        (r"\argmax_j p_j", r"\mathop{\mathrm{arg\thinspace max}}_ j p_j"),
        (r"\argmin(a)", r"\mathop{\mathrm{arg\thinspace min}}(a)"),
        (r"\text{a\_b} 50\%", r"\text{a＿b} 50％"),
        ("a\n+ b", "a + b"),
    ],
)
def test_a_formula_has_no_sign_that_markdown_would_take(tex, expected):
    assert portable(tex) == expected


@pytest.mark.parametrize(
    "tex",
    [
        r"\left\{ x \,\middle|\, x_1^* \right\}",
        r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}",
        r"\mathbf{x}_i\mathbf{y}_j",
    ],
)
def test_commonmark_leaves_a_portable_formula_as_it_is(tex):
    text = f"a ${portable(tex)}$ b ${portable(tex)}$"
    plain = MarkdownIt("commonmark").renderInline(text)
    assert plain == text


def test_a_bar_in_a_formula_does_not_end_a_cell():
    [table] = read("| a |\n|---|\n| $\\|x\\|$ |")
    assert SOURCE.block(table).endswith(r"| $\vert x\vert$ |")


def test_an_unknown_command_is_refused_although_it_would_only_be_copied():
    document = Document(title="t", exercises=(Exercise(number="2", title="t", prompt=r"$\unknown$"),))
    with pytest.raises(PageError, match="Exercise 2, formula"):
        render(document, "sheet")
