"""What marking can say about an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Any, assert_never

from quizgen.answers import Refusal
from quizgen.marking.given import Given


class Standing(Enum):
    """What a learner is told first."""

    RIGHT = "right"
    WRONG = "wrong"
    NOT_COUNTED = "not counted"


class Verdict(Enum):
    """What an answer is."""

    CORRECT = "correct"
    ROUNDED = "correct up to rounding"
    FOLLOWS = "follows"
    MISTAKE = "named mistake"
    WRONG = "wrong"
    NOT_COUNTED = "not counted"
    BLANK = "blank"

    @property
    def standing(self) -> Standing:
        """The verdict in three values."""
        match self:
            case Verdict.CORRECT | Verdict.ROUNDED | Verdict.FOLLOWS:
                return Standing.RIGHT
            case Verdict.MISTAKE | Verdict.WRONG:
                return Standing.WRONG
            case Verdict.NOT_COUNTED | Verdict.BLANK:
                return Standing.NOT_COUNTED
            case _:
                assert_never(self)


class Remark(Enum):
    """What there is to say besides the verdict."""

    NONE = ""
    SHORT = "fewer digits than asked for"
    COARSE = "rounded too far"
    AMBIGUOUS = "several mistakes lead here"
    TRANSPOSED = "transposed"
    SIGN = "right but for signs"
    POINT = "right but for the decimal point"
    SHAPE = "another shape than asked for"
    IMPOSSIBLE = "a value that cannot be"
    FROM_IMPOSSIBLE = "follows, but to a value that cannot be"
    FROM_TRIVIAL = "follows from a value that left nothing to do"


@dataclass(frozen=True)
class Judgement:
    """What an answer is, and why.

    `mistake` is the named mistake and `at` the step in which it was made; `repeats` is the step before in
    whose marking it was named already. `either` are mistakes of which any may have been made. `carried` are
    the wrong answers that this one goes on from. `entries` says of each entry whether it is right (None where
    nothing was compared), and `share` how much of the work it shows.
    """

    verdict: Verdict
    remark: Remark = Remark.NONE
    mistake: str = ""
    at: str = ""
    repeats: str = ""
    either: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    entries: Any = None
    share: Fraction = Fraction(0)


@dataclass(frozen=True)
class Mark:
    """The marking of one step: the judgement, and what it is worth.

    `given` is how the answer was read; an answer that could not be read has a `refusal` instead.
    """

    name: str
    judgement: Judgement
    points: Fraction
    worth: Fraction
    given: Given | None = None
    refusal: Refusal | None = None

    @property
    def verdict(self) -> Verdict:
        """What the answer is."""
        return self.judgement.verdict

    @property
    def standing(self) -> Standing:
        """Right, wrong or not counted."""
        return self.verdict.standing
