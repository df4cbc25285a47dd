"""A formula in given letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from quizgen.answers import Expression
from quizgen.answers.characters import GREEK
from quizgen.answers.expression import Tree
from quizgen.answers.names import canonical
from quizgen.bank.fields import ItemFields
from quizgen.bank.item import Chance, Item, Part
from quizgen.bank.keys import ValueKey
from quizgen.bank.kinds.told import told
from quizgen.bank.lines import Path
from quizgen.bank.parameters import Parameters, expression
from quizgen.bank.sentences import sentences
from quizgen.questions import Asked

_MARKS = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar"}


@dataclass(frozen=True)
class Formed:
    """A formula that can be compared, and its LaTeX."""

    tree: Tree
    shown: str
    feedback: str
    path: Path

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Its Markdown texts with the paths of their keys."""
        yield (*self.path, "shown"), f"${self.shown}$"
        yield (*self.path, "feedback"), self.feedback


@dataclass(frozen=True, kw_only=True, eq=False)
class Formula(Item):
    """A formula to give, compared as a function of its `symbols`; every way to write it is right."""

    kind = "formula"
    keys = ("symbols", "answer", "shown", "wrong")

    symbols: tuple[str, ...]
    answer: Formed
    wrong: tuple[Formed, ...]

    @classmethod
    def own(cls, fields: ItemFields, parameters: Parameters) -> dict[str, Any]:  # noqa: ARG003
        """See Item."""
        symbols = fields.words("symbols", least=1)
        for symbol in symbols:
            if not re.fullmatch(r"[^\W\d_]\w{0,19}", symbol):
                raise fields.wrong("symbols", f"{symbol!r} is no letter or name")
        tree = expression(fields, "answer", fields.line("answer"), symbols)
        return {
            "symbols": symbols,
            "answer": Formed(tree, fields.line("shown"), "", ()),
            "wrong": tuple(_wrong(inner, symbols) for inner in fields.each("wrong", 0)),
        }

    def parts(self, chance: Chance) -> tuple[Part, ...]:
        """See Item."""
        text = str(sentences().give_formula([f"${latex(symbol)}$" for symbol in self.symbols]))
        asked = Asked(text, self.marks, 2.0, ("formula",))
        remarks = tuple((wrong.tree, chance.fill(wrong.feedback)) for wrong in self.wrong)
        kind = Expression(self.symbols, seed=self.id)
        key = ValueKey(kind, self.answer.tree, f"${self.answer.shown}$", remarks=remarks)
        return (told(asked, key, [f"${wrong.shown}$" for wrong in self.wrong]),)

    @property
    def answers(self) -> tuple[str, ...]:
        """See Item."""
        return (f"${self.answer.shown}$",)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """See Item."""
        yield from super().texts()
        yield ("shown",), f"${self.answer.shown}$"
        for wrong in self.wrong:
            yield from wrong.texts()


def latex(symbol: str) -> str:
    r"""LaTeX of a symbol as it may be typed.

    >>> latex("ŷ"), latex("lambda"), latex("d_x"), latex("rate")
    ('\\hat{y}', '\\lambda', 'd_{x}', '\\text{rate}')
    """
    name, _, index = canonical(normalize("NFD", symbol)).partition("_")
    mark = _MARKS.get(name[1:], name[1:])
    if mark in _MARKS.values():
        name = rf"\{mark}{{{name[0]}}}"
    elif name in GREEK.values():
        name = rf"\{name}"
    elif len(name) > 1:
        name = rf"\text{{{name}}}"
    return f"{name}_{{{index}}}" if index else name


def _wrong(fields: ItemFields, symbols: tuple[str, ...]) -> Formed:
    fields.only(("value", "shown", "feedback"))
    tree = expression(fields, "value", fields.line("value"), symbols)
    return Formed(tree, fields.line("shown"), fields.line("feedback"), fields.path[2:])
