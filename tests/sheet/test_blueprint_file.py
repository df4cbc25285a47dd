"""Blueprints: what a file may say, and how its mistakes are told."""

from pathlib import Path

import pytest

from quizgen.fields import BadFile
from quizgen.sheet.blueprint import Blueprint
from quizgen.sheet.blueprint_file import read_blueprint
from quizgen.sheet.sheet import sheets

GOOD = """\
title = "Midterm"
seed = "2026"
paper = "letter"
precision = "3 decimals"

[[exercise]]
family = "attention.scaled_dot_product"
level = "exam"
count = 2
points = 9
[exercise.options]
causal = false

[[exercise]]
topic = "backprop"
form = "faded:2"
"""


@pytest.fixture
def reading(tmp_path: Path):
    def read(text: str):
        place = tmp_path / "midterm.toml"
        place.write_text(text, encoding="utf-8")
        return read_blueprint(place)

    return read


def test_a_blueprint_says_everything_that_is_printed_and_asked(reading) -> None:
    blueprint = reading(GOOD)
    assert (blueprint.title, blueprint.seed, blueprint.paper) == ("Midterm", "2026", "letter")
    assert blueprint.precision.decimals == 3
    first, second, third = blueprint.wishes
    assert first == second
    assert first.families == ("attention.scaled_dot_product",)
    assert (first.level, first.points, first.options) == ("exam", 9, {"causal": False})
    assert third.form == "faded:2"
    assert "backprop.mlp" in third.families


def test_options_are_parameters_and_conventions_whether_they_are_written_as_texts_or_numbers(reading) -> None:
    text = (
        '[[exercise]]\nfamily = "backprop.mlp"\n[exercise.options]\nsizes = [2, 2, 1]\nrelu_grad_at_0 = 1\n'
    )
    (wish,) = reading(text).wishes
    assert wish.options == {"sizes": (2, 2, 1), "relu_grad_at_0": "1"}
    (sheet,) = sheets(Blueprint(wishes=[wish], seed="1"))
    assert "relu_grad_at_0=1" in sheet.items[0].exercise.identity


def test_a_number_will_do_as_seed_and_precision(reading) -> None:
    blueprint = reading('seed = 7\nprecision = 5\n[[exercise]]\ntopic = "backprop"\n')
    assert (blueprint.seed, blueprint.precision.figures) == ("7", 5)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title =", "titel =", "midterm.toml, line 1, titel: there is no such key. Did you mean title?"),
        ('"Midterm"', "3", "midterm.toml, line 1, title: 3 should be a text in quotation marks"),
        ('"2026"', '"../x"', "midterm.toml, line 2, seed: seed '../x': use up to 64 letters"),
        ('"letter"', '"quarto"', "midterm.toml, line 3, paper: 'quarto' is not known. There are: a4, letter"),
        ('"3 decimals"', '"lots"', "midterm.toml, line 4, precision: 'lots' is no precision"),
        (
            "scaled_dot",
            "scaled_dots",
            "midterm.toml, line 7, family: no family 'attention.scaled_dots_product'",
        ),
        (
            '"exam"',
            '"exams"',
            "midterm.toml, line 8, level: attention.scaled_dot_product has no level 'exams'",
        ),
        ("count = 2", "count = 0", "midterm.toml, line 9, count: 0 should be a whole number from 1 to 100"),
        ("count = 2", 'count = "2"', "midterm.toml, line 9, count: '2' should be a whole number"),
        ("count = 2", "count = true", "midterm.toml, line 9, count: True should be a whole number"),
        ("points = 9", "points = 101", "midterm.toml, line 10, points: 101 should be a whole number"),
        (
            "causal =",
            "casual =",
            "midterm.toml, line 12, casual: attention.scaled_dot_product has no given or option 'casual'",
        ),
        ("= false", '= "maybe"', "causal = 'maybe' should be true or false"),
        ("= false", "= 1.5", "1.5 should be a text, a whole number, true, false or a list of whole numbers"),
        ("= false", "= [1]", "causal = [1] should be true or false"),
        (
            '"backprop"',
            '"backpropp"',
            "midterm.toml, line 15, topic: no topic 'backpropp'. Did you mean backprop?",
        ),
        ('"faded:2"', '"fade"', "midterm.toml, line 16, form: no question form 'fade'. Did you mean faded:1"),
        (
            "topic =",
            'family = "backprop.mlp"\ntopic =',
            "midterm.toml, line 14: give either a family or a topic",
        ),
        ("[[exercise]]", "[exercise]", "midterm.toml: write [[exercise]] with two brackets"),
        ("seed =", "seed", "midterm.toml: "),
    ],
)
def test_a_mistake_is_told_with_its_file_line_key_and_what_would_be_right(reading, old, new, message) -> None:
    with pytest.raises(BadFile) as error:
        reading(GOOD.replace(old, new, 1))
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[exercise]\ntopic = "mlp"\n', "line 1, exercise: write [[exercise]] with two brackets"),
        ('[exercise]\ntopic = "mlp"\n[exercise]\ntopic = "cnn"\n', "write [[exercise]] with two brackets"),
        ('title = "x"\n', "a blueprint needs an [[exercise]] with a family or a topic"),
        (
            '[[exercise]]\nfamily = "mlp.forward"\n[exercise.options]\nx = [1, 2]\n',
            "line 4, x: x is a given of mlp.forward, which is drawn",
        ),
    ],
)
def test_a_common_slip_is_told_with_what_to_write(reading, text, message) -> None:
    with pytest.raises(BadFile) as error:
        reading(text)
    assert message in str(error.value)


def test_the_line_of_a_key_is_that_of_its_own_exercise(reading) -> None:
    with pytest.raises(BadFile, match=r"line 17, level: backprop.mlp has no level 'x'"):
        reading(GOOD + 'level = "x"\n')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "exercise = 3",
        "exercise = []",
        "exercise = [1]",
        "[[exercise]]",
        "x = " + "[" * 5000,
        "x = " + "9" * 5000,
        *(
            f'{head}[[exercise]]\ntopic = "backprop"\n{key} = 0x{"f" * 4000}\n'
            for head, key in (("", "points"), ("title = 0x" + "f" * 4000 + "\n", "count"))
        ),
        '[[exercise]]\nfamily = "mlp.forward"\n[exercise.options]\nsizes = [0x' + "f" * 4000 + "]\n",
        'title = "' + "x" * 201 + '"\n[[exercise]]\ntopic = "backprop"',
        '[[exercise]]\ntopic = "backprop"\ncount = 60\n[[exercise]]\ntopic = "backprop"\ncount = 60\n',
        '[[exercise]]\ntopic = "backprop"\noptions = 3\n',
        "#" * 200_001,
        *(
            f'[[exercise]]\ntopic = "backprop"\n{key} = "{"x" * 9999}"'
            for key in ("level", "form", "count", "x")
        ),
        f'[[exercise]]\nfamily = "{"x" * 9999}"',
        f'paper = "{"x" * 9999}"\n[[exercise]]\ntopic = "backprop"',
    ],
)
def test_a_file_that_is_no_blueprint_is_refused_in_one_line(reading, text) -> None:
    with pytest.raises(BadFile) as error:
        reading(text)
    assert str(error.value).startswith("midterm.toml")
    assert len(str(error.value)) < 400


def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    for place in (tmp_path / "missing.toml", tmp_path, Path("bad\0name.toml")):
        with pytest.raises(BadFile, match="cannot be read"):
            read_blueprint(place)
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"title = '\xff'")
    with pytest.raises(BadFile, match=r"binary.toml is not UTF-8 text \(byte 10\)"):
        read_blueprint(binary)
