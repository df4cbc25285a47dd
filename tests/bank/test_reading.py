"""What is wrong in a bank file is told with file, line, item and key."""

import pytest

from quizgen.bank import BadItem, load
from quizgen.fields import BadFile

from .written import CHOICE, KINDS, NUMBER, bank_of

MATCHING, FORMULA, TRUE_FALSE = KINDS["matching"], KINDS["formula"], KINDS["true-false"]

WRONG = [
    (CHOICE, 'level = "intro"', "", "line 4, tests.colour, level: this key is missing"),
    (CHOICE, 'level = "intro"', 'level = "easy"', "line 7, tests.colour, level: 'easy' is not known"),
    (CHOICE, "level =", "levle =", "line 7, tests.colour, levle: there is no such key. Did you mean level?"),
    (
        CHOICE,
        '"single-choice"',
        '"singlechoice"',
        "kind: 'singlechoice' is not known. Did you mean single-choice",
    ),
    (CHOICE, 'id = "colour"', 'id = "The colour"', "id: 'The colour' should be a name in small letters"),
    (
        CHOICE,
        '["textbook: Colours"]',
        '["textbook"]',
        "sources: 'textbook' should be a document and a section",
    ),
    (CHOICE, '["textbook: Colours"]', "[]", "sources: this should be 1 to 30 texts"),
    (CHOICE, '["textbook: Colours"]', '"textbook: Colours"', "sources: this should be a list of texts"),
    (CHOICE, '"green"', '""', "line 16, tests.colour, wrong.1.text: this text is empty"),
    (CHOICE, '"green"', "3", "line 16, tests.colour, wrong.1.text: 3 should be a text"),
    (CHOICE, 'text = "green"', 'say = "green"', "line 16, tests.colour, wrong.1.say: there is no such key"),
    (
        CHOICE,
        'feedback = "Leaves are green."',
        "",
        "line 15, tests.colour, wrong.1.feedback: this key is missing",
    ),
    (CHOICE, "[[item.wrong]]", "[[item.right]]", "right: only one option can be right here, not 3"),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nmarks = 0',
        "marks: 0 should be a whole number from 1 to 20",
    ),
    (CHOICE, 'level = "intro"', 'level = "intro"\nmarks = true', "marks: True should be a whole number"),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nfamily = "hopfield.sync"',
        "there is no 'hopfield.sync'. Did you mean",
    ),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nprofiles = ["mit"]',
        "profiles: there is no 'mit'. There are: textbook",
    ),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nslide_claim = "methods-of-ai.capacty"',
        "Did you mean methods-of-ai.capacity",
    ),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nconventions = { hebb = "1" }',
        "hebb: no convention 'hebb'. Did you mean hebb_norm",
    ),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nconventions = { hebb_norm = "2" }',
        "hebb_norm = '2' is not one of: 1/N",
    ),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nfigure = { name = "cat" }',
        "figure.name: 'cat' is not known. There are: network",
    ),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nfigure = { name = "network", sizes = [0] }',
        "figure.sizes: [0] should be 2 to 8",
    ),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nfigure = { name = "heatmap", matrix = [[1], [1, 2]] }',
        "different lengths",
    ),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nfigure = { name = "heatmap", matrix = [[true]] }',
        "True should be a number",
    ),
    (
        CHOICE,
        'level = "intro"',
        'level = "intro"\nfigure = { name = "hopfield-energies", patterns = [[0]] }',
        "1 and -1",
    ),
    (
        CHOICE,
        "by day?",
        "by $@{day}$?",
        "line 9, tests.colour, stem: 'day' cannot be read: column 1: “day” is not known",
    ),
    (
        NUMBER,
        "n*(n-1)/2",
        "m*(m-1)/2",
        "answer: 'm*(m-1)/2' cannot be read: column 1: “m” is not known here; use n",
    ),
    (NUMBER, '"n*(n-1)/2"', "true", "answer: True should be a number"),
    (NUMBER, 'unit = "pairs"', "decimals = 2\nfigures = 2", "figures: give either decimals or figures"),
    (NUMBER, "explanation =", "tags = []\n#", "explanation: this key is missing"),
    (NUMBER, '["n > 3"]', '["n"]', "conditions: 'n' compares nothing: write P < N"),
    (NUMBER, '["n > 3"]', '["n > m"]', "conditions: 'm' cannot be read"),
    (NUMBER, '["n > 3"]', '["n > 2"]\nn = 3', "n: there is no such key"),
    (
        NUMBER,
        "{ from = 2, to = 30 }",
        "{ from = 9, to = 2 }",
        "parameters.n.to: from, to and step should give",
    ),
    (NUMBER, "{ from = 2, to = 30 }", "{ from = 2 }", "parameters.n.to: this key is missing"),
    (NUMBER, "{ from = 2, to = 30 }", "{ from = 2, until = 3 }", "until: there is no such key"),
    (NUMBER, "{ from = 2, to = 30 }", "[]", "parameters.n: give a list of numbers"),
    (NUMBER, "{ from = 2, to = 30 }", '"k + 1"', "parameters.n: 'k + 1' cannot be read"),
    (NUMBER, "{ from = 2, to = 30 }", "2026-01-01", "parameters.n: give a list of numbers"),
    (NUMBER, "n = { from", "exp = [1]\nn = { from", "parameters.exp: a parameter needs a name"),
    (FORMULA, "y*(1-y)", "z*(1-y)", "answer: 'z*(1-y)' cannot be read"),
    (FORMULA, '["y"]', '["y+1"]', "symbols: 'y+1' is no letter or name"),
    (
        TRUE_FALSE,
        "answer = true",
        'answer = "true"',
        "answer: 'true' should be true or false, without quotation marks",
    ),
    (TRUE_FALSE, "answer = true", "answer = true\nmarks = 1", "marks: 1 should be a whole number from 2"),
    (
        MATCHING,
        'feedback = "Not Bergen."',
        'feedbck = "Not Bergen."',
        "pair.1.feedbck: there is no such key. Did you mean feedback",
    ),
    (
        MATCHING,
        '  { left = "Norway", right = "Oslo", feedback = "Not Bergen." },\n',
        "",
        "pair: there should be at least 3",
    ),
    (KINDS["fill-in"], '["Lyapunov", "Ljapunov"]', "[]", "accepted: this should be 1 to 30 texts"),
    (KINDS["fill-in"], '"loss"', '"ljapunov"', "wrong: answer 1, 'ljapunov', is also accepted"),
]


