"""`quizgen generate` and `quizgen export`, as they are typed."""

import json
from pathlib import Path

import pytest

FAMILIES = ("attention.scaled_dot_product", "backprop.mlp", "mlp.forward")


def written(folder: Path) -> list[str]:
    return sorted(str(place.relative_to(folder)) for place in folder.rglob("*") if place.is_file())


def test_a_sheet_is_its_pages_its_solutions_and_its_key(run, tmp_path: Path) -> None:
    result = run("generate", *FAMILIES, "-n", "3", "--seed", "7f3k")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Practice sheet 7f3k · 3 exercises · 3 topics · seed 7f3k"
    assert [line.split()[0] for line in lines[1:]] == [
        "output/sheet-7f3k.pdf",
        "output/sheet-7f3k-solutions.pdf",
        "output/sheet-7f3k.md",
        "output/sheet-7f3k-figures/",
        "output/sheet-7f3k-solutions.md",
        "output/sheet-7f3k-solutions-figures/",
        "output/sheet-7f3k.json",
    ]
    assert "questions (" in lines[1]
    assert "worked solutions (" in lines[2]
    found = {name.partition("/")[0] for name in written(tmp_path / "output")}
    assert found == {line.split()[0].removeprefix("output/").rstrip("/") for line in lines[1:]}
    assert result.stderr == ""


