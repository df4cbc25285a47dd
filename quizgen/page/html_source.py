"""Writes the tree of a text as HTML."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import assert_never

from quizgen.figures.picture import Figure
from quizgen.mathtext import to_mathml
from quizgen.page import tree
from quizgen.page.breaking import fitting, is_short
from quizgen.page.document import figure_named
from quizgen.page.plain import one_line
from quizgen.page.reading import read
from quizgen.page.scanning import RELATIONS, before

MathsWriter = Callable[[str, bool], str]

_MEASURE, _PHONE = 60, 32  # characters of a formula that fit on a line of the page, and on a telephone
_CLOSING = re.compile(r"[.,;:?!)]+")


def mathml(tex: str, block: bool) -> str:
    """Returns a formula as MathML, in a block or in a line, where a long one may break at its relations.

    A block that is too wide for a telephone has a second form, which the style shows there.
    """
    if not block:
        return " ".join(map(to_mathml, [tex] if is_short(tex) else before(tex, RELATIONS.__contains__)))
    broad, narrow = (to_mathml(fitting(tex, room), block=True) for room in (_MEASURE, _PHONE))
    if broad == narrow:
        return f'<div class="display">{broad}</div>'
    return f'<div class="display broad">{broad}</div>\n<div class="display narrow" hidden>{narrow}</div>'


def fragment(
    markdown: str, figures: Mapping[str, Figure] | None = None, *, maths: MathsWriter = mathml
) -> str:
    r"""Returns a text as HTML elements, for a page of our own or inside that of another program.

    `maths` is asked to write each formula, given the TeX and whether it stands on a line of its own: a
    program with its own typesetting may want `\(…\)`.
    """
    return HtmlSource(figures or {}, maths).blocks(read(markdown))


class HtmlSource:
    """Writes blocks as HTML elements, formulas through `maths`, figures as inline SVG."""

    def __init__(self, figures: Mapping[str, Figure], maths: MathsWriter = mathml) -> None:
        self._figures = figures
        self._maths = maths

    def blocks(self, blocks: Sequence[tree.Block]) -> str:
        """Returns the blocks one after the other."""
        return "\n".join(self.block(block) for block in blocks)

    def block(self, block: tree.Block) -> str:
        """Returns one block as an element."""
        match block:
            case tree.Paragraph(children):
                return f"<p>{self.inlines(children)}</p>"
            case tree.Heading(children):
                return f"<h3>{self.inlines(children)}</h3>"
            case tree.Display(tex):
                return self._maths(tex, True)
            case tree.CodeBlock(text):
                return f"<pre><code>{escape(text)}</code></pre>"
            case tree.Listing():
                return self._listing(block)
            case tree.Quote(blocks):
                return f"<blockquote>{self.blocks(blocks)}</blockquote>"
            case tree.Table():
                return self._table(block)
            case tree.Rule():
                return "<hr>"
            case tree.Picture(name, caption):
                return self._picture(name, caption)
        assert_never(block)

    def inlines(self, nodes: Sequence[tree.Inline]) -> str:
        """Returns a line of text; a full stop stays on the line of the formula before it."""
        written, stop = "", ""
        for node, following in zip(nodes, [*nodes, None][1:], strict=True):
            text = self._inline(node).removeprefix(stop)
            stop = ""
            if isinstance(node, tree.Maths) and isinstance(following, tree.Text):
                found = _CLOSING.match(following.text)
                stop = found[0] if found else ""
            if stop:
                before_last, tag, last = text.rpartition("<math")
                text = f'{before_last}<span class="joined">{tag}{last}{stop}</span>'
            written += text
        return written

    def _inline(self, node: tree.Inline) -> str:
        match node:
            case tree.Text(text):
                return escape(text, quote=False)
            case tree.Maths(tex):
                return self._maths(tex, False)
            case tree.Code(text):
                return f"<code>{escape(text)}</code>"
            case tree.Strong(children):
                return f"<strong>{self.inlines(children)}</strong>"
            case tree.Emphasis(children):
                return f"<em>{self.inlines(children)}</em>"
            case tree.Link(address, children):
                return f'<a href="{escape(address)}" rel="noreferrer">{self.inlines(children)}</a>'
            case tree.Break(hard):
                return "<br>\n" if hard else "\n"
        assert_never(node)

    def _listing(self, listing: tree.Listing) -> str:
        items = "\n".join(self._item(item, listing.tight) for item in listing.items)
        if listing.start is None:
            return f"<ul>\n{items}\n</ul>"
        start = "" if listing.start == 1 else f' start="{listing.start}"'
        return f"<ol{start}>\n{items}\n</ol>"

    def _item(self, item: tree.Item, tight: bool) -> str:
        if item.ticked is not None:
            return self._choice(item)
        match item.blocks:
            case (tree.Paragraph(children), *more) if tight:
                return f"<li>{self.inlines(children)}{self.blocks(more)}</li>"
        return f"<li>{self.blocks(item.blocks)}</li>"

    def _choice(self, item: tree.Item) -> str:
        first, *more = item.blocks
        text = self.inlines(first.children) if isinstance(first, tree.Paragraph) else self.block(first)
        box = f'<input type="checkbox" autocomplete="off"{" checked" if item.ticked else ""}>'
        return f'<li class="choice"><label>{box} <span>{text}</span></label>{self.blocks(more)}</li>'

    def _table(self, table: tree.Table) -> str:
        head = self._row("th scope=col", table.header, table.aligns)
        body = "\n".join(self._row("td", row, table.aligns) for row in table.rows)
        return f'<div class="wide"><table>\n<thead>{head}</thead>\n<tbody>\n{body}\n</tbody>\n</table></div>'

    def _row(self, tag: str, cells: Sequence[tree.Cell], aligns: Sequence[str]) -> str:
        texts = (
            f'<{tag} class="{align}">{self.inlines(cell)}</{tag[:2]}>'
            for cell, align in zip(cells, aligns, strict=True)
        )
        return f"<tr>{''.join(texts)}</tr>"

    def _picture(self, name: str, caption: Sequence[tree.Inline]) -> str:
        figure = figure_named(self._figures, name)
        drawing = figure.svg[figure.svg.index("<svg") :].strip()
        # A figure drawn in our own tones follows the page into the dark; any other keeps its white paper.
        kind = "drawing" if "qf-" in drawing else "drawing paper"
        words = f"\n<figcaption>{self.inlines(caption)}</figcaption>" if caption else ""
        label = escape(one_line(figure.alt))
        return f'<figure><div class="{kind}" role="img" aria-label="{label}">{drawing}</div>{words}</figure>'
