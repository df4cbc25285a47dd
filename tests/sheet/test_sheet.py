"""From a blueprint to a sheet: which exercises, which numbers."""

from collections import Counter
from dataclasses import replace

import pytest

from quizgen import catalogue
from quizgen.errors import InputError
from quizgen.sheet.blueprint import Blueprint, Wish, pool, wishes
from quizgen.sheet.sheet import in_turn, letters, sheets
from quizgen.variant import SEED_LETTERS

MLP, ATTENTION = "mlp.forward", "attention.scaled_dot_product"


def identities(sheet) -> list[str]:
    return [item.exercise.identity for item in sheet.items]


def test_the_same_seed_gives_the_same_sheet_and_another_seed_other_numbers(make) -> None:
    assert identities(make("a1")) == identities(make("a1"))
    assert not set(identities(make("a1"))) & set(identities(make("a2")))


def test_neighbouring_seeds_and_positions_share_no_letters_by_rule() -> None:
    made = [letters(f"7/{k}") for k in range(1, 200)]
    assert len(set(made)) == len(made)
    assert all(len(seed) == 6 and set(seed) <= set(SEED_LETTERS) for seed in made)
    assert len({seed[0] for seed in made}) > 20


def test_no_family_repeats_before_every_family_was_used() -> None:
    families = [f"{topic}.{name}" for topic in "abc" for name in ("x", "y")]
    used: list[str] = []
    for _ in range(12):
        used.append(in_turn(families, used, "7f3k")[0])
    assert set(Counter(used[:6]).values()) == {1}
    assert set(Counter(used).values()) == {2}


def test_topics_take_turns_before_a_topic_comes_again() -> None:
    families = ["a.1", "a.2", "a.3", "b.1", "c.1"]
    used: list[str] = []
    for _ in range(3):
        used.append(in_turn(families, used, "s")[0])
    assert {id[0] for id in used} == {"a", "b", "c"}


def test_a_new_family_moves_no_other_out_of_its_order() -> None:
    before = in_turn(["a.1", "b.1", "c.1", "d.1"], [], "s")
    after = in_turn(["a.1", "b.1", "c.1", "d.1", "e.1"], [], "s")
    assert [id for id in after if id != "e.1"] == before


def test_without_names_the_exercises_come_from_all_families() -> None:
    assert pool(()) == catalogue.family_ids()
    assert len(wishes()) == 8
    assert {wish.form for wish in wishes()} == {"steps"}


def test_topics_and_families_can_be_named_together() -> None:
    chosen = pool(("backprop", MLP))
    assert MLP in chosen
    assert {id.partition(".")[0] for id in chosen} == {"backprop", "mlp"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((("attentoin",),), "no topic or family 'attentoin'. Did you mean attention"),
        (((MLP,), ("exams",)), "mlp.forward has no level 'exams': choose intro or standard or exam"),
        (((MLP,), (), ("choise",)), "no question form 'choise'. Did you mean choice?"),
        (((MLP,), (), (), 0), "0 exercises are not possible: 1 to 100 are"),
        (((MLP,), (), (), 101), "101 exercises are not possible"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(arguments, message) -> None:
    with pytest.raises(InputError) as error:
        wishes(*arguments)
    assert message in str(error.value)


def test_levels_and_forms_take_turns(make) -> None:
    wanted = wishes((MLP,), ("intro", "exam"), ("steps", "choice", "worked"), 6)
    assert [wish.level for wish in wanted] == ["intro", "exam"] * 3
    assert [wish.form for wish in wanted] == ["steps", "choice", "worked"] * 2


def test_papers_have_the_same_families_and_forms_and_other_numbers() -> None:
    blueprint = Blueprint(wishes=wishes(("attention", "backprop", "mlp"), count=4), seed="2026")
    papers = list(sheets(blueprint, 3))
    assert [paper.id for paper in papers] == ["2026-01", "2026-02", "2026-03"]
    assert {paper.seed for paper in papers} == {"2026"}
    families = [[item.exercise.family.id for item in paper.items] for paper in papers]
    assert families[0] == families[1] == families[2]
    drawn = [identity for paper in papers for identity in identities(paper)]
    assert len(set(drawn)) == len(drawn)


def test_a_seed_is_made_up_where_none_is_given() -> None:
    blueprint = Blueprint(wishes=wishes((MLP,), count=1))
    one, other = next(sheets(blueprint)), next(sheets(blueprint))
    assert len(one.id) == 4
    assert one.id != other.id


def test_points_of_a_wish_are_shared_out_among_the_parts() -> None:
    wish = Wish(families=(ATTENTION,), points=10)
    (sheet,) = sheets(Blueprint(wishes=[wish], seed="1"))
    points = [asked.points for asked in sheet.items[0].question.asked]
    assert (sum(points), min(points) >= 1, sheet.points) == (10, True, 10)


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Wish(families=(ATTENTION,), form="worked", points=3), "asks nothing, so it cannot have points"),
        (Wish(families=(ATTENTION,), points=1), "needs at least 3 points, one for each part"),
        (Wish(families=(ATTENTION,), form="faded:9"), "has 3 steps: fade 1 to 2 of them"),
        (Wish(families=(ATTENTION,), options={"n": "two"}), "n = 'two' should be a whole number"),
    ],
)
def test_a_wish_that_no_exercise_meets_is_told_with_its_place(wish, message) -> None:
    for source, place in (("exam.toml, line 3", "exam.toml, line 3: "), ("", "exercise 1: ")):
        with pytest.raises(InputError) as error:
            list(sheets(Blueprint(wishes=[replace(wish, source=source)], seed="1")))
        assert str(error.value).startswith(place)
        assert message in str(error.value)


def test_a_family_that_cannot_be_asked_in_a_form_gives_way_to_one_that_can() -> None:
    two_steps = "mlp.forward"
    wish = Wish(families=("attention.scaled_dot_product", two_steps, "backprop.mlp"), form="faded:7")
    for seed in "abcdef":
        (sheet,) = sheets(Blueprint(wishes=[wish], seed=seed))
        assert sheet.items[0].exercise.family.id == "backprop.mlp"


def test_an_exercise_is_not_twice_on_a_sheet() -> None:
    tiny = {"n": 1, "m": 1, "d_k": 1, "d_v": 1}
    wish = Wish(families=(ATTENTION,), level="intro", form="worked", options=tiny)
    with pytest.raises(InputError, match=r"too few different exercises|none of"):
        list(sheets(Blueprint(wishes=[wish] * 100, seed="1")))


def test_too_many_papers_are_refused() -> None:
    with pytest.raises(InputError, match="1001 variants are not possible"):
        next(sheets(Blueprint(wishes=wishes((MLP,))), 1001))
