"""What the parameters of a family take, and how it is read: from text, a table or Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin

_LARGEST_INTEGER = 1000
_WORDS = {
    int: f"a whole number (at most {_LARGEST_INTEGER})",
    bool: "true or false",
    tuple[int, ...]: "whole numbers with commas between them, such as 2,3,1",
    str: "a text",
}


def allowed(kind: Any) -> str:
    """What a parameter of this type takes, in words.

    >>> allowed(bool), allowed(Literal["relu", "tanh"])
    ('true or false', 'relu, tanh')
    """
    return ", ".join(map(str, get_args(kind))) if get_origin(kind) is Literal else _WORDS[kind]


def read(kind: Any, value: Any) -> Any:
    """The value for a parameter of this type, read from text where it is text.

    Raises:
        ValueError: it does not take this value; the message says what it takes.
    """
    if get_origin(kind) is Literal:
        if value in get_args(kind):
            return value
        raise ValueError(f"is not one of: {allowed(kind)}")
    readers: dict[Any, Callable[[Any], Any]] = {int: _integer, bool: _truth, tuple[int, ...]: _integers}
    try:
        return readers.get(kind, str)(value)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"should be {allowed(kind)}") from None


def _integer(value: Any) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and value != int(value)):
        raise ValueError
    if abs(int(value)) > _LARGEST_INTEGER:
        raise ValueError
    return int(value)


def _truth(value: Any) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    text = str(value).lower()
    if text not in words:
        raise ValueError
    return words[text]


def _integers(value: Any) -> tuple[int, ...]:
    parts = value.strip("()[] ").split(",") if isinstance(value, str) else value
    return tuple(_integer(part) for part in parts)


def spelled(value: Any) -> str:
    """The value of a parameter as it is typed, and as variant ids have it."""
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
