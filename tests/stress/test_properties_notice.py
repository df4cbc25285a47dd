"""Each property notices the defect that it is there for: a good exercise is spoilt, and it fails."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from quizgen import questions
from quizgen.claims import Gradient, Mistake
from quizgen.draw import Draw
from quizgen.equations import Function
from quizgen.exact import exact
from quizgen.exercise import Exercise, generate
from quizgen.figures.picture import Figure
from quizgen.questions import choice, find_mistake
from quizgen.stress import (
    COSTLY,
    OF_FAMILIES,
    OF_SAMPLES,
    PROPERTIES,
    Broken,
    forms,
    hold,
    hold_together,
    pictures,
)

GOOD = ("attention.scaled_dot_product", "standard", "good")


@pytest.fixture
def exercise() -> Exercise:
    return replace(generate(*GOOD))  # nothing is printed yet


@pytest.mark.parametrize("proves", [*PROPERTIES, *COSTLY], ids=lambda p: p.__name__)
def test_the_good_exercise_has_the_property(proves, exercise):
    hold(proves, exercise)


def step(x: Exercise, name: str):
    return x.trace.quantities[name]


def not_finite(x, patch):
    x.trace.values["output"] = x.trace.values["output"] * np.nan


def requirement_broken(x, patch):
    x.trace.notes.append("one is two")


def mistake_from_the_future(x, patch):
    x.trace.mistake("late", step(x, "scores"), step(x, "output"))


def mistake_that_is_right(x, patch):
    x.trace.mistakes.append(Mistake("keys_mixed", step(x, "output"), step(x, "output").equation))


def wrong_gradient(x, patch):
    norm = Function(lambda z: float((z**2).sum()), "#1^2")
    loss = x.trace.step("loss", norm(step(x, "V")))
    x.trace.gradients.append(Gradient(loss, step(x, "V"), x.trace.step("dV", 3 * step(x, "V"))))


def floats_only(x, patch):
    crude = Function(lambda z: z if z.dtype == object else z + 1e-6, "#1")
    x.trace.step("crude", crude(step(x, "output")))


def print_off(x, patch):
    x.printed.values["output"] = x.printed.values["output"] + 1


def other_seed(x, patch):
    return replace(x, variant=replace(x.variant, seed="other"))


def other_given(x, patch):
    x.trace.exact["Q"] = exact((np.asarray(x.trace.exact["Q"].floats) + 1).tolist())


def nameless_step(x, patch):
    x.trace.step("nameless", step(x, "output") + 1)


def step_without_reason(x, patch):
    x.trace.step("mask_forgotten", step(x, "output") + 1)


def formula_of_no_writer(x, patch):
    x.trace.step("scores", step(x, "output") + 1, 2, symbol=r"\unheardof")


def given_that_changed_after_printing(x, patch):
    x.printed.latex("Q")
    other_given(x, patch)


def formula_of_something_else(x, patch):
    x.trace.step("scores", Function(lambda z: 2 * z, "#1 + 1")(step(x, "scores")), 2)


def number_with_two_texts(x, patch):
    odd = Function(lambda z: z + 0, "#1", entry=lambda entries, index, z: f"{entries.value(z)[index]:.6f}")
    x.trace.step("scores", odd(step(x, "weights")), 2)


def digits_cut_off(x, patch):
    patch.setattr(type(x.printed), "entry", lambda *_: "0.5")


def word_of_python(x, patch):
    x.trace.notes.append("the value None is good")


def answer_in_the_prompt(x, patch):
    x.trace.notes.append(f"the output is ${x.printed.latex('output')}$")


def option_shown_twice(x, patch):
    wrong = choice.replayed(x, "scale_forgotten")
    twice = {"scale_forgotten": wrong, "keys_mixed": wrong}
    patch.setattr(choice, "_asked_with_distractors", lambda *_: (step(x, "output"), twice))


def distractor_too_near(x, patch):
    near = Function(lambda z: z + 0.0002, "#1")
    x.trace.mistakes[:] = [Mistake("keys_mixed", step(x, "output"), near(step(x, "output").equation))]
    patch.setattr(choice, "visible", lambda *_: True)


def line_before_the_wrong_one(x, patch):
    late = next(m for m in x.trace.mistakes if m.of.name == "output")
    early = replace(late, of=step(x, "scores"))
    patch.setattr(
        find_mistake, "_slip", lambda x: (early, find_mistake.printed_with(x, {"output": late.equation}))
    )


def hint_that_tells_at_once(x, patch):
    patch.setattr(forms, "hints", lambda x, name: [x.printed.latex(name), x.printed.latex(name) + "."])


def one_step_left_too_many(x, patch):
    shown = forms.question
    patch.setattr(forms, "question", lambda x, form: shown(x, form.replace("1", "2")))


def undescribed_figure(x, patch):
    patch.setattr(pictures, "question", lambda x: with_figure(questions.question(x), Figure("<svg/>", " ")))


def figure_of_the_answer(x, patch):
    told = Figure(f"<svg><text>{x.printed.latex('weights')}</text></svg>", "a figure")
    patch.setattr(pictures, "question", lambda x: with_figure(questions.question(x), told))


def with_figure(shown, figure):
    return replace(shown, prompt="![](figure:told)", write_solution=lambda: "", figures={"told": figure})


def display_without_blank_line(x, patch):
    patch.setattr(forms, "FORMS", {"question": None})
    stuck = questions.question(x).prompt.replace("\n\n$$", "\n$$", 1)
    patch.setattr(forms, "question", lambda x, _: replace(questions.question(x), prompt=stuck))


SPOILT: dict[str, Callable] = {
    "values_are_finite": not_finite,
    "requirements_are_met": requirement_broken,
    "mistakes_use_what_comes_before": mistake_from_the_future,
    "mistakes_show": mistake_that_is_right,
    "gradients_agree_with_differences": wrong_gradient,
    "rounding_stays_within_tolerance": print_off,
    "exact_agrees_with_float": floats_only,
    "id_rebuilds": other_seed,
    "key_restores": other_given,
    "solving_agrees": other_given,
    "blocks_are_there": nameless_step,
    "words_say_something": step_without_reason,
    "formulas_pass_every_writer": formula_of_no_writer,
    "givens_are_printed_in_full": given_that_changed_after_printing,
    "printed_numbers_follow": formula_of_something_else,
    "numbers_have_one_text": number_with_two_texts,
    "rounded_numbers_show_their_digits": digits_cut_off,
    "texts_are_finished": word_of_python,
    "prompts_keep_the_answers": answer_in_the_prompt,
    "choice_has_one_right_option": option_shown_twice,
    "choice_distractors_are_named_mistakes": distractor_too_near,
    "find_mistake_shows_one_wrong_line": line_before_the_wrong_one,
    "hints_lead_to_the_value": hint_that_tells_at_once,
    "fading_leaves_the_last_steps": one_step_left_too_many,
    "figures_are_drawn": undescribed_figure,
    "figures_keep_the_answers": figure_of_the_answer,
}


@pytest.mark.parametrize("proves", [*PROPERTIES, *COSTLY], ids=lambda p: p.__name__)
def test_the_property_fails_for_the_spoilt_exercise(proves, exercise, monkeypatch):
    spoilt = SPOILT[proves.__name__](exercise, monkeypatch) or exercise
    with pytest.raises(Broken, match=spoilt.family.id):
        hold(proves, spoilt)


def test_a_display_formula_needs_blank_lines_around_it(exercise, monkeypatch):
    display_without_blank_line(exercise, monkeypatch)
    with pytest.raises(Broken, match="a blank line is missing"):
        hold(forms.texts_are_finished, exercise)


def wasteful_draws(xs):
    return [replace(x, draws=21) for x in xs]


def one_seed_for_all(xs):
    return xs[:1] * 4


def words_without_steps(xs):
    """The exercises of a family whose file is another one, and with them its words."""
    family = replace(xs[0].family, build=Draw.integer)
    return [replace(x, family=family) for x in xs]


SPOILT_SAMPLES: dict[str, Callable] = {
    "draws_are_seldom_rejected": wasteful_draws,
    "seeds_differ": one_seed_for_all,
    "blocks_are_used": words_without_steps,
}


@pytest.mark.parametrize("proves", [*OF_SAMPLES, *OF_FAMILIES], ids=lambda p: p.__name__)
def test_the_property_of_a_sample_fails_for_a_spoilt_sample(proves):
    sample = [generate(GOOD[0], GOOD[1], seed) for seed in "abcd"]
    hold_together(proves, sample)
    with pytest.raises(Broken, match=f"{GOOD[0]}/{GOOD[1]}"):
        hold_together(proves, SPOILT_SAMPLES[proves.__name__](sample))
