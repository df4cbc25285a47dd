"""The properties that every family has to have at every level."""

from __future__ import annotations

from typing import Final

from quizgen.stress import forms, formulas, identity, mathematics, pictures, samples, words
from quizgen.stress.property import Property, SampleProperty

PROPERTIES: Final[tuple[Property, ...]] = (
    words.blocks_are_there,
    mathematics.values_are_finite,
    mathematics.requirements_are_met,
    mathematics.mistakes_use_what_comes_before,
    mathematics.mistakes_show,
    mathematics.gradients_agree_with_differences,
    mathematics.rounding_stays_within_tolerance,
    identity.id_rebuilds,
    identity.key_restores,
    identity.solving_agrees,
    words.words_say_something,
    formulas.formulas_pass_every_writer,
    formulas.givens_are_printed_in_full,
    formulas.printed_numbers_follow,
    formulas.numbers_have_one_text,
    formulas.rounded_numbers_show_their_digits,
    forms.texts_are_finished,
    forms.prompts_keep_the_answers,
    forms.choice_has_one_right_option,
    forms.choice_distractors_are_named_mistakes,
    forms.find_mistake_shows_one_wrong_line,
    forms.hints_lead_to_the_value,
    forms.fading_leaves_the_last_steps,
    pictures.figures_are_drawn,
    pictures.figures_keep_the_answers,
)
COSTLY: Final[tuple[Property, ...]] = (mathematics.exact_agrees_with_float,)
OF_SAMPLES: Final[tuple[SampleProperty, ...]] = (samples.draws_are_seldom_rejected, samples.seeds_differ)
OF_FAMILIES: Final[tuple[SampleProperty, ...]] = (words.blocks_are_used,)
