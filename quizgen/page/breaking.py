r"""Writes a wide displayed formula on several lines, broken where a mathematician would break it.

A chain `a = b = c` becomes one line per relation; a line that is still too long goes on after a sign.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|.", re.DOTALL)
_OPENING = frozenset(
    ("{", "(", "[", r"\{", r"\left", r"\begin", r"\lbrace", r"\lfloor", r"\lceil", r"\langle")
)
_CLOSING = frozenset(
    ("}", ")", "]", r"\}", r"\right", r"\end", r"\rbrace", r"\rfloor", r"\rceil", r"\rangle")
)
_RELATIONS = frozenset(
    (
        *("=", "<", ">", r"\approx", r"\le", r"\leq", r"\ge", r"\geq", r"\ne", r"\neq", r"\equiv"),
        *(r"\propto", r"\sim", r"\Rightarrow", r"\implies", r"\Leftrightarrow", r"\iff"),
    )
)
_SIGNS = frozenset(("+", "-", r"\pm"))
_NO_OPERAND = _RELATIONS | _SIGNS | _OPENING | {"&", ",", r"\cdot", r"\times", r"\quad", r"\qquad"}
_ALIGNED = re.compile(r"\\begin\{(aligned|align\*?|split)\}(.*)\\end\{\1\}\s*[.,;]?", re.DOTALL)

_WIDTHS = {
    **dict.fromkeys(_RELATIONS, 3),
    **dict.fromkeys((*_SIGNS, r"\cdot", r"\times", r"\odot", r"\quad"), 2),
    **dict.fromkeys((r"\log", r"\exp", r"\max", r"\min", r"\tanh", r"\qquad"), 3),
    **dict.fromkeys(("{", "}", "^", "_", "&", r"\left", r"\right", r"\displaystyle", r"\operatorname"), 0),
}
_SCRIPT = re.compile(r"[_^]\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{(?P<lines>[^{}]*\}\s*\{[^{}]*)\}")
_ENVIRONMENT = re.compile(r"\\begin\{([a-zA-Z]+)\}(?P<lines>((?!\\begin|\\end).)*)\\end\{\1\}", re.DOTALL)

_SHORT = 30  # characters: a formula of this length fits on any paper
_LINES = (75, 55, 40)  # characters to a line, tried one after the other


class Row(NamedTuple):
    """One line of a derivation, aligned between its halves."""

    left: str
    right: str


@lru_cache(maxsize=2048)
def ways(tex: str) -> tuple[str, ...]:
    r"""Returns the formula, then as the same formula on more and more lines.

    >>> ways(r"x = 1 + 2")
    ('x = 1 + 2',)
    >>> ways(r"p = 1 / (1 + e^{-0.5}) = 1 / (1 + 0.6065) = 0.6225")[1]
    '\\begin{aligned} p & = 1 / (1 + e^{-0.5}) \\\\  & = 1 / (1 + 0.6065) \\\\  & = 0.6225 \\end{aligned}'
    """
    rows = _rows(tex)
    if is_short(tex) or not rows:
        return (tex,)
    chains = [piece for row in rows for piece in _at_relations(row)]
    broken = [rows, chains, *([line for row in chains for line in _at_signs(row, room)] for room in _LINES)]
    return tuple(dict.fromkeys((tex, *(_aligned(lines) for lines in broken if len(lines) > 1))))


def is_short(tex: str) -> bool:
    """Tells whether a formula fits on a line of any paper."""
    return _length(tex) <= _SHORT


def fitting(tex: str, room: int) -> str:
    """Returns the formula on as few lines as have about `room` characters at most each."""
    if _length(tex) <= room:
        return tex
    forms = ways(tex)
    return next((way for way in forms if _length(way) <= room), forms[-1])


def lines(tex: str) -> tuple[str, ...]:
    r"""Returns the lines of a formula as formulas of their own, for where nothing can be aligned.

    >>> lines(r"\begin{aligned} a &= b \\\\ &= c \end{aligned}")
    ('a = b', '= c')
    """
    rows = [" ".join(half.strip() for half in row).strip() for row in _rows(tex)]
    return tuple(rows) or (tex,)


def _rows(tex: str) -> list[Row]:
    """Returns the lines of an aligned block or of a one-line formula, none if it has several columns."""
    aligned = _ALIGNED.fullmatch(tex.strip())
    if aligned is None:
        return [_row(part) for part in _split(tex, lambda sign, _: sign in (r"\quad", r"\qquad"), drop=True)]
    lines = [_cells(line) for line in _split(aligned[2], lambda sign, _: sign == r"\\", drop=True)]
    if any(len(cells) > 2 for cells in lines):
        return []
    return [Row(*cells) if len(cells) == 2 else Row("", cells[0]) for cells in lines]


def _cells(line: str) -> list[str]:
    return _split(line, lambda sign, _: sign == "&", drop=True, keep_empty=True)


def _row(tex: str) -> Row:
    first, *rest = _split(tex, lambda sign, _: sign in _RELATIONS, keep_empty=True)
    return Row(first, "".join(rest)) if rest else Row("", first)


def _at_relations(row: Row) -> list[Row]:
    first, *rest = _split(row.right, lambda sign, _: sign in _RELATIONS) or [""]
    return [Row(row.left, first), *(Row("", part) for part in rest)]


def _at_signs(row: Row, room: int) -> list[Row]:
    """Returns the row as lines of at most about `room` characters, continued with an indent."""
    lines = [""]
    for term in _split(row.right, lambda sign, before: sign in _SIGNS and before not in _NO_OPERAND):
        if lines[-1] and _length(row.left + lines[-1] + term) > room:
            lines.append("")
        lines[-1] += term
    return [Row(row.left, lines[0]), *(Row("", rf"\quad {line}") for line in lines[1:])]


def _aligned(rows: Iterable[Row]) -> str:
    body = r" \\ ".join(f"{row.left.strip()} & {row.right.strip()}" for row in rows)
    return rf"\begin{{aligned}} {body} \end{{aligned}}"


def _split(
    tex: str, breaks: Callable[[str, str], bool], *, drop: bool = False, keep_empty: bool = False
) -> list[str]:
    """Returns the parts of a formula, a new one at each sign outside of brackets for which `breaks` holds.

    `breaks` is asked with the sign and the one before it; the sign stays with its part unless `drop`.
    """
    parts, depth, before = [""], 0, "="
    for sign in _TOKEN.findall(tex):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0 and sign not in _CLOSING and breaks(sign, before):
            parts.append("" if drop else sign)
        else:
            parts[-1] += sign
        if not sign.isspace():
            before = sign
    return [part for part in parts if keep_empty or part.strip()]


def _length(tex: str) -> int:
    """Returns about how many characters wide a formula is."""
    flat = _widest(_widest(_SCRIPT.sub(r"\1", tex), _FRACTION, r"\}\s*\{"), _ENVIRONMENT, r"\\\\")
    return sum(0 if sign.isspace() else _WIDTHS.get(sign, 1) for sign in _TOKEN.findall(flat))


def _widest(tex: str, stack: re.Pattern[str], between: str) -> str:
    """Replaces what is set as a stack, such as a matrix, by its widest line, the innermost first."""
    found = 1
    while found:
        tex, found = stack.subn(lambda match: max(re.split(between, match["lines"]), key=len), tex)
    return tex
