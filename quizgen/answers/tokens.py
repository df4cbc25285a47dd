"""Cuts a translated text into numbers, names and signs."""

import re
from functools import cache
from typing import Any, Literal, NamedTuple

from quizgen.answers import budgets, numerals
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
    return re.compile(rf"[ \t\r]*(?:(?P<number>{number})|{signs})")


def cut(source: Source, mark: Mark = "point", *, grouped: bool = False) -> list[Token]:
    """Returns the tokens of a text, the last of kind "end"; refuses what no answer contains.

    `grouped` reads spaces (and the other decimal mark) between groups of three digits as one number.
    """
    typed, match = source.text, _pattern(mark, grouped=grouped).match
    tokens: list[Token] = []
    position = 0
    while found := match(typed, position):
        kind: Any = found.lastgroup
        start, end = found.span(kind)
        text, column = typed[start:end], source.column(start)
        if kind == "number":
            if typed[end : end + 1] in ("e", "E") and "e" not in text.lower():
                _check_exponent(typed, end, column)
            text = _number(text, mark, column)
        tokens.append(Token(kind, text, column, start > position or position == 0))
        if kind == "end":
            return tokens
        position = end
    raise _refusal(source, position, mark)


def _number(text: str, mark: Mark, column: int) -> str:
    if text.isdecimal() and len(text) <= budgets.DIGITS:
        return text
    number = numerals.plain(text, mark)
    numerals.check_size(number, column)
    return number


def _check_exponent(text: str, end: int, column: int) -> None:
    """Refuses an exponent of ten that is not whole, as in 1e-3.5."""
    if _BROKEN_EXPONENT.match(text, end):
        raise Refusal("the exponent is not a whole number", column, "write 3e-2 or 3*10^(-2)")


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
