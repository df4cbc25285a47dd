"""Shares the points of an exercise out among what it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.errors import InputError
from quizgen.questions import Question


def worth(question: Question, points: int | None) -> Question:
    """The question with its points scaled to a total; as it is for None. What is copied is worth 1.

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
    weights = [0 if asked.copied else asked.points for asked in question.asked]
    shares = shared(points, weights if any(weights) else [1] * len(weights))
    asked = [replace(asked, points=share) for asked, share in zip(question.asked, shares, strict=True)]
    return replace(question, asked=tuple(asked))


def shared(total: int, weights: Sequence[int]) -> list[int]:
    """Share out a total in proportion to weights, at least 1 each; the largest rests get what is left.

    Of equal rests the later ones come first: a later step builds on more. Not all weights are 0.

    >>> shared(10, [1, 2, 2]), shared(4, [1, 6, 1]), shared(6, [1, 0, 1, 1])
    ([2, 4, 4], [1, 2, 1], [1, 1, 2, 2])
    """
    left = total - len(weights)
    exact = [left * weight / sum(weights) for weight in weights]
    shares = [1 + int(part) for part in exact]
    by_rest = sorted(range(len(weights)), key=lambda place: (int(exact[place]) - exact[place], -place))
    for place in by_rest[: total - sum(shares)]:
        shares[place] += 1
    return shares
