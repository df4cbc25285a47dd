import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from page_sample import CHOICE, NETWORK, SHEET

from quizgen import resources
from quizgen.figures.picture import Figure
from quizgen.page import Document, Exercise, PageError
from quizgen.page.html import fragment, render

VOID = {"meta", "input", "br", "hr"}


class Elements(HTMLParser):
    """Collects the elements of a page and fails if they are not closed in their order."""

    def __init__(self, page):
        super().__init__()
        self.found, self.open, self.texts = [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


def page(document=SHEET):
    return render(document, "sheet")["sheet.html"].decode()


def test_a_document_becomes_one_file():
    assert list(render(SHEET, "sheet")) == ["sheet.html"]


def test_the_page_has_landmarks_a_language_and_one_main_heading():
    elements = Elements(page())
    assert elements.all("html") == [{"lang": "en"}]
    assert [len(elements.all(tag)) for tag in ("header", "main", "footer", "nav", "h1")] == [1] * 5
    assert len(elements.all("h2")) == len(SHEET.exercises)


def test_every_reference_inside_the_page_has_its_target():
    elements = Elements(page())
    names = {attributes["id"] for _, attributes in elements.found if "id" in attributes}
    targets = {attributes["href"].removeprefix("#") for attributes in elements.all("a")}
    labels = {attributes["aria-labelledby"] for attributes in elements.all("section")}
    assert targets | labels <= names


def test_the_page_needs_no_script_and_nothing_from_elsewhere():
    elements = Elements(page())
    assert not elements.all("script") + elements.all("link") + elements.all("img")
    assert not [name for _, attributes in elements.found for name in attributes if name.startswith("on")]
    assert {attributes["href"][0] for attributes in elements.all("a")} == {"#"}


def test_the_policy_allows_the_style_sheet_by_its_digest_and_nothing_else():
    text = page()
    style = text.partition("<style>")[2].partition("</style>")[0]
    [policy] = [meta["content"] for meta in Elements(text).all("meta") if "http-equiv" in meta]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_every_formula_says_what_it_is():
    formulas = Elements(page()).all("math")
    assert len(formulas) > 40
    assert all(formula["alttext"] for formula in formulas)


def test_a_figure_is_drawn_in_the_page_and_says_what_it_shows():
    elements = Elements(page())
    assert {"class": "drawing paper", "role": "img", "aria-label": NETWORK.alt} in elements.all("div")
    assert elements.all("svg")


def test_a_figure_in_our_own_tones_follows_the_page_into_the_dark():
    figure = Figure('<svg xmlns="http://www.w3.org/2000/svg"><path class="qf-fill-ink"/></svg>', "a")
    assert '<div class="drawing" role="img"' in fragment("![](figure:f)", {"f": figure})


def test_solutions_are_folded_after_their_exercises():
    elements = Elements(page())
    assert elements.all("details") == [{"class": "solution"}] * len(SHEET.exercises)


def test_a_document_of_solutions_alone_shows_them():
    text = page(Document(title="t", exercises=(replace(CHOICE, prompt="", parts=()),)))
    assert not Elements(text).all("details")
    assert "rounds up" in text


def test_an_exercise_without_a_solution_has_nothing_to_unfold():
    assert not Elements(page(Document(title="t", exercises=(replace(CHOICE, solution=""),)))).all("details")


def test_markup_in_markdown_is_text():
    assert fragment("<b onclick=x>a</b> & `<i>`") == (
        "<p>&lt;b onclick=x&gt;a&lt;/b&gt; &amp; <code>&lt;i&gt;</code></p>"
    )


def test_another_program_may_set_the_formulas():
    shown = fragment("a $x$\n\n$$y$$", maths=lambda tex, block: rf"\[{tex}\]" if block else rf"\({tex}\)")
    assert shown == "<p>a \\(x\\)</p>\n\\[y\\]"


def test_a_box_to_tick_is_named_by_its_text():
    assert fragment("- [ ] **A** yes") == (
        '<ul>\n<li class="choice"><label><input type="checkbox" autocomplete="off"> '
        "<span><strong>A</strong> yes</span></label></li>\n</ul>"
    )


def test_an_error_names_exercise_formula_and_column():
    with pytest.raises(PageError, match=r"^Exercise 7, formula 'a \\\\unknown', column 3: "):
        page(Document(title="t", exercises=(Exercise(number="7", title="t", prompt=r"$a \unknown$"),)))


LONG = "$$y = " + " + ".join(["0.1234 x"] * 6) + "$$"


def test_a_formula_too_wide_for_a_telephone_has_a_second_form_that_is_hidden_elsewhere():
    shown = fragment(LONG)
    assert (
        shown.count('<div class="display broad">') == shown.count('<div class="display narrow" hidden>') == 1
    )
    assert fragment("$$y = 1$$").count("<math") == 1
    style = resources.path("templates", "page/page.css").read_text(encoding="utf-8")
    assert re.search(r"@media screen and \(max-width: [^{]*\{[^@]*\.narrow \{ display: block; \}", style)


def test_a_full_stop_stays_with_the_formula_before_it():
    assert re.search(r'<span class="joined"><math.*</math>\.</span> b</p>', fragment("a $x$. b"))
    assert "joined" not in fragment("a $x$ b.")


def test_a_long_formula_in_a_line_may_break_at_its_relations():
    long = "$a + b + c + d + e = f + g + h + i = j + k + l + m + n$"
    assert fragment(long).count("</math> <math") == 2


def test_a_prompt_is_one_element_which_paper_keeps_whole():
    page = render(SHEET, "x")["x.html"].decode()
    assert page.count('<div class="prompt">') == sum(bool(exercise.prompt) for exercise in SHEET.exercises)
    assert re.search(r"@media print \{.*\.prompt[^}]*break-inside: avoid", page, re.DOTALL)
