"""Texts that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizgen.bank.item import Item
from quizgen.bank.lint.finding import Finding, finding

SHARED = 0.8  # of all the words that two stems have
_SMALL = frozenset(
    ["a", "an", "and", "are", "as", "by", "for", "in", "is", "of", "or", "the", "this", "to", "with"]
)


def alike(one: str, other: str) -> bool:
    """Whether two options have the same words, whatever their order; formulas are read in order.

    >>> alike("the sum of squares", "Of squares, the sum"), alike("$2^N$", "$N^2$")
    (True, False)
    """
    order = list if "$" in one + other else sorted
    return order(_tokens(one)) == order(_tokens(other))


def stems(items: Iterable[Item]) -> Iterator[Finding]:
    """Items of one topic that ask nearly the same."""
    seen: dict[str, list[tuple[Item, frozenset[str]]]] = {}
    for item in items:
        own = frozenset(_tokens(item.stem)) - _SMALL
        others = seen.setdefault(item.topic, [])
        for other, words in others:
            if len(own & words) >= SHARED * len(own | words):
                where = f"{other.page.file}, line {other.line('stem')}"
                yield finding(item, ("stem",), "similar-stems", f"asks nearly what {where} asks", "warning")
        others.append((item, own))


def _tokens(text: str) -> list[str]:
    """The words, and every sign that is not one, so that formulas count in full."""
    return re.findall(r"\w+|[^\w\s.,;:]", text.casefold())
