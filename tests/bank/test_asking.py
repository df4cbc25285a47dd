"""A seed makes a question, always the same one; every bundled item goes through every writer."""

from collections import Counter

import pytest

from quizgen.bank import (
    BankVariant,
    NoVariant,
    UnknownItem,
    is_bank_variant,
    load,
    parse_bank_variant,
    pose,
    restore,
)
from quizgen.page import Document, Exercise, html, markdown, pdf, terminal
from quizgen.sheet.layout import question_text, solution_text
from quizgen.variant import BadVariant

from .written import CHOICE, KINDS, NUMBER, bank_of, item_of

BUNDLED = [item.id for item in load().items]


@pytest.mark.parametrize("id", BUNDLED)
def test_the_id_of_a_question_makes_it_again(id):
    one = pose(load().find(id), "k7q2f9")
    again = restore(str(one.variant))
    assert (again.question.prompt, again.question.asked) == (one.question.prompt, one.question.asked)
    assert again.question.solution == one.question.solution
    assert again.keys == one.keys


def test_the_stream_of_chance_is_fixed():
    one = restore("bank:hopfield.hebb_weight@1/k7q2f9")
    assert "$5$ neurons" in one.question.prompt
    assert one.keys["number"].shown == "$0.2$"
    assert restore("bank:hopfield.architecture@1/k7q2f9").keys["choice"].expected == "D"


def test_the_right_option_stands_everywhere_about_as_often(tmp_path):
    item = item_of(tmp_path, CHOICE)
    places = Counter(pose(item, seed).question.asked[0].right for seed in range(300))
    assert min(places[place] for place in range(3)) > 70


def test_conditions_hold_for_every_seed(tmp_path):
    item = item_of(tmp_path, NUMBER)
    drawn = {int(pose(item, seed).question.prompt.split("$")[1]) for seed in range(200)}
    assert min(drawn) == 4
    assert max(drawn) == 30


def test_conditions_that_nothing_meets_are_told_with_the_item(tmp_path):
    item = item_of(tmp_path, NUMBER.replace("n > 3", "n > 30"))
    with pytest.raises(NoVariant, match=r"tests.toml, line 4, tests.pairs: .*: it does not hold that n > 30"):
        pose(item, "1")


def test_it_is_known_how_often_was_drawn(tmp_path):
    once, often = (item_of(tmp_path, NUMBER.replace("n > 3", f"n > {least}")) for least in (1, 25))
    assert {pose(once, seed).draws for seed in range(20)} == {1}
    assert max(pose(often, seed).draws for seed in range(20)) > 3


def test_a_wrong_option_that_happens_to_be_right_is_drawn_again(tmp_path):
    text = CHOICE.replace('"blue"', '"$@{n^2}$"').replace('"green"', '"$@{2*n}$"')
    text = text.replace("[[item.right]]", "[item.parameters]\nn = [2, 3]\n\n[[item.right]]")
    item = item_of(tmp_path, text)
    assert {pose(item, seed).question.asked[0].options.count("$9$") for seed in range(20)} == {1}


def test_a_wrong_number_that_happens_to_be_right_is_drawn_again(tmp_path):
    item = item_of(tmp_path, NUMBER.replace('value = "n*(n-1)"', 'value = "3*n"').replace("n > 3", "n > 5"))
    assert all(pose(item, seed).keys["number"].expected != 21 for seed in range(60))


def test_a_convention_is_printed_with_the_question():
    assert (
        "*Hebb's rule divides by the number of neurons $N$.*"
        in restore("bank:hopfield.hebb_weight@1/1").question.prompt
    )


def test_a_slide_claim_is_followed_by_the_fact():
    solution = restore("bank:hopfield.capacity_on_slides@1/1").question.solution
    assert "**In fact:** Random patterns are recalled reliably only up to about $0.138 N$" in solution


def test_exercises_on_the_same_matter_are_named_where_there_are_any():
    with_family, without = (restore(f"bank:hopfield.{name}@1/1") for name in ("hebb_weight", "architecture"))
    assert with_family.question.solution.endswith("Exercises with numbers: `hopfield.async_update`.")
    assert "Exercises" not in without.question.solution


def test_an_id_is_read_back():
    variant = BankVariant("hopfield.landscape", 2, "k7q2f9")
    assert parse_bank_variant(str(variant)) == variant
    assert is_bank_variant(str(variant))
    assert not is_bank_variant("hopfield.async_update@1/standard/k7q2f9")


@pytest.mark.parametrize(
    "text",
    [
        "bank:hopfield",
        "bank:a.b@x/1",
        "hopfield.landscape@1/1",
        "bank:a.b@1/../x",
        "bank:A.b@1/1",
        "bank:a.b@1/",
    ],
)
def test_other_texts_are_no_ids(text):
    with pytest.raises(BadVariant):
        parse_bank_variant(text)


def test_another_version_of_an_item_is_not_passed_off_as_it():
    with pytest.raises(BadVariant, match="is of version 7 of the item, this is version 1"):
        restore("bank:hopfield.landscape@7/1")
    with pytest.raises(UnknownItem, match=r"Did you mean hopfield.landscape"):
        restore("bank:hopfield.landscap@1/1")


def test_a_bank_of_ones_own_can_be_restored_from(tmp_path):
    assert restore("bank:tests.colour@1/1", bank_of(tmp_path, CHOICE)).item.id == "tests.colour"


def document() -> Document:
    posed = [pose(load().find(id), "1") for id in BUNDLED]
    exercises = [
        Exercise(
            number=str(number),
            title=one.question.title,
            prompt=question_text(one.question),
            solution=solution_text(one.question),
            points=one.question.points,
            figures=dict(one.question.figures),
        )
        for number, one in enumerate(posed, 1)
    ]
    return Document(title="Concepts", exercises=tuple(exercises), sheet="1", solutions="inline")


@pytest.mark.parametrize("writer", [html, markdown, pdf])
def test_every_bundled_question_can_be_printed(writer):
    files = writer.render(document(), "concepts")
    assert all(files.values())


@pytest.mark.parametrize("plain", [True, False])
def test_every_bundled_question_can_be_shown_on_a_terminal(plain):
    text = terminal.render(document(), plain=plain)
    assert "Lyapunov" in text
    assert not {"$", "\\"} & set(text)


def test_a_question_is_called_by_its_topic_and_kind_and_asks_for_symbols_as_they_are_printed(tmp_path):
    titles = {pose(item_of(tmp_path, text)).question.title for text in KINDS.values()}
    assert len(titles) == len(KINDS)
    assert all(title.startswith("Tests: ") for title in titles)
    text = (
        KINDS["formula"].replace('["y"]', '["yhat", "lambda", "d_x"]').replace("y*(1-y)", "yhat*lambda + d_x")
    )
    text = text.replace('"1-y^2"', '"1-yhat^2"')
    (asked,) = pose(item_of(tmp_path, text)).question.asked
    assert asked.text == r"Give the formula in $\hat{y}$, $\lambda$ and $d_{x}$."
