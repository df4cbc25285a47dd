import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from page_sample import ATTENTION, CHOICE, HOPFIELD, NETWORK, SHEET

from quizgen.page import Document, Exercise, PageError, Part
from quizgen.page.pdf import render, render_many
from quizgen.page.reading import read

MILLIMETRE = 72 / 25.4
SIDE, TOP, BOTTOM = 23 * MILLIMETRE, 24 * MILLIMETRE, 22 * MILLIMETRE
WIDE_MATRIX = r"\begin{bmatrix} " + " & ".join(["1.2345"] * 9) + r" \end{bmatrix}"


def pages(document, name="sheet"):
    with pdfplumber.open(io.BytesIO(render(document, name)[f"{name}.pdf"])) as printed:
        return list(printed.pages)


def texts(document):
    return [page.extract_text() for page in pages(document)]


def one(prompt, **fields):
    return Document(title="t", exercises=(Exercise(number="3", title="e", prompt=prompt, **fields),))


def elements(nodes):
    for node in nodes:
        yield node
        yield from elements(node.get("children", []))


def tagged(document):
    return [element for page in pages(document) for element in elements(page.structure_tree)]


EVIL = [
    SHEET,
    replace(SHEET, paper="letter"),
    one("x" * 300 + " `" + "y" * 200 + "` " + "z" * 150),
    one("```\n" + "y" * 300 + "\n```"),
    one("| a | b |\n|---|---|\n| " + "x" * 90 + " | " + "y" * 90 + " |"),
    one("1. a\n   - " + "b" * 200 + "\n     > " + "c" * 200 + "\n     >\n     > $$" + WIDE_MATRIX + "$$"),
    one("\n\n".join(f"Here is the matrix {'a ' * n} ${WIDE_MATRIX}$ in a line." for n in range(12))),
    one("$$" + " = ".join(["0.1234 + 0.5678 x"] * 12) + "$$"),
    one("$$" + " + ".join(["0.1234 x"] * 40) + "$$"),
    replace(SHEET, title="T" * 200, course="c" * 200, subtitle="s" * 200),
    one("```\n" + "y\n" * 300 + "```"),
    one("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 120),
    one(r"$$\begin{aligned} a " + r"&= \frac{1}{2} \\ " * 60 + r"\end{aligned}$$"),
]


@pytest.mark.parametrize("document", EVIL)
def test_nothing_is_printed_outside_the_margins(document):
    for page in pages(document):
        words = [char for char in page.chars if char["text"].strip("\u200b ")]
        assert min(char["x0"] for char in words) >= SIDE - 0.1
        footer = page.height - 12.7 * MILLIMETRE
        assert not [char for char in words if page.height - BOTTOM + 1 < char["bottom"] < footer - 1]
        assert max(char["bottom"] for char in words) < footer + 1
        body = [char for char in words if TOP < char["top"] < page.height - BOTTOM - 3]
        assert max(char["x1"] for char in body) <= page.width - SIDE + 0.1
        for drawn in (*page.lines, *page.rects, *page.curves):
            assert drawn["x0"] >= SIDE - 0.5
            assert drawn["x1"] <= page.width - SIDE + 0.5


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_paper_is_the_one_asked_for(paper, size):
    assert {(round(page.width), round(page.height)) for page in pages(replace(SHEET, paper=paper))} == {size}


def test_every_page_says_which_of_how_many_it_is():
    printed = texts(SHEET)
    for number, text in enumerate(printed, 1):
        assert f"Page {number} of {len(printed)}" in text
        assert "7f3k" in text


def test_the_box_for_points_adds_up():
    first = texts(SHEET)[0]
    assert re.search(r"Exercise 1 2 3 4 Total\nPoints 6 5 2 7 20\nAchieved", first)
    assert "Name" in first
    assert "Student ID" in first


def test_a_sheet_of_many_exercises_has_a_box_of_several_rows():
    exercises = tuple(Exercise(number=str(n), title="e", points=1, prompt="a") for n in range(1, 24))
    first = texts(Document(title="t", exercises=exercises, name_box=True))[0]
    assert "17 18 19 20 21 22 23 Total\nPoints 1 1 1 1 1 1 1 23" in first


def test_no_source_is_left_in_the_text():
    assert not re.search(r"[\\$#{}]|qz-|\*\*", "".join(texts(SHEET)))


def test_every_formula_and_figure_says_what_it_is():
    formulas = [element for element in tagged(SHEET) if element["type"] == "Formula"]
    sources = [exercise.prompt + exercise.solution for exercise in SHEET.exercises]
    sources += [part.text for exercise in SHEET.exercises for part in exercise.parts] + [SHEET.instructions]
    count = sum(len(re.findall(r"\$\$[^$]+\$\$|\$[^$]+\$", source)) for source in sources)
    assert len(formulas) == count > 40
    assert all(formula["alt_text"] for formula in formulas)
    figures = [element for element in tagged(SHEET) if element["type"] == "Figure"]
    assert "two hidden units h1 and h2" in str(figures)


def test_the_outline_has_the_sheet_its_exercises_and_the_solutions():
    headings = [element["type"] for element in tagged(SHEET) if re.fullmatch(r"H\d", element["type"])]
    assert headings == ["H1", *["H2"] * 4, "H1", *["H2"] * 4]


def test_the_same_document_gives_the_same_bytes_in_every_process():
    script = (
        "import hashlib\nfrom page_sample import SHEET\nfrom quizgen.page import html, markdown, pdf\n"
        "for write in (pdf.render, html.render, markdown.render):\n"
        "    for name, data in write(SHEET, 'x').items():\n"
        "        print(name, hashlib.sha256(data).hexdigest())\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent), "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"))
    ]
    assert runs[0] == runs[1]
    assert hashlib.sha256(render(SHEET, "x")["x.pdf"]).hexdigest().encode() in runs[0]


def test_the_file_names_the_sheet_and_its_variants():
    with pdfplumber.open(io.BytesIO(render(SHEET, "x")["x.pdf"])) as printed:
        assert printed.metadata["Title"] == SHEET.title
        assert "7f3k, attention.scaled_dot_product@1/standard/k7q2f9" in printed.metadata["Keywords"]
        assert "CreationDate" not in printed.metadata


def test_all_fonts_are_inside_the_file():
    data = render(SHEET, "x")["x.pdf"]
    assert data.count(b"/FontFile") >= 4


def page_of(printed, text):
    [number] = [number for number, page in enumerate(printed) if text in page]
    return number


def test_an_exercise_that_fits_on_half_a_page_is_not_split():
    exercises = tuple(
        Exercise(
            number=f"{n}", title=f"title-{n}", variant=f"variant-{n}", prompt="a\n\n" * 3, space=2 + n % 5
        )
        for n in range(1, 13)
    )
    printed = texts(Document(title="t", exercises=exercises))
    assert len(printed) > 3
    for n in range(1, 13):
        assert page_of(printed, f" title-{n} ".strip() + "\n") == page_of(printed, f"variant-{n}\n")


@pytest.mark.parametrize("lines", range(34, 44))
def test_a_lead_in_stays_with_what_it_leads_to(lines):
    filler = "\n\n".join(["filler"] * lines)
    printed = texts(one(f"{filler}\n\nWe now compute\n\n$$1234 + 5678$$\n\n{filler}"))
    assert page_of(printed, "compute") == page_of(printed, "1234")


@pytest.mark.parametrize("lines", range(30, 42, 2))
def test_a_derivation_that_fits_on_half_a_page_is_not_split(lines):
    filler = "\n\n".join(["filler"] * lines)
    derivation = r"\begin{aligned} 1234 &= a \\ &= b \\ &= c \\ &= d \\ &= 5678 \end{aligned}"
    printed = texts(one(f"{filler}\n\n$${derivation}$$\n\n{filler}"))
    assert page_of(printed, "1234") == page_of(printed, "5678")


@pytest.mark.parametrize("room", [18, 18.5, 19, 19.5, 20, 20.5])
def test_a_prompt_stays_whole_and_with_its_heading(room):
    before = Exercise(number="1", title="e", prompt="a", space=room)
    asked = Exercise(number="2", title="heading", prompt="first\n\n$$1234$$\n\nlast", space=15)
    printed = texts(Document(title="t", exercises=(before, asked)))
    assert len({page_of(printed, text) for text in ("heading", "first", "1234", "last")}) == 1


@pytest.mark.parametrize("lines", range(30, 42, 2))
def test_the_title_of_a_step_stays_with_the_step(lines):
    filler = "\n\n".join(["filler"] * lines)
    printed = texts(one(f"{filler}\n\n**Solution**\n\n**Step 1.** why\n\n$$1234$$\n\nlast"))
    assert len({page_of(printed, text) for text in ("Solution", "why", "1234", "last")}) == 1


@pytest.mark.parametrize("lines", range(28, 40, 2))
def test_options_stay_together_and_with_what_is_asked(lines):
    filler = "\n\n".join(["filler"] * lines)
    options = "\n".join(f"- [ ] **{letter}** this is option-{letter} in many words" for letter in "ABCDE")
    printed = texts(one(f"{filler}\n\nWhich is it?\n\n{options}"))
    assert len({page_of(printed, text) for text in ("Which", "option-A", "option-E")}) == 1


def test_options_that_are_matrices_keep_their_distance():
    wide = " & ".join(["12345678"] * 7)
    option = rf"$\begin{{bmatrix}} {wide} \\ {wide} \end{{bmatrix}}$"
    [page] = pages(one("which?\n\n" + "\n".join(f"- [ ] **{letter}**  {option}" for letter in "ABC")))
    rows = sorted({round(char["top"], 1) for char in page.chars if char["text"] == "8"})
    within, between = rows[1] - rows[0], rows[2] - rows[1]
    assert len(rows) == 6
    assert between > 1.5 * within
    assert rows[4] - rows[3] == pytest.approx(between, abs=0.2)


def test_short_options_of_formulas_stand_beside_each_other():
    option = r"$\begin{bmatrix} 1 \\ 2 \end{bmatrix}$"
    [page] = pages(one("which?\n\n" + "\n".join(f"- [ ] **{letter}**  {option}" for letter in "ABCDE")))
    letters = [word for word in page.extract_words() if word["text"] in "ABCDE"]
    assert len(letters) == 5
    assert len({round(word["top"]) for word in letters}) == 1


def test_solutions_begin_on_a_page_of_their_own():
    printed = texts(one("asked", solution="answered"))
    assert ["asked" in page for page in printed] == [True, False]
    assert ["Solutions" in page and "answered" in page for page in printed] == [False, True]


def test_solutions_in_line_follow_their_exercises():
    text = "\n".join(texts(replace(SHEET, solutions="inline")))
    assert text.index("rounds up in the second") < text.index("What a Hopfield network remembers")


def test_a_document_of_solutions_alone_has_no_page_before_them():
    printed = texts(Document(title="t", exercises=(replace(CHOICE, prompt="", parts=()),)))
    assert len(printed) == 1
    assert "rounds up" in printed[0]


def test_room_to_write_is_as_high_as_asked_for():
    [page] = pages(one("a", space=7.5))
    box = max((rect for rect in page.rects + page.curves), key=lambda rect: rect["height"])
    assert box["height"] == pytest.approx(75 * MILLIMETRE, abs=1)


def test_a_part_keeps_its_room_on_its_page():
    parts = tuple(Part(label=str(n), text=f"question-{n}", points=None, space=6) for n in range(8))
    for page in pages(one("a", parts=parts)):
        questions = [word for word in page.extract_words() if word["text"].startswith("question-")]
        boxes = [rect for rect in page.rects if rect["height"] > 5 * 10 * MILLIMETRE]
        assert len(questions) == len(boxes) > 0


def test_a_wide_formula_is_broken_before_it_is_made_smaller():
    [page] = pages(one("$$y = " + " = ".join(["0.1234 + 0.5678 x"] * 8) + "$$"))
    digits = [char for char in page.chars if char["text"] == "5"]
    assert {round(char["size"], 1) for char in digits} == {10.5}
    assert len({round(char["top"]) for char in digits}) == 8


def test_a_formula_is_made_smaller_to_four_fifths_at_most():
    [page] = pages(one(f"$${WIDE_MATRIX[:-14]} & 1.2345 & 1.2345 & 1.2345 & 1.2345 {WIDE_MATRIX[-14:]}$$"))
    sizes = {char["size"] for char in page.chars if char["text"] == "4"}
    assert 0.8 * 10.5 <= min(sizes) < 10.5


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (
            one(f"$${WIDE_MATRIX} {WIDE_MATRIX}$$"),
            r"Exercise 3, formula '.*': only \d\d % of its size would fit",
        ),
        (
            one(f"so ${WIDE_MATRIX[:-14]} & {'1.2345 & ' * 5} 1 {WIDE_MATRIX[-14:]}$"),
            r"Exercise 3, .*over the margin",
        ),
        (one("深"), "Exercise 3: the printed fonts have no sign '深'"),
        (replace(one("a"), course="深"), "the printed fonts have no sign '深'"),
        (one(r"$\unknown$"), r"Exercise 3, formula '\\\\unknown', column 1"),
        (one("![](figure:net)"), "Exercise 3: there is no figure 'net'"),
        (one("a", parts=(Part(label="a", text="$x"),)), "Exercise 3: a lone dollar sign"),
        (replace(one("a"), instructions="$x"), "The instructions: a lone dollar sign"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_place(document, message):
    with pytest.raises(PageError, match=message):
        render(document, "x")


def test_several_documents_in_one_file_count_their_own_pages():
    first = Document(title="first", exercises=(ATTENTION,))
    second = Document(title="second", exercises=(HOPFIELD,), paper="letter")
    data = render_many((first, second), "all")["all.pdf"]
    with pdfplumber.open(io.BytesIO(data)) as printed:
        shown = [page.extract_text() for page in printed.pages]
    starts = [number for number, text in enumerate(shown) if "Page 1 of 2" in text]
    assert starts == [0, 2]
    assert sum("Page 2 of 2" in text for text in shown) == 2


def test_each_document_of_several_begins_on_the_front_of_a_sheet():
    document = Document(title="t", exercises=(Exercise(number="1", title="e", prompt="a"),))
    with pdfplumber.open(io.BytesIO(render_many((document,) * 3, "x")["x.pdf"])) as printed:
        shown = [page.extract_text() for page in printed.pages]
    assert [("Page 1 of 1" in text) for text in shown] == [True, False, True, False, True]
    assert shown[1] == shown[3] == ""


def test_the_sample_reads_as_markdown_in_all_its_parts():
    for exercise in SHEET.exercises:
        assert read(exercise.prompt)
        assert read(exercise.solution)


@pytest.mark.parametrize("lines", range(32, 44, 2))
def test_the_last_line_of_a_step_does_not_stand_alone(lines):
    filler = "\n\n".join(["filler"] * lines)
    step = "**Step 1.** why\n\n$$1234$$\n\n$$5678$$\n\nrest"
    picture = "![](figure:net)"
    printed = texts(one(f"{filler}\n\n{step}\n\n{picture}", figures={"net": NETWORK}))
    assert page_of(printed, "5678") == page_of(printed, "rest")


@pytest.mark.parametrize("end", ["", "\n\nlast"])
def test_a_figure_stands_in_the_middle(end):
    [page] = pages(one(f"first\n\n![](figure:net){end}", figures={"net": NETWORK}))
    drawn = [curve for curve in page.curves if curve["height"] < 50]
    middle = (min(it["x0"] for it in drawn) + max(it["x1"] for it in drawn)) / 2
    assert middle == pytest.approx(page.width / 2, abs=15)
