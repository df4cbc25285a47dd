"""How a label is set: variables in italics, super- and subscripts raised or lowered, and its width."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

SCRIPT_SIZE: Final = 0.72
"""Size of a super- or subscript relative to its line."""

LEAN: Final = 0.05
"""Distance of a superscript from the slanted letter before it, relative to the size of the line."""

# Widths in hundredths of the font size, rounded up so that the usual fallback fonts fit as well.
_WIDTHS: Final = {
    letter: width
    for width, letters in (
        (20, "'"),
        (27, " ,.:;|·′"),
        (31, "!Iijl{}ι‖"),
        (36, '"()-/\\ftℓ∘ˆ˜¯˙¨'),
        (41, "[]`rsε⟨⟩"),
        (46, "*?Jcez~ζξτéč"),
        (51, "#$0123456789FS_abgvxδθμνυ"),
        (56, "+<=>LP^dhknopquy−×÷∂≤≥≈≠±∈βγηκλορχΓ–ŷȳüßø"),
        (61, "BERY∇∑√⊗⊕απσφΣ"),
        (66, "%CKTZψΔΞℝ"),
        (71, "AGNUVXωΛΠΦΨΩ½"),
        (76, "&DHOQwΘ…—"),
        (82, "m∞⊙∝M"),
        (92, "@"),
        (100, "W"),
        (115, "→"),
    )
    for letter in letters
}
_OTHER_WIDTH: Final = 66
_WIDE_WIDTH: Final = 102

# Accents as signs of their own: a printed page cannot tell a screen reader of those that join a letter.
_ACCENTS: Final = {"\u0302": "ˆ", "\u0303": "˜", "\u0304": "¯", "\u0307": "˙", "\u0308": "¨"}
_WITHOUT_ASCENDER: Final = frozenset("acegijmnopqrsuvwxyzαγεηικμνοπρσςτυφχψω")
_ACCENT_LIFT: Final = 0.2
_WITH_ACCENTS: Final = re.compile(r".[\u0300-\u036f\u20d0-\u20ff]*", re.DOTALL)

_RAISED: Final = re.compile(r"\^(\[[^\]]*\])")


@dataclass(frozen=True)
class Run:
    """A stretch of a label set in one way; `level` is 1 for superscript, −1 for subscript, 0 on the line."""

    text: str
    italic: bool
    level: int


@lru_cache(maxsize=2048)
def runs(label: str, upright: bool = False) -> tuple[Run, ...]:
    """Split a label into runs: single letters are variables and slant unless `upright`, words do not.

    What has no raised form in Unicode is raised after a `^`: a^[1].
    """
    placed = [
        piece
        for part, letters in enumerate(_RAISED.split(label))
        for character in letters
        for piece in ([(character, 1)] if part % 2 else _placed(character))
    ]
    return tuple(
        Run(text, italic and not upright, level)
        for level, characters in groupby(placed, key=lambda piece: piece[1])
        for text, italic in _slanted("".join(text for text, _ in characters), level)
    )


def width(label: str, size: float) -> float:
    """Estimate the width of a label in the unit of `size`, a little on the generous side."""
    return size * sum(
        sum(map(_advance, run.text)) * (SCRIPT_SIZE if run.level else 1.0) + (LEAN if run.level > 0 else 0.0)
        for run in runs(label)
    )


def accented(letters: str) -> Iterator[tuple[str, float, float]]:
    """Cut letters at accents: pieces with the step aside before each and how far it is lifted.

    An accent comes before its letter, which then goes back under it; in units of the font size.
    """
    plain = ""
    for letter in letters:
        accent = _ACCENTS.get(letter)
        if accent is None or not plain:
            plain += letter
            continue
        plain, base = plain[:-1], plain[-1]
        if plain:
            yield plain, 0.0, 0.0
        wide, slim = _advance(base), _advance(accent)
        yield accent, (wide - slim) / 2, 0.0 if base in _WITHOUT_ASCENDER else _ACCENT_LIFT
        yield base, -(wide + slim) / 2, 0.0
        plain = ""
    if plain:
        yield plain, 0.0, 0.0


def has_word(label: str) -> bool:
    """Tell whether a label has a word of two or more letters on the line, as a token or a name has."""
    return any(
        run.level == 0 and not run.italic and sum(map(str.isalpha, run.text)) > 1 for run in runs(label)
    )


def _placed(character: str) -> Iterator[tuple[str, int]]:
    """Yield the plain characters behind a raised or lowered one, each with its level."""
    kind, _, codes = unicodedata.decomposition(character).partition(" ")
    level = {"<super>": 1, "<sub>": -1}.get(kind, 0)
    if level == 0:
        yield character, 0
    else:
        for code in codes.split():
            yield chr(int(code, 16)), level


def _slanted(text: str, level: int) -> Iterator[tuple[str, bool]]:
    """Yield stretches of text with whether each is a variable; up to two letters in a script are indices."""
    for is_word, group in groupby(_WITH_ACCENTS.findall(text), key=_is_latin):
        letters = list(group)
        if is_word:
            yield "".join(letters), len(letters) <= (2 if level else 1)
        else:
            yield from (("".join(same), slant) for slant, same in groupby(letters, key=_is_small_greek))


def _is_latin(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter[0], "")


def _is_small_greek(letter: str) -> bool:
    return "GREEK SMALL" in unicodedata.name(letter[0], "") or letter == "ℓ"


def _advance(letter: str) -> float:
    """Return the width of one character relative to the font size."""
    if unicodedata.combining(letter):
        return 0.0
    wide = unicodedata.east_asian_width(letter) in "WF"
    return _WIDTHS.get(letter, _WIDE_WIDTH if wide else _OTHER_WIDTH) / 100
