"""An item and a seed make a question: chance draws its numbers and shuffles its options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.bank.bank import Bank, load
from quizgen.bank.identity import BankVariant, parse_bank_variant
from quizgen.bank.item import Chance, Item, Part
from quizgen.bank.keys import Key
from quizgen.bank.parameters import Unsuitable
from quizgen.bank.sentences import sentences
from quizgen.conventions import conventions, slide_claims
from quizgen.draw import Draw
from quizgen.errors import InputError
from quizgen.questions import Question
from quizgen.variant import BadVariant, checked_seed

TRIES = 200
FIGURE = "figure"


class NoVariant(InputError):
    """No draw makes a good question of an item; the message says where the item is, `reason` why."""

    def __init__(self, item: Item, seed: str, reason: str) -> None:
        where = f"{item.page.file}, line {item.line()}, {item.id}"
        super().__init__(f"{where}: no draw of seed {seed} makes a good question: {reason}")
        self.reason = reason


@dataclass(frozen=True, eq=False)
class Posed:
    """A concept question with its keys, by the names of its answers (`Asked.quantities`).

    `draws` is how often numbers were drawn until they met the conditions.
    """

    variant: BankVariant
    item: Item
    question: Question
    keys: Mapping[str, Key]
    draws: int


def pose(item: Item, seed: str | int | None = None) -> Posed:
    """The question that an item and a seed make; the same seed always makes the same one.

    Raises:
        BadVariant: the seed cannot be used.
        NoVariant: no draw meets the conditions of the item.
    """
    variant = BankVariant(item.id, item.version, checked_seed(seed))
    draw, reason = Draw(variant.stream), ""
    for attempt in range(TRIES if item.parameters.names else 1):
        try:
            chance = Chance(draw, item.parameters.drawn(draw), draw.choice((False, True)))
            parts = item.parts(chance)
            question = _question(item, chance, parts)
        except Unsuitable as broken:
            reason = str(broken)
            continue
        keys = {part.asked.quantities[0]: part.key for part in parts}
        return Posed(variant, item, question, keys, attempt + 1)
    raise NoVariant(item, variant.seed, reason)


def restore(id: str, bank: Bank | None = None) -> Posed:
    """The question of an id such as `bank:hopfield.landscape@1/k7q2f9`.

    Raises:
        BadVariant: it is no id, or that of another version of the item.
        UnknownItem: there is no such item.
    """
    variant = parse_bank_variant(id)
    item = (bank or load()).find(variant.item)
    if item.version != variant.version:
        raise BadVariant(f"{id} is of version {variant.version} of the item, this is version {item.version}")
    return pose(item, variant.seed)


def _question(item: Item, chance: Chance, parts: tuple[Part, ...]) -> Question:
    figures = {FIGURE: item.drawing.draw()} if item.drawing else {}
    rules = [conventions()[key].sentences[value] for key, value in item.conventions.items()]
    notes = [f"*{' '.join(filter(None, rules))}*"] if any(rules) else []
    prompt = [item.asks(chance), *(f"![](figure:{name})" for name in figures), *notes]
    ending = [chance.fill(item.explanation)]
    if item.claim:
        ending.append(str(sentences().claim(slide_claims()[item.claim].fact)))
    if item.family:
        ending.append(str(sentences().exercises(item.family)))
    solution = "\n\n".join(filter(None, [*(part.solution for part in parts), *ending]))
    return Question(
        "choice" if all(part.asked.options for part in parts) else "concept",
        str(sentences().title(item.title, item.kind)),
        "\n\n".join(prompt),
        tuple(part.asked for part in parts),
        lambda: solution,
        figures,
    )
