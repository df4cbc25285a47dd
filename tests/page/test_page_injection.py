"""Text from outside comes out as text, in every field and every writer."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pdfplumber
import pytest
from markdown_it import MarkdownIt

from quizgen.page import Document, Exercise, Figure, Part, html, markdown, pdf, terminal
from quizgen.page.markdown import escape

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></details></section>",
    "<!-- a -->",
    "&lt;b&gt; &#60;",
    '"; panic("x"); "',
    '#panic("x")',
    '] #read("/etc/passwd") [',
    "$x$ $$y$$ \\frac{1}{2}",
    "\\input{x} \\",
    "*a* **b** _c_ ~~d~~ `e`",
    "[a](https://b.org) ![c](https://d.org/e.png) <https://f.org>",
    "| a | b |",
    "# a",
    "1. a",
    "- [ ] a",
    "{{ 7 * 7 }} {% raw %}",
    "a\n\n# b\n<b>",
    "```",
    "---",
]

FIELDS = [
    *(("document", name) for name in ("title", "subtitle", "course", "sheet", "solutions_heading")),
    *(("exercise", name) for name in ("number", "title", "variant")),
    ("part", "label"),
    ("figure", "alt"),
]


FIGURE = Figure('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "a net")
PART = Part(label="a", text="Do it.", points=1)
EXERCISE = Exercise(
    number="1",
    title="t",
    variant="v@1",
    points=1,
    prompt="![](figure:f)",
    parts=(PART,),
    solution="So.",
    figures={"f": FIGURE},
)
SHEET = Document(title="T", subtitle="s", course="c", sheet="id", exercises=(EXERCISE,), name_box=True)


def with_field(sheet, owner, name, text):
    """Returns the document with another text in one of its fields."""
    if owner == "document":
        return replace(sheet, **{name: text})
    [exercise] = sheet.exercises
    if owner == "exercise":
        exercise = replace(exercise, **{name: text})
    elif owner == "part":
        exercise = replace(exercise, parts=tuple(replace(part, **{name: text}) for part in exercise.parts))
    else:
        figures = {key: replace(figure, **{name: text}) for key, figure in exercise.figures.items()}
        exercise = replace(exercise, figures=figures)
    return replace(sheet, exercises=(exercise,))


def document(owner="document", name="title", payload="T"):
    """Returns a document with the payload in one field, and ordinary words in all others."""
    return with_field(SHEET, owner, name, payload)


def squeezed(text):
    return "".join(text.replace("\u200b", "").split())


class Page(HTMLParser):
    """Collects the tags with the names of their attributes, and everything a reader may meet as text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, [name for name, _ in attrs]))
        self.text += "".join(value or "" for _, value in attrs)

    def handle_data(self, data):
        self.text += data


every_field = pytest.mark.parametrize(("owner", "name"), FIELDS)
every_payload = pytest.mark.parametrize("payload", PAYLOADS)


@every_field
@every_payload
def test_in_html_it_adds_no_element_and_reads_as_it_was_given(owner, name, payload):
    shown = Page(html.render(document(owner, name, payload), "x")["x.html"].decode())
    harmless = Page(html.render(document(owner, name, "harmless"), "x")["x.html"].decode())
    assert shown.tags == harmless.tags
    if name != "solutions_heading":  # a page folds its solutions where they belong, without a heading
        assert squeezed(payload) in squeezed(shown.text)


@every_field
@every_payload
def test_in_markdown_it_adds_no_structure_and_reads_as_it_was_given(owner, name, payload):
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def structure(text):
        return [
            (token.type, [child.type for child in token.children or [] if "text" not in child.type])
            for token in parser.parse(text)
        ]

    shown = markdown.render(document(owner, name, payload), "x")["x.md"].decode()
    harmless = markdown.render(document(owner, name, "harmless"), "x")["x.md"].decode()
    assert structure(shown) == structure(harmless)
    code = re.compile(r"(`+).*?\1")
    assert "$" not in code.sub("", shown).replace("\\$", "")
    assert squeezed(payload) in squeezed(Page(parser.render(shown)).text)


@every_field
@every_payload
def test_in_a_terminal_it_reads_as_it_was_given(owner, name, payload):
    shown = terminal.render(document(owner, name, payload), width=500)
    assert squeezed(payload) in squeezed(shown)


@every_payload
def test_in_a_pdf_it_reads_as_it_was_given(payload):
    sheet = SHEET
    for owner, name in FIELDS:
        sheet = with_field(sheet, owner, name, payload)
    with pdfplumber.open(io.BytesIO(pdf.render(sheet, "x")["x.pdf"])) as printed:
        text = "".join(page.extract_text() for page in printed.pages)
        descriptions = [page.structure_tree for page in printed.pages]
    assert squeezed(text).count(squeezed(payload)) >= len(FIELDS) - 1
    assert squeezed(repr(" ".join(payload.split()))[1:-1]) in squeezed(str(descriptions))


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if "\n" not in payload])
def test_escaped_markdown_reads_as_it_was_given_in_a_text(payload):
    sheet = document("exercise", "prompt", f"Your answer was {escape(payload)}.")
    assert squeezed(payload) in squeezed(terminal.render(sheet, width=500))
    assert squeezed(payload) in squeezed(Page(html.render(sheet, "x")["x.html"].decode()).text)


@pytest.mark.parametrize("write", [html.render, markdown.render])
def test_no_control_character_gets_through(write):
    data = write(document("document", "title", "a\x1b[2J\x07b\u202e"), "x")
    assert not set("\x1b\x07\u202e") & set(next(iter(data.values())).decode())


def test_no_control_character_gets_to_the_terminal():
    shown = terminal.render(document("exercise", "prompt", "a\x1b[2Jb `c\x9b2J`"))
    assert "\x1b" not in shown
    assert "\x9b" not in shown
