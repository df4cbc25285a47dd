"""Arranges the tokens of a vector or matrix in rows of entries."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from quizgen.answers import budgets
from quizgen.answers.functions import SPELLINGS
from quizgen.answers.names import canonical
from quizgen.answers.refusal import Refusal
from quizgen.answers.tokens import Token

Entry: TypeAlias = Sequence[Token]
"""The tokens of one entry, with a last one of kind "end"."""

_CLOSING = {"(": ")", "[": "]", "{": "}"}


def rows_of(tokens: Sequence[Token]) -> tuple[tuple[Entry, ...], ...]:
    """Returns the entries row by row; every row has the same length.

    Rows are separated by ; or line ends or stand in brackets of their own, entries by commas or by spaces.
    """
    body, transposed = _without_transposition(tokens[:-1])
    if not body:
        raise Refusal("nothing was typed", 1, "type an answer")
    if body[0].text in (",", ";"):
        reason, hint = f"nothing stands before the “{body[0].text}”", "type all entries at once, as 1 2; 3 4"
        raise Refusal(reason, body[0].column, hint)
    body = _unwrapped(body)
    lines = [_split(line, ",") if _has(line, ",") else _split_at_spaces(line) for line in _lines(body)]
    cells = [cell for line in lines for cell in line]
    if all(_is_row(cell) for cell in cells) and (len(cells) > 1 or cells[0][0].text == "["):
        lines = [_row(cell) for cell in cells]
    _check_shape(lines)
    rows = zip(*lines, strict=True) if transposed else lines
    return tuple(tuple(_ended(cell) for cell in row) for row in rows)


def _without_transposition(tokens: Sequence[Token]) -> tuple[Sequence[Token], bool]:
    """Drops the ^T after a bracket, and line ends at both ends."""
    within = [at for at, token in enumerate(tokens) if token.kind != "newline"]
    tokens = tokens[within[0] : within[-1] + 1] if within else []
    if [token.text for token in tokens[-2:]] == ["^", "T"] and len(tokens) > 2 and tokens[-3].text in ")]":
        return tokens[:-2], True
    return tokens, False


def _with_levels(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Yields each token with how many brackets are open around it; brackets belong to the inside."""
    open_brackets: list[Token] = []
    for token in tokens:
        if token.text in _CLOSING:
            open_brackets.append(token)
            if len(open_brackets) > budgets.DEPTH:
                raise Refusal("this is nested too deeply", token.column, "use fewer brackets")
        yield token, len(open_brackets)
        if token.text in _CLOSING.values() and not (
            open_brackets and _CLOSING[open_brackets.pop().text] == token.text
        ):
            raise Refusal(f"“{token.text}” closes nothing", token.column, "check the brackets")
    if open_brackets:
        opening = open_brackets[-1]
        reason = f"the “{opening.text}” of column {opening.column} is not closed"
        raise Refusal(reason, tokens[-1].column + 1, f"add “{_CLOSING[opening.text]}”")


def _unwrapped(tokens: Sequence[Token]) -> Sequence[Token]:
    """Takes off brackets that enclose everything."""
    while _is_one_group(tokens):
        tokens, _ = _without_transposition(tokens[1:-1])
        if not tokens:
            raise Refusal("there are no entries", 1, "type the entries")
    if tokens[0].text == "{":
        raise Refusal("braces make a set", tokens[0].column, "write [1, 2]")
    return tokens


def _is_one_group(tokens: Sequence[Token]) -> bool:
    """Tells whether the first token opens a bracket that the last one closes."""
    if tokens[0].text not in ("(", "["):
        return False
    levels = [level for _, level in _with_levels(tokens)]
    closings = [at for at, token in enumerate(tokens) if levels[at] == 1 and token.text in (")", "]")]
    return closings == [len(tokens) - 1]


def _has(tokens: Sequence[Token], sign: str) -> bool:
    return any(token.text == sign and not level for token, level in _with_levels(tokens))


def _split(tokens: Sequence[Token], *separators: str) -> list[Sequence[Token]]:
    """Splits at signs outside brackets; every part must have something in it."""
    parts: list[list[Token]] = [[]]
    for token, level in _with_levels(tokens):
        if token.text in separators and not level:
            if not parts[-1]:
                raise Refusal("an entry is missing here", token.column, "fill it in")
            parts.append([])
        elif token.kind != "newline" or level or parts[-1]:
            parts[-1].append(token)
    if not parts[-1]:
        raise Refusal("an entry is missing here", tokens[-1].column + 1, "fill it in or drop the separator")
    return [*parts]


def _lines(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Splits at semicolons and line ends; a line end next to a separator says nothing more."""
    kept: list[Token] = []
    for token in tokens:
        if token.kind == "newline" and kept[-1:] and kept[-1].text in (",", ";", "\n"):
            continue
        if token.text in (",", ";") and kept[-1:] and kept[-1].kind == "newline":
            kept.pop()
        kept.append(token)
    return _split(kept, ";", "\n")


def _split_at_spaces(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Splits a row where white space stands between two values: 1 -2 are two entries, 1 - 2 is one."""
    cells: list[list[Token]] = [[]]
    bars = 0
    following = [*tokens[1:], None]
    for (token, level), after in zip(_with_levels(tokens), following, strict=True):
        outside = level == (token.text in _CLOSING) and not bars
        if cells[-1] and outside and token.spaced and _ends(cells[-1][-1]) and _starts(token, after):
            cells.append([])
        cells[-1].append(token)
        bars ^= token.text == "|"
    return [*cells]


def _ends(token: Token) -> bool:
    """Tells whether a value can end with a token."""
    if token.kind == "name":
        return canonical(token.text) not in SPELLINGS
    return token.kind == "number" or token.text in (")", "]", "!", "%", "|", "∞")


def _starts(token: Token, after: Token | None) -> bool:
    """Tells whether a value can begin with a token; a sign begins one if it touches what follows."""
    if token.text in ("+", "-"):
        return after is not None and not after.spaced
    return token.kind in ("number", "name") or token.text in ("(", "[", "|", "√", "∞")


def _is_row(tokens: Sequence[Token]) -> bool:
    """Tells whether an entry is a row in brackets of its own; round ones need a comma or space inside."""
    if not _is_one_group(tokens):
        return False
    return tokens[0].text == "[" or len(_row(tokens)) > 1


def _row(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    inside = tokens[1:-1]
    if not inside:
        raise Refusal("this row is empty", tokens[0].column, "type its entries")
    if _has(inside, ";"):
        hint = "write [1 2; 3 4] or [[1, 2], [3, 4]]"
        raise Refusal("rows are separated in two ways", tokens[0].column, hint)
    return _split(inside, ",") if _has(inside, ",") else _split_at_spaces(inside)


def _check_shape(lines: Sequence[Sequence[Entry]]) -> None:
    for number, line in enumerate(lines, start=1):
        if len(line) != len(lines[0]):
            reason = f"row {number} has {_entries(len(line))}, row 1 has {len(lines[0])}"
            raise Refusal(reason, line[0][0].column, "give every row as many entries")
    if max(len(lines), len(lines[0])) > budgets.ENTRIES:
        raise Refusal(f"there are more than {budgets.ENTRIES} entries in a row or column", 1, "give fewer")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _ended(tokens: Entry) -> Entry:
    return [*tokens, Token("end", "", tokens[-1].column + len(tokens[-1].text), False)]
