"""Reads a formula, strictly: what is not in the vocabulary is an error that points at its column."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final, Literal

from quizgen.mathtext import symbols
from quizgen.mathtext import tree as t
from quizgen.mathtext.commands import command, delimiter
from quizgen.mathtext.cursor import Cursor
from quizgen.mathtext.kinds import Font, Kind
from quizgen.mathtext.rows import items_of, joined, settled
from quizgen.mathtext.tokens import Sort, Token

MAX_DEPTH: Final = 40
MAX_DIVIDED_FENCES: Final = 6  # each further one doubles the time that Typst takes
_END = frozenset({""})
_BRACE = frozenset({"}"})
_STRAY = frozenset({"}", "&", r"\\", r"\end", r"\right", r"\middle", r"\hline"})
_STYLES = {r"\displaystyle": True, r"\textstyle": False}
_LIMITS: dict[str, Literal["above", "beside"]] = {r"\limits": "above", r"\nolimits": "beside"}
_ADVICE = {
    "$": r"a dollar sign in a formula is written \$",
    "#": r"a number sign in a formula is written \#",
    "%": r"a per cent sign in a formula is written \%",
    '"': r"quotation marks belong into \text{…}",
}


@lru_cache(maxsize=4096)
def parse(tex: str) -> t.Node:
    """Return the tree of a formula, given without its dollar signs.

    Raises MathError for anything outside the subset.
    """
    return Parser(tex).row(_END)


class Parser(Cursor):
    """A recursive descent over the tokens; `font` and `fences` tell the font and nesting at this place."""

    def __init__(self, tex: str) -> None:
        super().__init__(tex)
        self._depth = 0
        self.font = Font.DEFAULT
        self.fences = 0

    def row(self, ends: frozenset[str], *, continued: bool = False) -> t.Node:
        """Return what stands before the first of the ends, which stays; `continued` rows have a left side."""
        items: list[t.Node] = []
        self._depth += 1
        while (token := self.peek()).source not in ends:
            if self._depth > MAX_DEPTH:
                raise self.error(f"the formula is nested more than {MAX_DEPTH} deep: split it", token)
            items.append(self._item(token, ends))
        self._depth -= 1
        return joined(settled(items, continued=continued))

    def _item(self, token: Token, ends: frozenset[str]) -> t.Node:
        if token.source in _STYLES:
            self.take()
            return t.Style(self.row(ends), display=_STYLES[token.source])
        if token.source == r"\middle" and r"\right" in ends:
            if self.fences > MAX_DIVIDED_FENCES:
                raise self.error(f"fences with \\middle nest at most {MAX_DIVIDED_FENCES} deep", token)
            self.take()
            return t.Delimiter(delimiter(self), Kind.RELATION)
        if not token.source:
            raise self.error(f"{' or '.join(sorted(ends))} is missing at the end", token)
        if token.source in _STRAY:
            raise self.error(f"{token} has nothing to belong to", token)
        return self._scripts(self.atom())

    def _scripts(self, base: t.Node) -> t.Node:
        limits: Literal["auto", "above", "beside"] = "auto"
        while (token := self.peek()).source in _LIMITS:
            limits = _LIMITS[self.take().source]
        primes = 0
        while self.skip("'"):
            primes += 1
        sub = sup = None
        while (token := self.peek()).source in {"_", "^", "'"}:
            if token.source == "_" and sub is None:
                sub = self._script()
            elif token.source == "^" and sup is None:
                sup = self._script()
            else:
                raise self.error("a second script of the same kind: put braces around the first", token)
        if sup is not None and (marks := items_of(sup)) and set(marks) == {symbols.COMMANDS["prime"]}:
            primes, sup = primes + len(marks), None
        if limits == "auto" and not primes and sub is None and sup is None:
            return base
        return t.Scripts(base, sub, sup, primes, limits)

    def _script(self) -> t.Node:
        mark = self.take()
        token = self.peek()
        if token.sort is Sort.NUMBER and len(token.text) > 1:
            advice = f"write {mark.source}{{{token.text}}}"
            raise self.error(f"only '{token.text[0]}' would be raised or lowered: {advice}", token)
        return self.argument()

    def argument(self) -> t.Node:
        """Return a braced row, or the single digit, letter or command that stands for it."""
        token = self.peek()
        if self.skip("{"):
            body = self.row(_BRACE)
            self.expect("}")
            return body
        if token.sort is Sort.NUMBER:
            return t.Number(self.take_digit(), self.font)
        if token.source in _STRAY or token.source in symbols.UNFIT_ARGUMENTS or not token.source:
            raise self.error(f"an argument in braces is expected here, not {token}", token)
        return joined(settled([self.atom()], continued=False))

    def atom(self) -> t.Node:
        """Return what comes next, without its scripts."""
        token = self.peek()
        if token.source in {"_", "^", "'"}:
            return t.Row(())
        self.take()
        if token.sort is Sort.NUMBER:
            return t.Number(token.text, self.font)
        if token.sort is Sort.COMMAND:
            return command(self, token)
        return self._character(token)

    def _character(self, token: Token) -> t.Node:
        char = token.text
        if char == "{":
            body = self.row(_BRACE)
            self.expect("}")
            return replace(body, kind=Kind.ORDINARY) if isinstance(body, t.Symbol) else body
        if char.isascii() and char.isalpha():
            return t.Symbol(char, Kind.ORDINARY, self.font)
        if char == "~":
            return t.Space(symbols.SPACES[" "])
        known = symbols.CHARACTERS.get(char) or symbols.TYPED.get(char)
        if known is None:
            raise self.error(
                _ADVICE.get(char, rf"the character '{char}' is unknown here: put it into \text{{…}}"), token
            )
        return self.styled(known)

    def styled(self, symbol: t.Symbol) -> t.Symbol:
        """Return a letter in the present font, and any other symbol as it is."""
        return replace(symbol, font=self.font) if self.font and _is_letter(symbol.char) else symbol


def _is_letter(char: str) -> bool:
    return char.isalpha() or char in "∂∇"
