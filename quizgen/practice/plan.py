"""What is to be practised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quizgen.bank import Bank, Item, load
from quizgen.errors import InputError
from quizgen.practice.choosing import card_name
from quizgen.questions import checked_form
from quizgen.variant import checked_seed


@dataclass(frozen=True)
class Plan:
    """The levels of each family, the concept questions, and how many of both together.

    A `form` takes the place of the one that fits what the learner knows, `options` may name a profile and a
    precision, and a `seed` makes a session that can be had again. `bank` is where the concept questions are.
    """

    levels: Mapping[str, Sequence[str]]
    count: int
    form: str | None = None
    seed: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    items: Sequence[Item] = ()
    bank: Bank = field(default_factory=load)

    @property
    def particular(self) -> bool:
        """Whether certain exercises are wanted, so that none from before is gone on with."""
        return bool(self.form or self.seed or self.options)

    @property
    def cards(self) -> Mapping[str, Sequence[str]]:
        """The levels of each card, be it that of a family or of a concept question."""
        return {**self.levels, **{card_name(item): [item.level] for item in self.items}}

    def seeds(self) -> Iterator[str]:
        """A seed for each task."""
        number = 1
        while True:
            later = f"{self.seed}-{number}" if number > 1 else self.seed
            yield checked_seed(later if self.seed else None)
            number += 1


def checked_practice_form(form: str) -> str:
    """The form, if it can be practised.

    Raises:
        InputError: it cannot; the message says which can.
    """
    if checked_form(form) == "worked":
        raise InputError(
            "worked examples ask nothing: choose steps, question, faded:K, choice or find-mistake"
        )
    return form
