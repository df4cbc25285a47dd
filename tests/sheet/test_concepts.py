"""Concept questions on sheets: which are chosen, how they are printed, and that their key restores them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgen import bank
from quizgen.errors import InputError
from quizgen.fields import BadFile
from quizgen.page import markdown
from quizgen.sheet import manifest
from quizgen.sheet.blueprint import Blueprint, wishes
from quizgen.sheet.blueprint_file import read_blueprint
from quizgen.sheet.concepts import concept_wishes, on, with_exercises
from quizgen.sheet.documents import documents
from quizgen.sheet.item import ConceptItem
from quizgen.sheet.sheet import Sheet, sheets
from quizgen.sheet.wish import ConceptWish

HOPFIELD = tuple(item.id for item in bank.items(topic="hopfield", profile="textbook"))


def sheet_of(*wanted, seed: str = "7f3k", **rest) -> Sheet:
    (sheet,) = sheets(Blueprint(wishes=wanted, seed=seed, **rest))
    return sheet


@pytest.fixture(scope="module")
def every_question() -> Sheet:
    """A sheet with an exercise and all concept questions on Hopfield networks, thus of every kind."""
    return sheet_of(*wishes(("hopfield",), count=1), *concept_wishes(("hopfield",), (), len(HOPFIELD)))


def test_no_question_is_on_a_sheet_twice(every_question: Sheet) -> None:
    names = [item.name for item in every_question.items[1:]]
    assert sorted(names) == sorted(HOPFIELD)


def test_only_other_numbers_make_a_question_again() -> None:
    same = ConceptWish(concepts=("hopfield.update_order",))
    with pytest.raises(InputError, match=r"exercise 2: hopfield\.update_order has too few different"):
        sheet_of(same, same)
    first, second = sheet_of(*[ConceptWish(concepts=("hopfield.hebb_weight",))] * 2).items
    assert first.question.prompt != second.question.prompt


def test_the_same_seed_gives_the_same_questions_and_another_seed_another_order(every_question: Sheet) -> None:
    again = sheet_of(*wishes(("hopfield",), count=1), *concept_wishes(("hopfield",), (), len(HOPFIELD)))
    assert [item.variant for item in again.items] == [item.variant for item in every_question.items]
    other = sheet_of(*concept_wishes(("hopfield",), (), 6), seed="8")
    assert [item.name for item in other.items] != [item.name for item in every_question.items[1:7]]


def test_a_question_is_on_its_topic_and_on_the_family_that_goes_with_it() -> None:
    with_family = next(item for item in bank.load().items if item.family)
    assert with_family.id in on((with_family.family,))
    assert with_family.id in on((with_family.topic,))
    assert set(on(())) == {item.id for item in bank.load().items}
    with pytest.raises(bank.UnknownItem, match=r"no concept questions on 'hopfeild'\. Did you mean hopfield"):
        on(("hopfeild",))


def test_a_topic_of_concept_questions_alone_gives_no_exercises() -> None:
    assert with_exercises(["networks", "hopfield", "nonsense"]) == ["hopfield", "nonsense"]


def test_levels_are_kept_to() -> None:
    (wish,) = concept_wishes(("hopfield",), ("intro",), 1)
    assert {bank.load().find(id).level for id in wish.concepts} == {"intro"}
    with pytest.raises(InputError, match="no level 'exams'"):
        concept_wishes((), ("exams",), 1)
    with pytest.raises(InputError, match="101 concept questions are not possible"):
        concept_wishes((), (), 101)


def test_a_course_gets_no_question_with_another_convention() -> None:
    course = next(
        (item.id, name)
        for item in bank.load().items
        for name in ("methods-of-ai", "aalborg-m4", "cmu-dl")
        if item not in bank.items(profile=name)
    )
    with pytest.raises(InputError, match=f"{course[0]} is not for the course {course[1]}"):
        sheet_of(ConceptWish(concepts=(course[0],)), profile=course[1])


def test_every_kind_of_question_is_restored_from_the_key(every_question: Sheet, tmp_path: Path) -> None:
    assert {item.posed.item.kind for item in every_question.items[1:]} >= {
        "single-choice",
        "multiple-choice",
        "true-false",
        "matching",
        "ordering",
        "number",
    }
    place = tmp_path / "key.json"
    place.write_bytes(manifest.write(every_question))
    again = manifest.read(place)
    assert manifest.write(again) == place.read_bytes()
    for one, other in zip(every_question.items, again.items, strict=True):
        assert (one.variant, one.question.prompt) == (other.variant, other.question.prompt)
        assert one.question.solution == other.question.solution


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("variant", "bank:hopfield.nothing@1/7", "exercise 1, variant: no concept question"),
        (
            "variant",
            "bank:hopfield.update_order@9/7",
            "exercise 1, variant: bank:hopfield.update_order@9/7 is",
        ),
        ("variant", "bank:hopfield.update_order@1/other", "exercise 1, asked: this version"),
        ("form", "steps", "exercise 1, form: 'steps' is not known. There are: choice"),
        ("points", 0, "exercise 1, points: 'Hopfield networks: choose one' needs at least 1 point"),
        ("givens", {}, "exercise 1, givens: there is no such key"),
        ("answers", {"choice": "Z"}, "exercise 1, answers.choice: this version of quizgen computes"),
    ],
)
def test_nothing_in_the_key_of_a_question_is_trusted(tmp_path: Path, key: str, value, message: str) -> None:
    table = json.loads(manifest.write(sheet_of(ConceptWish(concepts=("hopfield.update_order",)))))
    table["exercises"][0][key] = value
    place = tmp_path / "key.json"
    place.write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(BadFile) as error:
        manifest.read(place)
    assert message in str(error.value)


def test_points_are_shared_out_among_what_a_question_asks() -> None:
    kinds = [item.id for item in bank.items(topic="hopfield", kind="true-false")]
    (item,) = sheet_of(ConceptWish(concepts=kinds, points=5)).items
    assert [asked.points for asked in item.question.asked] == [2, 3]


def test_the_pages_show_every_option_and_the_solutions_what_they_are_about(every_question: Sheet) -> None:
    pages = documents(every_question)
    for suffix in ("", "-solutions"):
        page = markdown.render(pages[suffix], "sheet")["sheet.md"]
        text = " ".join(page.decode().split())
        for item in every_question.items[1:]:
            assert isinstance(item, ConceptItem)
            for asked in item.question.asked:
                shown = asked.options or [line for line in asked.text.splitlines() if line.startswith("- ")]
                assert all(" ".join(option.replace("'", "’").split()) in text for option in shown), item.name


BLUEPRINT = """\
[[exercise]]
concept = "hopfield.hebb_weight"
points = 3

