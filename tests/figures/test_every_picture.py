"""What holds for every picture, over random arguments of the sizes that exercises have."""

import json
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
import typst
from figure_samples import SAMPLES
from svg_reading import Reading, words

from quizgen.figures.palette import dark_style
from quizgen.figures.picture import Figure

SEEDS = range(25)
HOSTILE = """<script>alert("1")</script> & ' ]]> \x00\x0b\ud800"""


def drawn(picture: str, seed: int, prefix: str = "") -> Figure:
    return SAMPLES[picture](Random(f"{picture}/{seed}"), lambda label: label + prefix)  # type: ignore[operator]


@pytest.fixture(params=SAMPLES)
def figures(request: pytest.FixtureRequest) -> list[Figure]:
    return [drawn(request.param, seed) for seed in SEEDS]


def test_says_what_it_is_in_the_same_words_as_the_alt_text(figures: list[Figure]) -> None:
    for figure in figures:
        reading = Reading.of(figure.svg)
        (title,), (description,) = reading.elements("title"), reading.elements("desc")
        assert reading.root.attrib["role"] == "img"
        assert words(title)
        assert words(description) == figure.alt
        assert figure.alt.endswith(".")
        assert figure.alt[0].isupper()


def test_everything_lies_on_the_page(figures: list[Figure]) -> None:
    for figure in figures:
        reading = Reading.of(figure.svg)
        page = reading.page
        for box in reading.texts() + reading.shapes():
            inside = page.left <= box.left and page.top <= box.top
            assert inside, box
            assert box.right <= page.right, box
            assert box.bottom <= page.bottom, box


def test_no_two_texts_overlap(figures: list[Figure]) -> None:
    for figure in figures:
        for one, other in combinations(Reading.of(figure.svg).texts(), 2):
            assert not one.overlaps(other), (one, other)


def test_letters_are_large_enough_to_read_in_print(figures: list[Figure]) -> None:
    for figure in figures:
        sizes = {float(element.attrib["font-size"]) for element in Reading.of(figure.svg).elements("text")}
        assert min(sizes, default=12.0) >= 10


def test_numbers_are_short_and_never_minus_zero(figures: list[Figure]) -> None:
    for figure in figures:
        drawing = re.sub(r"<(title|desc|text).*?</\1>", "", figure.svg, flags=re.DOTALL)
        assert not re.search(r"\d\.\d{3}", drawing)
        assert not re.search(r"[\s\",]-0[\s\",]", drawing)
        assert "nan" not in drawing
        assert "inf" not in drawing


def test_every_tone_can_be_restyled_by_the_page(figures: list[Figure]) -> None:
    rules = dark_style()
    for figure in figures:
        for value in re.findall(r'class="([^"]+)"', figure.svg):
            for name in value.split():
                assert f".{name}{{" in rules


@pytest.mark.parametrize("picture", SAMPLES)
def test_text_from_outside_stays_text(picture: str) -> None:
    figure = drawn(picture, 1, HOSTILE)
    reading = Reading.of(figure.svg)
    assert not reading.elements("script")
    assert any("<script>" in words(element) for element in reading.elements("text"))


def test_typst_sets_every_picture_at_its_size_without_a_warning() -> None:
    drawings = [drawn(picture, 0).svg for picture in SAMPLES]
    images = "\n".join(
        f'#context [#metadata(measure(image("{n}.svg")).width.pt()) <w>]' for n in range(len(drawings))
    )
    files = {f"{number}.svg": svg.encode() for number, svg in enumerate(drawings)} | {
        "main.typ": images.encode()
    }
    fonts = typst.Fonts(include_system_fonts=False)
    _, warnings = typst.compile_with_warnings(files, format="pdf", font_paths=fonts, ignore_system_fonts=True)
    widths = json.loads(typst.query(files, "<w>", field="value", font_paths=fonts, ignore_system_fonts=True))
    assert not warnings
    assert widths == pytest.approx([0.75 * Reading.of(svg).page.right for svg in drawings])


_PRINT_ALL = """
from test_every_picture import drawn
from figure_samples import SAMPLES
import hashlib
text = "".join(drawn(picture, seed).svg for picture in SAMPLES for seed in (0, 1))
print(hashlib.sha256(text.encode()).hexdigest())
"""


def test_bytes_do_not_depend_on_hash_order() -> None:
    digests = set()
    for hash_seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(Path(__file__).parent)}
        run = subprocess.run(
            [sys.executable, "-c", _PRINT_ALL], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1
