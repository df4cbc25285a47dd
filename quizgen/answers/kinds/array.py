"""What vectors and matrices share: reading rows of entries, and comparing entry by entry."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from quizgen.answers import budgets, numerals
from quizgen.answers.characters import translate
from quizgen.answers.comparison import FULL, NONE, Comparison, How
from quizgen.answers.field import check_length, without_name
from quizgen.answers.kinds.kind import Formula
from quizgen.answers.layout import rows_of
from quizgen.answers.reading import Reading
from quizgen.answers.refusal import Refusal
from quizgen.answers.tokens import cut


def read_rows(
    text: str, of: Formula, named: Sequence[str], *, is_list: bool
) -> tuple[tuple[Reading, ...], ...]:
    """Reads the entries of an array row by row.

    In a list (a vector) semicolons separate entries, so that 0,1; 0,9 has decimal commas. So has 0,1 0,9,
    which makes no sense with commas that separate.
    """
    source = translate(check_length(text, budgets.CHARACTERS_OF_ARRAY))
    language = of.language
    if language.symbols is not None and "x" not in language.symbols:
        source = numerals.with_times_for_x(source)

    def read(mark: numerals.Mark) -> tuple[tuple[Reading, ...], ...]:
        rows = rows_of(without_name(cut(source, mark), named))
        return tuple(tuple(of.read_tokens(entry) for entry in row) for row in rows)

    if language.decimal != "auto":
        return read(language.decimal)
    try:
        return read(numerals.mark_of_list(source) if is_list else "point")
    except Refusal:
        if numerals.shows_decimal_commas(source):
            with suppress(Refusal):
                return read("comma")
        raise


def plain(values: Any) -> Any:
    """Returns nested sequences, also those of an array library, as they are iterated."""
    return values.tolist() if hasattr(values, "tolist") else values


def compare_entries(
    of: Formula, given: Sequence[Reading], expected: Any, how: How
) -> tuple[Comparison, ...] | None:
    """Compares as many readings with as many expected values, or returns None if the numbers differ."""
    expected, how = plain(expected), plain(how)
    if not isinstance(expected, Sequence) or isinstance(expected, str) or len(given) != len(expected):
        return None
    rules = how if isinstance(how, Sequence) else [how] * len(given)
    if len(rules) != len(given):
        raise ValueError(f"{len(rules)} tolerances for {len(given)} entries")
    return tuple(of.compare(*pair) for pair in zip(given, expected, rules, strict=True))


def combined(parts: Sequence[Comparison], *, nested: bool = False) -> Comparison:
    """Returns the comparison of an array: right if every entry is, credited by the share of right entries."""
    entries = tuple(part.entries if nested else part.correct for part in parts)
    if all(part.correct for part in parts):
        return Comparison(True, FULL, entries)
    return Comparison(False, sum((part.credit for part in parts), NONE) / len(parts), entries)
