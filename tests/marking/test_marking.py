"""What one submission is told, answer by answer."""

import json
from fractions import Fraction

import numpy as np
import pytest
from markdown_it import MarkdownIt

import quizgen
from quizgen.errors import InputError
from quizgen.exercise import Exercise, generate, solve
from quizgen.marking import Mark, Remark, Report, Standing, Verdict, mark, several_choices
from quizgen.marking.credit import share_of
from quizgen.marking.given import typed as written
from quizgen.precision import Precision


def attention(**options) -> Exercise:
    Q, K, V = [[1, 0], [0, 1], [1, 1]], [[1, 2], [0, 1], [1, -1]], [[1, 0], [0, 2], [3, -1]]
    return solve("attention.scaled_dot_product", Q=Q, K=K, V=V, **options)


def network() -> Exercise:
    return generate("backprop.mlp", "standard", "marking", hidden="sigmoid", output="sigmoid")


def memory(**options) -> Exercise:
    return solve(
        "hopfield.async_update", patterns=[[1, -1, 1, -1]], y0=[1, 1, 1, -1], order=[3, 1, 4, 2], **options
    )


def graph(**options) -> Exercise:
    return solve("graph.chain_rule", graph="d = a*b; e = d^2; L = c*e", a=2, b=-1.5, c="1/2", **options)


def only(exercise: Exercise, step: str, answer) -> Mark:
    return mark(exercise, {step: answer})[step]


def from_wrong(exercise: Exercise, step: str, wrong, *later: str) -> Report:
    """The marking of somebody who wrote something wrong and did the later steps rightly with it."""
    values = exercise.trace.replay({step: wrong}, rounding=lambda _, value: exercise.precision.array(value))
    return mark(exercise, {name: values[name] for name in (step, *later)})


# -- notation ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["-3", "−3.0", "-6/2", "= -3", "d = -3", "-0.3*10^1", "-30×10^-1", -3, Fraction(-3), np.float64(-3)],
)
def test_a_number_may_be_written_in_many_ways(typed):
    assert only(graph(), "d", typed).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    "typed", ["1, -1, 1, -1", "[1 -1 1 -1]", "1; -1; 1; -1", "[1 -1 1 -1]^T", [1, -1, 1, -1]]
)
def test_a_vector_may_be_a_row_or_a_column(typed):
    assert only(memory(), "y4", typed).verdict is Verdict.CORRECT


@pytest.mark.parametrize("turned", [False, True])
def test_a_matrix_of_one_row_may_be_a_column(turned):
    exercise = generate("backprop.mlp", "standard", "marking")
    row = exercise.printed.values["dW2"]
    assert row.shape == (1, 2)
    assert only(exercise, "dW2", row.T if turned else row).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("typed", "point"), [("0,7071, 0,5", "0.7071"), ("[0,7071, 0,5]", "0.7071"), ("-1,5, 2", "1.5")]
)
def test_decimal_commas_that_were_taken_for_separators_are_not_counted(typed, point):
    line = mark(network(), {"z1": typed}).lines["z1"]
    assert "a comma separates entries" in line
    assert f"write {point} with a point" in line


def test_a_vector_of_one_number_may_have_a_decimal_comma():
    exercise = generate("backprop.mlp", "standard", "marking")
    assert exercise.printed.values["y"].shape == (1,)
    answer = f"{exercise.printed.values['y'][0]}".replace(".", ",")
    assert "," in answer
    given = only(exercise, "y", answer)
    assert given.verdict is Verdict.CORRECT
    assert given.given.notes == ("the comma is read as the decimal mark",)
    assert only(exercise, "y", "1,234").verdict is Verdict.NOT_COUNTED


def test_a_list_with_decimal_commas_is_read_and_said():
    line = mark(network(), {"z1": "9,5; 8,5"}).lines["z1"]
    assert line.endswith("(read as `(9.5, 8.5)`). Note: the comma is read as the decimal mark.")


@pytest.mark.parametrize("typed", ["2, 3, 1", "{1,2,3}", "3; 2; 1", [1, 3, 2]])
def test_the_elements_of_a_set_may_stand_in_any_order(typed):
    A = [["1/2", "1/4", "1/8"]] * 3
    exercise = solve("attention.heatmap_reading", task="audit", A=A)
    assert exercise.values["wrong_rows"].tolist() == [1, 2, 3]
    assert only(exercise, "wrong_rows", typed).verdict is Verdict.CORRECT


@pytest.mark.parametrize("typed", ["1, 2", "1, 2, 3, 3", "∅", "1, 2, 4"])
def test_a_set_has_all_its_elements_and_no_other(typed):
    exercise = solve("attention.heatmap_reading", task="audit", A=[["1/2", "1/4", "1/8"]] * 3)
    assert only(exercise, "wrong_rows", typed).verdict in (Verdict.WRONG, Verdict.MISTAKE)


