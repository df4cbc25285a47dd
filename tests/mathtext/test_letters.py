from __future__ import annotations

from unicodedata import name

import pytest

from quizgen.mathtext import parse
from quizgen.mathtext.kinds import Font
from quizgen.mathtext.letters import letters

STYLES = {
    Font.BOLD: "BOLD",
    Font.ITALIC: "ITALIC",
    Font.BOLD_ITALIC: "BOLD ITALIC",
    Font.SCRIPT: "SCRIPT",
    Font.FRAKTUR: "FRAKTUR",
    Font.DOUBLE_STRUCK: "DOUBLE-STRUCK",
    Font.SANS: "SANS-SERIF",
    Font.MONO: "MONOSPACE",
}
EARLIER = {"BLACK-LETTER": "FRAKTUR", "PLANCK CONSTANT": "ITALIC SMALL H"}


@pytest.mark.parametrize("font", STYLES)
def test_letters_are_those_that_unicode_names_so(font: Font) -> None:
    for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz":
        found = name(letters(char, font))
        for earlier, usual in EARLIER.items():
            found = found.replace(earlier, usual)
        size = "CAPITAL" if char.isupper() else "SMALL"
        assert found.removeprefix("MATHEMATICAL ").endswith(f"{STYLES[font]} {size} {char.upper()}")


@pytest.mark.parametrize("font", [Font.BOLD, Font.ITALIC, Font.BOLD_ITALIC])
def test_greek_letters_keep_their_name(font: Font) -> None:
    for char in "αβγδεζηθικλμνξοπρςστυφχψωΑΒΓΔΘΛΞΠΣΦΨΩ":
        expected = name(char).replace("GREEK ", f"MATHEMATICAL {STYLES[font]} ").replace("LETTER ", "")
        assert name(letters(char, font)) == expected
    for char in "ϵϑϰϕϱϖ":
        assert name(letters(char, font)).endswith("SYMBOL")
        assert name(char).split()[-2] == name(letters(char, font)).removesuffix(" SYMBOL").split()[-1]
    assert name(letters("∇", font)) == f"MATHEMATICAL {STYLES[font]} NABLA"
    assert name(letters("∂", font)) == f"MATHEMATICAL {STYLES[font]} PARTIAL DIFFERENTIAL"


def test_what_a_font_does_not_have_stays_as_it_is() -> None:
    assert letters("αé+1", Font.SCRIPT) == "αé+1"
    assert letters("x", Font.UPRIGHT) == "x"


def test_a_prime_as_a_command_is_a_prime() -> None:
    assert parse(r"f^{\prime\prime}") == parse("f''")
