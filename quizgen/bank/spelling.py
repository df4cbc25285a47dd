"""Answers in words: compared without regard to case, hyphens, articles and punctuation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, ClassVar

from quizgen.answers import EXACT, Comparison, How, Kind, Reading, Refusal
from quizgen.answers.comparison import verdict
from quizgen.answers.field import check_length


@dataclass(frozen=True, slots=True)
class Words(Kind):
    """A word or a few; what is expected is one spelling or several."""

    name: ClassVar[str] = "words"

    def read(self, text: str) -> Reading:
        """See Kind."""
        typed = " ".join(check_length(text).split())
        if not plain(typed):
            raise Refusal("nothing was typed", 1, "type a word")
        return Reading(typed, typed)

    def compare(self, given: Reading, expected: Any, how: How = EXACT) -> Comparison:  # noqa: ARG002
        """Compares with each spelling."""
        spellings = [expected] if isinstance(expected, str) else expected
        return verdict(plain(given.value) in map(plain, spellings))


def plain(text: str) -> str:
    """What is compared of a text.

    >>> plain("The Lyapunov-function."), plain("a $\\\\sigma$")
    ('lyapunov function', '\\\\sigma')
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = re.sub(r"[-‐‑–—_]", " ", re.sub(r"[.,;:!?\"'“”‘’`´$()]", "", folded)).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("a", "an", "the") else words)
