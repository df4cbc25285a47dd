"""A word that is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizgen.bank.fields import ItemFields
from quizgen.bank.item import Chance, Item, Part
from quizgen.bank.keys import ValueKey
from quizgen.bank.kinds.told import told
from quizgen.bank.lines import Path
from quizgen.bank.options import Option, read_option
from quizgen.bank.parameters import Parameters
from quizgen.bank.sentences import sentences
from quizgen.bank.spelling import Words, plain
from quizgen.questions import Asked


@dataclass(frozen=True, kw_only=True, eq=False)
class FillIn(Item):
    """A text with a gap; `accepted` are the spellings that are right, the first the one that is shown."""

    kind = "fill-in"
    keys = ("accepted", "wrong")

    accepted: tuple[str, ...]
    wrong: tuple[Option, ...]

    @classmethod
    def own(cls, fields: ItemFields, parameters: Parameters) -> dict[str, Any]:  # noqa: ARG003
        """See Item."""
        accepted = fields.words("accepted", least=1)
        wrong = tuple(map(read_option, fields.each("wrong", 0)))
        for place, option in enumerate(wrong, 1):
            if plain(option.text) in map(plain, accepted):
                raise fields.wrong("wrong", f"answer {place}, {option.text!r}, is also accepted")
        return {"accepted": accepted, "wrong": wrong}

    def parts(self, chance: Chance) -> tuple[Part, ...]:
        """See Item."""
        asked = Asked(str(sentences().fill_in()), self.marks, 1.0, ("words",))
        remarks = tuple((option.text, chance.fill(option.feedback)) for option in self.wrong)
        key = ValueKey(Words(), self.accepted, self.accepted[0], remarks=remarks)
        return (told(asked, key, [option.text for option in self.wrong]),)

    @property
    def answers(self) -> tuple[str, ...]:
        """See Item."""
        return self.accepted

    def texts(self) -> Iterator[tuple[Path, str]]:
        """See Item."""
        yield from super().texts()
        yield ("accepted",), self.accepted[0]
        for option in self.wrong:
            yield from option.texts()
