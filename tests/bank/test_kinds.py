"""Each kind asks, reads answers, marks them and says what belongs to them."""

from fractions import Fraction

import pytest

from quizgen.answers import Refusal
from quizgen.bank import pose
from quizgen.bank.kinds import KINDS

from .written import CHOICE, NUMBER, item_of
from .written import KINDS as SAMPLES


@pytest.fixture
def posed(tmp_path):
    return lambda kind, seed="1": pose(item_of(tmp_path, SAMPLES[kind]), seed)


def marked(posed, name, typed):
    found = posed.keys[name].mark(typed)
    return found.comparison.correct, found.remarks


def letter(asked, text):
    return "ABCDEFGH"[asked.options.index(text)]


def test_there_is_a_sample_of_every_kind():
    assert set(SAMPLES) == set(KINDS)


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_part_has_a_key_and_points_that_add_up(posed, kind):
    question = posed(kind).question
    assert [asked.quantities[0] for asked in question.asked] == list(posed(kind).keys)
    assert question.points == posed(kind).item.marks


def test_a_single_choice_knows_its_right_letter_and_tells_the_feedback_of_the_chosen_one(posed):
    for seed in range(5):
        one = posed("single-choice", seed)
        asked = one.question.asked[0]
        assert asked.options[asked.right] == "blue"
        assert marked(one, "choice", letter(asked, "blue")) == (True, ("Short waves are scattered most.",))
        assert marked(one, "choice", "green") == (False, ("Leaves are green.",))


def test_a_multiple_choice_pays_for_right_ones_and_speaks_of_what_is_missing(posed):
    one = posed("multiple-choice")
    asked = one.question.asked[0]
    blue, light, green = (letter(asked, text) for text in ("blue", "light", "green"))
    assert marked(one, "choices", blue + light)[0]
    half = one.keys["choices"].mark(blue)
    assert half.comparison.credit == Fraction(1, 2)
    assert set(half.remarks) == {"Short waves are scattered most.", "It shines."}
    assert "Leaves are green." in one.keys["choices"].mark(green).remarks


def test_a_statement_is_asked_either_way_and_its_verdict_turns_with_it(posed):
    seen = set()
    for seed in range(20):
        one = posed("true-false", seed)
        inverted = "not blue" in one.question.prompt
        seen.add(inverted)
        assert marked(one, "verdict", "false" if inverted else "true")[0]
        assert not marked(one, "verdict", "true" if inverted else "false")[0]
        assert marked(one, "reason", "blue")[0]
        assert f"**{'false' if inverted else 'true'}**" in one.question.solution
    assert seen == {True, False}


def test_a_matching_is_right_place_by_place(posed):
    one = posed("matching")
    rows = [line.split(" | ") for line in one.question.asked[0].text.splitlines() if "**" in line]
    letters = {row[3].strip(" |"): row[2].strip("*") for row in rows}
    left = [row[1] for row in rows if row[1].strip()]
    assert left == ["Norway", "Denmark", "Finland"]
    right = [letters[city] for city in ("Oslo", "Copenhagen", "Helsinki")]
    assert marked(one, "letters", ", ".join(right)) == (True, ())
    swapped = one.keys["letters"].mark(", ".join([letters["Bergen"], *right[1:]]))
    assert swapped.comparison.credit == Fraction(2, 3)
    assert swapped.remarks == ("Not Bergen.",)


def test_things_that_share_a_partner_are_offered_it_once(tmp_path):
    text = SAMPLES["matching"].replace('right = "Helsinki"', 'right = "Oslo"')
    one = pose(item_of(tmp_path, text), "1")
    assert one.question.asked[0].text.count("Oslo") == 1
    first, second, third = one.keys["letters"].expected
    assert first == third != second


def test_a_matching_shows_no_letter_without_a_text(tmp_path):
    text = (
        SAMPLES["matching"].replace('right = "Helsinki"', 'right = "Oslo"').replace('extra = ["Bergen"]', "")
    )
    question = pose(item_of(tmp_path, text), "1").question.asked[0].text
    assert question.count("**") == 2 * 2
    assert question.splitlines()[-1] == "| 3. | Finland |  |  |"


def test_an_ordering_is_never_shown_in_its_right_order(posed):
    for seed in range(30):
        one = posed("ordering", seed)
        assert one.keys["order"].expected != ("A", "B", "C")
        assert marked(one, "order", one.keys["order"].shown) == (True, ())


@pytest.mark.parametrize("typed", ["Lyapunov", "lyapunov", "a Ljapunov.", " LYAPUNOV "])
def test_a_gap_takes_every_accepted_spelling(posed, typed):
    assert marked(posed("fill-in"), "words", typed) == (True, ())


def test_a_gap_answers_known_wrong_words(posed):
    assert marked(posed("fill-in"), "words", "the loss") == (False, ("Nothing is trained here.",))
    assert marked(posed("fill-in"), "words", "moss") == (False, ())
    with pytest.raises(Refusal, match="nothing was typed"):
        posed("fill-in").keys["words"].mark(" . ")


def test_a_number_is_computed_from_what_is_drawn(posed):
    one = posed("number")
    n = int(one.question.prompt.split("$")[1])
    assert marked(one, "number", f"{n * (n - 1) // 2} pairs") == (True, ())
    assert marked(one, "number", str(n * (n - 1))) == (False, ("How often is each pair counted here?",))
    assert rf"$\frac{{{n} \cdot {n - 1}}}{{2}}$" in one.question.solution


@pytest.mark.parametrize(
    ("rule", "right", "wrong", "said"),
    [
        ("decimals = 2", "0.67", "0.66", "2 decimal places"),
        ("decimals = 0", "1", "2", "0 decimal places"),
        ("figures = 1", "0.7", "0.6", "1 significant figure."),
        ("tolerance = 0.01", "0.6667", "0.65", "Give the number."),
        ("", "2/3", "0.667", "Give the number."),
    ],
)
def test_a_number_is_compared_as_it_says(tmp_path, rule, right, wrong, said):
    text = NUMBER.replace('answer = "n*(n-1)/2"', f'answer = "2/3"\n{rule}').replace('unit = "pairs"', "")
    one = pose(item_of(tmp_path, text), "1")
    assert said in one.question.asked[0].text
    assert marked(one, "number", right)[0]
    assert not marked(one, "number", wrong)[0]


@pytest.mark.parametrize("typed", ["y(1-y)", "y - y^2", "1/4 - (y - 1/2)^2"])
def test_a_formula_may_be_written_in_every_way(posed, typed):
    assert marked(posed("formula"), "formula", typed) == (True, ())


def test_a_formula_answers_known_wrong_ones(posed):
    assert marked(posed("formula"), "formula", "(1-y)(1+y)") == (False, ("Which function has this slope?",))


def test_feedback_tells_drawn_values(tmp_path):
    text = CHOICE.replace("Leaves are green.", "$@{n}$ leaves are green.")
    text = text.replace("[[item.right]]", "[item.parameters]\nn = [7]\n\n[[item.right]]")
    assert "$7$ leaves" in pose(item_of(tmp_path, text), "1").question.solution


@pytest.mark.parametrize("other", ["n + 1", "12", "n*(n-1)/2 + (n - 7)^2"])
def test_no_two_wrong_numbers_are_the_same_and_none_is_right(tmp_path, other):
    item = item_of(tmp_path, f'{NUMBER}\n[[item.wrong]]\nvalue = "{other}"\nfeedback = "Count again."\n')
    for seed in range(100):
        key = pose(item, seed).keys["number"]
        values = [key.expected, *(value for value, _ in key.remarks)]
        assert len(set(values)) == 3, seed