def test_a_decimal_comma_is_read_and_said():
    given = only(graph(), "L", "4,5")
    assert given.verdict is Verdict.CORRECT
    assert "the comma is read as the decimal mark" in mark(graph(), {"L": "4,5"}).lines["L"]


def test_a_formula_is_right_in_any_form():
    exercise = graph(formulas=True)
    for typed in ("2ab^2c", "c*2*(a*b)*b", "2c(ab)²/a"):
        assert only(exercise, "formulaa", typed).verdict is Verdict.CORRECT
    assert only(exercise, "formulaa", "4.5").verdict is Verdict.WRONG
    assert only(exercise, "formulaa", "ab^2c").verdict is Verdict.WRONG
    assert only(exercise, "formulaa", "ln(-a^2)").verdict is Verdict.WRONG
    assert only(exercise, "formulaa", "a + inf").verdict is Verdict.WRONG


def test_a_formula_that_a_mistake_leads_to_is_named():
    exercise = graph(formulas=True)
    judged = only(exercise, "formulaa", "2abc").judgement
    assert (judged.verdict, judged.mistake, judged.at) == (Verdict.MISTAKE, "stopped_early", "grad_a")


def test_a_choice_is_one_of_the_values_its_function_has():
    exercise = memory()
    assert only(exercise, "memory", "Stored").verdict is Verdict.CORRECT
    assert only(exercise, "memory", "mirror").verdict is Verdict.WRONG
    assert only(exercise, "memory", "perhaps").verdict is Verdict.NOT_COUNTED


# -- rounding ------------------------------------------------------------------------------------------------


def loss_near(ratio: float, figures: int = 4) -> Mark:
    """The marking of a loss that is so many half units of its last place off."""
    exercise = generate("loss.softmax_cross_entropy", "standard", "marking", precision=Precision(figures))
    loss = exercise.values["L"]
    unit = 10.0 ** (np.floor(np.log10(abs(loss))) - figures + 1)
    slope = 1 / exercise.values["p"][int(exercise.values["t"]) - 1]
    half_p = 0.5 * 10.0 ** (np.floor(np.log10(1 / slope)) - figures + 1)
    return only(exercise, "L", loss + ratio * (0.5 * unit + slope * half_p))


@pytest.mark.parametrize(
    ("ratio", "verdict"),
    [
        (0, "CORRECT"),
        (0.97, "CORRECT"),
        (-0.97, "CORRECT"),
        (1.1, "ROUNDED"),
        (-1.9, "ROUNDED"),
        (2.2, "WRONG"),
    ],
)
def test_one_tolerance_is_right_and_two_are_right_up_to_rounding(ratio, verdict):
    assert loss_near(ratio).verdict is Verdict[verdict]


def test_a_digit_less_than_asked_for_is_right_up_to_rounding_but_two_are_not():
    exercise = solve("graph.chain_rule", graph="d = exp(a); L = d*b", a=1, b=3)  # e = 2.71828…
    assert only(exercise, "d", "2.718").verdict is Verdict.CORRECT
    short = only(exercise, "d", "2.72").judgement
    assert (short.verdict, short.remark) == (Verdict.ROUNDED, Remark.SHORT)
    assert only(exercise, "d", "2.7").verdict is Verdict.WRONG
    assert only(exercise, "d", "3").verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("family", "seed", "precision", "step", "answer"),
    [
        ("graph.chain_rule", "0", Precision(decimals=1), "grad_f", "0"),  # 0.235
        ("graph.chain_rule", "0", Precision(decimals=2), "grad_f", "0.2"),
        ("loss.softmax_cross_entropy", "2", Precision(2), "L", "0.2"),  # 0.17
        ("hopfield.energy", "0", Precision(decimals=0), "E", "0"),  # -3.5
    ],
)
def test_a_digit_less_than_asked_for_leaves_two_figures(family, seed, precision, step, answer):
    exercise = generate(family, "standard", seed, precision=precision)
    assert only(exercise, step, answer).verdict is Verdict.WRONG


def test_what_has_a_digit_less_may_have_two_figures_or_more():
    exercise = generate("graph.chain_rule", "standard", "0", precision=Precision(3))
    assert only(exercise, "g", "0.61").judgement.remark is Remark.SHORT
    exercise = solve(
        "graph.chain_rule", graph="d = exp(a); L = d*b", a=3, b=3, precision=Precision(decimals=1)
    )
    assert only(exercise, "d", "20").judgement.remark is Remark.SHORT


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("0.0114 0.795 0.193; 0.0556 0.941 0.00329", "ROUNDED"),
        ("0.01143 0.795 0.1933; 0.05562 0.9411 0.003288", "ROUNDED"),
        ("0.01143 0.79 0.1933; 0.05562 0.9411 0.003288", "WRONG"),
    ],
)
def test_a_digit_less_is_counted_entry_by_entry(answer, verdict):
    judged = only(
        generate("attention.scaled_dot_product", "standard", "marking"), "weights", answer
    ).judgement
    assert judged.verdict is Verdict[verdict]
    assert (judged.remark is Remark.SHORT) == (verdict == "ROUNDED")


