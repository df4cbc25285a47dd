"""What is asked is asked in a sentence that can be read aloud."""

from quizgen.exercise import generate
from quizgen.questions import question
from quizgen.questions.phrases import phrases


def test_a_symbol_after_a_number_or_a_formula_stands_in_brackets():
    say = phrases().compute
    assert say("the scores", ("$S$",), None) == "Compute the scores $S$."
    assert say("the field of neuron $k$", ("$s_k$",), None) == "Compute the field of neuron $k$ ($s_k$)."
    parts = (("the field of neuron 1", "$s$"), ("the new state", "$y$"))
    assert (
        phrases().compute_part("Update 1", parts)
        == "Update 1: compute the field of neuron 1 ($s$) and the new state $y$."
    )


def test_a_choice_among_steps_of_one_name_asks_for_one_of_them():
    [asked] = question(generate("graph.chain_rule", "standard", "1"), "choice").asked
    assert asked.text.endswith("(one of the derivatives of the loss on the way back)?")
    [asked] = question(generate("attention.scaled_dot_product", "standard", "1"), "choice").asked
    assert "one of" not in asked.text
