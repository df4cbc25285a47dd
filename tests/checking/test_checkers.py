"""Every sort of question is marked by what it asks for."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers import Choice, Expression, Number
from quizgen.bank import load, pose
from quizgen.bank.kinds import KINDS
from quizgen.checking.class_results import tallies
from quizgen.checking.kinds import own_words
from quizgen.checking.paper import check, checker, checkers
from quizgen.dialogue.commands import Command, command
from quizgen.marking import Standing, Verdict
from quizgen.questions import FORMS
from quizgen.sheet.blueprint import Blueprint
from quizgen.sheet.item import ConceptItem
from quizgen.sheet.sheet import sheets
from quizgen.sheet.wish import ConceptWish, Wish


def right_answers(item) -> dict[str, str]:
    """The right answers, found in another way than by the checker: what the question itself holds."""
    letters = "ABCDEFGH"
    if hasattr(item, "posed"):
        return {name: key.shown.strip("$") for name, key in item.posed.keys.items()}
    (asked, *_) = item.question.asked
    if asked.reasons:
        return {"choice": letters[asked.right]}
    if asked.options:
        return {"line": asked.options[asked.right]}
    values = item.exercise.values
    return {
        name: value
        if isinstance(value := values[name], str)
        else str(getattr(value, "tolist", lambda: value)())
        for asked in item.question.asked
        for name in asked.quantities
    }


def test_right_answers_earn_all_points(sheet, by) -> None:
    answers = {item.number: right_answers(item) for item in sheet.items if item.question.asked}
    paper = check("Ada", answers, by)
    assert paper.points == paper.worth == sheet.points
    assert {line.verdict for one in paper.checked for line in one.lines} == {Verdict.CORRECT}


def test_no_answers_earn_nothing_and_are_blank(sheet, by) -> None:
    paper = check("", {}, by)
    assert paper.points == 0
    assert {line.verdict for one in paper.checked for line in one.lines} == {Verdict.BLANK}
    assert all(line.said == "no answer." for one in paper.checked for line in one.lines)


def test_a_worked_example_is_not_asked_for(by) -> None:
    assert [one.item.number for one in by] == [1, 2, 3, 5, 6, 7, 8]


@pytest.mark.parametrize("form", [*FORMS, "faded:1"])
def test_every_form_can_be_checked(form: str) -> None:
    wish = Wish(families=("backprop.mlp",), level="intro", form=form)
    (sheet,) = sheets(Blueprint(wishes=[wish], seed="1"))
    paper = check("", {1: right_answers(sheet.items[0])}, checkers(sheet)) if form != "worked" else None
    assert paper is None or paper.points == paper.worth > 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_concept_question_can_be_checked(kind: str) -> None:
    from quizgen import bank

    found = [item.id for item in bank.items(kind=kind, profile="textbook")]
    for id in found[:3]:
        (sheet,) = sheets(Blueprint(wishes=[ConceptWish(concepts=(id,))], seed="1"))
        (one,) = checkers(sheet)
        item = sheet.items[0]
        keys = item.posed.keys.items()
        answers = {name: key.shown.strip("$") for name, key in keys}
        lines = one.lines(answers)
        readable = [line for line in lines if line.verdict is not Verdict.NOT_COUNTED]
        assert all(line.standing is Standing.RIGHT for line in readable), (id, answers)
        assert len(readable) == len(lines) or kind in ("formula", "number"), (id, lines)


def test_a_choice_is_marked_by_its_letter_and_the_mistake_behind_it_is_asked_about(question) -> None:
    one = question(2)
    asked = one.item.question.asked[0]
    for place, reason in enumerate(asked.reasons):
        for typed in ("ABCDEFGH"[place], "abcdefgh"[place], f"({'abcdefgh'[place]})"):
            (line,) = one.lines({"choice": typed})
            assert (line.standing is Standing.RIGHT) == (place == asked.right)
            assert (line.slip, line.points) == (reason, asked.points if not reason else 0)
    wrong = next(place for place, reason in enumerate(asked.reasons) if reason)
    assert one.lines({"choice": "ABCDEFGH"[wrong]})[0].said.startswith("not right. ")


def test_a_wrong_line_is_marked_by_its_number_and_its_name_gives_nothing_away(question) -> None:
    one = question(3)
    right = one.item.question.asked[0].right + 1
    assert one.lines({"line": str(right)})[0].points == 2
    assert one.lines({"line": f"step {right}"})[0].points == 2
    assert one.lines({"line": str(right % 3 + 1 if right % 3 + 1 != right else 4)})[0].points == 0
    assert [*one.names] == ["line"]


def test_an_option_that_is_none_is_not_counted(question) -> None:
    (line,) = question(2).lines({"choice": "Z"})
    assert line.verdict is Verdict.NOT_COUNTED
    assert "is not one of the options" in line.said


def test_a_learners_own_words_are_never_markup(question) -> None:
    (line,) = question(2).lines({"choice": "`**<b>$x$"})
    assert "`´" not in line.said.replace("“´", "")
    assert "“´**<b>$x$”" in line.said
    assert line.said.count("`") == 4


def test_statement_and_reason_are_marked_apart(question) -> None:
    one = question(6)
    right = {name: key.shown for name, key in one.item.posed.keys.items()}
    verdict, reason = one.lines({"reason": right["reason"]})
    assert (verdict.verdict, reason.verdict) == (Verdict.BLANK, Verdict.CORRECT)
    assert (verdict.field.place, reason.field.place) == ("6a", "6b")
    assert verdict.field.worth + reason.field.worth == 4
    assert one.lines({"verdict": "true"})[0].verdict is not Verdict.NOT_COUNTED


def test_matching_earns_a_share(question) -> None:
    one = question(8)
    letters = one.item.posed.keys["letters"].expected
    given = [letters[1], letters[0], *letters[2:]]
    (line,) = one.lines({"letters": " ".join(given)})
    assert line.points == Fraction(2 * (len(letters) - 2), len(letters))
    assert (line.standing, line.said.startswith("partly right. ")) == (Standing.WRONG, True)


def test_several_right_options_earn_by_the_rule_of_the_bank() -> None:
    from quizgen import bank

    ids = [item.id for item in bank.items(kind="multiple-choice", profile="textbook")]
    (sheet,) = sheets(Blueprint(wishes=[ConceptWish(concepts=ids, points=6)], seed="1"))
    key = sheet.items[0].posed.keys["choices"]
    assert isinstance(key.kind, Choice)
    every = ", ".join(key.kind.options)
    one = checker(sheet.items[0])
    assert one.lines({"choices": ", ".join(key.expected)})[0].points == 6
    assert one.lines({"choices": every})[0].points == 0
    assert 0 < one.lines({"choices": key.expected[0]})[0].points <= 6


def test_a_step_that_follows_from_a_wrong_one_keeps_its_points(question) -> None:
    one = question(1)
    first, second, third, *_ = one.lines({"scores": "[-1 0]", "weights": "[0.2689 0.7311]"})
    assert first.slip == "scale_forgotten"
    assert (second.verdict, second.points) == (Verdict.FOLLOWS, 1)
    assert third.verdict is Verdict.BLANK


@pytest.mark.parametrize(
    ("change", "slip"),
    [
        (lambda A: A.T, "transposed"),
        (lambda A: A * [[1], [-1]], "right but for signs"),
        (lambda A: A + 7, ""),
    ],
)
def test_what_a_class_may_do_wrong_together_is_counted_also_where_it_has_no_name(change, slip) -> None:
    wish = Wish(families=("attention.scaled_dot_product",), level="standard")
    (sheet,) = sheets(Blueprint(wishes=[wish], seed="1"))
    (one,) = checkers(sheet)
    scores = one.item.exercise.printed.values["scores"]
    assert one.lines({"scores": str(change(scores).tolist())})[0].slip == slip


def test_a_step_that_is_not_asked_for_may_be_told_and_is_worth_nothing(question) -> None:
    one = question(5)
    (asked,) = one.fields
    between, line = one.lines({"z1": "100 100", "y": "1"})
    assert (between.field.place, between.field.worth, line.field) == ("", 0, asked)


def test_what_is_asked_together_shares_its_points() -> None:
    wish = Wish(families=("graph.chain_rule",), points=7)
    (sheet,) = sheets(Blueprint(wishes=[wish], seed="1"))
    fields = checkers(sheet)[0].fields
    assert sum(field.worth for field in fields) == 7
    assert any(field.worth.denominator > 1 for field in fields)


def test_hints_never_tell_the_value(question) -> None:
    one = question(1)
    from quizgen.questions import hints

    assert one.hints("scores") == hints(one.item.exercise, "scores")
    assert question(2).hints("choice") == []


def test_an_option_or_a_variable_is_an_answer_even_where_it_looks_like_a_command() -> None:
    assert {"K", "k", "S", "s"} <= set(own_words(Choice(("K", "S"))))
    assert set(own_words(Expression(("n", "q")))) == {"n", "q"}
    assert not own_words(Number())


CONNECTION = """
topic = "own"
title = "Own"

