"""A statement that is true or false, and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizgen.answers import Choice
from quizgen.bank.fields import ItemFields
from quizgen.bank.item import Chance, Item, Part
from quizgen.bank.keys import ChoiceKey
from quizgen.bank.lines import Path
from quizgen.bank.options import Options, read_options
from quizgen.bank.parameters import Parameters
from quizgen.bank.sentences import sentences
from quizgen.questions import Asked


@dataclass(frozen=True, kw_only=True, eq=False)
class TrueFalse(Item):
    """A statement to judge, then reasons to choose from.

    `inverted` says the opposite of the statement: where it is given, chance decides which of them is shown,
    so that "true" is no better a guess than "false". Reasons hold for both.
    """

    kind = "true-false"
    keys = ("answer", "inverted", "right", "wrong")
    explained = False
    least_marks = 2

    answer: bool
    inverted: str
    reasons: Options

    @classmethod
    def own(cls, fields: ItemFields, parameters: Parameters) -> dict[str, Any]:  # noqa: ARG003
        """See Item."""
        return {
            "answer": fields.truth("answer"),
            "inverted": fields.paragraphs("inverted", ""),
            "reasons": read_options(fields, most_right=1, least_wrong=2),
        }

    def asks(self, chance: Chance) -> str:
        """See Item."""
        return chance.fill(self.inverted if self._inverts(chance) else self.stem)

    def parts(self, chance: Chance) -> tuple[Part, ...]:
        """See Item."""
        return self._verdict(self.answer != self._inverts(chance)), self._reason(chance)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """See Item."""
        yield from super().texts()
        yield ("inverted",), self.inverted

    @property
    def choices(self) -> tuple[Options, ...]:
        """See Item."""
        return (self.reasons,)

    def _inverts(self, chance: Chance) -> bool:
        return bool(self.inverted) and chance.turned

    def _verdict(self, holds: bool) -> Part:
        names = (str(sentences().truth(True)), str(sentences().truth(False)))
        right = 0 if holds else 1
        kind = Choice(("A", "B"), texts=dict(zip("AB", names, strict=True)))
        asked = Asked(str(sentences().verdict()), 1, 0.0, ("verdict",), names, right)
        return Part(asked, ChoiceKey(kind, "AB"[right], names[right]), str(sentences().judged(holds)))

    def _reason(self, chance: Chance) -> Part:
        offered = self.reasons.offered(chance.draw, chance.fill)
        text = str(sentences().reason())
        asked = Asked(text, self.marks - 1, 0.0, ("reason",), offered.texts, offered.right[0])
        return Part(asked, offered.key(several=False), offered.solution)