@pytest.mark.parametrize("precision", [Precision(4), Precision(decimals=3)])
def test_two_digits_less_are_wrong_and_told_to_be_rounded_too_far(precision):
    exercise = generate("attention.scaled_dot_product", "standard", "marking", precision=precision)
    left = Precision(2) if precision.decimals is None else Precision(decimals=1)
    rounded = np.vectorize(left.rounded)(exercise.values["output"])
    report = mark(exercise, {"output": rounded})
    told = report["output"].judgement
    assert (told.verdict, told.remark) == (Verdict.WRONG, Remark.COARSE)
    assert "rounded too far: keep " + str(precision)[0] in report.lines["output"]
    other = mark(exercise, {"output": rounded + 0.1})
    assert other["output"].judgement.remark is not Remark.COARSE


def test_where_one_digit_would_be_left_nothing_is_said_about_rounding():
    exercise = generate("attention.scaled_dot_product", "standard", "marking", precision=Precision(3))
    rounded = np.vectorize(Precision(1).rounded)(exercise.values["output"])
    assert mark(exercise, {"output": rounded})["output"].judgement.remark is not Remark.COARSE


def test_digits_behind_those_that_are_kept_do_not_matter_for_an_exact_value():
    exercise = graph()
    assert only(exercise, "L", "4.4999").verdict is Verdict.CORRECT
    assert only(exercise, "L", "4.49").verdict is Verdict.WRONG


def test_whole_numbers_are_exact():
    exercise = solve("graph.chain_rule", graph="d = a*b; L = d + a", a=123, b=1003)
    assert only(exercise, "d", 123369).verdict is Verdict.CORRECT
    assert only(exercise, "d", 123370).verdict is Verdict.WRONG


def test_rounding_may_cost_a_share_of_the_points():
    exercise = solve("graph.chain_rule", graph="d = exp(a); L = d*b", a=1, b=3)
    assert mark(exercise, {"d": "2.72"}, rounded=0.5)["d"].points == Fraction(1, 2)
    assert mark(exercise, {"d": "2.72"})["d"].points == 1


def curved() -> Exercise:
    """1/(d − b) for nearly equal d = e^0.2 = 1.2214… and b: rounding d changes L a lot."""
    return solve("graph.chain_rule", graph="d = exp(a); f = d - b; L = c/f", a="0.2", b="1.2206", c=1)


def test_the_path_that_is_rounded_at_every_step_is_right_however_far_it_leads():
    assert curved().values["L"] == pytest.approx(1245.7, abs=0.1)
    assert only(curved(), "L", "2500").verdict is Verdict.CORRECT  # 1/(1.221 - 1.2206)


def test_what_follows_from_own_right_values_is_right_however_far_it_leads():
    answers = {"d": "1.22091", "f": "0.00031", "L": "3226"}
    report = mark(curved(), answers)
    assert [report[name].verdict for name in answers] == [Verdict.CORRECT] * 3


def test_arrays_are_taken_with_all_their_digits():
    assert written(np.array([[1 / 3]])) == "[[0.3333333333333333]]"


# -- error carried forward -----------------------------------------------------------------------------------


def test_steps_after_a_wrong_one_are_judged_by_what_they_make_of_it():
    exercise = network()
    later = [q.name for q in exercise.trace.steps if q.name != "z1"]
    report = from_wrong(exercise, "z1", np.array([0.3, -0.7]), *later)
    assert report["z1"].verdict is Verdict.WRONG
    assert {report[name].standing for name in later} == {Standing.RIGHT}
    assert report["h1"].judgement.carried == ("z1",)
    assert report["dW1"].judgement.carried == ("z1",)
    assert (report.errors, report.points) == (1, len(later))
    assert report.carried == sum(each.verdict is Verdict.FOLLOWS for each in report.marks) > 5


def test_the_right_value_is_right_after_a_wrong_one():
    exercise = network()
    answers = {name: exercise.printed.values[name] for name in ("h1", "z2")}
    report = mark(exercise, {"z1": [0.3, -0.7], **answers})
    assert [report[name].verdict for name in ("z1", "h1", "z2")] == [
        Verdict.WRONG,
        Verdict.CORRECT,
        Verdict.CORRECT,
    ]


def test_a_wrong_value_is_carried_over_steps_that_were_not_told():
    report = from_wrong(network(), "z1", np.array([0.3, -0.7]), "y")
    assert report["h1"].verdict is Verdict.BLANK
    assert report["y"].verdict is Verdict.FOLLOWS


