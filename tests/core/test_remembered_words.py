"""Words that are remembered are those that would be written anew."""

import jinja2
import pytest

from quizgen import catalogue
from quizgen.blocks import Blocks, Named, Unchanging
from quizgen.exercise import Exercise, generate
from quizgen.slips import Slip
from quizgen.words import Words, environment, givens_display, template

SEEDS = 8


def written_anew(exercise: Exercise) -> Blocks:
    quantities = exercise.trace.quantities.values()
    return Blocks(
        template(exercise.family.id),
        exercise.parameters,
        [(q.name, q.word, q.index, Named(q, exercise.printed)) for q in quantities],
        conventions=exercise.trace.used_conventions,
        precision=exercise.precision,
        givens=givens_display(exercise),
    )


@pytest.mark.parametrize("id", catalogue.family_ids())
def test_the_words_of_every_family_are_those_written_for_its_values(id):
    for level in catalogue.find(id).levels:
        for seed in range(SEEDS):
            exercise = generate(id, level, f"words-{seed}")
            words, blocks = Words(exercise), written_anew(exercise)
            assert words.prompt() == blocks.text("prompt")
            for q in exercise.trace.steps:
                assert words.step(q) == blocks.step(q.name, q.word, q.index)
            for mistake in exercise.trace.mistakes:
                assert words.feedback(mistake.name) == blocks.text(mistake.name)


def test_a_block_that_looks_at_a_value_is_not_remembered():
    blocks = jinja2.Template(
        "{% block same %}{{ x }}, {{ n }}{% endblock %}{% block other %}{{ x.latex }}{% endblock %}"
    )
    unchanging = Unchanging(blocks, {"n": 2}, [("x", "x", None, "x^{(1)}")])
    assert unchanging.text("same") == "$x^{(1)}$, 2"
    assert unchanging.text("other") is None


def test_what_is_told_to_one_block_is_not_known_in_the_next():
    words = environment().from_string(
        "{% block z %}step {{ i }}{% endblock %}{% block slip %}Look at {{ i }}.{% endblock %}"
    )
    blocks = Blocks(words, {}, [("z1", "z", 1, "$z$")])
    assert blocks.step("z1", "z", 1).name == "step 1"
    with pytest.raises(Slip, match="'i' is undefined"):
        blocks.text("slip")
