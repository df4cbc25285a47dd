"""A place in a list of tokens, and why a text cannot go on there."""

from collections.abc import Sequence

from quizgen.answers import budgets
from quizgen.answers.refusal import Refusal
from quizgen.answers.tokens import Token

_CLOSING = {"(": ")", "|": "|"}


class Cursor:
    """Walks through tokens; line ends count as spaces."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        if len(tokens) > budgets.TOKENS:
            raise Refusal("this is too long", tokens[budgets.TOKENS].column, "simplify it")
        self._tokens = [token for token in tokens if token.kind != "newline"]
        self._at = 0

    def next(self) -> Token:
        """Returns the token that comes next."""
        return self._tokens[self._at]

    def before(self) -> Token:
        """Returns the token taken last."""
        return self._tokens[self._at - 1]

    def rest(self) -> Sequence[Token]:
        """Returns the tokens that are left."""
        return self._tokens[self._at :]

    def take(self) -> Token:
        """Returns the next token and moves past it."""
        self._at += 1
        return self._tokens[self._at - 1]

    def insert(self, tokens: Sequence[Token]) -> None:
        """Makes these tokens the next ones."""
        self._tokens[self._at : self._at] = tokens
        if len(self._tokens) > budgets.TOKENS:
            raise Refusal("this is too long", self.next().column, "simplify it")

    def is_next(self, *signs: str) -> bool:
        """Tells whether one of these signs comes next."""
        token = self.next()
        return token.kind == "sign" and token.text in signs

    def close(self, opening: Token) -> None:
        """Takes the bracket or bar that ends what another began."""
        closing = _CLOSING[opening.text]
        token = self.next()
        if self.is_next(closing):
            self.take()
        elif token.kind != "end" and token.text not in ")]}":
            raise stray(token)
        else:
            reason = f"the “{opening.text}” of column {opening.column} is not closed"
            raise Refusal(reason, token.column, f"add “{closing}”")

    def no_operand(self, token: Token) -> Refusal:
        """Says why something that could be a value should have stood in place of a token."""
        if len(self._tokens) == 1:
            return Refusal("nothing was typed", 1, "type an answer")
        if token.kind == "end" or token.text in ")]}|":
            return Refusal("something is missing here", token.column, "complete the formula")
        if token.text in "[{":
            return Refusal(
                f"“{token.text}” cannot stand here", token.column, "give one value; group with round brackets"
            )
        return stray(token)


def stray(token: Token) -> Refusal:
    """Says why a text cannot go on with a token."""
    match token.text:
        case "=":
            return Refusal("this is an equation", token.column, "give only the right-hand side")
        case "," | ";":
            reason = f"“{token.text}” cannot stand here"
            return Refusal(reason, token.column, "give one value; write decimals as 0.5")
        case ")" | "]" | "}":
            return Refusal(f"“{token.text}” closes nothing", token.column, "remove it or open it before")
        case text:
            return Refusal(f"“{text}” cannot stand here", token.column, "check the signs around it")


def number_after(before: Token, token: Token) -> Refusal:
    """Says why a number cannot follow a number or a name."""
    if before.kind == "number" and not token.spaced:
        return Refusal("a number has two decimal points", token.column, "remove one")
    if before.kind == "number":
        return Refusal("two numbers follow each other", token.column, "write 3+1/2 for 3 1/2, or add a sign")
    return Refusal(f"a number follows “{before.text}” without a sign", token.column, "write * or ^")
