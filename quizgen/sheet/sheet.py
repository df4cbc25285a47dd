"""A blueprint and a seed make a sheet: which families, which numbers, in which form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from quizgen.draw import Draw
from quizgen.errors import InputError
from quizgen.exercise import NoInstance
from quizgen.precision import Precision
from quizgen.questions import NotAvailable
from quizgen.sheet.blueprint import Blueprint
from quizgen.sheet.item import ConceptItem, ExerciseItem, Item
from quizgen.sheet.settings import MOST_VARIANTS
from quizgen.sheet.wish import ConceptWish, Wish
from quizgen.variant import SEED_LETTERS, checked_seed

TRIES = 10


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Numbered exercises and what is printed around them; its seed and the blueprint rebuild it."""

    id: str
    seed: str
    items: tuple[Item, ...]
    title: str = ""
    course: str = ""
    instructions: str = ""
    profile: str = "textbook"
    paper: str = "a4"
    precision: Precision

    @property
    def points(self) -> int:
        """The sum of the points."""
        return sum(item.question.points for item in self.items)


def sheets(blueprint: Blueprint, variants: int = 1) -> Iterator[Sheet]:
    """The sheet of a blueprint, or several papers with the same exercises and other numbers, one by one.

    Raises:
        InputError: no exercise meets a wish, or too many papers are wanted.
    """
    if not 1 <= variants <= MOST_VARIANTS:
        raise InputError(f"{variants} variants are not possible: 1 to {MOST_VARIANTS} are")
    seed = blueprint.seed or checked_seed(None)[:4]
    for id in paper_ids(seed, variants):
        items: list[Item] = []
        for wish in blueprint.wishes:
            items.append(_item(items, wish, blueprint, seed, id))
        settled = [wish.like(item) for wish, item in zip(blueprint.wishes, items, strict=True)]
        blueprint = replace(blueprint, wishes=settled)
        yield _sheet(blueprint, id, seed, tuple(items))


def paper_ids(seed: str, variants: int) -> list[str]:
    """The ids of the papers: the seed, with a number where there are several.

    >>> paper_ids("7f3k", 1), paper_ids("7f3k", 2)
    (['7f3k'], ['7f3k-01', '7f3k-02'])
    """
    width = max(2, len(str(variants)))
    return [seed] if variants == 1 else [f"{seed}-{number:0{width}}" for number in range(1, variants + 1)]


def letters(text: str, count: int = 6) -> str:
    """Letters of seeds that a text stands for: neighbouring texts have nothing in common."""
    left = int.from_bytes(blake2b(text.encode(), digest_size=16).digest())
    found = []
    for _ in range(count):
        left, letter = divmod(left, len(SEED_LETTERS))
        found.append(SEED_LETTERS[letter])
    return "".join(found)


def _sheet(blueprint: Blueprint, id: str, seed: str, items: tuple[Item, ...]) -> Sheet:
    return Sheet(
        id=id,
        seed=seed,
        items=items,
        title=blueprint.title,
        course=blueprint.course,
        instructions=blueprint.instructions,
        profile=blueprint.profile,
        paper=blueprint.paper,
        precision=blueprint.precision,
    )


def _item(before: Sequence[Item], wish: Wish | ConceptWish, blueprint: Blueprint, seed: str, id: str) -> Item:
    """The next item: the first in turn that can be asked as it is wished."""
    number = len(before) + 1
    reason: Exception | None = None
    own = ConceptItem if isinstance(wish, ConceptWish) else ExerciseItem
    used = [item.name if isinstance(item, own) else f"{item.topic}." for item in before]
    for name in in_turn(wish.names, used, seed):
        try:
            return _fresh(before, name, wish, blueprint, f"{id}/{number}")
        except (InputError, NoInstance) as error:
            reason = reason or error
    where = f"{wish.source}: " if wish.source else f"exercise {number}: "
    raise InputError(f"{where}{reason}")


def in_turn(names: Sequence[str], used: Sequence[str], seed: str) -> list[str]:
    """Families or concept questions in the order to try them.

    The least used come first, among them those of the least used topics, among them chance decides.
    """
    uses = Counter(used)
    topics = Counter(id.partition(".")[0] for id in used)
    chance = {id: Draw(f"sheet/{seed}/{id}").integer(0, 2**48) for id in names}
    return sorted(names, key=lambda id: (uses[id], topics[id.partition(".")[0]], chance[id]))


def _fresh(
    before: Sequence[Item], name: str, wish: Wish | ConceptWish, blueprint: Blueprint, key: str
) -> Item:
    """An item that can be asked in the wished form and is not on the sheet already.

    Raises:
        NotAvailable: a few draws give none.
    """
    reason = NotAvailable(f"{name} has too few different exercises here: everything is on the sheet already")
    for attempt in range(TRIES):
        seed = letters(f"{key}/{attempt}" if attempt else key)
        try:
            item = wish.drawn(len(before) + 1, name, seed, blueprint.profile, blueprint.precision)
        except NotAvailable as error:
            reason = error
            continue
        if not any(map(item.repeats, before)):
            return item
    raise reason