def test_who_goes_on_with_all_digits_of_a_wrong_value_follows_too():
    exercise = network()
    exactly = exercise.trace.replay({"z1": np.array([0.31234567, -0.71234567])})
    report = mark(
        exercise, {"z1": [0.3123, -0.7123], "h1": exercise.precision.array(exactly["h1"]), "y": exactly["y"]}
    )
    assert [each.verdict for each in report.marks if each.given] == [
        Verdict.WRONG,
        Verdict.FOLLOWS,
        Verdict.FOLLOWS,
    ]


def test_a_wrong_value_that_looks_short_may_have_more_digits():
    exercise = solve("graph.chain_rule", graph="d = exp(a); e = d*b; L = e*c", a=1, b=30, c=1)
    report = mark(exercise, {"d": "3", "e": "90.01"})  # 3.0004 · 30
    assert [report[name].verdict for name in ("d", "e")] == [Verdict.WRONG, Verdict.FOLLOWS]


def test_a_wrong_value_may_nearly_cancel():
    exercise = solve("graph.chain_rule", graph="d = exp(a); e = d - b; L = e*c", a=1, b=3, c=1)
    report = mark(exercise, {"d": "3.001", "e": "0.0014"})  # 3.0014 - 3
    assert [report[name].verdict for name in ("d", "e")] == [Verdict.WRONG, Verdict.FOLLOWS]


def test_what_follows_may_be_right_up_to_rounding():
    exercise = network()
    h1 = exercise.trace.replay({"z1": np.array([0.3, -0.7])})["h1"]
    judged = mark(exercise, {"z1": [0.3, -0.7], "h1": h1 - 7e-5})["h1"].judgement
    assert (judged.verdict, judged.carried) == (Verdict.ROUNDED, ("z1",))


def test_a_value_of_another_shape_is_not_carried():
    exercise = attention()
    scores = np.array([[1.0, 2, 0.5], [0, 1, -2], [0.3, 1, 2]])
    output = exercise.trace.replay({"scores": scores})["output"]
    report = mark(exercise, {"scores": scores, "weights": [[1, 2], [3, 4]], "output": output})
    assert report["output"].judgement.carried == ("scores",)


def test_what_a_mistake_gives_another_shape_is_named_and_carried():
    exercise = solve("linreg.normal_equation", x=[1, 2, 4], y=[1, 3, 4], level="standard")
    forgotten = float(np.dot([1, 2, 4], [1, 3, 4]) / 21)
    report = mark(exercise, {"phi_star": [forgotten]})
    assert report["phi_star"].judgement.mistake == "column_of_ones_forgotten"
    X = np.array(exercise.values["X"])
    report = mark(exercise, {"XtX": X @ X.T, "det": 1})
    assert report["XtX"].judgement.mistake == "examples_multiplied"
    assert report["det"].judgement.carried == ("XtX",)


def test_a_list_of_another_length_is_carried():
    exercise = generate("regions.upper_bound", "exam", "marking")
    bounds = exercise.values["bounds"]
    report = from_wrong(exercise, "bounds", np.array([3.0, *bounds]), "D_min")
    assert report["bounds"].verdict is Verdict.WRONG
    assert report["D_min"].verdict is Verdict.FOLLOWS


def test_two_wrong_values_are_both_carried():
    exercise = network()
    values = exercise.trace.replay({"z1": np.array([0.3, -0.7]), "delta2": np.array([0.5])})
    report = mark(exercise, {name: values[name] for name in ("z1", "delta2", "dW2")})
    assert report["dW2"].judgement.carried == ("z1", "delta2")
    assert (report.errors, report.carried) == (2, 1)


def test_a_wrong_step_after_a_wrong_step_is_wrong():
    report = mark(network(), {"z1": [0.3, -0.7], "h1": [0.9, 0.9]})
    assert report["h1"].verdict is Verdict.WRONG
    assert report.errors == 2


def test_what_cannot_be_read_is_not_carried():
    exercise = network()
    report = mark(exercise, {"z1": "[0.3, ", "h1": exercise.printed.values["h1"]})
    assert [report[name].verdict for name in ("z1", "h1")] == [Verdict.NOT_COUNTED, Verdict.CORRECT]


def test_every_legal_trajectory_of_a_hopfield_network_is_right():
    exercise = memory()
    flipped = np.array([1.0, 1, -1, -1])  # as if the first update had reversed the third neuron
    later = [q.name for q in exercise.trace.steps if q.name not in ("W", "E0", "s1", "y1")]
    report = from_wrong(exercise, "y1", flipped, *later)
    assert report["y1"].judgement.mistake == "sign_reversed"
    assert not np.array_equal(exercise.trace.replay({"y1": flipped})["y4"], exercise.values["y4"])
    assert {report[name].standing for name in later} == {Standing.RIGHT}
    assert report["memory"].verdict is Verdict.FOLLOWS


