"""The key of a sheet: it restores the sheet, and nothing in it is trusted."""

import json
from pathlib import Path
from typing import Any

import pytest

from quizgen.fields import BadFile
from quizgen.questions import FORMS
from quizgen.sheet import manifest
from quizgen.sheet.sheet import Sheet

HOPFIELD = "hopfield.async_update"


@pytest.fixture
def place(tmp_path: Path, sheet: Sheet) -> Path:
    place = tmp_path / "sheet-7f3k.json"
    place.write_bytes(manifest.write(sheet))
    return place


def changed(place: Path, change) -> Path:
    """The same manifest with a change, which is a function of its table."""
    table = json.loads(place.read_text(encoding="utf-8"))
    change(table)
    place.write_text(json.dumps(table), encoding="utf-8")
    return place


def set_at(*path: Any):
    """A change that puts the last argument at the place that the others lead to."""
    *keys, last, value = path

    def change(table: Any) -> None:
        for key in keys:
            table = table[key]
        table[last] = value

    return change


def test_reading_gives_the_sheet_that_was_written(place: Path, sheet: Sheet) -> None:
    again = manifest.read(place)
    assert manifest.write(again) == place.read_bytes()
    for one, other in zip(sheet.items, again.items, strict=True):
        assert {name: value.nested for name, value in one.exercise.trace.exact.items()} == {
            name: value.nested for name, value in other.exercise.trace.exact.items()
        }
        assert one.question.prompt == other.question.prompt
        assert one.question.asked == other.question.asked
        assert one.question.solution == other.question.solution


def test_every_form_and_family_comes_back(make, tmp_path: Path) -> None:
    what = ("attention.scaled_dot_product", "backprop.mlp", HOPFIELD, "loss.softmax_cross_entropy")
    place = tmp_path / "key.json"
    for form in [*FORMS, "faded:2"]:
        place.write_bytes(manifest.write(make(what=what, forms=(form,), count=4)))
        assert manifest.write(manifest.read(place)) == place.read_bytes()


def test_the_stored_numbers_win_over_drawing(place: Path) -> None:
    before = json.loads(place.read_text())
    place_of = next(k for k, e in enumerate(before["exercises"]) if e["variant"].startswith("mlp"))
    elsewhere = before["exercises"][place_of]["variant"].rpartition("/")[0] + "/other-seed"
    again = manifest.read(changed(place, set_at("exercises", place_of, "variant", elsewhere)))
    assert manifest.number_tree(again.items[place_of].exercise.values["W1"]) == [
        [float(number(x)) for x in row] for row in before["exercises"][place_of]["givens"]["W1"]
    ]


def number(text: str) -> float:
    over, _, under = text.partition("/")
    return int(over) / int(under or 1)


def test_the_key_has_what_marking_needs(sheet: Sheet) -> None:
    table = json.loads(manifest.write(sheet))
    assert (table["format"], table["sheet"], table["seed"]) == (1, "7f3k", "7f3k")
    for item, stored in zip(sheet.items, table["exercises"], strict=True):
        assert stored["points"] == item.question.points == sum(part["points"] for part in stored["asked"])
        assert set(stored["answers"]) == {step.name for step in item.exercise.trace.steps}
        for part in stored["asked"]:
            assert set(part["quantities"]) <= set(stored["answers"])
        if stored["form"] == "choice":
            (part,) = stored["asked"]
            assert part["reasons"][part["right"]] == ""
            assert len(part["options"]) == len(part["reasons"])


def test_long_matrices_are_written_row_by_row_and_strings_stay_as_they_are(make) -> None:
    sheet = make(what=("backprop.mlp",), count=1, course='[ 1,  2 ] "x" \n {')
    text = manifest.write(sheet).decode()
    assert json.loads(text)["course"] == '[ 1,  2 ] "x" \n {'
    assert max(len(line) for line in text.splitlines()) < 220


BAD = [
    (set_at("format", 2), "sheet-7f3k.json: format: this version of quizgen reads format 1"),
    (set_at("extra", 1), "extra: there is no such key"),
    (set_at("sheet", "../../x"), "sheet: '../../x' should be up to 80 letters"),
    (set_at("sheet", 7), "sheet: 7 should be up to 80"),
    (set_at("seed", "a b"), "seed: seed 'a b'"),
    (set_at("paper", "a0"), "paper: 'a0' is not known. There are: a4, letter"),
    (set_at("profile", "nobody"), "profile: 'nobody' is not known"),
    (set_at("title", "x" * 201), "title: 201 characters are too many"),
    (set_at("precision", {"figures": 99, "decimals": None}), "precision.figures: 99 should be"),
    (set_at("precision", []), "precision: [] should be a table"),
    (set_at("exercises", []), "exercises: 0 are not possible"),
    (set_at("exercises", {}), "exercises: this should be a list of tables"),
    (set_at("exercises", 0, "number", 2), "exercise 1, number: 2 should be a whole number from 1 to 1"),
    (set_at("exercises", 0, "variant", "x"), "exercise 1, variant: 'x' is no variant id"),
    (set_at("exercises", 0, "variant", "no.such@1/standard/7"), "exercise 1, variant: no family 'no.such'"),
    (set_at("exercises", 0, "variant", None), "exercise 1, variant: 'None' is no variant id"),
    (set_at("exercises", 0, "form", "essay"), "exercise 1, form: no question form 'essay'"),
    (set_at("exercises", 0, "points", -1), "exercise 1, points: -1 should be"),
    (set_at("exercises", 0, "parameters", "nope", 1), "exercise 1, parameters.nope: '1' cannot stand here"),
    (set_at("exercises", 0, "givens", "nope", "1"), "exercise 1, givens.nope: '1' cannot stand here"),
    (set_at("exercises", 0, "asked", []), "exercise 1, asked: this version of quizgen asks something else"),
    (set_at("exercises", 0, "answers", {}), "exercise 1, answers: this version of quizgen computes other"),
]


