"""What the names that a learner gives stand for: families with their levels, and concept questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen import catalogue
from quizgen.bank import Bank, Item
from quizgen.bank.bank import fit
from quizgen.bank.identity import PREFIX, is_bank_variant
from quizgen.sheet.blueprint import at_level, pool
from quizgen.sheet.concepts import on, with_exercises


def families(what: Sequence[str], level: str | None, bank: Bank) -> Mapping[str, Sequence[str]]:
    """The levels of the families of these topics and families; of all, without any name.

    A topic of the bank alone has none.

    Raises:
        UnknownFamily: a name is no topic or family, or none of them has the level.
    """
    named = with_exercises([name for name in what if not is_bank_variant(name)], bank)
    if what and not named:
        return {}
    able = at_level(pool(named), level) if level else pool(named)
    return {id: [level] if level else list(catalogue.find(id).levels) for id in able}


def concepts(what: Sequence[str], level: str | None, profile: str, bank: Bank) -> list[Item]:
    """The concept questions on these topics, or named as `bank:ID` or `bank:TOPIC`, that a course can use.

    A family brings none with it; without any name it is all of them.

    Raises:
        InputError: there is no such topic or question, or no such course.
    """
    named = [name.removeprefix(PREFIX) for name in what if is_bank_variant(name)]
    topics = [name for name in what if name not in catalogue.family_ids() and not is_bank_variant(name)]
    found = dict.fromkeys(item for name in named for item in _named(name, bank))
    if topics or not what:
        found |= dict.fromkeys(bank.find(id) for id in on(topics, bank))
    return [item for item in fit(found, profile) if level in (None, item.level)]


def _named(name: str, bank: Bank) -> Sequence[Item]:
    """A concept question, or all of a topic."""
    return (bank.find(name),) if "." in name else bank.select(topic=name)