def test_a_state_may_be_simple_by_chance():
    exercise = memory()
    later = [q.name for q in exercise.trace.steps if q.name not in ("W", "E0", "s1", "y1")]
    report = from_wrong(exercise, "y1", np.ones(4), *later)
    assert report["y1"].verdict is Verdict.WRONG
    assert {report[name].standing for name in later} == {Standing.RIGHT}


def test_an_illegal_update_in_a_legal_trajectory_is_wrong():
    exercise = memory()
    values = exercise.trace.replay({"y1": np.array([1.0, 1, -1, -1])})
    illegal = values["y2"] * [1, 1, 1, -1]  # the fourth neuron was not the one to be updated
    report = mark(exercise, {"y1": values["y1"], "y2": illegal})
    assert report["y2"].standing is Standing.WRONG


# -- guards --------------------------------------------------------------------------------------------------


def test_nothing_is_earned_where_a_wrong_value_leaves_nothing_to_do():
    report = from_wrong(attention(), "scores", np.zeros((3, 3)), "weights")
    assert (report["weights"].verdict, report["weights"].judgement.remark) == (
        Verdict.WRONG,
        Remark.FROM_TRIVIAL,
    )
    assert report.errors == 1
    assert report.points == 0


def test_what_comes_after_a_guarded_step_follows_from_where_it_went_wrong():
    report = from_wrong(attention(), "scores", np.zeros((3, 3)), "weights", "output")
    assert report["output"].judgement.carried == ("scores",)


def test_nothing_is_earned_for_copying_a_given():
    report = from_wrong(attention(), "weights", np.eye(3), "output")
    assert report["output"].judgement.remark is Remark.FROM_TRIVIAL


def test_nothing_is_earned_when_everything_becomes_zero():
    report = from_wrong(network(), "delta1", np.zeros(2), "dW1")
    assert report["dW1"].judgement.remark is Remark.FROM_TRIVIAL


def small_network(**given) -> Exercise:
    numbers = {"x": [1, 2], "W1": [[1, 1], [2, -1]], "b1": [1, -1], "W2": [[3, 1]], "b2": [2]}
    return solve("mlp.forward", level="intro", **{**numbers, **given})


def backpropagation(x) -> Exercise:
    weights = {"W1": [[1, 1], [2, -1]], "b1": [0, 1], "W2": [[0.5, -1]], "b2": [0.5]}
    return solve("backprop.mlp", x=x, y=[1], sizes=(2, 2, 1), hidden="sigmoid", **weights)


def test_nothing_is_earned_when_every_unit_falls_silent():
    report = from_wrong(small_network(), "z1", np.array([-1.0, -3]), "h1")
    assert report["h1"].judgement.remark is Remark.FROM_TRIVIAL


def test_what_a_mistake_made_simple_by_chance_may_be_simple():
    exercise = solve(
        "backprop.mlp",
        x=[1, 2],
        W1=[[1, -1], [2, 0]],
        b1=[0, 1],
        W2=[[0.5, 0.5]],
        b2=[1],
        t=[0],
        hidden="tanh",
    )
    slope_forgotten = np.full(2, 0.5 * exercise.values["delta2"][0])
    report = from_wrong(exercise, "delta1", slope_forgotten, "db1")
    assert report["delta1"].judgement.mistake == "slope_forgotten"
    assert report["db1"].verdict is Verdict.FOLLOWS


def test_what_is_simple_by_rights_may_be_simple():
    exercise = small_network(W2=[[1, 2], [1, 2]], b2=[0, 0])
    report = from_wrong(exercise, "h1", np.array([1.0, 1]), "y")
    assert exercise.values["y"].tolist() == [4, 4]
    assert report["y"].verdict is Verdict.FOLLOWS


def test_nothing_is_earned_for_a_state_that_cannot_be():
    report = from_wrong(memory(), "y1", np.array([1.0, 1, 5, -1]), "s2", "y2")
    assert report["y1"].judgement.remark is Remark.IMPOSSIBLE
    assert report["s2"].verdict is Verdict.FOLLOWS
    assert report["y2"].judgement.remark is Remark.FROM_IMPOSSIBLE


def test_a_value_that_leads_to_infinity_is_not_carried():
    exercise = solve("graph.chain_rule", graph="d = a - b; e = c/d; L = e*a", a=3, b=1, c=2)
    report = mark(exercise, {"d": 0, "e": "inf", "L": "7"})
    assert [report[name].verdict for name in ("d", "e", "L")] == [Verdict.WRONG, Verdict.WRONG, Verdict.WRONG]


def test_probabilities_that_do_not_add_up_are_asked_about():
    exercise = attention()
    report = mark(exercise, {"weights": [[0.5, 0.5, 0.9]] * 3})
    assert report["weights"].judgement.remark is Remark.IMPOSSIBLE
    assert "add up to" in report.lines["weights"]


# -- mistakes ------------------------------------------------------------------------------------------------