@pytest.mark.parametrize(("change", "message"), BAD)
def test_a_wrong_key_is_named_with_file_place_and_what_is_expected(place: Path, change, message) -> None:
    with pytest.raises(BadFile) as error:
        manifest.read(changed(place, change))
    assert str(error.value).startswith("sheet-7f3k.json: ")
    assert message in str(error.value)
    assert len(str(error.value)) < 400


GIVENS = [
    "1e999999999",
    "__import__('os')",
    "1/0",
    "nan",
    "",
    1,
    None,
    [],
    [[[["1"]]]],
    json.loads("[" * 600 + '"1"' + "]" * 600),
    ["1"] * 65,
    [["1", "2"], ["3"]],
    ["1"],
    "1",
    {"a": 1},
]


@pytest.mark.parametrize("value", GIVENS, ids=lambda value: str(value)[:20])
def test_a_stored_number_that_is_none_or_of_another_shape_is_refused(place: Path, value: object) -> None:
    number = next(
        k for k, e in enumerate(json.loads(place.read_text())["exercises"]) if e["variant"].startswith("att")
    )
    with pytest.raises(BadFile, match=rf"exercise {number + 1}, givens"):
        manifest.read(changed(place, set_at("exercises", number, "givens", "Q", value)))


@pytest.mark.parametrize("value", ["-3", True, [1], {}, 10**9, None, 1.5])
def test_a_stored_parameter_that_does_not_fit_is_refused(place: Path, value: object) -> None:
    number = next(
        k for k, e in enumerate(json.loads(place.read_text())["exercises"]) if e["variant"].startswith("att")
    )
    with pytest.raises(BadFile, match=rf"exercise {number + 1}, "):
        manifest.read(changed(place, set_at("exercises", number, "parameters", "d_v", value)))


@pytest.mark.parametrize("wrong", [lambda x: x + 1e-6, str, lambda _: 10**400, lambda _: [1], lambda _: None])
def test_an_answer_that_this_version_would_not_give_is_refused(place: Path, wrong) -> None:
    def spoil(table: Any) -> None:
        vector = table["exercises"][0]["answers"]["scores" if "att" in first else "y"]
        while isinstance(vector[0], list):
            vector = vector[0]
        vector[0] = wrong(vector[0])

    first = json.loads(place.read_text())["exercises"][0]["variant"]
    with pytest.raises(BadFile, match=r"exercise 1, answers\.\w+: this version of quizgen computes"):
        manifest.read(changed(place, spoil))


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "[" * 100_000, '{"exercises": [NaN]}', '{"exercises": ' + "9" * 5000 + "}"],
)
def test_a_file_that_is_no_manifest_is_refused(tmp_path: Path, text: str) -> None:
    place = tmp_path / "key.json"
    place.write_text(text)
    with pytest.raises(BadFile, match=r"^key\.json"):
        manifest.read(place)


def test_who_names_another_file_is_told_which_one_is_the_key(tmp_path: Path) -> None:
    answers = tmp_path / "class.toml"
    answers.write_text("1 = 2")
    with pytest.raises(BadFile, match=r"class\.toml is no key of a sheet: give the \.json file"):
        manifest.read(answers)
    for name in ("midterm-2026-01.json", "midterm-2026-02.json", "mid.json", "midterm-2026-01.pdf"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(
        BadFile, match=r"cannot be read: .*There are: midterm-2026-01.json, midterm-2026-02.json$"
    ):
        manifest.read(tmp_path / "midterm.json")
    with pytest.raises(BadFile, match=r"No such file or directory$"):
        manifest.read(tmp_path / "final.json")


def test_a_missing_key_is_named(place: Path) -> None:
    with pytest.raises(BadFile, match=r"seed: this key is missing"):
        manifest.read(changed(place, lambda table: table.pop("seed")))
    with pytest.raises(BadFile, match=r"exercise 2, givens"):
        manifest.read(changed(place, lambda table: table["exercises"][1].pop("givens")))
