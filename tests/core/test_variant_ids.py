"""A variant id says everything that rebuilds an exercise, and nothing else is taken for one."""

import pytest

from quizgen.catalogue import UnknownFamily, UnknownLevel
from quizgen.conventions import UnknownConvention
from quizgen.exercise import generate, solve
from quizgen.family import Unfit
from quizgen.precision import Precision
from quizgen.variant import SEED_LETTERS, BadVariant, Variant, checked_seed, parse_variant

FAMILY = "attention.scaled_dot_product"


@pytest.mark.parametrize(
    "text",
    [
        "backprop.mlp@1/standard/k7q2f9",
        "a.b@12/exam/2026-07_x.1",
        "a.b@1/exam/7?profile=units-dl&sizes=2,3,1",
        "a.b@1/exam/7?hebb_norm=1%2FN&sign0=%2B1",
    ],
)
def test_an_id_is_read_and_written_the_same(text):
    assert str(parse_variant(text)) == text


def test_options_that_need_quoting_come_back():
    options = {"hebb_norm": "1/N", "sign0": "+1", "odd": "a&b=c d%"}
    assert parse_variant(str(Variant("a.b", 1, "intro", "7", options))).options == options


@pytest.mark.parametrize(
    "text",
    ["", "a.b", "a.b@1", "a.b/standard/7", "a.b@1/standard", "a.b@x/standard/7", "../etc@1/standard/7",
     "a.b@1/st/a b", "a.b@1/standard/" + "x" * 65, "a.b@1/standard/7\n", "a.b@1/standard/7/8",
     "a.b@1/standard/é", "a.b@1/intro/7?level=exam", "a.b@1/intro/7?seed=9", "a.b@1/intro/7?d_v=3&id=9"],
)  # fmt: skip
def test_anything_else_is_no_id(text):
    with pytest.raises(BadVariant):
        parse_variant(text)


def test_a_new_seed_is_short_and_has_no_letters_that_look_alike():
    seeds = {checked_seed(None) for _ in range(50)}
    assert len(seeds) > 40
    assert all(len(seed) == 6 and set(seed) <= set(SEED_LETTERS) for seed in seeds)
    assert not set("il1o0") & set(SEED_LETTERS)


def test_a_number_is_a_seed():
    assert generate(FAMILY, "intro", 7).variant == generate(FAMILY, "intro", "7").variant


def test_options_stand_in_the_id_and_change_the_draw():
    plain, wide = generate(FAMILY, "standard", 7), generate(FAMILY, "standard", 7, d_v="3")
    assert wide.variant.options == {"d_v": "3"}
    assert wide.values["V"].shape[1] == 3
    assert plain.trace.exact["Q"] != wide.trace.exact["Q"]


@pytest.mark.parametrize(
    ("arguments", "options", "error", "complaint"),
    [
        (("attention.scaled_dot",), {}, UnknownFamily, "Did you mean attention.scaled_dot_product"),
        ((FAMILY, "standrad"), {}, UnknownLevel, "has no level .standrad.: choose intro or standard or exam"),
        ((FAMILY,), {"profile": "texbook"}, UnknownConvention, "Did you mean textbook"),
        ((FAMILY,), {"attn_scale": "no"}, UnknownConvention, "not one of: sqrt_dk, none"),
        ((FAMILY,), {"causl": "true"}, Unfit, "Did you mean causal"),
        ((FAMILY, "standard", "a b"), {}, BadVariant, "use up to 64 letters"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(arguments, options, error, complaint):
    with pytest.raises(error, match=complaint):
        generate(*arguments, **options)


@pytest.mark.parametrize("bias", [True, "true", "yes", "1"])
def test_an_option_has_one_spelling(bias):
    exercise = generate("cnn.conv1d", "intro", 7, bias=bias)
    assert str(exercise.variant) == "cnn.conv1d@1/intro/7?bias=true"
    assert exercise.values["z"].tolist() == generate("cnn.conv1d", "intro", 7, bias=True).values["z"].tolist()


def test_own_numbers_are_told_apart_by_all_that_was_chosen():
    numbers = {"Q": [[1, 0]], "K": [[1, 1], [0, 2]], "V": [[1, 2], [3, 4]]}
    ways = [{}, {"scale": False}, {"attn_scale": "none"}, {"precision": Precision(3)}]
    identities = [solve("attention.scaled_dot_product", **numbers, **way).identity for way in ways]
    assert len(set(identities)) == len(ways)
