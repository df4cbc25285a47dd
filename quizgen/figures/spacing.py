"""Keep things in a row apart: the positions nearest to the wanted ones that leave the gaps asked for."""

from collections.abc import Sequence
from itertools import accumulate


def spaced(goals: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Return positions in the order of `goals`, each at least its gap behind the one before (least squares).

    Neighbours that would come too near share the mean of what they want, as in isotonic regression.

    >>> spaced([0, 1, 10], [4, 4])
    [-1.5, 2.5, 10.0]
    """
    offsets = list(accumulate(gaps, initial=0.0))
    blocks: list[list[float]] = []
    for goal, offset in zip(goals, offsets, strict=True):
        blocks.append([goal - offset])
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    settled = (_mean(block) for block in blocks for _ in block)
    return [base + offset for base, offset in zip(settled, offsets, strict=True)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
