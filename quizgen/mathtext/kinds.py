"""What a symbol does in its row, and in which letters it is set."""

from __future__ import annotations

from enum import Enum, StrEnum


class Kind(Enum):
    """The part a symbol plays in its row; spacing and line breaks follow from it."""

    ORDINARY = "ordinary"
    BINARY = "binary"
    PREFIX = "prefix"  # a binary sign without a left operand: the minus of −x
    RELATION = "relation"
    OPEN = "open"
    CLOSE = "close"
    PUNCTUATION = "punctuation"
    BIG = "big"  # a sum: its limits stand above and below
    INTEGRAL = "integral"  # its limits stand beside it


class Font(StrEnum):
    """The letter shapes a formula may ask for; `DEFAULT` is italic letters and upright digits."""

    DEFAULT = ""
    UPRIGHT = "upright"
    ITALIC = "italic"
    BOLD = "bold"
    BOLD_ITALIC = "bold-italic"
    DOUBLE_STRUCK = "double-struck"
    SCRIPT = "script"
    FRAKTUR = "fraktur"
    SANS = "sans"
    MONO = "mono"
