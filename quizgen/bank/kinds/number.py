"""A number, given or computed from parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quizgen import answers
from quizgen.answers import Decimals, Figures, Rule, Within
from quizgen.answers.expression import Tree, Value, symbols_in
from quizgen.bank.fields import ItemFields
from quizgen.bank.item import Chance, Item, Part
from quizgen.bank.keys import ValueKey
from quizgen.bank.kinds.told import told
from quizgen.bank.lines import Path
from quizgen.bank.parameters import (
    Parameters,
    Unsuitable,
    computed,
    expression,
    number,
    rounded_text,
    value_text,
)
from quizgen.bank.sentences import sentences
from quizgen.questions import Asked

_UNIT = re.compile(r"[^\W\d_][\w /·°²³-]{0,39}|[%°][A-Z]?")


class Coincidence(Unsuitable):
    """A wrong answer that is the right one or another wrong one."""


@dataclass(frozen=True)
class Slip:
    """A wrong number that a misbelief leads to, and what to say about it."""

    value: Fraction | Tree
    feedback: str
    path: Path


@dataclass(frozen=True, kw_only=True, eq=False)
class Number(Item):
    """A number to give, exactly, to `decimals` or `figures`, or within an absolute `tolerance`."""

    kind = "number"
    keys = ("answer", "tolerance", "decimals", "figures", "unit", "wrong")

    answer: Fraction | Tree
    tolerance: Fraction | int
    decimals: int | None
    figures: int | None
    unit: str
    wrong: tuple[Slip, ...]

    @classmethod
    def own(cls, fields: ItemFields, parameters: Parameters) -> dict[str, Any]:
        """See Item."""
        rules = [key for key in ("tolerance", "decimals", "figures") if key in fields]
        if len(rules) > 1:
            raise fields.wrong(rules[1], f"give either {' or '.join(rules)}")
        return {
            "answer": _value(fields, "answer", parameters),
            "tolerance": _tolerance(fields) if "tolerance" in rules else 0,
            "decimals": fields.whole("decimals", low=0, high=9) if "decimals" in rules else None,
            "figures": fields.whole("figures", low=1, high=9) if "figures" in rules else None,
            "unit": _unit(fields) if "unit" in fields else "",
            "wrong": tuple(_slip(inner, parameters) for inner in fields.each("wrong", 0)),
        }

    def parts(self, chance: Chance) -> tuple[Part, ...]:
        """See Item."""
        right = self._worked_out(self.answer, chance)
        kind = answers.Number(units=(self.unit,) if self.unit else ())
        slips = [(self._worked_out(slip.value, chance), chance.fill(slip.feedback)) for slip in self.wrong]
        self._require_different(kind, right, [value for value, _ in slips])
        asked = Asked(
            str(sentences().give_number(self.unit, self.decimals, self.figures)), self.marks, 2.0, ("number",)
        )
        key = ValueKey(kind, right, f"${self._shown(right)}$", self.rule, tuple(slips))
        return (told(asked, key, [f"${self._shown(value)}$" for value, _ in slips]),)

    @property
    def rule(self) -> Rule:
        """When a number counts as right."""
        if self.decimals is not None:
            return Decimals(self.decimals)
        return Figures(self.figures) if self.figures is not None else Within(absolute=self.tolerance)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """See Item."""
        yield from super().texts()
        for slip in self.wrong:
            yield (*slip.path, "feedback"), slip.feedback

    def used(self) -> Iterator[str]:
        """See Item."""
        yield from super().used()
        for value in (self.answer, *(slip.value for slip in self.wrong)):
            yield from () if isinstance(value, Fraction) else symbols_in(value)

    def _require_different(self, kind: answers.Number, right: Value, wrong: list[Value]) -> None:
        for place, value in enumerate(wrong):
            reading = kind.read(_typed(value))
            if kind.compare(reading, right, self.rule).correct:
                raise Coincidence(f"wrong answer {place + 1} is {_typed(value)}, which counts as right")
            for before, other in enumerate(wrong[:place]):
                if kind.compare(reading, other, self.rule).correct:
                    raise Coincidence(f"wrong answers {before + 1} and {place + 1} are both {_typed(value)}")

    def _worked_out(self, value: Fraction | Tree, chance: Chance) -> Value:
        return value if isinstance(value, Fraction) else computed(value, chance.values)

    def _shown(self, value: Value) -> str:
        """LaTeX of a value, rounded as it is asked for."""
        from quizgen.precision import Precision

        if self.decimals is None and self.figures is None:
            return value_text(value)
        return rounded_text(value, Precision(self.figures or 4, self.decimals))


def _unit(fields: ItemFields) -> str:
    unit = fields.line("unit")
    if not _UNIT.fullmatch(unit):
        raise fields.wrong("unit", f"{unit[:60]!r} should be words, such as 'patterns' or 'km/h'")
    return unit


def _tolerance(fields: ItemFields) -> Fraction:
    value = number(fields, "tolerance", fields.raw("tolerance"))
    if value < 0:
        raise fields.wrong("tolerance", "a tolerance is 0 or more")
    return value


def _typed(value: Value) -> str:
    return repr(value) if isinstance(value, float) else str(value)


def _value(fields: ItemFields, key: str, parameters: Parameters) -> Fraction | Tree:
    value = fields.raw(key)
    if isinstance(value, int | Decimal):
        return number(fields, key, value)
    return expression(fields, key, fields.line(key), parameters.names)


def _slip(fields: ItemFields, parameters: Parameters) -> Slip:
    fields.only(("value", "feedback"))
    return Slip(_value(fields, "value", parameters), fields.line("feedback"), fields.path[2:])