[[exercise]]
concepts = "hopfield"
kind = "single-choice"
level = "intro"
count = 2
"""


def test_a_blueprint_names_questions_or_what_they_are(tmp_path: Path) -> None:
    place = tmp_path / "exam.toml"
    place.write_text(BLUEPRINT, encoding="utf-8")
    first, second, third = sheet_of(*read_blueprint(place).wishes).items
    assert (first.name, first.question.points) == ("hopfield.hebb_weight", 3)
    for item in (second, third):
        assert (item.posed.item.kind, item.posed.item.level) == ("single-choice", "intro")
    assert second.name != third.name


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "hebb_weight",
            "hebb_weigt",
            "exam.toml, line 2, concept: no concept question 'hopfield.hebb_weigt'",
        ),
        ('"hopfield"', '"hopfeild"', "exam.toml, line 6, concepts: no concept questions on 'hopfeild'"),
        ("single-choice", "essay", "exam.toml, line 7, kind: 'essay' is not known"),
        ('"intro"', '"easy"', "exam.toml, line 8, level: 'easy' is not known"),
        ("single-choice", "formula", "exam.toml, line 5: no concept question is all of this"),
        ("count = 2", 'form = "steps"', "exam.toml, line 9, form: there is no such key"),
        ("points", 'family = "mlp.forward"\npoints', "exam.toml, line 3, family: there is no such key"),
        ("points", 'concepts = "hopfield"\npoints', "exam.toml, line 1: give either a family or a topic"),
    ],
)
def test_a_mistake_in_a_blueprint_is_told_with_its_place(tmp_path: Path, old, new, message) -> None:
    place = tmp_path / "exam.toml"
    place.write_text(BLUEPRINT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadFile) as error:
        read_blueprint(place)
    assert message in str(error.value)


def test_an_exercise_does_not_stand_for_the_question_of_the_same_name() -> None:
    shared = "hopfield.landscape"
    assert shared in HOPFIELD
    wanted = ConceptWish(concepts=(shared, "hopfield.number_of_states"))
    sheet = sheet_of(*wishes((shared,), count=1), wanted, wanted)
    assert sorted(item.name for item in sheet.items[1:]) == [shared, "hopfield.number_of_states"]
