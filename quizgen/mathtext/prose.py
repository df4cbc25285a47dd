"""Reads the prose inside a formula, as in the text command, with the maths that it may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.mathtext.kinds import Font
from quizgen.mathtext.tokens import Sort
from quizgen.mathtext.tree import Node, Text

if TYPE_CHECKING:
    from quizgen.mathtext.parser import Parser

NO_BREAK_SPACE = "\u00a0"
_ESCAPES = {"\\" + char: char for char in "$%#&_{} "} | {"\\,": "\u2009"}
_LIGATURES = {"``": "“", "''": "”", "`": "‘", "'": "’", "---": "—", "--": "–", "~": NO_BREAK_SPACE}
_LIGATURE = re.compile("``|''|`|'|---?|~")
_DOLLAR = frozenset({"$"})


def prose(parser: Parser, font: Font) -> list[Node]:
    """Return the parts of a braced text: prose, and the formulas between dollar signs."""
    parser.expect("{")
    parts: list[Node] = []
    pieces: list[str] = []
    while (token := parser.take_any()).source != "}":
        if token.source == "$":
            _close(pieces, font, parts)
            parts.append(parser.row(_DOLLAR))
            parser.expect("$")
        elif token.sort is Sort.COMMAND and token.source not in _ESCAPES:
            raise parser.error(f"{token} is not allowed inside text: close the text first", token)
        elif token.sort is Sort.END or token.source in {"{", "%"}:
            raise parser.error(
                "'}' is missing after a text" if not token.source else f"write \\{token.source}", token
            )
        else:
            pieces.append(" " if token.sort is Sort.BLANK else _ESCAPES.get(token.source, token.text))
    _close(pieces, font, parts)
    return parts


def _close(pieces: list[str], font: Font, parts: list[Node]) -> None:
    text = _LIGATURE.sub(lambda match: _LIGATURES.get(match[0], match[0]), "".join(pieces))
    pieces.clear()
    if text:
        parts.append(Text(text, font))
