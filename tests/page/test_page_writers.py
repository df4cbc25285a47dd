"""What holds for every writer."""

import io
import re
from html.parser import HTMLParser

import pdfplumber
import pytest

from quizgen.page import Document, Exercise, PageError, Part, html, markdown, pdf, terminal


def printed(document):
    with pdfplumber.open(io.BytesIO(pdf.render(document, "x")["x.pdf"])) as pages:
        return "\n".join(page.extract_text() for page in pages.pages)


def web(document):
    parser = HTMLParser()
    texts = []
    parser.handle_data = texts.append
    parser.feed(html.render(document, "x")["x.html"].decode().partition("<body>")[2])
    return "".join(texts)


WRITERS = {
    "markdown": lambda document: markdown.render(document, "x")["x.md"].decode(),
    "html": web,
    "pdf": printed,
    "terminal": terminal.render,
    "plain terminal": lambda document: terminal.render(document, plain=True),
}

every_writer = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())


def exercise(number, **fields):
    return Exercise(number=str(number), title=f"title{number}", **fields)


@every_writer
def test_everything_is_said_in_its_order(write):
    parts = (Part(label="a", text="parta", points=2), Part(label="b", text="partb", points=3))
    first = exercise(1, variant="variant", prompt="prompt", parts=parts, points=5)
    document = Document(
        title="sheet",
        subtitle="below",
        course="course",
        instructions="instructions",
        exercises=(first, exercise(2, prompt="more")),
    )
    shown = write(document)
    order = [
        "sheet",
        "below",
        "instructions",
        "1",
        "title1",
        "prompt",
        "(a)",
        "parta",
        "(b)",
        "partb",
        "title2",
        "more",
    ]
    places = [
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", shown[shown.index("sheet") :]).start() for word in order
    ]
    assert places == sorted(places)
    assert all(word in shown for word in ("course", "variant", "5 points", "2", "3"))


@every_writer
def test_a_document_of_solutions_alone_shows_them(write):
    shown = write(Document(title="t", exercises=(exercise(1, solution="answered"),)))
    assert "title1" in shown
    assert "answered" in shown
    assert "Solution" not in shown


@every_writer
@pytest.mark.parametrize("place", ["end", "inline"])
def test_a_document_without_solutions_does_not_mention_them(write, place):
    assert "Solution" not in write(Document(title="t", exercises=(exercise(1, prompt="a"),), solutions=place))


@every_writer
def test_an_exercise_that_asks_nothing_is_left_out_of_a_document_that_asks(write):
    shown = write(Document(title="t", exercises=(exercise(1, prompt="a"), exercise(2)), solutions="inline"))
    assert "title1" in shown
    assert "title2" not in shown


@every_writer
@pytest.mark.parametrize("field", ["prompt", "solution"])
def test_an_error_names_the_exercise(write, field):
    document = Document(
        title="t", exercises=(exercise(1, prompt="a"), exercise(2, **{"prompt": "a", field: "$x"}))
    )
    with pytest.raises(PageError, match=r"^Exercise 2: a lone dollar sign"):
        write(document)


@every_writer
def test_an_error_in_a_part_names_the_exercise_and_the_formula(write):
    parts = (Part(label="a", text=r"$\frac{1}$"),)
    with pytest.raises(PageError, match=r"^Exercise 1, formula '\\\\frac\{1\}', column 9: "):
        write(Document(title="t", exercises=(exercise(1, parts=parts),)))


@every_writer
def test_an_error_in_the_instructions_says_so(write):
    with pytest.raises(PageError, match=r"^The instructions: a lone dollar sign"):
        write(Document(title="t", exercises=(), instructions="$x"))


@every_writer
def test_a_document_without_exercises_can_be_written(write):
    assert "only a title" in write(Document(title="only a title", exercises=()))
