"""Which concept questions are wanted on a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import bank, catalogue
from quizgen.errors import InputError
from quizgen.nearest import nearest
from quizgen.sheet.settings import MOST_EXERCISES
from quizgen.sheet.wish import ConceptWish


def concept_wishes(
    what: Sequence[str], levels: Sequence[str], count: int, questions: bank.Bank | None = None
) -> list[ConceptWish]:
    """Wishes for `count` concept questions on these topics and families, of these levels (of all, without).

    They are taken from a bank, or from those that come with quizgen.

    Raises:
        InputError: there are no questions on them, or a name or level does not exist.
    """
    if not 0 <= count <= MOST_EXERCISES:
        raise InputError(f"{count} concept questions are not possible: 0 to {MOST_EXERCISES} are")
    every = questions or bank.load()
    for level in levels:
        every.select(level=level)  # raises for one that does not exist
    wanted = tuple(id for id in on(what, every) if not levels or every.find(id).level in levels)
    if count and not wanted:
        raise InputError(f"no concept question on {', '.join(what)} is {' or '.join(levels)}")
    return [ConceptWish(concepts=wanted, questions=every)] * count


def on(what: Sequence[str], questions: bank.Bank | None = None) -> tuple[str, ...]:
    """The ids of the concept questions on any of these topics and families; of all, without any.

    A question is on its own topic and on the family whose exercises go with it; for a family, those on its
    topic are taken as well.

    Raises:
        UnknownItem: a name is neither, or there is no question on it.
    """
    every = questions or bank.load()
    found: dict[str, None] = {}
    for name in what:
        subjects = {name, name.partition(".")[0]}
        ids = [item.id for item in every.items if not subjects.isdisjoint(_subjects(item))]
        if not ids:
            raise bank.UnknownItem(f"no concept questions on {name!r}{nearest(name, _all_subjects(every))}")
        found.update(dict.fromkeys(ids))
    return tuple(found) if what else tuple(item.id for item in every.items)


def with_exercises(what: Sequence[str], questions: bank.Bank | None = None) -> list[str]:
    """Those of the names that stand for exercises, and not for concept questions alone."""
    topics = (questions or bank.load()).labels["topic"]
    known = {*catalogue.family_ids(), *catalogue.topics()}
    return [name for name in what if name in known or name not in topics]


def _subjects(item: bank.Item) -> tuple[str, ...]:
    return item.topic, item.family, item.family.partition(".")[0]


def _all_subjects(questions: bank.Bank) -> list[str]:
    return list(dict.fromkeys(name for item in questions.items for name in _subjects(item) if name))
