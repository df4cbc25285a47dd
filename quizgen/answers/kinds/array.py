"""What vectors and matrices share: reading rows of entries, and comparing entry by entry."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, TypeAlias

from quizgen.answers import budgets, numerals
from quizgen.answers.characters import translate
from quizgen.answers.comparison import How
from quizgen.answers.field import check_length, without_name
from quizgen.answers.kinds.kind import Formula
from quizgen.answers.kinds.number import Number
from quizgen.answers.layout import rows_of
from quizgen.answers.plain_arrays import plain_rows
from quizgen.answers.reading import Reading
from quizgen.answers.refusal import Refusal
from quizgen.answers.tokens import cut

Rows: TypeAlias = tuple[tuple[Reading, ...], ...]

_NUMBER = Number()


def read_rows(text: str, of: Formula, named: Sequence[str], *, is_list: bool) -> tuple[Rows, tuple[str, ...]]:
    """Reads the entries of an array row by row, and says how its commas were taken.

    In a list (a vector) semicolons separate entries, so that 0,1; 0,9 has decimal commas. So has 0,1 0,9,
    which makes no sense with commas that separate, and 0,5 -1,25, where the sign begins an entry.
    """
    check_length(text, budgets.CHARACTERS_OF_ARRAY)
    if of == _NUMBER and not (is_list and ";" in text and "," in text):
        rows = plain_rows(text)
        if rows is not None:
            return rows, numerals.list_note(text, "point")
    return rows_by_grammar(text, of, named, is_list=is_list)


def rows_by_grammar(
    text: str, of: Formula, named: Sequence[str], *, is_list: bool
) -> tuple[Rows, tuple[str, ...]]:
    """Reads the entries of any array, as `read_rows` does."""
    source = translate(text)
    language = of.language
    if language.symbols is not None and "x" not in language.symbols:
        source = numerals.with_times_for_x(source)

    def read(mark: numerals.Mark) -> Rows:
        rows = rows_of(without_name(cut(source, mark), named))
        return tuple(tuple(of.read_tokens(entry) for entry in row) for row in rows)

    if language.decimal != "auto":
        return read(language.decimal), ()
    mark = numerals.mark_of_list(source) if is_list else "point"
    if numerals.separates_by_spaces(source):
        mark = "comma"
    try:
        return read(mark), numerals.list_note(text, mark)
    except Refusal:
        if numerals.shows_decimal_commas(source):
            with suppress(Refusal):
                return read("comma"), numerals.list_note(text, "comma")
        raise


def plain(values: Any) -> Any:
    """Returns nested sequences, also those of an array library, as they are iterated."""
    return values.tolist() if hasattr(values, "tolist") else values


def right_entries(of: Formula, given: Sequence[Reading], expected: Any, how: How) -> tuple[bool, ...] | None:
    """Tells which of the readings have the expected values, or returns None if there are more or fewer."""
    expected, how = plain(expected), plain(how)
    if not _is_list(expected) or len(given) != len(expected):
        return None
    pairs = zip(given, expected, strict=True)
    if not _is_list(how):
        return tuple([of.compare(entry, value, how).correct for entry, value in pairs])
    rules: Any = how
    if len(rules) != len(given):
        raise ValueError(f"{len(rules)} tolerances for {len(given)} entries")
    return tuple([of.compare(*pair, rule).correct for pair, rule in zip(pairs, rules, strict=True)])


def _is_list(value: Any) -> bool:
    """Tells whether a value is a list of any sort; to ask a class what it is takes long."""
    return type(value) in (tuple, list) or (isinstance(value, Sequence) and not isinstance(value, str))
