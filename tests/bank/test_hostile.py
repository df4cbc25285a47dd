"""Banks from outside are data: nothing is executed, nothing else read, nothing keeps the program busy."""

import os

import pytest

from quizgen.bank import NoVariant, load, pose
from quizgen.bank.lint import lint
from quizgen.fields import BadFile
from quizgen.page import html, pdf
from quizgen.page.document import Document, Exercise
from quizgen.sheet.layout import question_text

from .written import CHOICE, HEAD, KINDS, NUMBER, bank_of, item_of

EXPRESSIONS = [
    "__import__('os').getpid()",
    "n.__class__",
    "(lambda: 1)()",
    "n if n else 1",
    "9**9**9**9",
    "eval(n)",
]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_is_arithmetic_and_nothing_else(tmp_path, expression):
    for text in (NUMBER.replace("n*(n-1)/2", expression), NUMBER.replace("$@{n}$", f"$@{{{expression}}}$")):
        with pytest.raises((BadFile, NoVariant)):
            pose(item_of(tmp_path, text), "1")


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% for x in range(9**9) %}x{% endfor %}", "{0.__class__}", "%(n)s"]
)
def test_a_text_is_no_template(tmp_path, text):
    asked = pose(item_of(tmp_path, CHOICE.replace("green", text)), "1").question.asked[0]
    assert text in asked.options


def test_html_in_a_text_stays_text(tmp_path):
    text = CHOICE.replace("green", "<script>alert(1)</script> [x](javascript:alert(1))")
    question = pose(item_of(tmp_path, text), "1").question
    document = Document(
        title="T", exercises=(Exercise(number="1", title="T", prompt=question_text(question)),)
    )
    page = b"".join(html.render(document, "t").values())
    assert b"<script" not in page
    assert b'href="javascript' not in page


@pytest.mark.parametrize(
    "value", ["1e999999999", "-1e-99999999", "nan", "inf", "0x" + "f" * 900, "9999999999999999999999", "true"]
)
def test_a_number_is_of_a_size_that_people_use(tmp_path, value):
    for text in (NUMBER.replace('"n*(n-1)"', value), NUMBER.replace("{ from = 2, to = 30 }", f"[{value}]")):
        with pytest.raises(BadFile):
            item_of(tmp_path, text)


def test_a_range_is_not_longer_than_people_need(tmp_path):
    with pytest.raises(BadFile, match="1 to 10000 numbers"):
        item_of(
            tmp_path, NUMBER.replace("{ from = 2, to = 30 }", "{ from = 0, to = 1000000000, step = 0.001 }")
        )


def test_a_computed_value_that_nobody_would_print_is_refused(tmp_path):
    text = NUMBER.replace("$@{n}$ things", "$@{10^n}$ things").replace("from = 2", "from = 20")
    with pytest.raises(NoVariant, match="too large"):
        pose(item_of(tmp_path, text), "1")


@pytest.mark.parametrize(
    "content",
    [
        "a" + ".a" * 100_000 + " = 1",
        "a = " + "[" * 100_000,
        "a = " + "{a=" * 50_000,
        "x" * 400_000,
        HEAD + "item = 3",
        HEAD + "[item]\nid = 3",
        HEAD + "item = [3]",
        "\x00",
        'topic = "t',
        HEAD + CHOICE.replace("]]\n", "]]\n" + "z" * 2000 + " = 1\n", 1),
        HEAD + CHOICE * 600,
        HEAD + CHOICE.replace('"green"', '"' + "g" * 900 + '"'),
        HEAD + CHOICE.replace("stem =", "conditions = [" + "'1 < 2', " * 60 + "]\nstem ="),
        HEAD
        + CHOICE.replace(
            "[[item.right]]",
            "[item.parameters]\n" + "".join(f"p{i} = [1]\n" for i in range(40)) + "[[item.right]]",
        ),
    ],
)
def test_a_file_that_is_no_bank_is_refused_at_once(tmp_path, content):
    (tmp_path / "tests.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BadFile, match=r"tests\.toml"):
        load(tmp_path)
    assert lint([tmp_path])[0].severity == "error"


def test_bytes_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "tests.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadFile, match="not UTF-8"):
        load(tmp_path)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "bank").mkdir()
    outside = tmp_path / "outside.toml"
    outside.write_text(HEAD + CHOICE, encoding="utf-8")
    (tmp_path / "bank" / "inside.toml").symlink_to(outside)
    with pytest.raises(BadFile, match=r"inside.toml is no file of the folder"):
        load(tmp_path / "bank")


