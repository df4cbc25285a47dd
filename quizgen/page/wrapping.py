"""Fills lines of a given width with words that may be styled, as wide as a terminal shows them."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

GLUE = "\u00a0"  # a blank at which a line ends only in need, inside of formulas


class Span(NamedTuple):
    """A stretch of text in one style, an ANSI code such as `1` for bold; `""` is the plain style."""

    text: str
    style: str = ""


Word = tuple[Span, ...]
Line = tuple[Word, ...]

HARD_BREAK = Span("\n")


def columns(text: str) -> int:
    """Returns how many columns of a terminal the text takes.

    >>> columns("ŷ = 深")
    6
    """
    return sum(_columns_of(sign) for sign in text)


def _columns_of(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def fill(spans: Iterable[Span], width: int, *, color: bool = False) -> list[str]:
    """Returns the spans as lines of at most `width` columns; a word is only cut if it is wider than that."""
    return [paint(line, color=color) for line in _lines(_words(spans), max(width, 1))]


def paint(line: Line, *, color: bool = False) -> str:
    """Returns a line as text, with its styles as ANSI codes if `color`."""
    return " ".join("".join(_painted(span, color) for span in word) for word in line)


def _painted(span: Span, color: bool) -> str:
    text = span.text.replace(GLUE, " ")
    return f"\x1b[{span.style}m{text}\x1b[0m" if color and span.style and text else text


def _words(spans: Iterable[Span]) -> Iterator[Word | None]:
    """Yields words, each of spans without a blank between them, and None where a line must end."""
    word: list[Span] = []
    for span in spans:
        if span is HARD_BREAK:
            yield tuple(word)
            yield None
            word = []
            continue
        first, *others = span.text.replace("\n", " ").split(" ")
        word.append(Span(first, span.style))
        for other in others:
            yield tuple(word)
            word = [Span(other, span.style)]
    yield tuple(word)


def _lines(words: Iterable[Word | None], width: int) -> Iterator[Line]:
    line: list[Word] = []
    used = 0
    for word in words:
        if word is None:
            yield tuple(line)
            line, used = [], 0
            continue
        for piece in _pieces(word, width):
            size = _size(piece)
            if line and used + 1 + size > width:
                yield tuple(line)
                line, used = [], 0
            used += size + bool(line)
            line.append(piece)
    if line:
        yield tuple(line)


def _pieces(word: Word, width: int) -> Iterator[Word]:
    """Yields the word if there is anything to see; cut at its glue, then anywhere, if wider than a line."""
    if not any(span.text for span in word):
        return
    if _size(word) <= width:
        yield word
        return
    for part in _words(Span(text.replace(GLUE, " "), style) for text, style in word):
        if part is not None:
            yield from _chopped(part, width)


def _chopped(word: Word, width: int) -> Iterator[Word]:
    piece: list[Span] = []
    room = width
    for text, style in word:
        for sign in text:
            if room < _columns_of(sign):
                yield tuple(piece)
                piece, room = [], width
            piece.append(Span(sign, style))
            room -= _columns_of(sign)
    if piece:
        yield tuple(piece)


def _size(word: Sequence[Span]) -> int:
    return sum(columns(span.text) for span in word)
