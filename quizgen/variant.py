"""The identity of a variant: `attention.scaled_dot_product@1/standard/k7q2f9?profile=units-dl`."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote

from quizgen.errors import InputError

SEED_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
_PLACED = {"id", "level", "seed"}  # what has a place of its own, and is no option
_SEED = re.compile(r"[A-Za-z0-9_.-]{1,64}")


class BadVariant(InputError):
    """A text that is no variant id or no seed; the message says what one looks like."""


@dataclass(frozen=True)
class Variant:
    """Family, version, level and seed, and the options that are not the level's own."""

    family: str
    version: int
    level: str
    seed: str
    options: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """The id that `quizgen show` takes."""
        query = "&".join(f"{key}={quote(value, safe=',')}" for key, value in sorted(self.options.items()))
        return f"{self.family}@{self.version}/{self.level}/{self.seed}" + (f"?{query}" if query else "")


def parse_variant(text: str) -> Variant:
    """Read a variant id.

    Raises:
        BadVariant: the text is none.
    """
    match = re.fullmatch(r"([a-z0-9_.]+)@(\d{1,6})/([a-z]+)/([^?/]+)(?:\?(.*))?", text)
    if match is None:
        raise BadVariant(f"{text!r} is no variant id; one looks like backprop.mlp@1/standard/k7q2f9")
    options = dict(parse_qsl(match[5] or ""))
    for name in _PLACED & set(options):
        raise BadVariant(f"{text!r} says the {name} twice: it stands before the '?'")
    return Variant(match[1], int(match[2]), match[3], checked_seed(match[4]), options)


def checked_seed(seed: str | int | None) -> str:
    """The seed as text; a new one for None.

    Raises:
        BadVariant: it has other characters than letters, digits, `_`, `.` and `-`, or more than 64.
    """
    if seed is None:
        return "".join(secrets.choice(SEED_LETTERS) for _ in range(6))
    if not _SEED.fullmatch(str(seed)):
        raise BadVariant(f"seed {str(seed)!r}: use up to 64 letters, digits, '_', '.' or '-'")
    return str(seed)
