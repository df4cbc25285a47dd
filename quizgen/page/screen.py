"""Writes the tree of a text as lines of a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, assert_never

from quizgen.figures.picture import Figure
from quizgen.mathtext import to_line, to_lines
from quizgen.page import tree
from quizgen.page.breaking import lines
from quizgen.page.document import figure_named
from quizgen.page.plain import one_line
from quizgen.page.wrapping import GLUE, HARD_BREAK, Span, columns, fill

BOLD: Final = "1"
DIM: Final = "2"
ITALIC: Final = "3"
CYAN: Final = "36"
_ROOM_FOR_BOXES: Final = 60  # columns: on narrower screens formulas are better on one line


@dataclass(frozen=True)
class Screen:
    """Writes blocks as lines of at most `width` columns.

    `plain` draws no lines or boxes and sets formulas on one line, for screen readers; `flat` does the latter
    alone. `color` allows ANSI codes.
    """

    width: int
    plain: bool
    color: bool
    flat: bool
    figures: Mapping[str, Figure]

    @classmethod
    def of(cls, figures: Mapping[str, Figure], *, width: int, plain: bool, color: bool) -> "Screen":
        """Returns a screen that shows formulas in two dimensions if it is wide enough for them."""
        flat = plain or width < _ROOM_FOR_BOXES
        return cls(width=max(width, 1), plain=plain, color=color, flat=flat, figures=figures)

    def showing(self, figures: Mapping[str, Figure]) -> "Screen":
        """Returns the same screen with other figures."""
        return replace(self, figures=figures)

    def words(self, text: str, style: str = "") -> list[str]:
        """Returns lines of words that are not Markdown, none for an empty text."""
        return self._filled([Span(text, style)])

    def blocks(self, blocks: Sequence[tree.Block], *, tight: bool = False) -> list[str]:
        """Returns the blocks one after the other, an empty line between them unless `tight`."""
        written: list[str] = []
        for block in blocks:
            if written and not tight:
                written.append("")
            written += self._block(block)
        return written

    def _block(self, block: tree.Block) -> list[str]:
        match block:
            case tree.Paragraph(children):
                return self._filled(self._spans(children))
            case tree.Heading(children):
                return self._filled(self._spans(children, BOLD))
            case tree.Display(tex):
                return self._formula(tex)
            case tree.CodeBlock(text):
                return self._code(text)
            case tree.Listing():
                return self._listing(block)
            case tree.Quote(blocks):
                margin = "  " if self.plain else "│ "
                return [margin + line for line in self._narrower(2).blocks(blocks)]
            case tree.Table():
                return self._table(block)
            case tree.Rule():
                return [] if self.plain else ["─" * self.width]
            case tree.Picture(name, caption):
                alt = one_line(figure_named(self.figures, name).alt)
                words = [Span(" "), *self._spans(caption, ITALIC)] if caption else []
                return self._filled([Span(f"[Figure: {alt}]", DIM), *words])
        assert_never(block)

    def _spans(self, nodes: Sequence[tree.Inline], style: str = "") -> Iterator[Span]:
        for node in nodes:
            match node:
                case tree.Text(text):
                    yield Span(text, style)
                case tree.Maths(tex):
                    yield Span(self._in_line(tex).replace(" ", GLUE), style)
                case tree.Code(text):
                    yield Span(text, CYAN)
                case tree.Strong(children):
                    yield from self._spans(children, BOLD)
                case tree.Emphasis(children):
                    yield from self._spans(children, ITALIC)
                case tree.Link(address, children):
                    yield from self._spans(children, style)
                    yield Span(f" <{address}>", DIM)
                case tree.Break(hard):
                    yield HARD_BREAK if hard else Span(" ")
                case _:
                    assert_never(node)

    def _in_line(self, tex: str) -> str:
        if not self.flat:
            box = to_lines(tex)
            if len(box.rows) == 1:
                return box.rows[0].strip()
        return to_line(tex)

    def _formula(self, tex: str) -> list[str]:
        """Returns a formula of its own, in two dimensions unless that is not wanted or does not fit."""
        inner = self._narrower(4)
        if not self.flat:
            rows = [row.rstrip() for row in to_lines(tex, width=inner.width).rows]
            if all(columns(row) <= inner.width for row in rows):
                return _indented(rows, "    ")
        spoken = [part for line in lines(tex) for part in inner.words(to_line(line).replace(" ", GLUE))]
        return _indented(spoken, "    ")

    def _code(self, text: str) -> list[str]:
        inner = self._narrower(4)
        parts = [inner._filled([Span(line.replace(" ", GLUE), CYAN)]) or [""] for line in text.split("\n")]
        return _indented([line for part in parts for line in part], "    ")

    def _listing(self, listing: tree.Listing) -> list[str]:
        written: list[str] = []
        for index, item in enumerate(listing.items):
            if written and not listing.tight:
                written.append("")
            written += self._item(item, self._marker(listing, item, index), listing.tight)
        return written

    def _marker(self, listing: tree.Listing, item: tree.Item, index: int) -> str:
        if item.ticked is not None:
            return "[x] " if item.ticked else "[ ] "
        if listing.start is not None:
            return f"{listing.start + index}. "
        return "- " if self.plain else "• "

    def _item(self, item: tree.Item, marker: str, tight: bool) -> list[str]:
        blank = " " * columns(marker)
        first, *more = self._narrower(len(blank)).blocks(item.blocks, tight=tight) or [""]
        return [marker + first, *_indented(more, blank)]

    def _table(self, table: tree.Table) -> list[str]:
        """Returns the table in columns, or as lists of its rows where it is too wide or drawn for no one."""
        rows = [[self._cell(cell) for cell in row] for row in (table.header, *table.rows)]
        sizes = [max(columns(cell) for cell in column) for column in zip(*rows, strict=True)]
        if self.plain or sum(sizes) + 2 * (len(sizes) - 1) > self.width:
            return self._records(table)
        head, *body = ["  ".join(map(_padded, row, sizes, table.aligns)).rstrip() for row in rows]
        return [head, "  ".join("─" * size for size in sizes), *body]

    def _cell(self, cell: tree.Cell) -> str:
        return " ".join(fill(self._spans(cell), _NO_LIMIT, color=False))

    def _records(self, table: tree.Table) -> list[str]:
        written: list[str] = []
        for row in table.rows:
            pairs = zip(table.header, row, strict=True)
            written += self.words(
                "; ".join(f"{self._cell(name)}: {self._cell(cell)}" for name, cell in pairs)
            )
        return written

    def _narrower(self, by: int) -> "Screen":
        return replace(self, width=max(self.width - by, 1))

    def _filled(self, spans: Iterator[Span] | Sequence[Span]) -> list[str]:
        return fill(spans, self.width, color=self.color)


_NO_LIMIT: Final = 10_000


def _padded(cell: str, size: int, align: str) -> str:
    gap = size - columns(cell)
    left = {"left": 0, "right": gap, "center": gap // 2}[align]
    return " " * left + cell + " " * (gap - left)


def _indented(lines: Sequence[str], by: str) -> list[str]:
    return [by + line if line else "" for line in lines]
