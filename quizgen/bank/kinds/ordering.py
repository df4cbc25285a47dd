"""Steps to put in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizgen.bank.fields import ItemFields
from quizgen.bank.item import Chance, Item, Part
from quizgen.bank.kinds.placed import placed
from quizgen.bank.lines import Path
from quizgen.bank.options import LETTERS, Option, read_option, require_distinct
from quizgen.bank.parameters import Parameters
from quizgen.bank.sentences import sentences
from quizgen.questions import Asked


@dataclass(frozen=True, kw_only=True, eq=False)
class Ordering(Item):
    """Steps in their right order; the feedback of a step says why it stands there."""

    kind = "ordering"
    keys = ("step",)
    explained = False

    steps: tuple[Option, ...]

    @classmethod
    def own(cls, fields: ItemFields, parameters: Parameters) -> dict[str, Any]:  # noqa: ARG003
        """See Item."""
        return {"steps": tuple(map(read_option, fields.each("step", 3)))}

    def parts(self, chance: Chance) -> tuple[Part, ...]:
        """See Item."""
        texts = [chance.fill(step.text) for step in self.steps]
        feedback = [chance.fill(step.feedback) for step in self.steps]
        require_distinct(texts)
        offered = chance.draw.order(texts)
        if offered == texts:
            offered = [*texts[1:], texts[0]]
        lines = [str(sentences().step(LETTERS[place], text)) for place, text in enumerate(offered)]
        question = "\n\n".join([str(sentences().order()), "\n".join(lines)])
        asked = Asked(question, self.marks, 1.0, ("order",))
        return (placed(asked, offered, texts, feedback),)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """See Item."""
        yield from super().texts()
        for step in self.steps:
            yield from step.texts()
