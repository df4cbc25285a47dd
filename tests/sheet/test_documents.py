"""What is printed: questions, solutions, points and room to write."""

import pytest

from quizgen.page import markdown
from quizgen.precision import Precision
from quizgen.sheet.blueprint import Blueprint, wishes
from quizgen.sheet.concepts import concept_wishes
from quizgen.sheet.documents import documents, title
from quizgen.sheet.layout import question_text, solution_text
from quizgen.sheet.sheet import sheets


def exercises(document) -> dict[str, object]:
    return {exercise.number: exercise for exercise in document.exercises}


def room(document) -> float:
    return sum(e.space + sum(part.space for part in e.parts) for e in document.exercises)


def asked(item) -> bool:
    return bool(item.question.asked)


def test_solutions_are_where_they_are_wanted(sheet) -> None:
    worked = {str(item.number) for item in sheet.items if not asked(item)}
    assert worked
    none, inline = documents(sheet, "none"), documents(sheet, "inline")
    separate, only = documents(sheet, "separate"), documents(sheet, "only")
    assert [list(found) for found in (none, inline, separate, only)] == [
        [""],
        [""],
        ["", "-solutions"],
        ["-solutions"],
    ]
    assert not none[""].solved
    assert separate[""] == none[""]
    assert separate["-solutions"] == only["-solutions"]
    assert {number for number, e in exercises(inline[""]).items() if not e.solved} == worked
    assert set(exercises(only["-solutions"])) == set(exercises(none[""])) - worked
    assert not only["-solutions"].asks


def test_a_worked_example_shows_its_solution_on_every_question_sheet(sheet) -> None:
    item = next(item for item in sheet.items if not asked(item))
    for wanted in ("none", "inline", "separate"):
        shown = exercises(documents(sheet, wanted)[""])[str(item.number)]
        assert item.question.solution in shown.prompt
        assert shown.points is None


def test_a_sheet_of_worked_examples_alone_has_no_solutions_apart(make) -> None:
    sheet = make(forms=("worked",), count=2)
    for wanted in ("none", "inline", "separate", "only"):
        (document,) = documents(sheet, wanted).values()
        assert document.points is None
        assert not document.name_box


def test_there_is_room_to_write_on_question_sheets_only(sheet) -> None:
    assert room(documents(sheet, "separate")[""]) > 5
    assert room(documents(sheet, "inline")[""]) == 0
    assert room(documents(sheet, "only")["-solutions"]) == 0


def test_points_add_up_from_the_parts_to_the_sheet(sheet) -> None:
    document = documents(sheet, "separate")[""]
    assert document.points == sheet.points == sum(e.points or 0 for e in document.exercises)
    assert f"{sheet.points} points" in document.subtitle
    for exercise in document.exercises:
        if exercise.parts:
            assert sum(part.points for part in exercise.parts) == exercise.points


def test_every_exercise_prints_the_variant_that_rebuilds_it(sheet) -> None:
    text = markdown.render(documents(sheet, "none")[""], "x")["x.md"].decode()
    for item in sheet.items:
        assert item.exercise.identity.replace("_", r"\_") in text.replace(r"\_", "_").replace("_", r"\_")


def test_the_sheet_says_how_points_and_rounding_work(make) -> None:
    figures = documents(make(), "none")[""].instructions
    decimals = documents(make(precision=Precision(decimals=1)), "none")[""].instructions
    assert "keep 4 significant figures" in figures
    assert "to 1 decimal place and" in decimals
    assert "keeps its points" in figures
    assert documents(make(instructions="*Mine*"), "none")[""].instructions == "*Mine*"


def test_titles_and_courses_stay_text(make) -> None:
    sheet = make(count=1, title="<b>A</b>\n\x1b[31m# B $x$", course="**bold**")
    text = markdown.render(documents(sheet, "none")[""], "x")["x.md"].decode()
    assert "\x1b" not in text
    assert text.startswith(r"# \<b>A\</b> \[31m# B \$x\$") or "<b>" not in text.splitlines()[0]
    assert "**bold**" not in text
    assert title(make(count=1)) == "Practice sheet 7f3k"


@pytest.mark.parametrize("form", ["choice", "find-mistake", "steps", "question", "worked", "faded:1"])
def test_a_solution_can_be_read_without_the_question_sheet(make, form) -> None:
    question = make(forms=(form,), count=1).items[0].question
    text = solution_text(question)
    assert question.prompt in text
    assert question.solution in text
    assert all(option in text for asked in question.asked for option in asked.options)


def test_parts_are_labelled_where_there_are_several(make) -> None:
    several = question_text(make(forms=("steps",), count=1).items[0].question)
    single = question_text(make(forms=("find-mistake",), count=1).items[0].question)
    assert "**(a)**" in several
    assert "**(b)**" in several
    assert "**(a)**" not in single


def test_the_figures_of_a_solution_do_not_lie_next_to_the_questions(make) -> None:
    sheet = make(what=("attention.scaled_dot_product",), forms=("steps",), count=1)
    assert "](figure:" in sheet.items[0].question.solution
    documents_of = documents(sheet, "separate")
    assert list(markdown.render(documents_of[""], "x")) == ["x.md"]
    assert any(name.endswith(".svg") for name in markdown.render(documents_of["-solutions"], "x"))


@pytest.mark.parametrize(
    ("form", "concepts", "told"), [("steps", 1, True), ("choice", 2, False), (None, 2, False)]
)
def test_working_is_asked_for_where_there_is_something_to_work_out(form, concepts, told) -> None:
    exercises = wishes(("hopfield",), forms=(form,), count=1) if form else []
    wanted = (*exercises, *concept_wishes(("hopfield",), (), concepts))
    (sheet,) = sheets(Blueprint(wishes=wanted, seed="5"))
    assert documents(sheet)[""].instructions.startswith("Show your working") is told
