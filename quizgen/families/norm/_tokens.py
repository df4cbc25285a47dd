"""Tokens whose standard deviations are friendly numbers."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement
from typing import Any, Literal

from quizgen.draw import Draw
from quizgen.exact import Exact, exact

Kind = Literal["layer", "rms"]
ROOTS = tuple(Fraction(n, 2) for n in (1, 2, 4, 5, 6, 8, 10))
MOST_FEATURES = 6  # longer rows are drawn without a look at their roots


@cache
def _friendly(features: int, eps: Fraction, kind: Kind) -> list[tuple[int, ...]]:
    """Rows of three or more different digits whose variance, or mean square, with ε has a friendly root."""
    wanted = {(root * root - eps) * features**2 for root in ROOTS}

    def spread(row: tuple[int, ...]) -> int:
        squares = features * sum(digit * digit for digit in row)
        return squares - sum(row) ** 2 if kind == "layer" else squares

    rows = combinations_with_replacement(range(10), features) if features <= MOST_FEATURES else ()
    return [row for row in rows if len(set(row)) > 2 and spread(row) in wanted]


def tokens(draw: Draw, shape: tuple[int, ...], eps: Fraction, kind: Kind) -> Exact:
    """Tokens whose standard deviation, or root mean square, is a friendly number."""

    def row() -> list[int]:
        known = _friendly(shape[-1], eps, kind)
        digits = draw.order(draw.choice(known)) if known else [draw.integer(0, 9) for _ in range(shape[-1])]
        if kind == "rms":
            return [digit * draw.choice((-1, 1)) for digit in digits]
        shift = draw.integer(-4, 4)
        return [digit + shift for digit in digits]

    return exact(row() if len(shape) == 1 else [row() for _ in range(shape[0])])


def _worthwhile(x: Any) -> bool:
    """No token has the sizes of another, no feature is the same for all, and both steps change something."""
    rows = x.reshape(-1, x.shape[-1])
    columns = [len(set(column)) for column in rows.T.tolist()]
    return bool(
        len({tuple(sorted(row)) for row in abs(rows).tolist()}) == len(rows)
        and (len(rows) == 1 or min(columns) > 1)
        and abs(rows.mean(axis=-1)).max() > 0.1
        and abs(rows.std(axis=-1) - 1).max() > 0.1
    )


WORTHWHILE = {"the tokens differ, and so do their features": _worthwhile}
