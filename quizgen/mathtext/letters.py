"""Letters in other alphabets, as single Unicode characters: bold, script, double-struck and so on."""

from __future__ import annotations

from functools import lru_cache

from quizgen.mathtext.kinds import Font

# The first capital, small letter and digit of each alphabet; 0 where there is none.
_LATIN = {
    Font.BOLD: (0x1D400, 0x1D41A, 0x1D7CE),
    Font.ITALIC: (0x1D434, 0x1D44E, 0),
    Font.BOLD_ITALIC: (0x1D468, 0x1D482, 0x1D7CE),
    Font.SCRIPT: (0x1D49C, 0x1D4B6, 0),
    Font.FRAKTUR: (0x1D504, 0x1D51E, 0),
    Font.DOUBLE_STRUCK: (0x1D538, 0x1D552, 0x1D7D8),
    Font.SANS: (0x1D5A0, 0x1D5BA, 0x1D7E2),
    Font.MONO: (0x1D670, 0x1D68A, 0x1D7F6),
}
# The first capital and small letter of each Greek alphabet.
_GREEK = {
    Font.BOLD: (0x1D6A8, 0x1D6C2),
    Font.ITALIC: (0x1D6E2, 0x1D6FC),
    Font.BOLD_ITALIC: (0x1D71C, 0x1D736),
}
_GREEK_VARIANTS = "ϵϑϰϕϱϖ"  # 26 places after the small alpha, with the partial sign before them

# Unicode knew these before the alphabets, and left their places empty.
_EARLIER = {
    Font.ITALIC: {"h": "ℎ"},
    Font.DOUBLE_STRUCK: dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    Font.SCRIPT: dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    Font.FRAKTUR: dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}


def letters(text: str, font: Font) -> str:
    """Return the text in the letters of a font; a character that the font does not have stays as it is."""
    return text if font in {Font.DEFAULT, Font.UPRIGHT} else "".join(_letter(char, font) for char in text)


def primes(count: int) -> str:
    """Return so many primes, as one character where there is one."""
    return ("", "′", "″", "‴")[count] if count < 4 else "′" * count


@lru_cache(maxsize=1024)
def _letter(char: str, font: Font) -> str:
    if earlier := _EARLIER.get(font, {}).get(char):
        return earlier
    capital, small, digit = _LATIN[font]
    for first, last, start in (("A", "Z", capital), ("a", "z", small), ("0", "9", digit)):
        if start and first <= char <= last:
            return chr(start + ord(char) - ord(first))
    return _greek(char, font) if font in _GREEK else char


def _greek(char: str, font: Font) -> str:
    capital, small = _GREEK[font]
    if "Α" <= char <= "Ω":
        return chr(capital + ord(char) - ord("Α"))
    if "α" <= char <= "ω":
        return chr(small + ord(char) - ord("α"))
    if char in _GREEK_VARIANTS:
        return chr(small + 26 + _GREEK_VARIANTS.index(char))
    return {"∇": chr(capital + 25), "∂": chr(small + 25)}.get(char, char)
