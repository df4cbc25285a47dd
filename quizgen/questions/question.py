"""A question: what is printed, what is asked, and what is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from quizgen.equations import Quantity
from quizgen.errors import InputError
from quizgen.figures.picture import Figure


@dataclass(frozen=True)
class Asked:
    """One thing asked: its Markdown, points and room; `quantity` is the answer's name in the key.

    For a choice, `options` are the Markdown of the options and `right` is the index of the right one;
    `reasons` names the mistake behind each wrong option.
    """

    text: str
    points: int
    space: float
    quantity: str
    options: tuple[str, ...] = ()
    right: int | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question in one form; `prompt` and `solution` are Markdown with `figure:` references."""

    form: str
    title: str
    prompt: str
    asked: tuple[Asked, ...]
    solution: str
    figures: Mapping[str, Figure] = field(default_factory=dict)

    @property
    def points(self) -> int:
        """The sum of the points."""
        return sum(asked.points for asked in self.asked)


def points_for(value: Any) -> int:
    """What computing a value is worth: one point, two for more than two entries."""
    return 1 if np.size(value) <= 2 else 2


def room_for(quantity: Quantity, value: Any) -> float:
    """Centimetres of paper to work a value out by hand."""
    entries = np.size(value)
    return 1.6 if entries == 1 else min(5.0, 1.8 + 0.4 * entries)


class NotAvailable(InputError):
    """A form that makes no sense for an exercise; the message says why."""