[[item]]
id = "residual"
kind = "fill-in"
level = "intro"
sources = ["textbook: Residual networks"]
stem = "A connection around a layer is called a …-connection."
accepted = ["skip", "Residual"]
explanation = "It skips the layer."
"""


def test_a_missing_word_is_an_answer_even_where_it_is_a_command(tmp_path) -> None:
    (tmp_path / "own.toml").write_text(CONNECTION, encoding="utf-8")
    posed = pose(load(tmp_path).items[0], "7")
    (own,) = map(checker(ConceptItem(1, posed.question, posed)).own_words, posed.keys)
    assert {command(line, own) for line in ("skip", "Skip")} == {None}
    assert command("quit", own) is Command.QUIT


def test_a_choice_is_asked_once_and_what_is_matched_may_be_tried_again(question) -> None:
    again = {
        number: [question(number).again(f.name) for f in question(number).fields] for number in (1, 2, 7, 8)
    }
    assert again == {1: [True] * 4, 2: [False], 7: [True], 8: [True]}


def test_a_question_is_solved_once_all_its_parts_are_answered(question) -> None:
    one = question(6)
    assert one.solution("verdict") == ""
    assert one.solution("reason") == one.item.question.solution


def test_a_tally_is_about_what_was_asked(by) -> None:
    papers = [check(name, {5: {"z1": "1 2", "y": "1"}}, by) for name in ("Ada", "Bo")]
    found = tallies(papers)
    assert [tally.field for tally in found] == [field for one in by for field in one.fields]
    assert {sum((t.right, t.wrong, t.blank, t.not_counted)) for t in found} == {2}
