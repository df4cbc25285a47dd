"""The numbers of one quantity as LaTeX, each written once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from math import gcd

from quizgen.exact import Exact

_MOST_PLACES = 6  # decimals that an exact number may have before it is written as a fraction
_EVEN_PLACES = 3  # longer exact decimals would make their neighbours look more precise than they are


@dataclass(frozen=True)
class Written:
    """The texts of the entries in row-major order; a number has one."""

    shape: tuple[int, ...]
    texts: Sequence[str]

    def entry(self, index: tuple[int, ...]) -> str:
        """The text of one entry; of a longer index only the end counts."""
        return self.texts[place_of(index, self.shape)]

    @cached_property
    def latex(self) -> str:
        """A number, a column vector or a matrix; an array of one entry is written as a number, none as ∅."""
        texts = self.texts
        if not texts:
            return r"\emptyset"
        if len(texts) == 1:
            return texts[0]
        return self._matrix

    @cached_property
    def whole(self) -> str:
        """The same as a factor among arrays, where one entry stays an array: it can be transposed."""
        return self._matrix if self.shape and self.texts else self.latex

    @cached_property
    def _matrix(self) -> str:
        rows = [" & ".join(row) for row in self._rows]
        return r"\begin{bmatrix} " + r" \\ ".join(rows) + r" \end{bmatrix}"

    @property
    def width(self) -> int:
        """About how many digits wide it is."""
        return max(sum(map(len, row)) + len(row) for row in self._rows)

    @property
    def _rows(self) -> list[Sequence[str]]:
        columns = self.shape[1] if len(self.shape) > 1 else 1
        return [self.texts[i : i + columns] for i in range(0, len(self.texts), columns)]


class WrittenSet(Written):
    """The texts of the elements of a set."""

    @cached_property
    def latex(self) -> str:
        r"""The elements between braces, or ∅."""
        elements = r",\, ".join(self.texts)
        return rf"\{{{elements}\}}" if self.texts else r"\emptyset"

    @cached_property
    def whole(self) -> str:
        """The same."""
        return self.latex


def place_of(index: tuple[int, ...], shape: tuple[int, ...]) -> int:
    """The place of an entry in row-major order; of a longer index only the end counts."""
    place = 0
    for size, i in zip(shape, index[len(index) - len(shape) :], strict=True):
        place = place * size + i
    return place


def exactly(value: Exact) -> Written:
    """Exact numbers in full: as decimals, equally many for all, where they end, else as fractions."""
    common = gcd(value.denominator, *value.numerators)
    denominator = value.denominator // common
    numerators = [n // common for n in value.numerators]
    places = places_of(denominator)
    if places is None:
        return Written(value.shape, [_fraction(Fraction(n, denominator)) for n in numerators])
    scale = 10**places // denominator
    return Written(value.shape, [_decimal(n * scale, places) for n in numerators])


def evenly(shape: tuple[int, ...], texts: list[str]) -> Written:
    """Exact decimals with equally many places for all, and zeros as they are."""
    places = [len(text.partition(".")[2]) for text in texts]
    most = max(places, default=0)
    if 0 < most <= _EVEN_PLACES and min(places) < most and not any("\\" in text for text in texts):
        padded = zip(texts, places, strict=True)
        texts = [t if t == "0" else t + ("" if p else ".") + "0" * (most - p) for t, p in padded]
    return Written(shape, texts)


@cache
def places_of(denominator: int) -> int | None:
    """The decimals that write every multiple of 1/denominator, or None when no six do.

    >>> places_of(8), places_of(3)
    (3, None)
    """
    return next((places for places in range(_MOST_PLACES + 1) if 10**places % denominator == 0), None)


def fraction_text(x: Fraction) -> str:
    """Write one exact number in full."""
    places = places_of(x.denominator)
    return _fraction(x) if places is None else _decimal(int(x * 10**places), places)


def _decimal(n: int, places: int) -> str:
    """Write n / 10^places; zero is written 0."""
    if not places or not n:
        return str(n)
    digits = str(abs(n)).rjust(places + 1, "0")
    return f"{'-' if n < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _fraction(x: Fraction) -> str:
    if x.denominator == 1:
        return str(x.numerator)
    return rf"{'-' if x < 0 else ''}\frac{{{abs(x.numerator)}}}{{{x.denominator}}}"
