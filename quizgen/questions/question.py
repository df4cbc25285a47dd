"""A question: what is printed, what is asked, and what is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quizgen.errors import InputError
from quizgen.figures.picture import Figure


@dataclass(frozen=True)
class Asked:
    """One thing asked: its Markdown, points and room; `quantities` are the names of the answers in the key.

    What is `copied` only repeats values that stand above it. For a choice, `options` are the Markdown of the
    options and `right` is the index of the right one; `reasons` names the mistake behind each wrong option.
    """

    text: str
    points: int
    space: float
    quantities: tuple[str, ...]
    options: tuple[str, ...] = ()
    right: int | None = None
    reasons: tuple[str, ...] = ()
    copied: bool = False


@dataclass(frozen=True)
class Question:
    """One question in one form; `prompt` and `solution` are Markdown with `figure:` references.

    The solution is written and the figures are drawn when somebody looks.
    """

    form: str
    title: str
    prompt: str
    asked: tuple[Asked, ...]
    write_solution: Callable[[], str]
    figures: Mapping[str, Figure]

    @cached_property
    def solution(self) -> str:
        """The solution."""
        return self.write_solution()

    @property
    def points(self) -> int:
        """The sum of the points."""
        return sum(asked.points for asked in self.asked)


def points_for(*values: Any) -> int:
    """What computing values is worth: a point for every two of several numbers, two for a larger array."""
    if len(values) == 1:
        return 1 if _size(values[0]) <= 2 else 2
    return max(1, sum(map(points_for, values)) // 2)


def room_for(*values: Any) -> float:
    """Centimetres of paper to work values out by hand."""
    entries = sum(map(_size, values))
    return 1.1 if entries == 1 else min(4.5, 1.2 + 0.3 * entries)


def _size(value: Any) -> int:
    return int(getattr(value, "size", 1))


class NotAvailable(InputError):
    """A form that makes no sense for an exercise; the message says why."""
