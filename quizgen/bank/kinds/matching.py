"""Things to match with others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizgen.bank.fields import ItemFields
from quizgen.bank.item import Chance, Item, Part
from quizgen.bank.kinds.placed import placed
from quizgen.bank.lines import Path
from quizgen.bank.options import LETTERS, require_distinct
from quizgen.bank.parameters import Parameters
from quizgen.bank.sentences import sentences
from quizgen.questions import Asked


@dataclass(frozen=True)
class Pair:
    """Two things that belong together, and why."""

    left: str
    right: str
    feedback: str
    path: Path


@dataclass(frozen=True, kw_only=True, eq=False)
class Matching(Item):
    """Pairs to put together; `extra` are things that belong to nothing."""

    kind = "matching"
    keys = ("pair", "extra")
    explained = False

    pairs: tuple[Pair, ...]
    extra: tuple[str, ...]

    @classmethod
    def own(cls, fields: ItemFields, parameters: Parameters) -> dict[str, Any]:  # noqa: ARG003
        """See Item."""
        return {"pairs": tuple(map(_read_pair, fields.each("pair", 3))), "extra": fields.words("extra")[:4]}

    def parts(self, chance: Chance) -> tuple[Part, ...]:
        """See Item."""
        left = [chance.fill(pair.left) for pair in self.pairs]
        right = [chance.fill(pair.right) for pair in self.pairs]
        extra = [chance.fill(text) for text in self.extra]
        require_distinct(left)
        require_distinct([*dict.fromkeys(right), *extra])
        offered = chance.draw.order(list(dict.fromkeys([*right, *extra])))
        feedback = [chance.fill(pair.feedback) for pair in self.pairs]
        asked = Asked(_question(left, offered), self.marks, 1.0, ("letters",))
        return (placed(asked, offered, right, feedback),)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """See Item."""
        yield from super().texts()
        for pair in self.pairs:
            yield (*pair.path, "left"), pair.left
            yield (*pair.path, "right"), pair.right
            yield (*pair.path, "feedback"), pair.feedback
        for text in self.extra:
            yield ("extra",), text


def _read_pair(fields: ItemFields) -> Pair:
    fields.only(("left", "right", "feedback"))
    return Pair(fields.line("left"), fields.line("right"), fields.line("feedback"), fields.path[2:])


def _question(left: list[str], right: list[str]) -> str:
    """A table with the numbered things on the left and those with letters on the right."""
    rows = [
        sentences().match_row(
            f"{place + 1}." if place < len(left) else "",
            _cell(left, place),
            f"**{LETTERS[place]}**" if place < len(right) else "",
            _cell(right, place),
        )
        for place in range(max(len(left), len(right)))
    ]
    return "\n\n".join([str(sentences().match()), "\n".join(map(str, [sentences().match_head(), *rows]))])


def _cell(texts: list[str], place: int) -> str:
    return texts[place].replace("|", r"\|") if place < len(texts) else ""
