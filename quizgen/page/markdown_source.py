"""Writes the tree of a text as Markdown that GitHub, Jupyter and our own reader understand alike."""

import re
from collections.abc import Mapping, Sequence
from typing import assert_never

from quizgen.mathtext import parse
from quizgen.page import tree
from quizgen.page.document import figure_named
from quizgen.page.plain import one_line
from quizgen.page.portable_tex import portable

_SPECIAL = re.compile(r"[\\`*\[\]<>$~|]|(?<![^\W_])_|_(?![^\W_])|&(?=[#A-Za-z])")
_BLOCK_SIGN = re.compile(r"^([-+=#:]|\d+(?=[.)]))", re.MULTILINE)
_DASHES = {"left": ":---", "center": ":---:", "right": "---:"}


def escape(text: str) -> str:
    r"""Returns Markdown for a prompt or a solution that shows the text exactly as it is, on one line.

    >>> print(escape('5 * $x$ <b>"snake_case"</b>'))
    5 \* \$x\$ \<b\>\"snake_case\"\</b\>
    >>> print(escape("1. not a list"))
    1\. not a list
    """
    return re.sub("[\"']", r"\\\g<0>", shown(text))


def shown(text: str) -> str:
    """Returns Markdown for a page that is not read again, where quotation marks stay as they are."""
    return _guarded(_SPECIAL.sub(r"\\\g<0>", one_line(text)))


def _guarded(text: str) -> str:
    """Keeps lines from beginning like a list, a heading or the underline of one."""
    return _BLOCK_SIGN.sub(lambda sign: f"{sign[1]}\\" if sign[1][0].isdigit() else f"\\{sign[1]}", text)


class MarkdownSource:
    """Writes blocks as Markdown; `figures` says under which path and with which words a figure is found."""

    def __init__(self, figures: Mapping[str, tuple[str, str]], heading: str = "###") -> None:
        self._figures = figures
        self._heading = heading

    def blocks(self, blocks: Sequence[tree.Block], between: str = "\n\n") -> str:
        """Returns the blocks one after the other."""
        return between.join(self.block(block) for block in blocks)

    def block(self, block: tree.Block) -> str:
        """Returns one block, without a newline at its end."""
        match block:
            case tree.Paragraph(children):
                return _guarded(self.inlines(children))
            case tree.Heading(children):
                return f"{self._heading} {self.inlines(children)}"
            case tree.Display(tex):
                return f"$${_checked(tex)}$$"
            case tree.CodeBlock(text, language):
                return f"{_fence(text, 3)}{language}\n{text}\n{_fence(text, 3)}"
            case tree.Listing():
                return self._listing(block)
            case tree.Quote(blocks):
                return _indented(self.blocks(blocks), "> ")
            case tree.Table():
                return self._table(block)
            case tree.Rule():
                return "---"
            case tree.Picture(name, caption):
                return self._picture(name, caption)
        assert_never(block)

    def inlines(self, nodes: Sequence[tree.Inline], *, in_table: bool = False) -> str:
        """Returns a line of text."""
        return "".join(self._inline(node, in_table) for node in nodes)

    def _inline(self, node: tree.Inline, in_table: bool) -> str:
        match node:
            case tree.Text(text):
                return _SPECIAL.sub(r"\\\g<0>", text)
            case tree.Maths(tex):
                return f"${_checked(tex, in_table=in_table)}$"
            case tree.Code(text):
                return code(text.replace("|", r"\|") if in_table else text)
            case tree.Strong(children):
                return f"**{self.inlines(children, in_table=in_table)}**"
            case tree.Emphasis(children):
                return f"*{self.inlines(children, in_table=in_table)}*"
            case tree.Link(address, children):
                return f"[{self.inlines(children, in_table=in_table)}](<{address}>)"
            case tree.Break(hard):
                return " " if in_table else "\\\n" if hard else "\n"
        assert_never(node)

    def _listing(self, listing: tree.Listing) -> str:
        between = "\n" if listing.tight else "\n\n"
        items = (
            self._item(item, "-" if listing.start is None else f"{listing.start + index}.", between)
            for index, item in enumerate(listing.items)
        )
        return between.join(items)

    def _item(self, item: tree.Item, marker: str, between: str) -> str:
        body = self.blocks(item.blocks, between)
        if item.ticked is not None:
            body = f"[{'x' if item.ticked else ' '}] {body}"
        indent = " " * (len(marker) + 1)
        return f"{marker} {_indented(body, indent)[len(indent) :]}"

    def _table(self, table: tree.Table) -> str:
        def row(cells: Sequence[str]) -> str:
            return f"| {' | '.join(cells)} |"

        texts = [
            [self.inlines(cell, in_table=True) for cell in cells] for cells in (table.header, *table.rows)
        ]
        dashes = [_DASHES[align] for align in table.aligns]
        return "\n".join([row(texts[0]), row(dashes), *map(row, texts[1:])])

    def _picture(self, name: str, caption: Sequence[tree.Inline]) -> str:
        path, alt = figure_named(self._figures, name)
        words = f"\n\n*{self.inlines(caption)}*" if caption else ""
        return f"![{shown(alt)}]({path}){words}"


def _checked(tex: str, *, in_table: bool = False) -> str:
    parse(tex)
    return portable(tex, in_table=in_table)


def _indented(text: str, indent: str) -> str:
    return "\n".join((indent + line).rstrip() for line in text.split("\n"))


def _fence(text: str, shortest: int) -> str:
    """Returns more backticks than stand together anywhere in the text."""
    return "`" * max(shortest, 1 + max(map(len, re.findall("`+", text)), default=0))


def code(text: str) -> str:
    """Returns the text as a piece of program."""
    fence = _fence(text, 1)
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{padding}{text}{padding}{fence}"
