"""Every property of `quizgen.stress`, for every family at every level."""

from functools import lru_cache

import pytest

from quizgen import catalogue
from quizgen.conventions import profiles
from quizgen.exercise import Exercise, generate
from quizgen.precision import Precision
from quizgen.stress import COSTLY, OF_FAMILIES, OF_SAMPLES, PROPERTIES, hold, hold_together

SEEDS = 50
COSTLY_SEEDS = 5
LEVELS = [
    pytest.param(id, level, id=f"{id}-{level}")
    for id in catalogue.family_ids()
    for level in catalogue.find(id).levels
]


@lru_cache
def drawn(id: str, level: str) -> tuple[Exercise, ...]:
    return tuple(generate(id, level, f"test-{k}") for k in range(SEEDS))


def name(function) -> str:
    return function.__name__


@pytest.mark.parametrize("proves", PROPERTIES, ids=name)
@pytest.mark.parametrize(("id", "level"), LEVELS)
def test_each_exercise_has_the_property(id, level, proves):
    for exercise in drawn(id, level):
        hold(proves, exercise)


FEW_DIGITS = [Precision(decimals=3), Precision(2)]
HOLDS_FOR_MANY_DIGITS = {"figures_keep_the_answers", "prompts_keep_the_answers"}  # 0.5 may stand anywhere


@pytest.mark.parametrize("precision", FEW_DIGITS, ids=str)
@pytest.mark.parametrize("id", catalogue.family_ids())
def test_exercises_with_few_digits_have_the_properties(id, precision):
    for level in catalogue.find(id).levels:
        exercise = generate(id, level, "few-digits", precision=precision)
        for proves in PROPERTIES:
            if proves.__name__ not in HOLDS_FOR_MANY_DIGITS:
                hold(proves, exercise)


@pytest.mark.parametrize("proves", COSTLY, ids=name)
@pytest.mark.parametrize(("id", "level"), LEVELS)
def test_some_exercises_have_the_costly_property(id, level, proves):
    for exercise in drawn(id, level)[:COSTLY_SEEDS]:
        hold(proves, exercise)


@pytest.mark.parametrize("proves", OF_SAMPLES, ids=name)
@pytest.mark.parametrize(("id", "level"), LEVELS)
def test_exercises_of_one_level_have_the_property_together(id, level, proves):
    hold_together(proves, drawn(id, level))


@pytest.mark.parametrize("proves", OF_FAMILIES, ids=name)
@pytest.mark.parametrize("id", catalogue.family_ids())
def test_exercises_of_all_levels_have_the_property_together(id, proves):
    hold_together(proves, [exercise for level in catalogue.find(id).levels for exercise in drawn(id, level)])


@pytest.mark.parametrize("profile", profiles()[1:])
@pytest.mark.parametrize(("id", "level"), LEVELS)
def test_each_exercise_has_the_properties_with_the_conventions_of_every_course(id, level, profile):
    exercise = generate(id, level, f"test-{profile}", profile=profile)
    for proves in PROPERTIES:
        hold(proves, exercise)
