"""Items are found by topic, kind, level, tag, source and course."""

import pytest

from quizgen import bank
from quizgen.bank import UnknownItem, load
from quizgen.conventions import UnknownConvention

from .written import CHOICE, NUMBER, bank_of


@pytest.fixture
def few(tmp_path):
    """A bank of two items, one of which has a tag and a source of its own."""
    tagged = CHOICE.replace("level =", 'tags = ["energy"]\nlevel =').replace("textbook: ", "atlas: ")
    return bank_of(tmp_path, tagged, NUMBER)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["tests.colour", "tests.pairs"]),
        ({"topic": "tests", "level": "intro"}, ["tests.colour", "tests.pairs"]),
        ({"tag": "energy"}, ["tests.colour"]),
        ({"source": "textbook"}, ["tests.pairs"]),
        ({"kind": "number", "source": "textbook"}, ["tests.pairs"]),
        ({"kind": "number", "tag": "energy"}, []),
    ],
)
def test_items_are_those_that_are_all_of_what_is_asked_for(few, wanted, found):
    assert [item.id for item in few.select(**wanted)] == found


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"topic": "test"}, "no topic 'test' in the question bank. Did you mean tests?"),
        ({"kind": "choice"}, "no kind 'choice' in the question bank. Did you mean"),
        ({"level": "hard"}, "Did you mean standard?"),
        ({"tag": "enrgy"}, "no tag 'enrgy' in the question bank. Did you mean energy?"),
        ({"source": "methods"}, "no source 'methods' in the question bank. There are: atlas, textbook"),
    ],
)
def test_what_does_not_exist_is_told_with_what_does(few, wanted, message):
    with pytest.raises(UnknownItem) as caught:
        few.select(**wanted)
    assert message in str(caught.value)


def test_a_course_gets_no_item_of_another_convention_or_of_another_courses_slides():
    own = {item.id for item in bank.items(topic="hopfield", profile="methods-of-ai")}
    assert own == {item.id for item in bank.items(topic="hopfield")}
    textbook = {item.id for item in bank.items(topic="hopfield", profile="textbook")}
    assert own - textbook == {"hopfield.capacity_on_slides"}
    with pytest.raises(UnknownConvention, match="no course profile 'mit'"):
        bank.items(profile="mit")


def test_an_item_of_another_convention_is_not_for_the_course(tmp_path):
    text = CHOICE.replace('level = "intro"', 'level = "intro"\nconventions = { relu_grad_at_0 = 1 }')
    other = bank_of(tmp_path, text, NUMBER)
    assert [item.id for item in other.select(profile="web-intelligence")] == ["tests.colour", "tests.pairs"]
    assert [item.id for item in other.select(profile="textbook")] == ["tests.pairs"]


def test_an_item_for_some_courses_is_for_no_other(tmp_path):
    text = CHOICE.replace('level = "intro"', 'level = "intro"\nprofiles = ["cmu-dl"]')
    other = bank_of(tmp_path, text)
    assert [len(other.select(profile=name)) for name in ("cmu-dl", "units-dl")] == [1, 0]


def test_several_folders_make_one_bank(tmp_path):
    for name, text in (("one", CHOICE), ("two", NUMBER)):
        (tmp_path / name).mkdir()
        bank_of(tmp_path / name, text)
    both = load(tmp_path / "one", tmp_path / "two")
    assert [item.id for item in both.items] == ["tests.colour", "tests.pairs"]
    assert bank.items(folder=tmp_path / "two")[0].id == "tests.pairs"
