"""Cuts the text of a set, a sequence or several choices into its items."""

import re

from quizgen.answers import budgets
from quizgen.answers.refusal import Refusal

_PAIRS = {"{": "}", "[": "]", "(": ")", "⟨": "⟩"}
_OPENING, _CLOSING = "([{⟨", ")]}⟩"
_ARROW = r"→|⟶|->|=>"


def items_of(text: str, *, comma: bool = True) -> list[tuple[str, int]]:
    """Returns the items with the columns they begin in.

    They are separated by semicolons or line ends, else by arrows, else by commas (unless these are decimal),
    else by spaces. Brackets around everything are dropped, brackets inside keep their items together.
    """
    body, start = _unwrapped(text)
    if not body.strip():
        return []
    levels = _levels(body)
    for separators in (r"[;\n]", _ARROW, *[","] * comma):
        cuts = [match.span() for match in re.finditer(separators, body) if not levels[match.start()]]
        if cuts:
            return _pieces(body, start, cuts)
    spaces = [match.span() for match in re.finditer(r"(?<=\S)\s+(?=\S)", body) if not levels[match.start()]]
    return _pieces(body, start, spaces)


def _pieces(body: str, start: int, cuts: list[tuple[int, int]]) -> list[tuple[str, int]]:
    ends, starts = [*(first for first, _ in cuts), len(body)], [0, *(last for _, last in cuts)]
    pieces = []
    for first, last in zip(starts, ends, strict=True):
        item = body[first:last]
        if not item.strip():
            raise Refusal("an item is missing here", start + first, "fill it in or drop the separator")
        pieces.append((item.strip(), start + first + len(item) - len(item.lstrip())))
    if len(pieces) > budgets.ENTRIES:
        raise Refusal(f"there are more than {budgets.ENTRIES} items", start, "give fewer")
    return pieces


def _unwrapped(text: str) -> tuple[str, int]:
    """Returns what stands inside brackets around everything, and its column."""
    body = text.strip()
    start = len(text) - len(text.lstrip()) + 1
    if sum(body.count(sign) for sign in _OPENING) > sum(body.count(sign) for sign in _CLOSING):
        raise Refusal("a bracket is not closed", start, "close every bracket")
    inside = body[1:-1]
    if len(body) > 1 and _PAIRS.get(body[0]) == body[-1] and min([*_levels(body)[1:-1], 1]) > 0:
        return inside, start + 1
    return body, start


def _levels(text: str) -> list[int]:
    """Returns for each character how many brackets are open around it; brackets belong to the inside."""
    levels, level = [], 0
    for char in text:
        level += char in _OPENING
        levels.append(level)
        level -= char in _CLOSING and level > 0
    return levels
