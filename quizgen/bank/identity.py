"""The identity of a concept question: `bank:hopfield.energy_never_rises@1/k7q2f9`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.variant import BadVariant, checked_seed

PREFIX = "bank:"
_ID = re.compile(rf"{PREFIX}([a-z][a-z0-9_]*\.[a-z0-9_]+)@(\d{{1,6}})/([^/]+)")


@dataclass(frozen=True)
class BankVariant:
    """An item, its version and a seed."""

    item: str
    version: int
    seed: str

    @property
    def stream(self) -> str:
        """What names its stream of chance."""
        return f"{self.item}@{self.version}/{self.seed}"

    def __str__(self) -> str:
        """The id that `quizgen show` takes."""
        return f"{PREFIX}{self.stream}"


def is_bank_variant(text: str) -> bool:
    """Whether an id is one of the question bank's."""
    return text.startswith(PREFIX)


def parse_bank_variant(text: str) -> BankVariant:
    """Read the id of a concept question.

    >>> parse_bank_variant("bank:hopfield.energy_never_rises@1/k7q2f9").seed
    'k7q2f9'

    Raises:
        BadVariant: the text is none.
    """
    match = _ID.fullmatch(text)
    if match is None:
        raise BadVariant(
            f"{text[:80]!r} is no concept question; one looks like bank:hopfield.landscape@1/k7q2f9"
        )
    return BankVariant(match[1], int(match[2]), checked_seed(match[3]))
