"""Walks along the tokens of a formula and says where something is wrong."""

from __future__ import annotations

import re

from quizgen.mathtext.errors import MathError
from quizgen.mathtext.tokens import Sort, Token, tokens

_GAP = re.compile(r"\[-?[0-9.]+(?:pt|em|ex|mm|cm)\]")


class Cursor:
    """A place in a formula; blanks are skipped unless asked for."""

    def __init__(self, tex: str) -> None:
        self._tex = tex
        self._tokens = tokens(tex)
        self._next = 0

    def peek(self) -> Token:
        """Return the next token that is not blank, and stay before it."""
        while self._tokens[self._next].sort is Sort.BLANK:
            self._next += 1
        return self._tokens[self._next]

    def take(self) -> Token:
        """Return the next token that is not blank, and step over it."""
        self.peek()
        return self.take_any()

    def take_any(self) -> Token:
        """Return the next token, blank or not, and step over it; the end stays."""
        token = self._tokens[self._next]
        if token.sort is not Sort.END:
            self._next += 1
        return token

    def skip(self, source: str) -> bool:
        """Step over the next token if it is spelled so, and return whether it was."""
        found = self.peek().source == source
        if found:
            self.take()
        return found

    def expect(self, source: str) -> None:
        """Step over a token that has to be here."""
        token = self.peek()
        if not self.skip(source):
            raise self.error(f"'{source}' is expected here, not {token}", token)

    def take_digit(self) -> str:
        """Return the first character of the number that comes next, and step over that character only."""
        token = self.take()
        digit, rest = token.text[0], token.text[1:]
        if rest:
            self._next -= 1
            self._tokens[self._next] = Token(Sort.NUMBER, rest, token.start + 1)
        return digit

    def braced(self, what: str) -> str:
        """Return the plain text between the braces that have to come next: the name of `what`."""
        self.expect("{")
        parts = []
        while (token := self.take_any()).source != "}":
            if token.sort is Sort.END or token.source == "{":
                raise self.error(f"'}}' is missing after {what}", token)
            parts.append(token.source)
        return "".join(parts)

    def skip_row_gap(self) -> None:
        """Step over a length in brackets right after a row's end; the writers choose their own gaps."""
        if self._tokens[self._next].source == "[" and _GAP.match(self._tex, self._tokens[self._next].start):
            while self.take_any().source != "]":
                pass

    def error(self, message: str, token: Token) -> MathError:
        """Return a MathError that points at a token."""
        return MathError(message, self._tex, token.start + 1)
