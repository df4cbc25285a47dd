"""What a question allows in its answers."""

from dataclasses import dataclass

from quizgen.answers.numerals import Decimal


@dataclass(frozen=True, slots=True)
class Language:
    """The variables (None: every unknown name is one), whether 50% may be typed, and the decimal mark."""

    symbols: tuple[str, ...] | None = ()
    percent: bool = False
    decimal: Decimal = "auto"
