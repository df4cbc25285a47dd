import json

import pytest
import typst

from quizgen.figures import lettering
from quizgen.figures.lettering import Run, accented, runs, width
from quizgen.figures.picture import compose
from quizgen.figures.shapes import text

LABELS = [
    "x",
    "energy E",
    "h₁⁽²⁾ = −0.5777",
    "∂L/∂a",
    "understand",
    "WMmw 0123456789",
    "σ(w·x + b)",
    "ŷ − y ≤ ½",
    "ReLU(z)",
    "A ⊙ B → ∇f",
    "AVATAR, Type",
]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("x", [("x", True, 0)]),
        ("exp", [("exp", False, 0)]),
        ("z⁽¹⁾", [("z", True, 0), ("(1)", False, 1)]),
        ("wᵢⱼ", [("w", True, 0), ("ij", True, -1)]),
        ("a^[1]", [("a", True, 0), ("[1]", False, 1)]),
        ("x̂₁", [("x̂", True, 0), ("1", False, -1)]),
        ("β̂", [("β̂", True, 0)]),
        ("xₘₐₓ", [("x", True, 0), ("max", False, -1)]),
        ("∂L/∂a", [("∂", False, 0), ("L", True, 0), ("/∂", False, 0), ("a", True, 0)]),
        ("ΔE", [("Δ", False, 0), ("E", True, 0)]),
        ("ŷ", [("ŷ", True, 0)]),
        ("x\u0302", [("x\u0302", True, 0)]),
        ("W₁ᵀ", [("W", True, 0), ("1", False, -1), ("T", True, 1)]),
        ("", []),
    ],
)
def test_variables_slant_and_words_and_numbers_stand(
    label: str, expected: list[tuple[str, bool, int]]
) -> None:
    assert list(runs(label)) == [Run(*run) for run in expected]


def test_upright_labels_keep_their_scripts() -> None:
    assert list(runs("q₁", upright=True)) == [Run("q", False, 0), Run("1", False, -1)]


@pytest.mark.parametrize(("label", "is_word"), [("love", True), ("I", False), ("q₁", False), ("3.14", False)])
def test_a_token_is_told_from_a_symbol(label: str, is_word: bool) -> None:
    assert lettering.has_word(label) is is_word


def _set_by_typst(label: str) -> str:
    scripts = {1: "super", -1: "sub", 0: "text"}
    pieces = (
        f"{scripts[run.level]}({'typographic: false, ' if run.level else ''}"
        f"text(style: {json.dumps('italic' if run.italic else 'normal')}, "
        f"{json.dumps(run.text, ensure_ascii=False)}))"
        for run in runs(label)
    )
    return "[" + "".join(f"#{piece}" for piece in pieces) + "]"


def test_estimated_widths_cover_what_typst_sets_and_are_not_lavish() -> None:
    measured = ",".join(f"measure({_set_by_typst(label)}).width.pt()" for label in LABELS)
    source = f"""
        #set text(font: ("Libertinus Serif", "New Computer Modern Math"), size: 100pt)
        #set super(size: {lettering.SCRIPT_SIZE}em)
        #set sub(size: {lettering.SCRIPT_SIZE}em)
        #context [#metadata(({measured})) <widths>]
    """
    fonts = typst.Fonts(include_system_fonts=False)
    answer = typst.query({"main.typ": source.encode()}, "<widths>", field="value", one=True, font_paths=fonts)
    for label, real in zip(LABELS, json.loads(answer), strict=True):
        assert real <= width(label, 100) <= 1.25 * real, label


@pytest.mark.parametrize("label", ["x̄", "x̂₁", "h̃⁽²⁾", "β̂ = 1"])
def test_an_accent_over_a_letter_can_be_printed_for_screen_readers(label):
    figure = compose("t", "alt", 100, 30, [text((50, 15), label)])
    source = '#set document(title: "t")\n#image("f.svg", alt: "alt")'
    typst.compile({"main.typ": source.encode(), "f.svg": figure.svg.encode()}, pdf_standards=["ua-1"])


def test_an_accent_stands_over_the_middle_of_its_letter():
    step_of = {piece: step for piece, step, _ in accented("ax̂b")}
    assert list(step_of) == ["a", "ˆ", "x", "b"]
    assert step_of["ˆ"] + width("ˆ", 1) / 2 == pytest.approx(width("x", 1) / 2)
    assert step_of["ˆ"] + width("ˆ", 1) + step_of["x"] == pytest.approx(0)