def test_the_same_command_writes_the_same_bytes(run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        run("generate", *FAMILIES, "-n", "2", "--seed", "7", "--to", "pdf,md,html", "-o", folder)
    assert written(tmp_path / "a") == written(tmp_path / "b")
    for name in written(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize(
    ("solutions", "names"),
    [
        ("none", ["sheet-1.html", "sheet-1.json"]),
        ("inline", ["sheet-1.html", "sheet-1.json"]),
        ("separate", ["sheet-1-solutions.html", "sheet-1.html", "sheet-1.json"]),
        ("only", ["sheet-1-solutions.html", "sheet-1.json"]),
    ],
)
def test_solutions_come_as_they_are_wanted(run, tmp_path: Path, solutions: str, names: list[str]) -> None:
    result = run(
        "generate", "mlp.forward", "-n", "1", "--seed", "1", "--to", "html", "--solutions", solutions
    )
    assert result.exit_code == 0
    assert written(tmp_path / "output") == names


def test_a_page_with_the_solutions_below_is_told_from_one_without(run) -> None:
    command = ("generate", "mlp.forward", "-n", "1", "--seed", "1", "--to", "html", "--title", "T $x$")
    assert run(*command, "--solutions", "inline").stdout.splitlines() == [
        "T $x$ · 1 exercise · 1 topic · seed 1",
        "  output/sheet-1.html  questions with solutions",
        "  output/sheet-1.json  the key, with all numbers",
    ]


def test_variants_are_one_pdf_and_a_key_each(run, tmp_path: Path) -> None:
    result = run("generate", "mlp.forward", "-n", "1", "--seed", "2026", "--variants", "3", "--to", "pdf")
    lines = result.stdout.splitlines()
    assert lines[0] == "Practice sheet 2026 · 3 papers · 1 exercise · 1 topic · seed 2026"
    assert lines[-1].split("  ")[1] == "output/sheet-2026-01.json … sheet-2026-03.json"
    assert [name for name in written(tmp_path / "output") if name.endswith(".pdf")] == [
        "sheet-2026-solutions.pdf",
        "sheet-2026.pdf",
    ]
    keys = [json.loads((tmp_path / f"output/sheet-2026-0{k}.json").read_text()) for k in (1, 2, 3)]
    assert len({json.dumps(key["exercises"][0]["givens"]) for key in keys}) == 3


def test_a_blueprint_says_what_is_on_the_sheet_and_options_how_it_is_printed(run, tmp_path: Path) -> None:
    (tmp_path / "exam.toml").write_text(
        'title = "Exam \\u001b[31m $x$ #"\ncourse = "C & D"\n'
        '[[exercise]]\nfamily = "mlp.forward"\npoints = 12\n'
    )
    result = run("generate", "exam.toml", "--seed", "9", "--to", "md,html", "--precision", "2 decimals")
    assert result.exit_code == 0
    assert result.stdout.startswith("Exam [31m $x$ # · 1 exercise")
    key = json.loads((tmp_path / "output/exam-9.json").read_text())
    assert (key["exercises"][0]["points"], key["precision"]["decimals"]) == (12, 2)
    assert "C &amp; D" in (tmp_path / "output/exam-9.html").read_text()


def test_export_gives_the_very_pages_that_generate_gave(run, tmp_path: Path) -> None:
    run(
        "generate",
        *FAMILIES,
        "-n",
        "3",
        "--seed",
        "k",
        "--as",
        "steps",
        "--as",
        "choice",
        "--to",
        "pdf,md,html",
    )
    result = run("export", "output/sheet-k.json", "--to", "pdf,md,html", "-o", "again")
    assert result.exit_code == 0
    names = written(tmp_path / "again")
    assert [*names, "sheet-k.json"] == written(tmp_path / "output") or set(names) == {
        name for name in written(tmp_path / "output") if name != "sheet-k.json"
    }
    for name in names:
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "output" / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("attentoin",), "no topic or family 'attentoin'. Did you mean attention"),
        (("mlp", "--level", "exams"), "mlp.forward has no level 'exams': choose intro or standard or exam"),
        (("mlp", "--as", "stesp"), "no question form 'stesp'. Did you mean steps"),
        (("mlp", "--profile", "textbok"), "no course profile 'textbok'. Did you mean textbook"),
        (("mlp", "--profile", "../../etc/passwd"), "no course profile '../../etc/passwd'"),
        (("mlp", "--seed", "../7"), "seed '../7': use up to 64 letters"),
        (("mlp", "--seed", "a\nb"), r"seed 'a\nb'"),
        (("mlp", "--seed", ""), "seed ''"),
        (("mlp", "--precision", "many"), "'many' is no precision"),
        (("mlp", "-n", "0"), "0 exercises are not possible"),
        (("mlp", "-n", "1000000000"), "1000000000 exercises are not possible"),
        (("mlp", "-n", "many"), "'many' is not a valid integer"),
        (("mlp", "--variants", "0"), "0 variants are not possible"),
        (("mlp", "--to", "docx"), "'docx' is not one of: pdf, md, html"),
        (("mlp", "--to", ""), "'' is not one of: pdf, md, html"),
        (("mlp", "--title", "x" * 201), "--title: 201 characters are too many: 200 is the most"),
        (("mlp", "--paper", "a5"), "'a5' is not one of 'a4', 'letter'"),
        (("missing.toml",), "'missing.toml' cannot be read: No such file or directory"),
        (("missing.toml", "-n", "3"), "missing.toml says what is on the sheet: give no --count"),
        (("missing.toml", "mlp"), "missing.toml says what is on the sheet: give no other name"),
        (("<script>", "--as", "choice"), "no topic or family '<script>'"),
        (("mlp", "-o", "a-file"), "the output folder 'a-file' cannot be written to"),
        (("mlp", "-o", "a-file/below"), "the output folder 'a-file/below' cannot be written to"),
    ],
)
def test_input_that_cannot_be_used_is_one_message_and_exit_code_2(run, tmp_path, arguments, message) -> None:
    (tmp_path / "a-file").write_text("x")
    result = run("generate", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr
    assert message in result.stderr
    assert written(tmp_path) == ["a-file"]


def test_another_sheet_is_not_written_over_unless_it_is_wanted(run, tmp_path: Path) -> None:
    first = ("generate", "mlp", "-n", "2", "--seed", "7", "--to", "md")
    run(*first)
    files = {name: (tmp_path / "output" / name).read_bytes() for name in written(tmp_path / "output")}
    assert run(*first, "--title", "The same exercises").exit_code == 0
    for other in (("attention",), ("mlp", "--level", "exam"), ("mlp", "--precision", "2 decimals")):
        result = run("generate", *other, "-n", "2", "--seed", "7", "--to", "md")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "output/sheet-7.json is the key of another sheet" in result.stderr
    run(*first)
    assert files == {name: (tmp_path / "output" / name).read_bytes() for name in files}
    assert run("generate", "attention", "-n", "2", "--seed", "7", "--to", "md", "--force").exit_code == 0
    assert files["sheet-7.json"] != (tmp_path / "output/sheet-7.json").read_bytes()


def test_papers_are_not_lost_to_fewer_or_to_a_single_one(run, tmp_path: Path) -> None:
    papers = ("generate", "mlp.forward", "-n", "1", "--seed", "7", "--to", "html", "--variants")
    assert [run(*papers, count).exit_code for count in ("2", "3", "3")] == [0, 0, 0]
    for count in ("1", "2"):
        result = run(*papers, count)
        assert (result.exit_code, "is the key of a paper that" in result.stderr) == (2, True)
    neighbour = run("generate", "mlp.forward", "-n", "1", "--seed", "7-x", "--to", "html")
    assert neighbour.exit_code == 0
    assert run("generate", "mlp", "-n", "1", "--seed", "7-0", "--to", "html").exit_code == 0


def test_a_key_of_the_same_name_that_is_none_is_left_alone(run, tmp_path: Path) -> None:
    place = tmp_path / "output/sheet-7.json"
    place.parent.mkdir()
    for content in ("not JSON", "[1]", '{"exercises": 3}'):
        place.write_text(content)
        assert run("generate", "mlp", "-n", "1", "--seed", "7", "--to", "html").exit_code == 2
        assert place.read_text() == content


def test_a_sheet_is_called_as_its_blueprint(run, tmp_path: Path) -> None:
    for name in ("mid term (B).toml", "final.toml"):
        (tmp_path / name).write_text('seed = "2026"\n[[exercise]]\nfamily = "mlp.forward"\n')
        assert run("generate", name, "--to", "html", "--solutions", "inline").exit_code == 0
    assert written(tmp_path / "output") == [
        "final-2026.html", "final-2026.json", "mid-term-B-2026.html", "mid-term-B-2026.json",
    ]  # fmt: skip
    run("export", "output/final-2026.json", "--to", "md", "-o", "again")
    assert "final-2026.md" in written(tmp_path / "again")


def test_a_key_that_was_written_anew_by_hand_is_exported_beside_itself(run, tmp_path: Path) -> None:
    run("generate", "mlp.forward", "-n", "1", "--seed", "7", "--to", "html")
    place = tmp_path / "output/sheet-7.json"
    key = json.loads(place.read_text())
    key["exercises"][0]["givens"] = {
        name: [f"{value}/1" if isinstance(value, str) and "/" not in value else value for value in values]
        for name, values in key["exercises"][0]["givens"].items()
    }
    place.write_text(json.dumps(key))
    result = run("export", "output/sheet-7.json", "--to", "html")
    assert result.exit_code == 0, result.stderr


def test_an_export_does_not_write_over_the_pages_of_another_sheet(run, tmp_path: Path) -> None:
    for folder, family in (("a", "mlp.forward"), ("b", "neuron.forward")):
        run("generate", family, "-n", "1", "--seed", "7", "--to", "html", "-o", folder)
    before = (tmp_path / "b/sheet-7.html").read_bytes()
    refused = run("export", "a/sheet-7.json", "--to", "html", "-o", "b")
    assert (refused.exit_code, "b/sheet-7.json is the key of another sheet" in refused.stderr) == (2, True)
    assert (tmp_path / "b/sheet-7.html").read_bytes() == before
    assert run("export", "a/sheet-7.json", "--to", "html", "-o", "b", "--force").exit_code == 0


def test_a_formula_in_a_blueprint_that_cannot_be_printed_is_told(run, tmp_path: Path) -> None:
    (tmp_path / "exam.toml").write_text('instructions = "$\\\\nope$"\n[[exercise]]\nfamily = "mlp.forward"\n')
    result = run("generate", "exam.toml")
    assert result.exit_code == 2
    assert "The instructions" in result.stderr
    assert written(tmp_path) == ["exam.toml"]


@pytest.mark.parametrize("name", ["missing.json", "exam.toml", "empty.json", "."])
def test_what_is_no_key_is_refused(run, tmp_path: Path, name: str) -> None:
    (tmp_path / "exam.toml").write_text("title = 'x'")
    (tmp_path / "empty.json").write_text("")
    result = run("export", name)
    assert result.exit_code == 2
    assert not (tmp_path / "output").exists()
