"""Writes the tree of a text as Typst source; every word stands in a string literal, so nothing is markup."""

import re
from collections.abc import Mapping, Sequence
from typing import assert_never

from quizgen.mathtext import to_speech, to_typst
from quizgen.mathtext.typst import literal
from quizgen.page import tree
from quizgen.page.breaking import is_short, ways
from quizgen.page.document import figure_named
from quizgen.page.height import SECTION, most, surely_fits
from quizgen.page.plain import one_line

# What a sentence before it introduces, so that the two stay on one page.
_LED_TO = (tree.Display, tree.CodeBlock, tree.Listing, tree.Quote, tree.Table)
_ZERO_WIDTH_SPACE = "\u200b"


def breakable(text: str, every: int = 40) -> str:
    """Returns a string literal that may break after each `every` characters without a blank."""
    return literal(re.sub(rf"\S{{{every}}}(?=\S)", rf"\g<0>{_ZERO_WIDTH_SPACE}", text))


def sections(blocks: Sequence[tree.Block]) -> list[list[tree.Block]]:
    """Returns a text cut where a paragraph begins with bold words, the title of what follows.

    A figure that comes after such sections belongs to none of them.
    """
    sections: list[list[tree.Block]] = [[]]
    for block in blocks:
        closes = isinstance(block, tree.Picture) and len(sections) > 1
        if closes or (_opens(block) and not all(map(_is_title, sections[-1]))):
            sections.append([])
        sections[-1].append(block)
    return sections


class TypstSource:
    """Writes blocks as Typst markup.

    `figures` says under which file name and with which alternative text a figure is found. Each formula gets
    a number, by which the template names one that is too wide; `formulas` keeps them in that order.
    """

    def __init__(self, figures: Mapping[str, tuple[str, str]], first_formula: int = 0) -> None:
        self._figures = figures
        self._first = first_formula
        self.formulas: list[str] = []

    def section(self, blocks: Sequence[tree.Block], space: float) -> str:
        """Returns what is kept on one page if it is not too long, with centimetres of room to write."""
        fits = "true" if most(blocks) + space < SECTION else "auto"
        return f"#qz-section(fits: {fits})[{self.blocks(blocks)}{self.space(space)}]"

    def space(self, height: float) -> str:
        """Returns room to write in, of so many centimetres."""
        return f"\n\n#qz-space({height:g}cm)" if height else ""

    def blocks(self, blocks: Sequence[tree.Block]) -> str:
        """Returns the blocks one after the other; a lead-in stays with what it leads to.

        So does what is last of all but a paragraph.
        """
        written = []
        for block, following in zip(blocks, [*blocks, None][1:], strict=True):
            leads = isinstance(block, tree.Paragraph) and isinstance(following, _LED_TO)
            last = following is blocks[-1] and isinstance(following, tree.Paragraph)
            stays = leads or last or (_is_title(block) and following)
            written.append(f"#qz-leadin[{self.block(block)}]" if stays else self.block(block))
        return "\n\n".join(written)

    def block(self, block: tree.Block) -> str:
        """Returns one block in markup mode."""
        match block:
            case tree.Paragraph(children):
                return self.inlines(children)
            case tree.Heading(children):
                return f"#heading(level: 3)[{self.inlines(children)}]"
            case tree.Display(tex):
                return self._display(tex)
            case tree.CodeBlock(text, language):
                return (
                    f"#raw(block: true, lang: {literal(language) if language else 'none'}, {breakable(text)})"
                )
            case tree.Listing():
                return self._listing(block)
            case tree.Quote(blocks):
                return f"#quote(block: true)[{self.blocks(blocks)}]"
            case tree.Table():
                return self._table(block)
            case tree.Rule():
                return "#line(length: 100%, stroke: 0.4pt)"
            case tree.Picture(name, caption):
                return self._picture(name, caption)
        assert_never(block)

    def inlines(self, nodes: Sequence[tree.Inline]) -> str:
        """Returns a line of text in markup mode."""
        return "".join(self._inline(node) for node in nodes)

    def _inline(self, node: tree.Inline) -> str:
        match node:
            case tree.Text(text):
                return f"#{breakable(text)};"
            case tree.Maths(tex):
                return self._formula_in_line(tex)
            case tree.Code(text):
                return f"#raw({breakable(text)});"
            case tree.Strong(children):
                return f"#strong[{self.inlines(children)}];"
            case tree.Emphasis(children):
                return f"#emph[{self.inlines(children)}];"
            case tree.Link(address, children):
                return f"#link({literal(address)})[{self.inlines(children)}];"
            case tree.Break(hard):
                return "#linebreak();" if hard else " "
        assert_never(node)

    def _formula_in_line(self, tex: str) -> str:
        call = "qz-inline(" if is_short(tex) else f"qz-long-inline({self._number(tex)}, "
        return f"#{call}{literal(to_speech(tex))}, ${to_typst(tex)}$);"

    def _number(self, tex: str) -> int:
        self.formulas.append(tex)
        return self._first + len(self.formulas) - 1

    def _display(self, tex: str) -> str:
        if surely_fits(tex):
            return f"#qz-short-display({literal(to_speech(tex))}, ${to_typst(tex)}$)"
        number = self._number(tex)
        bodies = ", ".join(f"${to_typst(way)}$" for way in ways(tex))
        return f"#qz-display({number}, {literal(to_speech(tex))}, {bodies})"

    def _listing(self, listing: tree.Listing) -> str:
        if any(item.ticked is not None for item in listing.items):
            return f"#qz-options({', '.join(f'[{self._option(item)}]' for item in listing.items)})"
        kind = "list(" if listing.start is None else f"enum(start: {listing.start}, "
        spacing = "0.65em" if listing.tight else "1em"
        items = ", ".join(f"[{self.blocks(item.blocks)}]" for item in listing.items)
        return f"#{kind}spacing: {spacing}, {items})"

    def _option(self, item: tree.Item) -> str:
        """Returns an entry with its box in the first line of its text."""
        ticked = "true" if item.ticked else "false"
        match item.blocks:
            case (tree.Paragraph(children), *more):
                return f"#qz-option({ticked})[{self.inlines(children)}]\n\n{self.blocks(more)}"
        return f"#qz-option({ticked})[]\n\n{self.blocks(item.blocks)}"

    def _table(self, table: tree.Table) -> str:
        def row(cells: Sequence[tree.Cell]) -> str:
            return "(" + "".join(f"[{self.inlines(cell)}]," for cell in cells) + ")"

        aligns = "(" + "".join(f"{align}," for align in table.aligns) + ")"
        return f"#qz-table({aligns}, {', '.join(map(row, (table.header, *table.rows)))})"

    def _picture(self, name: str, caption: Sequence[tree.Inline]) -> str:
        file, alt = figure_named(self._figures, name)
        text = f"[{self.inlines(caption)}]" if caption else "none"
        return f"#qz-figure({literal(file)}, {literal(one_line(alt))}, {text})"


def _opens(block: tree.Block) -> bool:
    """Tells whether a block begins a section: a paragraph whose first words are bold."""
    return isinstance(block, tree.Paragraph) and isinstance(block.children[0], tree.Strong)


def _is_title(block: tree.Block) -> bool:
    """Tells whether a block is a title of what follows: a paragraph of bold words alone."""
    return _opens(block) and isinstance(block, tree.Paragraph) and len(block.children) == 1
