"""Plain arrays of decimals, read at once: `[[1, 2], [3.5, 4]]`, `1 2; 3 4`, `(0.5, -1)`.

Most answers look like this. It is read just as the grammar would read it, which a test holds; for anything
else there is the grammar.
"""

import re
from functools import lru_cache

from quizgen.answers import budgets
from quizgen.answers.reading import Reading
from quizgen.answers.tree import Negative, Number, whole_or_fraction

_MOST = 1000  # characters
# no repetition can be taken back (++), so that no text makes the search slow
_NUMBER = r"[-+]?+(?:\d{1,25}+(?:\.\d{0,25}+)?+|\.\d{1,25}+)"
_ROW = rf"{_NUMBER}(?:(?: *+, *+{_NUMBER})++|(?: ++{_NUMBER})++)?+"
_ROWS = rf"{_ROW}(?: *+(?:; *+\n?+|\n) *+{_ROW})*+"
_NESTED = rf"\[ *+{_ROW} *+\](?: *+,?+ *+\n?+ *+\[ *+{_ROW} *+\])*+"
_ARRAY = re.compile(rf"\[ *+(?:{_NESTED}|{_ROWS}) *+\]|\( *+{_ROWS} *+\)|{_ROWS}", re.ASCII)
_ENTRY = re.compile(_NUMBER, re.ASCII)
_ROW_END = re.compile(r"[;\n\]]")


def plain_rows(text: str) -> tuple[tuple[Reading, ...], ...] | None:
    """Reads the entries of a plain array row by row; None for anything else, be it right or wrong."""
    stripped = text.strip(" \n")
    if len(stripped) > _MOST or not _ARRAY.fullmatch(stripped):
        return None
    lines = [line for part in _ROW_END.split(stripped) if (line := _ENTRY.findall(part))]
    width = len(lines[0])
    if max(width, len(lines)) > budgets.ENTRIES or any(len(line) != width for line in lines):
        return None
    return tuple([tuple(map(_decimal, line)) for line in lines])


@lru_cache(maxsize=4096)
def _decimal(text: str) -> Reading:
    """Reads a decimal with or without a sign."""
    digits = text.lstrip("+-")
    value, tree = whole_or_fraction(digits), Number(digits)
    return (
        Reading(-value, "−" + digits, tree=Negative(tree))
        if text[0] == "-"
        else Reading(value, digits, tree=tree)
    )
