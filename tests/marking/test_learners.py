"""Simulated learners work every family at every level; QUIZGEN_SEEDS says how many exercises of each."""

import os
import random
from functools import lru_cache

import learners
import numpy as np
import pytest

from quizgen import catalogue
from quizgen.exercise import Exercise, generate
from quizgen.marking import Remark, Report, Standing, Verdict, mark

GUARDS = (Remark.FROM_TRIVIAL, Remark.FROM_IMPOSSIBLE)
SEEDS = int(os.environ.get("QUIZGEN_SEEDS", "2"))
LEVELS = [
    pytest.param(id, level, id=f"{id}-{level}")
    for id in catalogue.family_ids()
    for level in catalogue.find(id).levels
]


@lru_cache
def drawn(id: str, level: str) -> tuple[Exercise, ...]:
    return tuple(generate(id, level, f"marking-{k}") for k in range(SEEDS))


def answered(report: Report) -> list:
    return [each for each in report.marks if each.verdict is not Verdict.BLANK]


@pytest.mark.parametrize(
    "works", [learners.exact, learners.rounding, learners.rounding_at_the_end], ids=lambda w: w.__name__
)
@pytest.mark.parametrize(("id", "level"), LEVELS)
def test_who_works_rightly_loses_nothing(id, level, works):
    for exercise in drawn(id, level):
        for each in answered(mark(exercise, works(exercise))):
            assert each.verdict is Verdict.CORRECT, (exercise.identity, each)


@pytest.mark.parametrize(("id", "level"), LEVELS)
def test_who_cuts_digits_off_is_right_up_to_rounding(id, level):
    for exercise in drawn(id, level):
        for each in answered(mark(exercise, learners.cutting(exercise))):
            assert each.verdict in (Verdict.CORRECT, Verdict.ROUNDED), (exercise.identity, each)


@pytest.mark.parametrize(("id", "level"), LEVELS)
def test_each_mistake_is_named_unless_another_looks_the_same(id, level):
    told, taken = 0, 0  # a mistake may look like a right value with a digit less, but hardly ever does
    for exercise in drawn(id, level):
        for mistake in exercise.trace.mistakes:
            answers = learners.mistaken(exercise, {mistake.of.name: mistake.equation})
            if answers is None or learners.prints_as_right(exercise, mistake.of.name, answers):
                continue
            judged = mark(exercise, answers)[mistake.of.name].judgement
            told += 1
            if judged.remark is Remark.SHORT:
                taken += 1
            elif judged.remark is not Remark.AMBIGUOUS:
                assert judged.verdict is Verdict.MISTAKE, (exercise.identity, mistake.of.name, judged)
                assert (judged.mistake, judged.at) == (mistake.name, mistake.of.name)
    assert taken <= 0.01 * told


@pytest.mark.parametrize(("id", "level"), LEVELS)
def test_after_a_mistake_or_a_slip_the_rest_keeps_its_points(id, level):
    for exercise in drawn(id, level):
        chance = random.Random(exercise.identity)
        step = chance.choice(learners.numeric_steps(exercise))
        wrong = learners.one_digit_wrong(exercise, step, chance)
        ways = {
            mistake.of.name: {"swaps": {mistake.of.name: mistake.equation}}
            for mistake in exercise.trace.mistakes
        }
        for at, way in [*ways.items(), (step, {"pins": {step: wrong}})]:
            answers = learners.worked(exercise, **way)
            if answers is None:
                continue
            for each in answered(mark(exercise, answers)):
                if each.name != at and each.judgement.remark not in GUARDS:
                    assert each.standing is Standing.RIGHT, (exercise.identity, at, each)


@pytest.mark.parametrize(("id", "level"), LEVELS)
def test_a_slip_is_noticed(id, level):
    for exercise in drawn(id, level):
        chance = random.Random(exercise.identity)
        step = chance.choice(learners.numeric_steps(exercise))
        wrong = learners.one_digit_wrong(exercise, step, chance)
        answers = learners.slipped(exercise, step, wrong)
        if answers is not None:
            assert mark(exercise, answers)[step].standing is not Standing.RIGHT, exercise.identity


def test_hardly_any_mistake_is_lost_among_others_and_hardly_any_step_falls_to_a_guard():
    arrays = alike = steps = guarded = 0
    for id, level in (parameter.values for parameter in LEVELS):
        for exercise in drawn(id, level):
            for mistake in exercise.trace.mistakes:
                answers = learners.mistaken(exercise, {mistake.of.name: mistake.equation})
                if answers is None or np.size(exercise.values[mistake.of.name]) < 2:
                    continue
                report = mark(exercise, answers)
                arrays += 1
                alike += report[mistake.of.name].judgement.remark is Remark.AMBIGUOUS
                steps += len(answered(report))
                guarded += sum(each.judgement.remark in GUARDS for each in report.marks)
    assert arrays > 50
    assert alike <= 0.01 * arrays
    assert guarded <= 0.01 * steps


def test_numbers_at_random_are_not_accepted():
    right = total = 0
    for id, level in (parameter.values for parameter in LEVELS):
        for exercise in drawn(id, level):
            chance = random.Random(exercise.identity)
            for step in learners.numeric_steps(exercise):
                answers = learners.rounding(exercise) | {step: learners.at_random(exercise, step, chance)}
                right += mark(exercise, {step: answers[step]})[step].standing is Standing.RIGHT
                total += 1
    assert total > 100
    assert right <= 0.01 * total
