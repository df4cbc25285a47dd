"""What makes drawn tokens worth attending to, as several families of attention ask for it."""

from collections.abc import Callable
from typing import Any

from quizgen.trace import Condition

NEARLY_ALL = 0.99


def apart(word: str) -> dict[str, Condition]:
    """The rows of a given must differ, and each must ask or offer something."""
    return {f"no row of {word} is zero, and no two are equal": _different}


def telling(weights: Callable[[Any], Any]) -> dict[str, Condition]:
    """What a given must do for the attention weights that follow from it."""
    return {
        "every query prefers some key": lambda value: _selective(weights(value)),
        "no weight takes nearly everything": lambda value: _undecided(weights(value)),
    }


def _different(rows: Any) -> bool:
    texts = {str(row) for row in rows.tolist()}
    return len(texts) == len(rows) and bool(rows.any(axis=1).all())


def _selective(weights: Any) -> bool:
    """Whether no row treats all keys that it sees alike; a row that sees a single key has no choice."""
    seen = [[weight for weight in row if weight] for row in weights.tolist()]
    return all(len(set(row)) > 1 for row in seen if len(row) > 1)


def _undecided(weights: Any) -> bool:
    return all(max(row) < NEARLY_ALL for row in weights.tolist() if sum(weight > 0 for weight in row) > 1)
