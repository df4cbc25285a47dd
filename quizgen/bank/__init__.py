"""The question bank: concept questions in TOML files, each of which makes questions for any number of seeds.

`docs/question-bank.md` describes the files.

>>> from quizgen import bank
>>> item = bank.load().find("hopfield.energy_never_rises")
>>> posed = bank.pose(item, seed="k7q2f9")
>>> str(posed.variant)
'bank:hopfield.energy_never_rises@1/k7q2f9'
>>> posed.keys["verdict"].mark("maybe")
Traceback (most recent call last):
    ...
quizgen.answers.refusal.Refusal: column 1: “maybe” is not one of the options; choose from A, B
"""

from __future__ import annotations

from pathlib import Path

from quizgen.bank.asking import NoVariant, Posed, pose, restore
from quizgen.bank.bank import Bank, UnknownItem, load, with_own
from quizgen.bank.fields import BadItem
from quizgen.bank.identity import BankVariant, is_bank_variant, parse_bank_variant
from quizgen.bank.item import Item
from quizgen.bank.keys import Key, Marked

__all__ = [
    "BadItem", "Bank", "BankVariant", "Item", "Key", "Marked", "NoVariant", "Posed", "UnknownItem",
    "is_bank_variant", "items", "load", "parse_bank_variant", "pose", "restore", "with_own",
]  # fmt: skip


def items(
    *,
    topic: str | None = None,
    kind: str | None = None,
    level: str | None = None,
    tag: str | None = None,
    source: str | None = None,
    profile: str | None = None,
    folder: Path | None = None,
) -> tuple[Item, ...]:
    """The items of a folder, or those that come with quizgen, that are all of this; see `Bank.select`."""
    found = load(folder) if folder else load()
    return found.select(topic=topic, kind=kind, level=level, tag=tag, source=source, profile=profile)
