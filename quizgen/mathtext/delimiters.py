"""Brackets and bars as tall as what they enclose, built from the pieces that Unicode has for them."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.mathtext.box import EMPTY, Box, beside, heightened, text_box

# delimiter -> top, middle and bottom piece
_PIECES = {
    "(": "⎛⎜⎝",
    ")": "⎞⎟⎠",
    "[": "⎡⎢⎣",
    "]": "⎤⎥⎦",
    "|": "│││",
    "‖": "║║║",
    "⌊": "⎢⎢⎣",
    "⌋": "⎥⎥⎦",
    "⌈": "⎡⎢⎢",
    "⌉": "⎤⎥⎥",
    "⟨": "╱⟨╲",
    "⟩": "╲⟩╱",
    "↑": "↑││",
    "↓": "││↓",
    "/": "╱╱╱",
    "∖": "╲╲╲",
}
_BRACES = {"{": ("⎰⎱", "⎧⎨⎩"), "}": ("⎱⎰", "⎫⎬⎭")}


def tall(char: str, height: int, baseline: int) -> Box:
    """Return a delimiter of a height; an empty one takes no room."""
    if not char:
        return EMPTY
    if height == 1:
        return text_box(char)
    return Box(tuple(_brace(char, height) if char in _BRACES else _straight(char, height)), baseline)


def fenced(left: str, body: Box, right: str) -> Box:
    """Return a body between delimiters as tall as it."""
    opening, closing = (tall(char, body.height, body.baseline) for char in (left, right))
    return beside([opening, body, closing])


def divided(left: str, bodies: Sequence[Box], bars: Sequence[str], right: str) -> Box:
    """Return bodies between delimiters, with a bar as tall as these between each two."""
    above = max(body.baseline for body in bodies)
    below = max(body.depth for body in bodies)
    parts = [heightened(bodies[0], above, below)]
    for bar, body in zip(bars, bodies[1:], strict=True):
        line = tall(bar, above + below + 1, above)
        parts += [text_box(" "), line, text_box(" "), heightened(body, above, below)]
    return fenced(left, beside(parts), right)


def _straight(char: str, height: int) -> list[str]:
    pieces = _PIECES.get(char, char * 3)
    return [pieces[0], *[pieces[1]] * (height - 2), pieces[2]]


def _brace(char: str, height: int) -> list[str]:
    pair, pieces = _BRACES[char]
    if height == 2:
        return list(pair)
    more = height - 3
    return [pieces[0], *["⎪"] * ((more + 1) // 2), pieces[1], *["⎪"] * (more // 2), pieces[2]]
