"""What the kinds share whose answer is typed: the answer, and what to say about known wrong ones."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.bank.item import Part
from quizgen.bank.keys import ValueKey
from quizgen.bank.sentences import sentences
from quizgen.questions import Asked


def told(asked: Asked, key: ValueKey, wrong: Sequence[str]) -> Part:
    """The part of a typed answer; `wrong` is Markdown of the answers that the key has remarks on."""
    replies = zip(wrong, (text for _, text in key.remarks), strict=True)
    lines = "\n".join(str(sentences().reply(*reply)) for reply in replies)
    return Part(asked, key, f"{sentences().answer(key.shown)}\n\n{lines}".strip())
