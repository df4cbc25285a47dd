"""What matching and ordering share: letters to give in the right order."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen import answers
from quizgen.bank.item import Part
from quizgen.bank.keys import PlacesKey
from quizgen.bank.options import LETTERS
from quizgen.bank.sentences import sentences
from quizgen.questions import Asked


def placed(asked: Asked, offered: Sequence[str], right: Sequence[str], feedback: Sequence[str]) -> Part:
    """The part whose answer is the letters of the right texts among those that are offered."""
    letters = tuple(LETTERS[offered.index(text)] for text in right)
    kind = answers.Sequence(answers.Choice(tuple(LETTERS[: len(offered)])))
    lines = zip(letters, feedback, strict=True)
    solution = "\n".join(str(sentences().place(number, *line)) for number, line in enumerate(lines, 1))
    key = PlacesKey(kind, letters, ", ".join(letters), remarks=tuple(enumerate(feedback)))
    return Part(asked, key, solution)
