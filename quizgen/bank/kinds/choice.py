"""One right option, or several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quizgen.bank.fields import MOST_OPTIONS, ItemFields
from quizgen.bank.item import Chance, Item, Part
from quizgen.bank.options import Options, read_options
from quizgen.bank.parameters import Parameters
from quizgen.bank.sentences import sentences
from quizgen.questions import Asked


@dataclass(frozen=True, kw_only=True, eq=False)
class SingleChoice(Item):
    """Options of which exactly one is right."""

    kind = "single-choice"
    keys = ("right", "wrong")
    explained = False

    options: Options

    @classmethod
    def own(cls, fields: ItemFields, parameters: Parameters) -> dict[str, Any]:  # noqa: ARG003
        """See Item."""
        return {"options": read_options(fields, most_right=1, least_wrong=2)}

    def parts(self, chance: Chance) -> tuple[Part, ...]:
        """See Item."""
        offered = self.options.offered(chance.draw, chance.fill)
        text = str(sentences().choose_one())
        asked = Asked(text, self.marks, 0.0, ("choice",), offered.texts, offered.right[0])
        return (Part(asked, offered.key(several=False), offered.solution),)

    @property
    def choices(self) -> tuple[Options, ...]:
        """See Item."""
        return (self.options,)


@dataclass(frozen=True, kw_only=True, eq=False)
class MultipleChoice(Item):
    """Options of which one or more are right."""

    kind = "multiple-choice"
    keys = ("right", "wrong")
    explained = False

    options: Options

    @classmethod
    def own(cls, fields: ItemFields, parameters: Parameters) -> dict[str, Any]:  # noqa: ARG003
        """See Item."""
        return {"options": read_options(fields, most_right=MOST_OPTIONS - 1, least_wrong=1)}

    def parts(self, chance: Chance) -> tuple[Part, ...]:
        """See Item."""
        offered = self.options.offered(chance.draw, chance.fill)
        asked = Asked(str(sentences().choose_several()), self.marks, 0.0, ("choices",), offered.texts)
        return (Part(asked, offered.key(several=True), offered.solution),)

    @property
    def choices(self) -> tuple[Options, ...]:
        """See Item."""
        return (self.options,)
