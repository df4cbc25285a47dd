"""Conventions and course profiles: every value has a sentence that can be printed, every claim its fact."""

import re

import pytest

from quizgen.bank.texts import troubles
from quizgen.conventions import (
    UnknownConvention,
    conventions,
    course,
    defaults,
    profile,
    profiles,
    settings,
    slide_claims,
)

COURSES = ("textbook", "aalborg-m4", "cmu-dl", "methods-of-ai", "units-dl", "web-intelligence")


def test_there_are_the_six_courses():
    assert profiles() == COURSES


@pytest.mark.parametrize("convention", conventions().values(), ids=lambda convention: convention.key)
def test_a_convention_is_told_in_sentences(convention):
    assert convention.about == convention.about.strip()
    assert not convention.about.endswith(".")
    assert convention.default in convention.sentences
    for sentence in filter(None, convention.sentences.values()):
        assert re.match(r"[A-Z$].*\.$", sentence)
        assert list(troubles(sentence)) == []


@pytest.mark.parametrize("convention", conventions().values(), ids=lambda convention: convention.key)
def test_what_only_slides_say_is_no_default_and_names_the_slides(convention):
    assert convention.default not in convention.slide_claims
    for value in convention.slide_claims:
        assert "slides of this course" in convention.sentences[value]


@pytest.mark.parametrize("name", COURSES)
def test_a_course_says_of_every_convention_what_it_does_and_where_that_comes_from(name):
    own = settings(name)
    assert [setting.key for setting in own] == list(conventions())
    for setting in own:
        assert setting.sentence == conventions()[setting.key].sentences[setting.value]
        assert bool(setting.origin) == (setting.key in profile(name))
        assert setting.origin or setting.value == defaults()[setting.key]
    assert course(name).title
    assert course(name).source


def test_the_textbook_sets_nothing():
    assert profile("textbook") == {}


@pytest.mark.parametrize("name", slide_claims())
def test_a_slide_claim_has_a_fact_beside_it(name):
    claim = slide_claims()[name]
    assert claim.says != claim.fact
    assert [*troubles(claim.says), *troubles(claim.fact)] == []
    assert claim.about in ("", *conventions())


def test_a_course_whose_value_only_slides_have_says_so_in_its_claims():
    for name in profiles():
        for key, value in profile(name).items():
            if value in conventions()[key].slide_claims:
                assert key in {claim.about for claim in course(name).slide_claims.values()}, (name, key)


def test_a_course_that_does_not_exist_is_told_with_those_that_do():
    with pytest.raises(UnknownConvention, match=r"no course profile 'unit-dl'. Did you mean units-dl"):
        course("unit-dl")
