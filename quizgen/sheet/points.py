"""Shares the points of an exercise out among what it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.errors import InputError
from quizgen.questions import Question


def worth(question: Question, points: int | None) -> Question:
    """The question with its points scaled to a total; as it is for None.

    Raises:
        InputError: it asks nothing, or more things than there are points.
    """
    if points is None or points == question.points:
        return question
    if not question.asked:
        raise InputError(f"{question.title} as {question.form} asks nothing, so it cannot have points")
    if points < len(question.asked):
        least = "1 point" if len(question.asked) == 1 else f"{len(question.asked)} points, one for each part"
        raise InputError(f"{question.title!r} needs at least {least}")
    shares = shared(points, [asked.points for asked in question.asked])
    asked = [replace(asked, points=share) for asked, share in zip(question.asked, shares, strict=True)]
    return replace(question, asked=tuple(asked))


def shared(total: int, weights: Sequence[int]) -> list[int]:
    """Share out a total in proportion to weights, at least 1 each; the largest rests get what is left.

    >>> shared(10, [1, 2, 2]), shared(4, [1, 6, 1])
    ([2, 4, 4], [1, 2, 1])
    """
    left = total - len(weights)
    exact = [left * weight / sum(weights) for weight in weights]
    shares = [1 + int(part) for part in exact]
    by_rest = sorted(range(len(weights)), key=lambda place: (int(exact[place]) - exact[place], place))
    for place in by_rest[: total - sum(shares)]:
        shares[place] += 1
    return shares
