"""Cuts a translated text into numbers, names and signs."""

import re
from functools import cache
from typing import Literal, NamedTuple

from quizgen.answers import numerals
from quizgen.answers.characters import GREEK, Source
from quizgen.answers.numerals import Mark
from quizgen.answers.refusal import Refusal


class Token(NamedTuple):
    """One number, name or sign; `spaced` tells whether white space stands before it."""

    kind: Literal["number", "name", "sign", "newline", "end"]
    text: str
    column: int
    spaced: bool


_REFUSED = {
    "\\": ("LaTeX is not read here", "write 1/2, sqrt(2), sigma or σ"),
    '"': ("quotation marks mean nothing here", "leave them out"),
    "'": ("an apostrophe means nothing here", "write out the formula of a derivative"),
    "±": ("± gives two values", "give one of them"),
    **dict.fromkeys("<>≤≥≠", ("this is an inequality", "give the value itself")),
    ".": ("a point stands alone", "write 0.5 or .5"),
    ",": ("a comma stands alone", "write 0,5 or 0.5"),
}
_LETTER = f"A-Za-z{''.join(GREEK)}"
_NAME = rf"[{_LETTER}][{_LETTER}0-9]*(?:_(?:\{{[{_LETTER}0-9]+\}}|[{_LETTER}0-9]+))*"
_BROKEN_EXPONENT = re.compile(r"[eE][-+]?\d")
_SIGNS = r"\*\*|[-+*/^()\[\]{},;|!%=~√∞]"


@cache
def _pattern(mark: Mark, *, grouped: bool) -> re.Pattern[str]:
    number = numerals.pattern(mark, grouped=grouped)
    signs = rf"(?P<name>{_NAME})|(?P<sign>{_SIGNS})|(?P<newline>\n)|(?P<end>\Z)"
    return re.compile(rf"(?P<space>[ \t\r]*)(?:(?P<number>{number})|{signs})")


def cut(source: Source, mark: Mark = "point", *, grouped: bool = False) -> list[Token]:
    """Returns the tokens of a text, the last of kind "end"; refuses what no answer contains.

    `grouped` reads spaces (and the other decimal mark) between groups of three digits as one number.
    """
    match = _pattern(mark, grouped=grouped).match
    tokens: list[Token] = []
    position = 0
    while True:
        found = match(source.text, position)
        if found is None:
            raise _refusal(source, position, mark)
        kind, text = found.lastgroup, found[found.lastgroup or 0]
        column = source.column(found.start(found.lastgroup or 0))
        if kind == "number":
            text = _number(text, mark, column)
            if "e" not in text.lower() and _BROKEN_EXPONENT.match(source.text, found.end()):
                raise Refusal("the exponent is not a whole number", column, "write 3e-2 or 3*10^(-2)")
        tokens.append(Token(kind, text, column, bool(found["space"]) or position == 0))  # type: ignore[arg-type]
        if kind == "end":
            return tokens
        position = found.end()


def _number(text: str, mark: Mark, column: int) -> str:
    number = numerals.plain(text, mark)
    numerals.check_size(number, column)
    return number


def _refusal(source: Source, position: int, mark: Mark) -> Refusal:
    """Says why nothing can be read from a position on."""
    rest = source.text[position:].lstrip(" \t\r")
    char, column = rest[0], source.column(len(source.text) - len(rest))
    if mark == "comma" and char == ".":
        return Refusal("a decimal point, where the comma is the decimal mark", column, "write 0,5")
    reason, hint = _REFUSED.get(char, (f"the character “{char}” means nothing here", "leave it out"))
    if not char.isprintable():
        reason = "a control character"
    return Refusal(reason, column, hint)
