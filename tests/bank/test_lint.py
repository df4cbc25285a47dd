"""Lint finds each defect that it is there for, and nothing in the bundled bank."""

from pathlib import Path

import pytest

from quizgen import resources
from quizgen.bank.lint import Finding, lint

from .written import CHOICE, HEAD, KINDS, NUMBER

LONG = "a very long and careful description of the colour that the sky has by day"
MENDED = {"formula", "fill-in"}


def findings(folder: Path, *items: str) -> list[Finding]:
    (folder / "tests.toml").write_text(HEAD + "".join(items), encoding="utf-8")
    return lint([folder])


def test_the_bundled_bank_is_clean():
    assert lint([resources.path("question_bank")]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_item_is_clean(tmp_path, kind):
    assert findings(tmp_path, KINDS[kind]) == []


HEBB, MOMENTUM = '\n[item.conventions]\nhebb_norm = "1/N"\n', '\n[item.conventions]\nmomentum_form = "sum"\n'
TOLD = CHOICE.replace("\n[[item.right]]", HEBB + "\n[[item.right]]")
TOLD_WORD, TOLD_FORMULA = KINDS["fill-in"] + HEBB, KINDS["formula"] + MOMENTUM

DEFECTS = [
    ("schema", "error", CHOICE, 'level = "intro"', 'levle = "intro"', 7),
    ("maths", "error", CHOICE, '"green"', r"'$\foo$'", 16),
    ("maths", "error", CHOICE, "by day?", "by $x^{2$ day?", 9),
    ("maths", "error", NUMBER, "How often is", r"How $\\foo$ is", 20),
    ("markdown", "error", CHOICE, '"green"', '"costs $5"', 16),
    ("markdown", "error", CHOICE, '"green"', '"1. green"', 16),
    ("figure", "error", CHOICE, "by day?", "by day?\\n\\n![x](figure:figure)", 9),
    ("values", "error", NUMBER, "$@{n}$ things", "@{n} things", 9),
    ("draws", "error", CHOICE, '"green"', '"Blue"', 4),
    ("draws", "error", NUMBER, "n > 3", "n > 30", 4),
    ("draws", "error", NUMBER, 'value = "n*(n-1)"', 'value = "1/(n-n)"', 4),
    ("rounding", "error", NUMBER, '"n*(n-1)/2"', '"sqrt(n*(n-1)+1)"', 11),
    ("unused", "error", NUMBER, "n = { from", "m = [1, 2]\nn = { from", 16),
    ("all-of-the-above", "error", CHOICE, '"green"', '"all of the above"', 16),
    ("all-of-the-above", "error", CHOICE, '"green"', '"None of these"', 16),
    ("slide-claim", "error", CHOICE, "Which colour", "According to the slides, which colour", 9),
    ("slide-claim", "error", CHOICE, "level =", 'slide_claim = "methods-of-ai.capacity"\nlevel =', 10),
    ("slide-claim", "error", CHOICE, "level =", 'conventions = { hopfield_capacity = "N" }\nlevel =', 7),
    ("similar-options", "warning", CHOICE, '"green"', '"violet."', 20),
    ("give-away", "warning", CHOICE, '"blue"', f'"{LONG}"', 12),
    (
        "double-negative",
        "warning",
        CHOICE,
        "has the sky by day",
        "does the sky not have if it does not rain",
        9,
    ),
    ("double-negative", "warning", CHOICE.replace("has the", "is not of the"), '"green"', '"not green"', 16),
    ("misbelief", "warning", NUMBER, NUMBER[NUMBER.index("[[item.wrong]]") :], "", 4),
    ("given-away", "warning", TOLD, '"blue"', '"the number of neurons"', 12),
    ("given-away", "warning", TOLD_WORD, '"Lyapunov"', '"neurons"', 15),
    ("given-away", "warning", TOLD_FORMULA, "y (1 - y)", "v \\\\leftarrow \\\\beta v + g", 17),
    ("coincidence", "warning", NUMBER, 'value = "n*(n-1)"', 'value = "n*(n-1)/2 + floor(n/16)"', 4),
    ("variety", "warning", NUMBER, "to = 30", "to = 5", 15),
    ("variety", "warning", NUMBER, "{ from = 2, to = 30 }", "{ from = -1000, to = 30 }", 13),
]


@pytest.mark.parametrize(("rule", "severity", "text", "old", "new", "line"), DEFECTS)
def test_a_defect_is_found_where_it_is(tmp_path, rule, severity, text, old, new, line):
    assert old in text
    assert findings(tmp_path, text) == []
    found = findings(tmp_path, text.replace(old, new, 1))
    assert (rule, severity, line) in {(one.rule, one.severity, one.line) for one in found}, found


def test_every_rule_of_the_page_is_proven_here():
    page = (Path(__file__).parents[2] / "docs" / "question-bank.md").read_text(encoding="utf-8")
    section = page.partition("## Lint")[2].partition("\n## ")[0]
    proven = {row[0] for row in DEFECTS} | {"similar-stems", "one-sided"}
    assert all(f"`{rule}`" in section for rule in proven)


def test_two_items_that_ask_the_same_are_found(tmp_path):
    other = CHOICE.replace('"colour"', '"colour_again"').replace("has the sky by day", "by day has the sky")
    found = findings(tmp_path, CHOICE, other)
    assert [(one.rule, one.item) for one in found] == [("similar-stems", "tests.colour_again")]


def test_an_id_that_is_taken_is_found(tmp_path):
    assert "this id is taken already" in findings(tmp_path, CHOICE, CHOICE.replace("sky", "sea"))[0].message


def test_every_broken_item_of_a_file_is_found(tmp_path):
    broken = CHOICE.replace('level = "intro"', "")
    assert [one.line for one in findings(tmp_path, broken, broken, NUMBER)] == [4, 23]


def many(text: str, count: int = 6) -> list[str]:
    subjects = ["rivers", "hills", "stones", "clouds", "trees", "birds"]
    return [
        text.replace('"colour"', f'"colour_{place}"').replace("the sky", f"{subject} near {subject}")
        for place, subject in enumerate(subjects[:count])
    ]


def test_a_file_whose_right_options_are_mostly_the_longest_is_found(tmp_path):
    found = findings(tmp_path, *many(CHOICE.replace('"blue"', '"bluish red"')))
    assert [one.rule for one in found] == ["give-away"]
    assert "6 of 6" in found[0].message
    assert findings(tmp_path, *many(CHOICE.replace('"blue"', '"bluish red"'), 5)) == []


def test_a_file_whose_statements_are_all_true_is_found(tmp_path):
    fixed = KINDS["true-false"].replace('inverted = "The sky is not blue."\n', "")
    found = findings(tmp_path, *many(fixed))
    assert [one.rule for one in found] == ["one-sided"]
    assert findings(tmp_path, *many(KINDS["true-false"])) == []


def test_statements_of_both_sorts_are_no_pattern(tmp_path):
    fixed = KINDS["true-false"].replace('inverted = "The sky is not blue."\n', "")
    true, false = many(fixed), many(fixed.replace("answer = true", "answer = false"))
    assert findings(tmp_path, *true[:4], *false[4:]) == []
    assert "6 of 6 statements are false" in findings(tmp_path, *false)[0].message


def test_a_right_option_as_long_as_a_wrong_one_is_no_pattern(tmp_path):
    assert findings(tmp_path, *many(CHOICE.replace('"blue"', '"bluish"'))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("n = { from = 2, to = 30 }", 'm = { from = 1, to = 29 }\nn = "m + 1"'),
        ("n = { from = 2, to = 30 }", "n = { from = 4, to = 30 }\nm = [3]"),
    ],
)
def test_a_parameter_may_be_used_by_another_or_by_a_condition_alone(tmp_path, old, new):
    assert (
        findings(
            tmp_path, NUMBER.replace(old, new).replace("n > 3", "n > m" if "m = [3]" in new else "n > 3")
        )
        == []
    )


def test_a_parameter_may_be_used_by_an_answer_alone(tmp_path):
    text = NUMBER.replace('"n*(n-1)/2"', '"n*(n-1)/k"').replace("n = {", "k = [2]\nn = {")
    assert findings(tmp_path, text) == []


def test_a_finding_reads_as_compilers_write_them(tmp_path):
    found = findings(tmp_path, CHOICE.replace('"green"', '"Blue"'))[0]
    assert str(found) == "tests.toml:4: error: tests.colour: two options read alike: Blue [draws]"
