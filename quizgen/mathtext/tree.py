"""The tree of a formula: what the parser makes and every writer walks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from quizgen.mathtext.kinds import Font, Kind

Alignment: TypeAlias = Literal["left", "center", "right"]


class Node:
    """One node of a formula; each type below has a method of its name in `Writer`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Row(Node):
    """Nodes side by side; the empty row is allowed and prints nothing."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Number(Node):
    """Digits with at most one decimal point."""

    text: str
    font: Font = Font.DEFAULT


@dataclass(frozen=True, slots=True)
class Symbol(Node):
    """One character: a letter, an operator, a bracket."""

    char: str
    kind: Kind = Kind.ORDINARY
    font: Font = Font.DEFAULT


@dataclass(frozen=True, slots=True)
class Word(Node):
    r"""Several letters that are one name, as in \mathrm{ReLU}."""

    text: str
    font: Font


@dataclass(frozen=True, slots=True)
class Function(Node):
    """A named operator such as log or softmax; `limits` puts its subscript below, as in arg max."""

    name: str
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Text(Node):
    """Ordinary prose inside a formula; its blanks are meant."""

    text: str
    font: Font = Font.UPRIGHT


@dataclass(frozen=True, slots=True)
class Space(Node):
    """Horizontal space in eighteenths of an em; may be negative."""

    eighteenths: int


@dataclass(frozen=True, slots=True)
class Fraction(Node):
    """A numerator over a denominator; `style` forces text or display size."""

    numerator: Node
    denominator: Node
    style: Literal["", "text", "display"] = ""


@dataclass(frozen=True, slots=True)
class Binomial(Node):
    """The binomial coefficient: `top` choose `bottom`."""

    top: Node
    bottom: Node


@dataclass(frozen=True, slots=True)
class Root(Node):
    """A square root, or the root that `index` names."""

    body: Node
    index: Node | None = None


@dataclass(frozen=True, slots=True)
class Scripts(Node):
    """A base with a subscript, a superscript, primes, or several of these."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None
    primes: int = 0
    limits: Literal["auto", "above", "beside"] = "auto"

    @property
    def takes_limits(self) -> bool:
        """Whether the scripts stand above and below the base where there is room."""
        if self.limits != "auto":
            return self.limits == "above"
        base = self.base
        if isinstance(base, Function):
            return base.limits
        return isinstance(base, Symbol) and base.kind is Kind.BIG


@dataclass(frozen=True, slots=True)
class Accent(Node):
    """A mark over (or, for `underline`, under) a body; `mark` is a key of `symbols.ACCENTS`."""

    body: Node
    mark: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Brace(Node):
    """A horizontal brace under or over a body, with the label beyond it."""

    body: Node
    label: Node | None
    under: bool


@dataclass(frozen=True, slots=True)
class Stack(Node):
    """A base with something small set above or below it, as in a relation marked "def"."""

    base: Node
    above: Node | None = None
    below: Node | None = None


@dataclass(frozen=True, slots=True)
class Arrow(Node):
    """An arrow as long as the labels above and below it."""

    char: str
    above: Node
    below: Node | None = None


@dataclass(frozen=True, slots=True)
class Lines(Node):
    """Short lines in one place, such as two conditions under a sum."""

    lines: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Boxed(Node):
    """A framed formula: the final answer."""

    body: Node


@dataclass(frozen=True, slots=True)
class Cancel(Node):
    """A formula struck through."""

    body: Node


@dataclass(frozen=True, slots=True)
class Phantom(Node):
    """The room that a formula takes, left empty."""

    body: Node


@dataclass(frozen=True, slots=True)
class Style(Node):
    """A body set in display size or in text size."""

    body: Node
    display: bool


@dataclass(frozen=True, slots=True)
class Fence(Node):
    """A body between delimiters as tall as it; an empty string is no delimiter."""

    left: str
    body: Node
    right: str


@dataclass(frozen=True, slots=True)
class Delimiter(Node):
    """A delimiter of a chosen size: 1 to 4 for big to Bigg, 0 for as tall as the fence it divides."""

    char: str
    kind: Kind
    size: int = 0


@dataclass(frozen=True, slots=True)
class Grid(Node):
    """A matrix or array: rows of cells, all rows equally long, with optional delimiters and rules.

    `bars` and `rules` count the columns before a vertical and the rows before a horizontal rule.
    """

    rows: tuple[tuple[Node, ...], ...]
    left: str = ""
    right: str = ""
    alignments: tuple[Alignment, ...] = ()
    bars: tuple[int, ...] = ()
    rules: tuple[int, ...] = ()
    small: bool = False

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.rows[0])


@dataclass(frozen=True, slots=True)
class Cases(Node):
    """Values with their conditions after a tall brace."""

    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Aligned(Node):
    """Equations below each other: columns right, left, right, left …, or each line centred."""

    rows: tuple[tuple[Node, ...], ...]
    centered: bool = False