def test_what_is_no_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "tests.toml")
    with pytest.raises(BadFile, match="is no file of the folder"):
        load(tmp_path)


def test_a_folder_is_not_searched_below(tmp_path):
    (tmp_path / "deep").mkdir()
    bank_of(tmp_path / "deep", NUMBER)
    assert [item.id for item in bank_of(tmp_path, CHOICE).items] == ["tests.colour"]


def test_a_figure_reference_cannot_name_a_file(tmp_path):
    (tmp_path / "tests.toml").write_text(
        HEAD + CHOICE.replace("by day?", "![x](../secret.svg)"), encoding="utf-8"
    )
    assert {found.rule for found in lint([tmp_path])} == {"markdown"}


@pytest.mark.parametrize(
    ("text", "old", "new", "message"),
    [
        (CHOICE, "by day", "by $\\\\input{/etc/passwd}$ day", "line 9, tests.colour, stem: the command"),
        (CHOICE, "green", "$\\\\write18{ls}$", "line 16, tests.colour, wrong.1.text: the command"),
        (CHOICE, "by day", "![x](/etc/passwd) day", "line 9, tests.colour, stem: the picture"),
        (CHOICE, "Which", "> " * 90 + "Which", "line 9, tests.colour, stem: lists and quotations stand in"),
        (CHOICE, "Which", "- " * 90 + "Which", "line 9, tests.colour, stem: lists and quotations stand in"),
        (CHOICE, "by day", "by \\u0000 day", "line 9, tests.colour, stem: there is a character in it"),
        (CHOICE, "by day", "by \\u202e day", "line 9, tests.colour, stem: there is a character in it"),
        (
            CHOICE,
            "textbook:",
            "text\\u001bbook:",
            "line 8, tests.colour, sources: there is a character in it",
        ),
        (
            NUMBER,
            "unit =",
            "tolerance = -1\nunit =",
            "line 12, tests.pairs, tolerance: a tolerance is 0 or more",
        ),
        (NUMBER, 'unit = "pairs"', 'unit = "$"', "line 12, tests.pairs, unit: '$' should be words"),
        (NUMBER, 'unit = "pairs"', 'unit = "![x](y)"', "line 12, tests.pairs, unit: '![x](y)' should be"),
        (KINDS["fill-in"], '"Lyapunov"', '"$"', "line 10, tests.founder, accepted: a lone dollar sign"),
        (NUMBER, "n*(n-1)/2", "9^9^9", "line 11, tests.pairs, answer: '9^9^9' cannot be read"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_file_and_key(tmp_path, text, old, new, message):
    assert old in text
    with pytest.raises(BadFile) as error:
        bank_of(tmp_path, text.replace(old, new, 1))
    assert f"tests.toml, {message}" in str(error.value)


@pytest.mark.parametrize("markup", ["#read(x) #eval(x)", "`#panic()`", "\\\\#sys", "<b>x</b>", "@x <y>"])
def test_markup_of_typst_in_a_text_stays_text(tmp_path, markup):
    question = pose(item_of(tmp_path, CHOICE.replace("green", markup)), "1").question
    exercise = Exercise(number="1", title="T", prompt=question_text(question))
    assert pdf.render(Document(title="T", exercises=(exercise,)), "t")["t.pdf"].startswith(b"%PDF")


@pytest.mark.parametrize(
    ("content", "line"),
    [(HEAD + "\nx = = 1\n", 4), (HEAD + CHOICE + 'x = "', 22), (HEAD + "a = '" + "x" * 2000, 3)],
)
def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path, content, line):
    (tmp_path / "tests.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BadFile, match=rf"tests\.toml, line {line}: "):
        load(tmp_path)
    assert [found.line for found in lint([tmp_path])] == [line]