def test_a_mistake_is_named_and_its_feedback_asks():
    exercise = attention()
    report = mark(exercise, {"scores": np.array(exercise.values["scores"]) * np.sqrt(2)})
    assert report["scores"].judgement.mistake == "scale_forgotten"
    assert report.lines["scores"].startswith("✗ $S$: What happens to the dot products")


def test_a_mistake_is_found_where_the_learner_goes_on_from_a_wrong_value():
    exercise = attention()
    wrong = np.array([[1.0, 2, 0.5], [0, 1, -2], [0.3, 1, 2]])
    columns = np.exp(wrong) / np.exp(wrong).sum(axis=0)
    report = mark(exercise, {"scores": wrong, "weights": columns})
    assert report["weights"].judgement.mistake == "softmax_over_columns"


def test_a_mistake_on_the_way_to_the_only_answer_is_found():
    exercise = attention()
    (mistake,) = [m for m in exercise.trace.mistakes if m.name == "scale_forgotten"]
    judged = only(
        exercise, "output", exercise.trace.replay(swaps={"scores": mistake.equation})["output"]
    ).judgement
    assert (judged.mistake, judged.at) == ("scale_forgotten", "scores")
    assert (
        "may have gone wrong at $S$"
        in mark(
            exercise, {"output": exercise.trace.replay(swaps={"scores": mistake.equation})["output"]}
        ).lines["output"]
    )


def test_a_mistake_made_everywhere_is_found_in_the_last_value():
    exercise = solve(
        "mlp.forward", x=[1, 2], W1=[[1, 2], [2, -1]], b1=[1, -1], W2=[[3, 1]], b2=[2], level="intro"
    )
    swaps = {m.of.name: m.equation for m in exercise.trace.mistakes if m.name == "bias_forgotten"}
    assert len(swaps) == 2
    assert only(exercise, "y", exercise.trace.replay(swaps=swaps)["y"]).judgement.mistake == "bias_forgotten"


def test_no_mistake_is_named_where_several_fit():
    exercise = solve("graph.chain_rule", graph="d = a*b; L = c*d", a=2, b=3, c=2)  # ∂L/∂a is 6
    report = mark(exercise, {"grad_a": "2"})  # ∂L/∂d, and the value of a
    judged = report["grad_a"].judgement
    assert (judged.verdict, judged.remark, judged.mistake) == (Verdict.WRONG, Remark.AMBIGUOUS, "")
    assert len(judged.either) > 1
    assert report.lines["grad_a"].count("?") == 2  # the questions of two of them


def test_no_mistake_is_named_for_zero():
    exercise = solve("graph.chain_rule", graph="d = a*b; L = c - d", a=2, b=3, c=5)
    assert [
        m.name
        for m in exercise.trace.mistakes
        if m.of.name == "grad_d" and not exercise.trace.value(m.equation)
    ]
    judged = only(exercise, "grad_d", 0).judgement
    assert (judged.remark, judged.either) == (Remark.AMBIGUOUS, ())


def test_a_single_number_is_not_accused_of_a_mistake():
    exercise = memory()
    double = 2 * exercise.values["E4"]
    report = mark(exercise, {"E4": double})
    assert report["E4"].judgement.mistake == "pairs_counted_twice"
    assert "leads to just this number" in report.lines["E4"]


@pytest.mark.parametrize("V", [[[1, 0], [0, 2], [3, -1]], [[1, 0, 5], [0, 2, 1], [3, -1, 2]]])
def test_rows_and_columns_taken_for_each_other_are_noticed(V):
    exercise = solve(
        "attention.scaled_dot_product", Q=[[1, 0], [0, 1], [1, 1]], K=[[1, 2], [0, 1], [1, -1]], V=V
    )
    judged = only(exercise, "output", exercise.values["output"].T).judgement
    assert (judged.verdict, judged.remark) == (Verdict.WRONG, Remark.TRANSPOSED)


def test_rows_and_columns_of_what_follows_taken_for_each_other_are_noticed():
    exercise = attention()
    weights = np.array([[0.1, 0.2, 0.7], [0.3, 0.3, 0.4], [0.5, 0.1, 0.4]])
    output = exercise.trace.replay({"weights": weights})["output"]
    report = mark(exercise, {"weights": weights, "output": output.T})
    assert report["output"].judgement.remark is Remark.TRANSPOSED


# -- points --------------------------------------------------------------------------------------------------


def test_right_entries_earn_their_share():
    exercise = attention()
    weights = np.array(exercise.values["weights"])
    weights[0] = [0.1, 0.2, 0.7]
    given = only(exercise, "weights", weights)
    assert given.judgement.entries == [[False] * 3, [True] * 3, [True] * 3]
    assert given.points == Fraction(2, 3)


def test_right_entries_of_what_follows_earn_their_share():
    exercise = attention()
    scores = np.array([[1.0, 2, 0.5], [0, 1, -2], [0.3, 1, 2]])
    weights = exercise.trace.replay({"scores": scores})["weights"]
    weights[0] = [0.1, 0.2, 0.7]
    assert mark(exercise, {"scores": scores, "weights": weights})["weights"].points == Fraction(2, 3)


