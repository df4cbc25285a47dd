"""Where the slides of a course are wrong, the worked solution says so, in that course alone."""

import pytest

from quizgen import catalogue
from quizgen.conventions import course, profiles, slide_claims
from quizgen.exercise import generate
from quizgen.questions.solution import Solution
from quizgen.words import Words

TOLD = [(name, step) for name, claim in slide_claims().items() for step in claim.steps]
SEEDS = 10


def solution(exercise):
    return Solution(exercise, Words(exercise)).worked()


@pytest.mark.parametrize(("name", "step"), TOLD)
def test_the_solution_of_the_step_tells_what_the_slides_say_and_what_is_right(name, step):
    claim, (step, _, key) = slide_claims()[name], step.partition(":")
    id = step.rpartition(".")[0]
    profile = name.partition(".")[0]
    exercises = (
        generate(id, level, seed, profile=profile)
        for seed in range(SEEDS)
        for level in catalogue.find(id).levels
    )
    exercise = next(
        exercise
        for exercise in exercises
        if step in {f"{id}.{q.word}" for q in exercise.trace.steps}
        and key in ("", *exercise.trace.used_conventions)
    )
    text = solution(exercise)
    assert text.count(claim.says) == text.count(claim.fact) == 1


@pytest.mark.parametrize("name", profiles())
def test_no_other_course_is_told(name):
    own = {claim.says for claim in course(name).slide_claims.values()}
    text = solution(generate("loss.softmax_cross_entropy", seed=1, profile=name))
    assert ("slides of this course" in text) == (name == "units-dl")
    assert all(claim.says not in text for claim in slide_claims().values() if claim.says not in own)


def test_steps_that_are_shown_together_tell_it_once():
    text = solution(generate("attention.causal_mask", seed=1, profile="cmu-dl"))
    assert text.count("slides of this course differ") == 2


def test_what_the_exercise_does_not_depend_on_is_not_told():
    told = solution(generate("cnn.conv1d", seed=1, profile="units-dl", d=2))
    untold = solution(generate("cnn.conv1d", seed=1, profile="units-dl"))
    claim = slide_claims()["units-dl.rate_counts_zeros"]
    assert claim.says in told
    assert claim.says not in untold
