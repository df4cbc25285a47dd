"""Reads what follows a command: its arguments, its delimiter, its environment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from quizgen.mathtext import symbols
from quizgen.mathtext import tree as t
from quizgen.mathtext.environments import environment
from quizgen.mathtext.kinds import Font, Kind
from quizgen.mathtext.prose import prose
from quizgen.mathtext.rows import joined, named
from quizgen.mathtext.tokens import Token

if TYPE_CHECKING:
    from quizgen.mathtext.parser import Parser

_BRACKET = frozenset({"]"})
_RIGHT = frozenset({r"\right"})
_LINE_ENDS = frozenset({"}", r"\\"})
_ADVICE = {
    "color": "colour would be lost in print",
    "textcolor": "colour would be lost in print",
    "tag": "number the equation in the text",
    "label": "number the equation in the text",
    "rm": r"write \mathrm{…}",
    "bf": r"write \mathbf{…}",
    "over": r"write \frac{…}{…}",
    "choose": r"write \binom{…}{…}",
}


def command(parser: Parser, token: Token) -> t.Node:
    """Return the node of a command that has just been taken."""
    handler = _HANDLERS.get(token.text)
    if handler is None:
        raise parser.error(f"the command {token} is unknown: {_advice(token.text)}", token)
    return handler(parser, token)


def delimiter(parser: Parser) -> str:
    """Return the delimiter that comes next; empty for the full stop."""
    token = parser.take()
    known = symbols.DELIMITER_COMMANDS if token.source.startswith("\\") else symbols.DELIMITERS
    if token.text not in known:
        raise parser.error(
            f"{token} is not a delimiter: use ( ) [ ] | . or \\{{ \\}} \\| \\langle \\rangle", token
        )
    return known[token.text]


def _advice(name: str) -> str:
    from difflib import get_close_matches

    if name in _ADVICE:
        return _ADVICE[name]
    close = get_close_matches(name, _HANDLERS, n=1)
    return f"did you mean '\\{close[0]}'?" if close else r"use a command of the subset, or \operatorname{…}"


def _symbol(parser: Parser, token: Token) -> t.Node:
    return parser.styled(symbols.COMMANDS[token.text])


def _space(_: Parser, token: Token) -> t.Node:
    return t.Space(symbols.SPACES[token.text])


def _function(_: Parser, token: Token) -> t.Node:
    return t.Function(token.text)


def _limit_function(_: Parser, token: Token) -> t.Node:
    return t.Function(symbols.LIMIT_FUNCTIONS[token.text], limits=True)


def _operator(parser: Parser, token: Token) -> t.Node:
    start = parser.peek()
    name = " ".join(parser.braced("the name of the operator").replace(r"\,", " ").split())
    if not name or not name.replace(" ", "").replace("-", "").isalnum():
        raise parser.error(
            f"the operator name '{name}' may only have letters, digits, blanks and hyphens", start
        )
    return t.Function(name, limits=token.text.endswith("*"))


def _font(parser: Parser, token: Token) -> t.Node:
    outer, font = parser.font, symbols.FONTS[token.text]
    parser.font = font
    body = parser.argument()
    parser.font = outer
    return named(body, font) if font in symbols.WORD_FONTS else body


def _text(parser: Parser, token: Token) -> t.Node:
    return joined(prose(parser, symbols.TEXT_FONTS[token.text]))


def _accent(parser: Parser, token: Token) -> t.Node:
    mark, wide = symbols.ACCENTS[token.text]
    return t.Accent(parser.argument(), mark, wide)


def _fraction(parser: Parser, token: Token) -> t.Node:
    styles: dict[str, Literal["text", "display"]] = {"tfrac": "text", "dfrac": "display", "cfrac": "display"}
    numerator = parser.argument()
    return t.Fraction(numerator, parser.argument(), styles.get(token.text, ""))


def _binomial(parser: Parser, _: Token) -> t.Node:
    top = parser.argument()
    return t.Binomial(top, parser.argument())


def _root(parser: Parser, _: Token) -> t.Node:
    index = _bracketed(parser)
    return t.Root(parser.argument(), index)


def _arrow(parser: Parser, token: Token) -> t.Node:
    below = _bracketed(parser)
    return t.Arrow(symbols.ARROWS[token.text], parser.argument(), below)


def _bracketed(parser: Parser) -> t.Node | None:
    if not parser.skip("["):
        return None
    body = parser.row(_BRACKET)
    parser.expect("]")
    return body


def _stack(parser: Parser, token: Token) -> t.Node:
    mark = parser.argument()
    base = parser.argument()
    return t.Stack(base, below=mark) if token.text == "underset" else t.Stack(base, above=mark)


def _brace(parser: Parser, token: Token) -> t.Node:
    under = token.text == "underbrace"
    body = parser.argument()
    label = parser.argument() if parser.skip("_" if under else "^") else None
    return t.Brace(body, label, under)


def _boxed(parser: Parser, _: Token) -> t.Node:
    return t.Boxed(parser.argument())


def _cancel(parser: Parser, _: Token) -> t.Node:
    return t.Cancel(parser.argument())


def _phantom(parser: Parser, _: Token) -> t.Node:
    return t.Phantom(parser.argument())


def _lines(parser: Parser, _: Token) -> t.Node:
    parser.expect("{")
    lines = [parser.row(_LINE_ENDS)]
    while parser.take().source != "}":
        lines.append(parser.row(_LINE_ENDS))
    return t.Lines(tuple(lines))


def _negation(parser: Parser, token: Token) -> t.Node:
    node = parser.argument() if parser.peek().source != "=" else parser.atom()
    if isinstance(node, t.Symbol) and node.char in symbols.NEGATED:
        return t.Symbol(symbols.NEGATED[node.char], node.kind)
    raise parser.error(r"\not has no negated form here: use \neq, \notin or words", token)


def _fence(parser: Parser, _: Token) -> t.Node:
    left = delimiter(parser)
    parser.fences += 1
    body = parser.row(_RIGHT)
    parser.fences -= 1
    parser.expect(r"\right")
    return t.Fence(left, body, delimiter(parser))


def _sized(parser: Parser, token: Token) -> t.Node:
    name = token.text.rstrip("lrm")
    start = parser.peek()
    char = delimiter(parser)
    if not char:
        raise parser.error("an empty delimiter has no size: leave it out", start)
    suffix = token.text[len(name) :]
    kind = symbols.SIZE_SUFFIXES[suffix] if suffix else symbols.SIDES.get(char, Kind.ORDINARY)
    return t.Delimiter(char, kind, symbols.SIZES[name])


def _remainder(_: Parser, __: Token) -> t.Node:
    return t.Row((t.Space(4), t.Word("mod", Font.UPRIGHT), t.Space(4)))


def _modulus(parser: Parser, _: Token) -> t.Node:
    body = t.Row((t.Function("mod"), t.Space(6), parser.argument()))
    return t.Row((t.Space(18), t.Fence("(", body, ")")))


def _dots(parser: Parser, _: Token) -> t.Node:
    centered = parser.peek().source in symbols.CENTERING
    return symbols.COMMANDS["cdots" if centered else "ldots"]


def _environment(parser: Parser, _: Token) -> t.Node:
    return environment(parser)


_Handler = Callable[["Parser", Token], t.Node]
_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys(symbols.COMMANDS, _symbol),
    **dict.fromkeys(symbols.SPACES, _space),
    **dict.fromkeys(symbols.FUNCTIONS, _function),
    **dict.fromkeys(symbols.LIMIT_FUNCTIONS, _limit_function),
    **dict.fromkeys(symbols.FONTS, _font),
    **dict.fromkeys(symbols.TEXT_FONTS, _text),
    **dict.fromkeys(symbols.ACCENTS, _accent),
    **dict.fromkeys(symbols.ARROWS, _arrow),
    **{size + suffix: _sized for size in symbols.SIZES for suffix in symbols.SIZE_SUFFIXES},
    **dict.fromkeys(("operatorname", "operatorname*"), _operator),
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), _fraction),
    **dict.fromkeys(("binom", "dbinom", "tbinom"), _binomial),
    **dict.fromkeys(("overset", "stackrel", "underset"), _stack),
    **dict.fromkeys(("underbrace", "overbrace"), _brace),
    "sqrt": _root,
    "boxed": _boxed,
    "cancel": _cancel,
    "phantom": _phantom,
    "substack": _lines,
    "not": _negation,
    "left": _fence,
    "bmod": _remainder,
    "pmod": _modulus,
    "dots": _dots,
    "begin": _environment,
}