def test_where_everything_is_copied_by_rights_every_entry_counts():
    exercise = network()
    half = exercise.values["db1"] * [1, 3]
    assert mark(exercise, {"delta1": exercise.values["delta1"], "db1": half})["db1"].points == Fraction(1, 2)


def test_entries_that_take_no_work_earn_nothing():
    exercise = attention(causal=True)
    weights = np.array(exercise.values["weights"])
    weights[1:] = np.tril([[0.5, 0.5, 0], [0.2, 0.3, 0.5]], 1)
    weights[2] = exercise.values["weights"][2]
    assert only(exercise, "weights", weights).points == Fraction(3, 5)


@pytest.mark.parametrize(
    ("change", "remark"),
    [([-1, 1], Remark.SIGN), ([-1, -1], Remark.SIGN), ([1, 10], Remark.POINT), ([0.01, 0.1], Remark.POINT)],
)
def test_a_lost_sign_or_a_moved_decimal_point_is_told(change, remark):
    exercise = network()
    report = mark(exercise, {"h1": exercise.printed.values["h1"] * change})
    assert report["h1"].judgement.remark is remark
    assert "the digits are right" in report.lines["h1"]


def test_a_lost_sign_is_told_also_where_the_learner_goes_on_from_a_wrong_value():
    exercise = network()
    wrong = np.array([0.3, -0.7])
    follows = exercise.precision.array(exercise.trace.replay({"z1": wrong})["h1"])
    assert mark(exercise, {"z1": wrong, "h1": -follows})["h1"].judgement.remark is Remark.SIGN


def test_the_sign_of_a_state_is_no_slip():
    assert only(memory(), "y4", [1, 1, 1, -1]).judgement.remark is Remark.NONE


def twice_without_slope() -> tuple[Exercise, dict]:
    """An exercise with the answers of somebody who forgets the same factor in two steps."""
    exercise = network()
    swaps = {m.of.name: m.equation for m in exercise.trace.mistakes if m.name == "slope_forgotten"}
    values = exercise.trace.replay({}, swaps, lambda _, value: exercise.precision.array(value))
    return exercise, {step.name: values[step.name] for step in exercise.trace.steps}


def test_a_mistake_that_is_made_again_is_told_so():
    report = mark(*twice_without_slope())
    assert (report["delta2"].judgement.repeats, report["delta1"].judgement.repeats) == ("", "delta2")
    assert "the same again as at $\\delta^{(2)}$?" in report.lines["delta1"]
    assert report.as_dict()["steps"]["delta1"]["repeats"] == "delta2"


@pytest.mark.parametrize(("repeated", "points"), [(0, 9), (Fraction(1, 2), 9.5), (1, 10)])
def test_a_mistake_may_cost_points_only_once(repeated, points):
    assert mark(*twice_without_slope(), repeated=repeated).points == points


def test_products_with_a_factor_0_earn_nothing():
    exercise = backpropagation(x=[0, 2])
    wrong = exercise.values["dW1"] * 1.5
    judged = only(exercise, "dW1", wrong)
    assert judged.judgement.entries == [[True, False], [True, False]]
    assert judged.points == 0


def test_a_wrong_entry_counts_also_where_the_right_one_takes_no_work():
    exercise = backpropagation(x=[0, 2])
    wrong = np.array(exercise.values["dW1"])
    wrong[0, 0] = 7
    assert only(exercise, "dW1", wrong).points == Fraction(2, 3)


def test_a_state_in_which_only_the_updated_neuron_is_wrong_earns_nothing():
    given = only(memory(), "y4", [1, 1, 1, -1])
    assert given.judgement.entries == [True, False, True, True]
    assert given.points == 0


def test_one_number_everywhere_earns_nothing():
    report = mark(memory(), {"W": np.full((4, 4), -0.25)})
    assert report["W"].points == 0
    assert "entries" not in report.lines["W"]


def test_right_entries_of_a_list_of_another_length_earn_nothing():
    trace = generate("regions.upper_bound", "exam", "marking").trace
    assert share_of(trace, "bounds", np.array([2.0, 5.0]), np.array([True, False])) == 0


def test_only_what_is_worth_points_is_asked():
    exercise = attention()
    report = mark(exercise, {"scores": exercise.values["scores"]}, points={"output": 3})
    assert [(each.name, each.points, each.worth) for each in report.marks] == [
        ("scores", 0, 0),
        ("output", 0, 3),
    ]


def test_there_is_no_such_step():
    with pytest.raises(InputError, match=r"no step 'weigths'.*Did you mean weights"):
        mark(attention(), {"weigths": "1"})
    with pytest.raises(InputError, match="no step 'Q'"):
        mark(attention(), {}, points={"Q": 1})