@pytest.mark.parametrize(("text", "old", "new", "message"), WRONG)
def test_what_is_wrong_is_told_with_its_place(tmp_path, text, old, new, message):
    assert old in text
    with pytest.raises(BadItem) as caught:
        bank_of(tmp_path, text.replace(old, new))
    assert str(caught.value).startswith("tests.toml, line ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ('title = "T"\n', "tests.toml, line 1, topic: this key is missing"),
        ('topic = "Tests"\ntitle = "T"\n', "topic: 'Tests' should be a name in small letters"),
        ('topic = "tests"\n', "title: this key is missing"),
        ('topic = "tests"\ntitle = "T"\nauthor = "A"\n', "tests.toml, line 3, author: there is no such key"),
    ],
)
def test_the_head_of_a_file_is_checked(tmp_path, head, message):
    with pytest.raises(BadFile) as caught:
        bank_of(tmp_path, CHOICE, head=head)
    assert message in str(caught.value)


def test_the_line_is_that_of_the_item_at_fault(tmp_path):
    second = CHOICE.replace('"colour"', '"colour_two"').replace('text = "violet"', "text = 4")
    with pytest.raises(BadItem, match=r"line 39, tests.colour_two, wrong.2.text"):
        bank_of(tmp_path, CHOICE, second)


def test_an_id_is_given_once(tmp_path):
    with pytest.raises(
        BadItem, match=r"line 24, tests.colour, id: this id is taken already: tests.toml, line 4"
    ):
        bank_of(tmp_path, CHOICE, CHOICE)


def test_texts_of_one_line_may_be_broken_into_several(tmp_path):
    text = CHOICE.replace('"Leaves are green."', '"""Leaves\n   are\ngreen."""')
    item = bank_of(tmp_path, text).items[0]
    assert item.choices[0].wrong[0].feedback == "Leaves are green."


def test_decimals_are_read_exactly(tmp_path):
    text = NUMBER.replace("{ from = 2, to = 30 }", "{ from = 0.1, to = 0.5, step = 0.1 }")
    source = bank_of(tmp_path, text).items[0].parameters.sources["n"]
    assert [str(value) for value in source] == ["1/10", "1/5", "3/10", "2/5", "1/2"]


def test_a_folder_needs_bank_files(tmp_path):
    with pytest.raises(BadFile, match=r"0 .* 1 to 200 are possible"):
        load(tmp_path)
    with pytest.raises(BadFile, match="is no folder"):
        load(tmp_path / "nowhere")
