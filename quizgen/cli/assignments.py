"""Reads NAME=VALUE arguments: options as text, givens as exact numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from quizgen.conventions import conventions
from quizgen.errors import InputError

if TYPE_CHECKING:
    from quizgen.family import Family

LARGEST = 10**9
_KINDS = ("number", "vector", "matrix")


class BadValue(InputError):
    """An argument that is no NAME=VALUE, or whose value cannot be read; the message says what is expected."""


def assignments(arguments: Sequence[str], reserved: Iterable[str] = ()) -> dict[str, str]:
    """The values by name, as text.

    >>> assignments(["causal=true", "sizes=2,3,1"])
    {'causal': 'true', 'sizes': '2,3,1'}

    Raises:
        BadValue: an argument has no "=", or a name comes twice or belongs to an option of the command.
    """
    found: dict[str, str] = {}
    for argument in arguments:
        name, sign, value = argument.partition("=")
        if not sign or not name.strip():
            raise BadValue(f"{argument!r} should be NAME=VALUE, such as causal=true")
        if name.strip() in found:
            raise BadValue(f"{name.strip()!r} is given twice")
        if name.strip() in reserved:
            raise BadValue(f"{argument!r} should be an option: --{name.strip()} {value.strip()}")
        found[name.strip()] = value.strip()
    return found


def givens_and_options(
    family: Family, arguments: Sequence[str], reserved: Iterable[str] = ()
) -> dict[str, Any]:
    """The values by name: what the family is given as exact numbers, everything else as text."""
    found: dict[str, Any] = {}
    for name, value in assignments(arguments, reserved).items():
        is_option = name in family.parameters or name in conventions() or family.given_name(name) is None
        found[name] = value if is_option else given(family, name, value)
    return found


def given(family: Family, name: str, text: str) -> Any:
    """A given, read as the number, vector or matrix that the family expects.

    Raises:
        BadValue: it is none, or an entry is too large to work with.
    """
    from quizgen.answers import Refusal, read

    kind = _KINDS[family.dimensions(family.given_name(name) or name)]
    try:
        value = read(text, kind).value
    except Refusal as refusal:
        raise BadValue(f"{name} = {text[:60]!r} should be a {kind}: {refusal}") from None
    _require_usable(name, value)
    return value


def _require_usable(name: str, value: Any) -> None:
    if isinstance(value, tuple):
        for entry in value:
            _require_usable(name, entry)
    elif not abs(value) <= LARGEST or Fraction(value).denominator > LARGEST**2:
        raise BadValue(f"{name} has an entry that is too large or too fine to work with by hand")
