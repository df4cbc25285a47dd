"""Files of answers: the page about them is true, and every mistake is told with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgen.checking.answer_files import read_answers
from quizgen.checking.paper import check, checkers
from quizgen.errors import InputError
from quizgen.fields import BadFile
from quizgen.marking import Verdict
from quizgen.sheet.blueprint import Blueprint
from quizgen.sheet.blueprint_file import read_blueprint
from quizgen.sheet.sheet import sheets
from quizgen.sheet.wish import Wish

PAGE = (Path(__file__).parents[2] / "docs" / "answer-files.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def written(place: Path, text: str) -> Path:
    place.write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def by_page(tmp_path_factory):
    """What checks the sheet of the page."""
    blueprint = next(text for _, text in BLOCKS if text.startswith("# example.toml"))
    place = written(tmp_path_factory.mktemp("page") / "example.toml", blueprint)
    (sheet,) = sheets(read_blueprint(place))
    return checkers(sheet)


def example(start: str) -> tuple[str, str]:
    return next((kind, text) for kind, text in BLOCKS if text.startswith(start))


def test_the_examples_of_the_page_are_all_read(by_page, tmp_path) -> None:
    assert len([text for kind, text in BLOCKS if not text.startswith("# example")]) == 5
    for kind, text in BLOCKS:
        if not text.startswith("# example"):
            given = read_answers(written(tmp_path / f"answers.{kind}", text), by_page).by_learner
            assert given
            for learner, answers in given.items():
                lines = [line for one in check(learner, answers, by_page).checked for line in one.lines]
                assert Verdict.NOT_COUNTED not in {line.verdict for line in lines}


def test_a_row_for_each_learner_says_the_same_as_a_row_for_each_answer(by_page, tmp_path) -> None:
    marked = []
    for start in ("learner,exercise", "name;"):
        given = read_answers(written(tmp_path / "a.csv", example(start)[1]), by_page).by_learner
        papers = [check(learner, answers, by_page) for learner, answers in given.items()]
        marked.append([[float(checked.points) for checked in paper.checked[:2]] for paper in papers])
    assert marked[0] == marked[1]
    assert any(marked[0][0])


def test_one_learner_of_the_page_has_answered_what_it_says(by_page, tmp_path) -> None:
    kind, text = example("# ada.toml")
    given = read_answers(written(tmp_path / f"ada.{kind}", text), by_page).by_learner
    assert given == {
        "Ada": {
            2: {"choice": "b"},
            3: {"line": "6"},
            1: {"scores": "[-1 0]", "weights": "[[0.2689, 0.7311]]"},
            4: {"verdict": "True", "reason": "C"},
        }
    }


def test_every_format_says_the_same_of_a_class(by_page, tmp_path) -> None:
    toml, table, rows = (example(start)[1] for start in ("# class.toml", "{", "learner,exercise"))
    from_toml = read_answers(written(tmp_path / "a.toml", toml), by_page).by_learner
    from_json = read_answers(written(tmp_path / "a.json", table), by_page).by_learner
    from_csv = read_answers(written(tmp_path / "a.csv", rows), by_page).by_learner
    assert list(from_toml) == list(from_json) == list(from_csv) == ["Ada", "Bo"]
    assert from_toml["Ada"][2] == from_json["Ada"][2] == from_csv["Ada"][2] == {"choice": "b"}
    assert from_json["Bo"] == from_csv["Bo"] == {1: {"scores": "-0.5 0"}, 2: {"choice": "d"}}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_may_be_separated_as_spreadsheets_do(by, tmp_path, separator) -> None:
    rows = [["answer", "Exercise"], ["'", "2"], ["", "1a"]]
    text = "\ufeff" + "\r\n".join(separator.join(row) for row in rows) + "\r\n\r\n"
    assert read_answers(written(tmp_path / "a.csv", text), by).by_learner == {
        "": {2: {"choice": "'"}, 1: {"scores": ""}}
    }


def test_digits_are_kept_as_they_are_typed(by, tmp_path) -> None:
    for name, text in (("a.toml", "7 = 0.0500"), ("a.json", '{"7": 0.0500}')):
        assert read_answers(written(tmp_path / name, text), by).by_learner[""] == {7: {"number": "0.0500"}}


def test_a_learner_without_answers_is_still_one(by, tmp_path) -> None:
    text = '[[learner]]\nname = "Ada"\n[[learner]]\nname = "Bo"\n2 = "a"'
    given = read_answers(written(tmp_path / "a.toml", text), by).by_learner
    assert given == {"Ada": {}, "Bo": {2: {"choice": "a"}}}


BAD = [
    ("a.toml", "x = [", "a.toml: "),
    (
        "a.toml",
        "[9]\nscores = 1",
        "a.toml, line 2, 9.scores: there is no exercise '9' that asks anything",
    ),
    ("a.toml", "[4]\ny = 1", "a.toml, line 2, 4.y: there is no exercise '4'"),
    (
        "a.toml",
        "[1]\nscores = 0x" + "f" * 4000,
        "a.toml: A number has thousands of digits (at line 2, column 10)",
    ),
    (
        "a.toml",
        "learner = 0x" + "f" * 4000,
        "a.toml: A number has thousands of digits (at line 1, column 11)",
    ),
    ("a.toml", "\n1 = 1", "a.toml, line 2, 1: say which answer this is: scores, weights, output"),
    ("a.toml", "[1]\nscore = 1", "line 2, 1.score: exercise 1 has no answer 'score'. Did you mean scores"),
    ("a.toml", "[1]\nscores = {a = 1}", "line 2, 1.scores: {'a': 1} should be a text, a number"),
    ("a.toml", "[1]\nscores = [['x']]", "line 2, 1.scores: a list should have numbers"),
    ("a.toml", "[1]\nscores = [[[1]]]", "line 2, 1.scores: a list should have numbers"),
    ("a.toml", "learner = 1.5", "a.toml, line 1, learner: Decimal('1.5') should be the name of a learner"),
    ("a.toml", 'learner = " "', "line 1, learner: ' ' should be the name of a learner"),
    ("a.toml", f'learner = "{"x" * 101}"', "a name has 100 characters at most"),
    ("a.toml", "[[learner]]\n2 = 'a'", "line 1, learner.1: this should be a table with a name"),
    ("a.toml", "3 = 1\n[[learner]]\nname = 'a'", "a.toml, line 1, 3: where there are several learners"),
    ("a.toml", "a." * 30_000 + "b = 1", "a.toml: a line has more than 50000 characters"),
    ("a.json", "[1]", "a.json: this should be a table"),
    ("a.json", "{", "a.json is no JSON"),
    ("a.json", "[" * 100_000, "a.json is no JSON"),
    ("a.json", '{"2": "a", "2": "b"}', "a.json is no JSON: the key '2' is there twice"),
    ("a.json", '{"1": {"scores": ' + "9" * 5000 + "}}", "a.json is no JSON"),
    ("a.json", '{"learner": [7]}', "a.json: learner.1: this should be a table with a name"),
    ("a.json", '{"2": {"x": 1}}', "a.json: 2.x: exercise 2 has no answer 'x'"),
    ("a.csv", "", "a.csv: there is nothing in it"),
    ("a.toml", "", "a.toml: no answers are in it"),
    ("a.csv", "exercise,answer\n", "a.csv: no answers are in it"),
    ("a.csv", "learner,points\nAda,3", "a.csv, line 1: the column exercise is missing"),
    (
        "a.csv",
        "student,1a\nAda,3",
        "a.csv, line 1: there is no column 'student'. There are: learner, exercise",
    ),
    ("a.csv", "name,1 scores,quanity\nAda,3", "line 1: there is no column 'quanity'. Did you mean quantity?"),
    ("a.csv", "learner,9a\nAda,3", "a.csv, line 1, 9a: there is no exercise '9a'"),
    ("a.csv", "learner,1\nAda,3", "a.csv, line 1, 1: say which answer this is"),
    ("a.csv", ",".join(["x"] * 200_000), "a.csv, line 1: more than 2000 columns are too many"),
    ("a.csv", "exercise,quantity\n1,2", "a.csv, line 1: the column answer is missing"),
    ("a.csv", "exercise,anser\n", "a.csv, line 1: there is no column 'anser'. Did you mean answer"),
    ("a.csv", "exercise,answer,answer\n", "a.csv, line 1: the column 'answer' is there twice"),
    (
        "a.csv",
        "exercise,answer\n1a,1,2",
        "a.csv, line 2: 3 cells, but the header has 2: put an answer with commas",
    ),
    ("a.csv", "exercise;answer\n1a;1;2", "3 cells, but the header has 2: put an answer with semicolons"),
    ("a.csv", "exercise\tanswer\n1a\t1\t2", "3 cells, but the header has 2: put an answer with tabs"),
    ("a.csv", 'exercise,answer\n2,"a', "a.csv, line 2: a quotation mark is not closed"),
    ("a.csv", 'exercise,answer\n2,"' + "a" * 200_000 + '"', "a.csv, line 2: a cell is too long"),
    ("a.csv", "learner,exercise,answer\n,2,a", "a.csv, line 2, learner: '' should be the name"),
    ("a.csv", "exercise,quantity,answer\n2,line,a", "a.csv, line 2: exercise 2 has no answer 'line'"),
]


@pytest.mark.parametrize(("name", "text", "message"), BAD, ids=range(len(BAD)))
def test_a_mistake_is_told_with_its_file_place_and_what_would_be_right(by, tmp_path, name, text, message):
    with pytest.raises(BadFile) as error:
        read_answers(written(tmp_path / name, text), by)
    assert message in str(error.value)
    assert len(str(error.value)) < 300


def test_a_file_of_another_sort_is_refused(by, tmp_path) -> None:
    with pytest.raises(InputError, match=r"a\.yaml: answers are read from files that end in \.toml"):
        read_answers(written(tmp_path / "a.yaml", ""), by)


def test_too_many_learners_are_left_out(by, tmp_path) -> None:
    rows = "\n".join(f"s{k},2,a" for k in range(5001))
    collected = read_answers(written(tmp_path / "a.csv", f"learner,exercise,answer\n{rows}"), by)
    assert len(collected.by_learner) == 5000
    assert "line 5002, learner: more than 5000 learners" in collected.problems[0]


LEFT_OUT = [
    (
        "a.toml",
        "[1]\nscores = 1\n[1a]\nscores = 2",
        "line 4, 1a.scores: 1 scores is answered twice, and the first",
    ),
    ("a.toml", "2 = 'a'\n[9]\nscores = 1", "a.toml, line 3, 9.scores: there is no exercise '9'"),
    (
        "a.json",
        '{"learner": [{"name": "A", "2": "a"}, {"name": "A", "1a": 1}]}',
        "a.json: learner.2.name: there is a learner 'A' already",
    ),
    ("a.csv", "exercise,answer\n2,a\n2,b", "a.csv, line 3: 2 choice is answered twice, and the first answer"),
    ("a.csv", 'exercise,answer\n1a,"1\n2,a\n', "a.csv, line 2: a quotation mark is not closed"),
    ("a.csv", 'exercise,answer\n1a,"1"2\n2,a\n', "a.csv, line 2: something follows a closing quotation"),
    ("a.csv", "exercise,answer\n1a,1,2\n2,a\n", "a.csv, line 2: 3 cells, but the header has 2"),
    ("a.csv", "learner,2\n,b\nAda,a\n", "a.csv, line 2, learner: '' should be the name of a learner"),
    ("a.csv", "learner,2\nAda,a\nAda,b\n", "a.csv, line 3, learner: there is a learner 'Ada' already"),
]


@pytest.mark.parametrize(("name", "text", "message"), LEFT_OUT, ids=range(len(LEFT_OUT)))
def test_what_makes_no_sense_is_left_out_and_told_and_the_rest_is_read(by, tmp_path, name, text, message):
    collected = read_answers(written(tmp_path / name, text), by)
    (problem,) = collected.problems
    assert message in problem
    assert sum(len(given) for learner in collected.by_learner.values() for given in learner.values()) == 1


def test_a_file_for_another_sheet_is_refused(by, tmp_path) -> None:
    rows = "\n".join(f"{k},a" for k in range(100, 200))
    with pytest.raises(
        BadFile, match=r"line 3: there is no exercise '100'.*are these the answers to this sheet"
    ):
        read_answers(written(tmp_path / "a.csv", f"exercise,answer\n2,a\n{rows}"), by)


def test_a_row_may_hold_all_answers_of_a_learner(by, tmp_path) -> None:
    text = 'Name;Number;1 scores;1b;2\r\nJörg Weiß;x@y;-0,5 0;;b\r\nAda;;;"[0,5\n0,5]"\r\nBo\r\n'
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        (tmp_path / "a.csv").write_bytes(text.encode(encoding))
        collected = read_answers(tmp_path / "a.csv", by)
        assert collected.by_learner == {
            "Jörg Weiß": {1: {"scores": "-0,5 0"}, 2: {"choice": "b"}},
            "Ada": {1: {"weights": "[0,5\n0,5]"}},
            "Bo": {},
        }
        assert collected.notes == ["a.csv, line 1: the column 'Number' is not used"]
        assert collected.problems == []


def test_learners_of_one_name_are_told_apart_by_their_ids(by, tmp_path) -> None:
    (tmp_path / "a.csv").write_text("learner,full name,2\n4711,Ada,b\n4712,Ada,d\n")
    collected = read_answers(tmp_path / "a.csv", by)
    assert collected.by_learner == {"4711": {2: {"choice": "b"}}, "4712": {2: {"choice": "d"}}}
    assert collected.notes == ["a.csv, line 1: the column 'full name' is not used"]
    assert collected.problems == []


@pytest.mark.parametrize("place", ["1b", "1B", "1 b", "(1b)", "1.b", "1b,weights", "1,b", "1,B", "1,weights"])
def test_places_may_be_written_as_people_do(by, tmp_path, place) -> None:
    exercise, _, name = place.partition(",")
    rows = written(tmp_path / "a.csv", f"exercise,quantity,answer\n{exercise},{name},1")
    row = written(tmp_path / "b.csv", f"name;{exercise} {name};2.\nAda;1;a")
    assert read_answers(rows, by).by_learner == {"": {1: {"weights": "1"}}}
    if place[0] == "1":
        assert read_answers(row, by).by_learner == {"Ada": {1: {"weights": "1"}, 2: {"choice": "a"}}}


def test_names_of_answers_keep_their_capitals(tmp_path) -> None:
    (sheet,) = sheets(Blueprint(wishes=[Wish(families=("loss.logistic_bce",), level="intro")], seed="1"))
    file = written(tmp_path / "a.csv", "NAME,1 L,1 a\nAda,1,2\n")
    assert read_answers(file, checkers(sheet)).by_learner == {"Ada": {1: {"L": "1", "a": "2"}}}


def test_the_same_answer_twice_is_no_problem(by, tmp_path) -> None:
    collected = read_answers(written(tmp_path / "a.csv", "exercise,answer\n2,a\n2,a"), by)
    assert (collected.by_learner, collected.problems) == ({"": {2: {"choice": "a"}}}, [])


def test_a_file_that_is_too_long_is_refused(by, tmp_path) -> None:
    with pytest.raises(BadFile, match="more than 10,000,000 bytes"):
        read_answers(written(tmp_path / "a.csv", "x" * 10_000_001), by)


@pytest.mark.parametrize(
    "answer", ["__import__('os')", "9**9**9**9", "(" * 400, "\x1b[31m", "=cmd()", "9" * 400_000, "nan"]
)
def test_hostile_answers_are_only_wrong_or_not_counted(by, tmp_path, answer) -> None:
    from quizgen.cli.marks import report

    given = {"": {number: {} for number in (1, 2, 6, 7, 8)}}
    for one in by:
        for field in one.fields:
            given[""].setdefault(one.item.number, {})[field.name] = answer
    paper = check("", given[""], by)
    assert paper.points == 0
    assert "\x1b" not in "\n".join(report(paper, {"width": 80, "plain": False}))


def test_the_header_says_what_separates_cells(by, tmp_path) -> None:
    text = "exercise;quantity;answer\n1;scores;[-1, 0]\n1;output;[1, 2, 3, 4, 5, 6]\n"
    given = read_answers(written(tmp_path / "a.csv", text), by).by_learner
    assert given == {"": {1: {"scores": "[-1, 0]", "output": "[1, 2, 3, 4, 5, 6]"}}}


def test_a_name_cannot_act_on_the_terminal(by, tmp_path) -> None:
    given = read_answers(written(tmp_path / "a.toml", 'learner = "A\\u001b[31m\\n da"\n2 = "a"'), by)
    assert list(given.by_learner) == ["A[31m da"]
