"""The tree of a Markdown text: all that the writers of this package have to be able to write."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Maths:
    """A formula in a line of text; `tex` is what stands between the dollar signs."""

    tex: str


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of program in a line of text."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a web address."""

    address: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line ends here: always if `hard`, else where the writer likes."""

    hard: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside an exercise; all are of one level, below the exercise's own."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Display:
    """A formula on a line of its own."""

    tex: str


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of program."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; `ticked` is None unless the entry has a box to tick."""

    blocks: tuple["Block", ...]
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered from `start` or with bullets if that is None; `tight` means no space between items."""

    items: tuple[Item, ...]
    start: int | None
    tight: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """Blocks set apart from the text."""

    blocks: tuple["Block", ...]


Cell = tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a row of headings; `aligns` has `left`, `center` or `right` per column."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The figure `name` of the exercise, with a caption that may be empty."""

    name: str
    caption: tuple["Inline", ...]


Inline = Text | Maths | Code | Strong | Emphasis | Link | Break
Block = Paragraph | Heading | Display | CodeBlock | Listing | Quote | Table | Rule | Picture
