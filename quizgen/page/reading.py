"""Reads Markdown (CommonMark, tables, `$…$` and `$$…$$`) into the tree the writers write from."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from quizgen.page import tree
from quizgen.page.errors import PageError
from quizgen.page.plain import visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

Tokens = Iterator["Token"]
BlockRule = Callable[["StateBlock", int, int, bool], bool]

_FIGURE = "figure:"
_WEB = ("http://", "https://", "mailto:")
_DEEPEST = 20  # of emphases and links in each other
_TICK = re.compile(r"\[([ xX])\]\s+")


@lru_cache(maxsize=1024)
def read(markdown: str) -> tuple[tree.Block, ...]:
    """Returns the blocks of a Markdown text.

    Raw HTML is text. Raises PageError for what no writer could show: a lone dollar sign, a picture that is
    not `![caption](figure:NAME)` in a paragraph of its own, emphasis in emphasis without end.
    """
    tokens = _markdown().parse(visible(markdown))
    for token in tokens:  # the parser limits only how deep blocks stand in each other
        if max(accumulate((inner.nesting for inner in token.children or ()), initial=0)) > _DEEPEST:
            raise PageError(f"more than {_DEEPEST} emphases or links stand in each other: leave some out")
    return _blocks(iter(tokens), "")


@lru_cache(maxsize=1)
def _markdown() -> "MarkdownIt":
    """Returns the parser; a formula between `$$` may interrupt a paragraph, as authors expect."""
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(["table", "smartquotes"])
    # Escaped characters stay tokens of their own, so that `\$` can be told from a forgotten dollar sign.
    parser.disable("text_join")
    parser.use(dollarmath_plugin, double_inline=True, allow_space=False, allow_labels=False)
    rule = next(rule.fn for rule in parser.block.ruler.__rules__ if rule.name == "math_block")
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.at("math_block", _without_trace(rule), interrupts)
    return parser


def _without_trace(rule: BlockRule) -> BlockRule:
    """Wraps a rule that leaves tokens behind even when it is only asked whether it applies."""

    def asked(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
        tokens, line = len(state.tokens), state.line
        applies = rule(state, start, end, silent)
        if silent:
            del state.tokens[tokens:]
            state.line = line
        return applies

    return asked


def _blocks(tokens: Tokens, closing: str) -> tuple[tree.Block, ...]:
    found: list[tree.Block] = []
    for token in tokens:
        if token.type == closing:
            break
        found.extend(_READ_BLOCK[token.type](token, tokens))
    return tuple(found)


def _paragraph(_: "Token", tokens: Tokens) -> Iterator[tree.Block]:
    inline = next(tokens)
    next(tokens)
    children = inline.children or []
    if len(children) == 1 and children[0].type == "image":
        yield _picture(children[0])
        return
    run: list[Token] = []
    for child in children:
        if child.type != "math_inline_double":
            run.append(child)
            continue
        yield from _lines(run)
        yield _display(child)
        run = []
    yield from _lines(run)


def _lines(run: "list[Token]") -> Iterator[tree.Block]:
    text = _trimmed(_inlines(iter(run), ""))
    if text:
        yield tree.Paragraph(text)


def _trimmed(nodes: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    """Returns a line of text without blanks and breaks at its ends, where a formula was cut out."""
    match nodes:
        case (tree.Break() | tree.Text(" "), *rest) | (*rest, tree.Break() | tree.Text(" ")):
            return _trimmed(tuple(rest))
        case (tree.Text(text), *rest) if text != text.lstrip():
            return _trimmed((tree.Text(text.lstrip()), *rest))
        case (*rest, tree.Text(text)) if text != text.rstrip():
            return _trimmed((*rest, tree.Text(text.rstrip())))
    return nodes


def _picture(token: "Token") -> tree.Picture:
    source = str(token.attrs.get("src", ""))
    if not source.startswith(_FIGURE):
        raise PageError(f"the picture {source!r} is not a figure: write ![caption](figure:NAME)")
    return tree.Picture(source.removeprefix(_FIGURE), _inlines(iter(token.children or []), ""))


def _display(token: "Token") -> tree.Display:
    return tree.Display(token.content.strip())


def _heading(_: "Token", tokens: Tokens) -> Iterator[tree.Block]:
    inline = next(tokens)
    next(tokens)
    yield tree.Heading(_inlines(iter(inline.children or []), ""))


def _code_block(token: "Token", _: Tokens) -> Iterator[tree.Block]:
    language = token.info.split()[0] if token.info.split() else ""
    yield tree.CodeBlock(token.content.rstrip("\n"), re.sub(r"[^A-Za-z0-9+#-]", "", language))


def _listing(token: "Token", tokens: Tokens) -> Iterator[tree.Block]:
    tight = True
    items: list[tree.Item] = []
    for inner in tokens:
        if inner.type in ("bullet_list_close", "ordered_list_close"):
            break
        body: list[Token] = []
        for part in tokens:
            if part.type == "list_item_close" and part.level == inner.level:
                break
            body.append(part)
        tight = tight and all(
            t.hidden for t in body if t.type == "paragraph_open" and t.level == inner.level + 1
        )
        items.append(_item(_blocks(iter(body), "")))
    start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
    yield tree.Listing(tuple(items), start, tight)


def _item(blocks: tuple[tree.Block, ...]) -> tree.Item:
    """Makes a list entry; one that begins with `[ ]` or `[x]` has a box to tick."""
    match blocks:
        case (tree.Paragraph((tree.Text(text), *rest)), *more) if tick := _TICK.match(text):
            rest_of_text = (tree.Text(text[tick.end() :]),) if text[tick.end() :] else ()
            first = tree.Paragraph((*rest_of_text, *rest))
            return tree.Item((first, *more), ticked=tick[1] != " ")
    return tree.Item(blocks)


def _quote(_: "Token", tokens: Tokens) -> Iterator[tree.Block]:
    yield tree.Quote(_blocks(tokens, "blockquote_close"))


def _table(_: "Token", tokens: Tokens) -> Iterator[tree.Block]:
    rows: list[list[tree.Cell]] = []
    aligns: list[str] = []
    for token in tokens:
        match token.type:
            case "table_close":
                break
            case "tr_open":
                rows.append([])
            case "th_open":
                aligns.append(str(token.attrs.get("style", "text-align:left")).removeprefix("text-align:"))
            case "inline":
                rows[-1].append(_inlines(iter(token.children or []), ""))
    yield tree.Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), tuple(aligns))


def _inlines(tokens: Tokens, closing: str) -> tuple[tree.Inline, ...]:
    found: list[tree.Inline] = []
    for token in tokens:
        if token.type == closing:
            break
        node = _READ_INLINE[token.type](token, tokens)
        match found, node:
            case [*_, tree.Text(before)], tree.Text(after):
                found[-1] = tree.Text(before + after)
            case _, tree.Text(""):
                pass
            case _:
                found.append(node)
    return tuple(found)


def _text(token: "Token", _: Tokens) -> tree.Inline:
    if "$" in token.content:
        raise PageError(f"a lone dollar sign in {token.content.strip()!r}: close the formula or write \\$")
    return tree.Text(token.content)


def _link(token: "Token", tokens: Tokens) -> tree.Inline:
    children = _inlines(tokens, "link_close")
    address = str(token.attrs.get("href", ""))
    if not address.startswith(_WEB):
        raise PageError(f"the link {address!r} does not begin with one of {', '.join(_WEB)}")
    return tree.Link(address, children)


def _no_image(token: "Token", _: Tokens) -> tree.Inline:
    raise PageError(f"the picture {str(token.attrs.get('src', ''))!r} must stand in a paragraph of its own")


_READ_BLOCK: dict[str, Callable[["Token", Tokens], Iterator[tree.Block]]] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "math_block": lambda token, _: iter((_display(token),)),
    "fence": _code_block,
    "code_block": _code_block,
    "bullet_list_open": _listing,
    "ordered_list_open": _listing,
    "blockquote_open": _quote,
    "table_open": _table,
    "hr": lambda _token, _: iter((tree.Rule(),)),
}

_READ_INLINE: dict[str, Callable[["Token", Tokens], tree.Inline]] = {
    "text": _text,
    "text_special": lambda token, _: tree.Text(token.content),
    "math_inline": lambda token, _: tree.Maths(token.content),
    "math_inline_double": lambda token, _: tree.Maths(token.content),
    "code_inline": lambda token, _: tree.Code(token.content),
    "strong_open": lambda _, tokens: tree.Strong(_inlines(tokens, "strong_close")),
    "em_open": lambda _, tokens: tree.Emphasis(_inlines(tokens, "em_close")),
    "link_open": _link,
    "softbreak": lambda _token, _: tree.Break(hard=False),
    "hardbreak": lambda _token, _: tree.Break(hard=True),
    "image": _no_image,
}
