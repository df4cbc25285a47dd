"""How one step is shown: the words, the formula in symbols and with numbers, the value, entry by entry."""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

import numpy as np

from quizgen.equations import Quantity
from quizgen.equations.writing import subscripted
from quizgen.printed import Printed

_ALL_ENTRIES = 4  # up to this many entries are all written out
_SOME_ENTRIES = 2
_LOOKED_AT = 8  # entries from which these are picked
_ZERO = re.compile(r"(?<![\w.])0(?:\.0+)?(?![\w.])")
# what only the single entries show well
_ENTRYWISE = (r"\odot", r"\end{bmatrix}_", r"\right)_", r"\end{bmatrix} /", r"\ln \begin", r"}{\begin")
_LONG_LINE = 120  # characters of LaTeX


def chain(printed: Printed, quantity: Quantity, boxed: bool = False) -> str:
    """The display `S = formula = numbers = value`, a line for each."""
    return display(quantity.tex, _sides(printed, quantity, boxed))


def chain_lines(printed: Printed, quantity: Quantity, boxed: bool = False) -> list[str]:
    """The same as one line of an aligned display, or as several when it is long."""
    sides = _sides(printed, quantity, boxed)
    if sum(len(text) for _, text in sides) > _LONG_LINE:
        return _lines(quantity.tex, sides)
    return [f"{quantity.tex} &" + " ".join(f"{relation} {text}" for relation, text in sides)]


def _sides(printed: Printed, quantity: Quantity, boxed: bool) -> list[tuple[str, str]]:
    name = quantity.name
    sides = [] if quantity.kind == "expression" else [("=", printed.in_symbols(name))]
    numbers = numbers_of(printed, quantity)
    if numbers:
        sides.append(("=", numbers))
    value = printed.latex(name)
    if not sides or value != sides[-1][1]:
        sides.append((printed.relation(name), value))
    sides = list(dict.fromkeys(sides))
    if boxed:
        relation, last = sides.pop()
        sides.append((relation, rf"\boxed{{{last}}}"))
    return sides


def numbers_of(printed: Printed, quantity: Quantity) -> str:
    """The formula with numbers: written out for a number, with whole arrays where rows meet columns."""
    if quantity.kind in ("expression", "choice", "set"):
        return ""
    place = printed.single(quantity.name)
    if place is not None:
        return printed.entry_with_numbers(quantity.name, place)
    numbers = printed.with_numbers(quantity.name)
    entrywise = any(sign in numbers for sign in _ENTRYWISE)
    return numbers if numbers.count(r"\begin{bmatrix}") > 1 and not entrywise else ""


class EntryLine(NamedTuple):
    """One entry of a step with every product and sum written out."""

    symbol: str
    written: str
    relation: str
    value: str

    @property
    def full(self) -> str:
        """The aligned line with its value."""
        return f"{self.symbol} &= {self.written} {self.relation} {self.value}"


def entries(printed: Printed, quantity: Quantity) -> tuple[list[EntryLine], bool]:
    """The entries worth writing out, and whether these are all: of many, the first with the fewest zeros."""
    name, shape = quantity.name, np.shape(printed.values[quantity.name])
    results = printed.results(name)
    if len(results) == 1 or quantity.kind == "set":
        return [], True
    many = len(results) > _ALL_ENTRIES
    most = _SOME_ENTRIES if many else len(results)
    lines: list[EntryLine] = []
    zeros: list[int] = []  # in each of them, where they are picked by that
    for place, (relation, value) in zip(product(*map(range, shape)), results, strict=True):
        written = printed.entry_with_numbers(name, place)
        if _derives(written, value):
            symbol = subscripted(quantity.tex, place, quantity.first)
            lines.append(EntryLine(symbol, written, relation, value))
            if many:
                zeros.append(len(_ZERO.findall(written)))
            if len(lines) > most and (zeros.count(0) >= most or len(lines) == _LOOKED_AT):
                break
    if len(lines) <= most:
        return lines, True
    picked = sorted(range(len(lines)), key=zeros.__getitem__)[:most]
    return [lines[i] for i in sorted(picked)], False


def _derives(written: str, value: str) -> bool:
    """Whether a formula says more than its value: 2 = 2.0 does not."""
    if written == value or " " in written:
        return written != value
    try:
        return float(written) != float(value)
    except ValueError:
        return written != value


def display(symbol: str, sides: list[tuple[str, str]]) -> str:
    """A display formula, aligned at the relations when it has several lines."""
    if len(sides) == 1:
        return f"$$\n{symbol} {sides[0][0]} {sides[0][1]}\n$$"
    return aligned(_lines(symbol, sides))


def _lines(symbol: str, sides: list[tuple[str, str]]) -> list[str]:
    (first, text), *others = sides
    return [f"{symbol} &{first} {text}", *(f"&{relation} {text}" for relation, text in others)]


def aligned(lines: list[str]) -> str:
    """Several display lines, aligned at `&`."""
    body = " \\\\\n".join(lines)
    return f"$$\n\\begin{{aligned}}\n{body}\n\\end{{aligned}}\n$$"
