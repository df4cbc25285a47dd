"""Conventions are explicit: every key has a default that exists, and a sentence that parses."""

import re

import pytest

from quizgen import mathtext
from quizgen.conventions import UnknownConvention, checked, conventions, profile, profiles


@pytest.mark.parametrize("key", conventions())
def test_the_default_of_a_convention_is_one_of_its_values(key):
    assert checked(key, conventions()[key].default) == conventions()[key].default


@pytest.mark.parametrize("key", conventions())
def test_the_sentences_of_a_convention_are_sentences_with_formulas_that_parse(key):
    for sentence in conventions()[key].sentences.values():
        assert not sentence or (sentence[0].isupper() and sentence.endswith("."))
        for formula in re.findall(r"\$(.+?)\$", sentence):
            mathtext.parse(formula)


@pytest.mark.parametrize("name", profiles())
def test_a_profile_sets_conventions_and_values_that_exist(name):
    for key, value in profile(name).items():
        assert checked(key, value) == value


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (lambda: checked("sq_los", "mean"), "no convention 'sq_los'. Did you mean sq_loss"),
        (lambda: checked("sq_loss", "third"), "sq_loss = 'third' is not one of: half_sum, mean, sum"),
        (lambda: profile("txtbook"), "no course profile 'txtbook'. Did you mean textbook"),
        (lambda: profile("../conventions"), "no course profile"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(call, complaint):
    with pytest.raises(UnknownConvention, match=complaint):
        call()
