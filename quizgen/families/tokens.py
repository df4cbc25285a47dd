"""What makes drawn tokens worth attending to, as several families of attention ask for it."""

from collections.abc import Callable
from typing import Any

from numpy.linalg import matrix_rank

from quizgen.trace import Condition

NEARLY_ALL, HARDLY_ANY = 0.99, 0.001
CLEARLY = 0.01


def apart(word: str, rows: Callable[[Any], Any] = lambda value: value) -> dict[str, Condition]:
    """The tokens of a matrix must differ, and each must ask or offer something."""
    return {f"no token of {word} is zero, and no two are equal": lambda value: _different(rows(value))}


def features_used(word: str, rows: Callable[[Any], Any]) -> dict[str, Condition]:
    """No number of the tokens may be 0 for all of them."""
    return {f"no feature of {word} is always 0": lambda value: bool(rows(value).any(axis=0).all())}


def varied(word: str, rows: Callable[[Any], Any] = lambda value: value) -> dict[str, Condition]:
    """An average must depend on the weights: the average of equal numbers does not."""
    return {
        f"no feature of {word} is the same for all tokens": lambda value: _varied(rows(value)),
        f"the features of {word} are not all alike": lambda value: _unlike(rows(value).T),
    }


def independent(word: str) -> dict[str, Condition]:
    """A matrix must keep apart what it can, with no row or column that the others already say."""
    return {f"{word} has full rank": lambda value: bool(matrix_rank(value) == min(value.shape))}


def telling(weights: Callable[[Any], Any]) -> dict[str, Condition]:
    """What a given must do for the attention weights that follow from it."""
    return {"every query weighs the keys in its own way": lambda value: is_telling(weights(value))}


def is_telling(weights: Any) -> bool:
    """Whether rows that see several keys prefer some without forgetting the others, and rows differ."""
    seen = [[weight for weight in row if weight] for row in weights.tolist()]
    several = [row for row in seen if len(row) > 1]
    choosing = all(len(set(row)) > 1 and max(row) < NEARLY_ALL and min(row) > HARDLY_ANY for row in several)
    return choosing and (len(seen) == 1 or bool(abs(weights - weights[0]).max() > CLEARLY))


def favouring(weights: Callable[[Any], Any]) -> dict[str, Condition]:
    """What a given must do for the question which key each query attends to most."""
    return {"every query has one favourite": lambda value: _has_favourites(weights(value))}


def symmetric(matrix: Any) -> bool:
    """Whether a matrix is its own transpose."""
    return bool(matrix.shape == matrix.T.shape and (matrix == matrix.T).all())


def _different(rows: Any) -> bool:
    texts = {str(row) for row in rows.tolist()}
    return len(texts) == len(rows) and bool(rows.any(axis=1).all())


def _varied(rows: Any) -> bool:
    return len(rows) == 1 or bool((rows != rows[0]).any(axis=0).all())


def _unlike(rows: Any) -> bool:
    return len(rows) == 1 or bool((rows != rows[0]).any())


def _has_favourites(weights: Any) -> bool:
    ranked = [sorted(row, reverse=True) for row in weights.tolist()]
    return all(len(row) == 1 or row[0] - row[1] > CLEARLY for row in ranked)