# -- not counted ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blank", ["", "  ", None])
def test_nothing_is_blank(blank):
    given = only(graph(), "d", blank)
    assert (given.verdict, given.standing) == (Verdict.BLANK, Standing.NOT_COUNTED)


@pytest.mark.parametrize("typed", ["1,234", "three", "1/0", True, "1 2", [1, 2], float("nan"), [10**5000]])
def test_what_cannot_be_read_is_not_counted_and_says_why(typed):
    given = only(graph(), "d", typed)
    assert given.verdict is Verdict.NOT_COUNTED
    assert given.refusal is not None
    assert given.refusal.reason in mark(graph(), {"d": typed}).lines["d"]


def test_another_shape_is_not_counted_and_says_how_it_was_understood():
    report = mark(attention(), {"output": "[1 2 3 4; 5 6 7 8]"})
    assert (report["output"].verdict, report["output"].judgement.remark) == (
        Verdict.NOT_COUNTED,
        Remark.SHAPE,
    )
    assert (
        "`[1, 2, 3, 4; 5, 6, 7, 8]`, which is 2 rows of 4 numbers; what is asked for is 3 rows of 2"
        in report.lines["output"]
    )


def test_the_length_of_a_list_may_be_part_of_the_answer():
    exercise = generate("regions.upper_bound", "exam", "marking")
    bounds = exercise.values["bounds"].tolist()
    assert only(exercise, "bounds", bounds).verdict is Verdict.CORRECT
    assert only(exercise, "bounds", bounds[:-1]).verdict is Verdict.WRONG
    assert only(exercise, "bounds", "none").verdict is Verdict.WRONG


def test_no_answer_is_too_large_to_be_marked():
    assert only(graph(), "d", "10^399").verdict is Verdict.WRONG
    assert only(graph(), "d", "-inf").verdict is Verdict.WRONG
    assert only(attention(), "scores", [[1e308] * 3] * 3).verdict is Verdict.WRONG


# -- the report ----------------------------------------------------------------------------------------------


def test_the_report_is_json():
    exercise = network()
    report = from_wrong(exercise, "z1", np.array([0.3, -0.7]), "h1", "y")
    plain = json.loads(json.dumps(report.as_dict()))
    assert plain["steps"]["h1"]["verdict"] == "follows"
    assert plain["steps"]["h1"]["entries"] == [True, True]
    assert (plain["errors"], plain["carried"], plain["points"]) == (1, 2, 2.0)


def test_the_summary_counts_points_errors_and_how_far_they_were_carried():
    exercise = network()
    report = from_wrong(exercise, "z1", np.array([0.3, -0.7]), "h1", "y", "L")
    assert report.summary.startswith("**3 of 11 points.** 1 error, carried into 3 steps that follow")
    assert "7 steps were left blank" in report.summary
    right = mark(exercise, {q.name: exercise.values[q.name] for q in exercise.trace.steps})
    assert right.summary == "**11 of 11 points.** Everything is right."


def test_a_line_says_what_a_step_follows_from():
    report = from_wrong(network(), "z1", np.array([0.3, -0.7]), "h1")
    assert report.lines["h1"] == "✓ $h^{(1)}$: follows from your $z^{(1)}$."


def test_the_summary_counts_what_is_not_counted():
    assert (
        mark(graph(), {"d": "three"}, points={"d": 1}).summary == "**0 of 1 point.** 1 answer is not counted."
    )


@pytest.mark.parametrize("typed", ["`<b>$x$`[y](z)", "<b>", "``<b>``", "*x*", "1;[y](z)"])
def test_what_a_learner_typed_is_never_markup(typed):
    line = mark(graph(), {"d": typed}).lines["d"]
    html = MarkdownIt().render(line)
    assert not any(tag in html for tag in ("<b>", "<a", "<em>"))


def test_a_backtick_cannot_end_what_is_quoted():
    assert "<code>the character “´” means nothing here</code>" in MarkdownIt().render(
        mark(graph(), {"d": "`"}).lines["d"]
    )


def test_an_item_marks_answers():
    item = quizgen.exercise("backprop.mlp", level="standard", seed="7f3k")
    report = item.mark({"z1": item.values["z1"], "delta2": "[12.5]"})
    assert report["z1"].verdict is Verdict.CORRECT
    assert report["delta2"].standing is Standing.WRONG


def test_several_choices_earn_by_right_ticks_and_lose_by_wrong_ones():
    assert several_choices("abcde", "ab", "ab") == 1
    assert several_choices("abcde", "ab", "a") == Fraction(1, 2)
    assert several_choices("abcde", "ab", "ac") == Fraction(1, 2) - Fraction(1, 3)
    assert several_choices("abcde", "ab", "cde") == 0
    assert several_choices("abcde", "ab", "abcde") == 0
    assert several_choices("abcde", "", "") == 1
