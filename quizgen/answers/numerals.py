"""How numbers are written: decimal point or comma, and groups of three digits."""

import re
from functools import cache
from typing import Literal, TypeAlias

from quizgen.answers import budgets
from quizgen.answers.characters import Source
from quizgen.answers.refusal import Refusal

Decimal: TypeAlias = Literal["auto", "point", "comma"]
Mark: TypeAlias = Literal["point", "comma"]

_EXPONENT = r"(?:[eE][-+]?\d+(?![.\d]))?"
_RUN = re.compile(r"\d[\d.,']*\d")
_X_BEFORE_TEN = re.compile(r"(?<=[\d.])([ ]*)[xX]([ ]*)(?=10[ ]*(?:\^|\*\*))")
_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}")  # 1,234 has a decimal comma or a thousands mark
_WITH_COMMA = re.compile(r"(?<!\d)\d++,\d++")  # looked for from the first digit only, which takes no time
_NEXT_ENTRY = re.compile(r"\d,\d+[ ]+[-+][\d.]")  # 0,5 -1,25: a sign that touches its number begins an entry
_PAIR = re.compile(r"\s*([-+]?\d+),(\d+)\s*")
_READ_AS_DECIMAL = "the comma is read as the decimal mark"
_MANY_COMMAS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?")  # 1,234,567.8 and 12,34,567.8
_MANY_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?")  # 1.234.567,8


@cache
def pattern(mark: Mark, *, grouped: bool) -> str:
    """Returns the regular expression of a number without a sign.

    `grouped` allows the spaces and commas between groups that would separate entries elsewhere: 1 234 567.
    """
    point, other = (r"\.", ",") if mark == "point" else (",", r"\.")
    groups = [rf"\d{{1,3}}(?:'\d{{3}})+(?!\d)(?:{point}\d*)?"]
    if grouped:
        in_threes = rf"{point}\d{{3}}(?:[ ]\d{{3}})*[ ]\d{{1,3}}(?![ ]?\d)"
        groups += [
            rf"\d{{1,3}}(?:[ ]\d{{3}})+(?![ ]?\d)(?:{in_threes}|{point}\d*)?",
            rf"\d+{in_threes}",
            rf"\d{{1,3}}(?:{other}\d{{2,3}})*{other}\d{{3}}(?!\d)(?:{point}\d*)?",
        ]
    return f"(?:{'|'.join(groups)}|\\d+(?:{point}\\d*)?|{point}\\d+){_EXPONENT}"


def plain(text: str, mark: Mark) -> str:
    """Returns a matched number with a decimal point and without groups."""
    if mark == "comma":
        text = text.replace(".", "").replace(",", ".")
    return text.replace(",", "").replace(" ", "").replace("'", "")


def with_times_for_x(source: Source) -> Source:
    """Reads the letter x before a power of ten as a multiplication sign: 3x10^2."""
    return Source(_X_BEFORE_TEN.sub(r"\1*\2", source.text), source.columns)


def check_size(text: str, column: int) -> None:
    """Refuses a plain number with too many digits or too large an exponent."""
    digits, _, exponent = text.lower().partition("e")
    if len(digits) > budgets.DIGITS:
        raise Refusal(f"a number has more than {budgets.DIGITS} digits", column, "round it")
    if len(exponent) > 5 or abs(int(exponent or 0)) > budgets.EXPONENT:
        reason = f"10^{exponent[:6]} is too large or too small"
        raise Refusal(reason, column, f"stay below 10^{budgets.EXPONENT}")


def mark_note(text: str, mark: Mark) -> tuple[str, ...]:
    """Says how the commas and points of a number were taken, where they could have been taken otherwise."""
    if mark == "comma" and "," in text:
        return (_READ_AS_DECIMAL,)
    if mark == "comma":
        return ("points are read as thousands marks",)
    return ("commas are read as thousands marks",) if "," in text and not is_bracketed(text) else ()


def list_note(text: str, mark: Mark) -> tuple[str, ...]:
    """Says how the commas of a list were taken, where they could have been taken otherwise."""
    if mark == "comma":
        return (_READ_AS_DECIMAL,)
    if "," in text and (pair := _PAIR.fullmatch(text)):
        return (f"the comma separates two entries; write {pair[1]}.{pair[2]} for a single number",)
    return ()


def is_bracketed(text: str) -> bool:
    """Tells whether there are brackets, in which a comma separates."""
    return any(bracket in text for bracket in "([{")


def mark_of(source: Source) -> Mark:
    """Finds out from one typed number, or a few, whether the comma or the point is the decimal mark.

    A single comma before exactly three digits, as in 1,234, could be either and is refused.
    """
    if "," not in source.text and source.text.count(".") < 2:
        return "point"
    if is_bracketed(source.text):
        return "point"
    marks = {mark for run in _RUN.finditer(source.text) if (mark := _mark_of_run(run, source)) is not None}
    if len(marks) > 1:
        raise Refusal("decimal commas and decimal points are mixed", 1, "write all numbers with a point")
    return marks.pop() if marks else "point"


def _mark_of_run(run: re.Match[str], source: Source) -> Mark | None:
    """Returns the decimal mark one number gives away, or None if it has neither comma nor point."""
    digits = run.group()
    if "," not in digits:
        return "comma" if digits.count(".") > 1 and _MANY_POINTS.fullmatch(digits) else _point_if(digits)
    if _EITHER.fullmatch(digits):
        joined, point = digits.replace(",", ""), digits.replace(",", ".")
        raise Refusal(
            f"{digits} could be {joined} or {point}", source.column(run.start()), f"write {joined} or {point}"
        )
    return "point" if _MANY_COMMAS.fullmatch(digits) and not digits.startswith("0") else "comma"


def _point_if(digits: str) -> Mark | None:
    return "point" if "." in digits else None


def mark_of_list(source: Source) -> Mark:
    """Finds the decimal mark of a list: beside semicolons, commas inside numbers are decimal."""
    return "comma" if ";" in source.text and _may_have_decimal_commas(source) else "point"


def shows_decimal_commas(source: Source) -> bool:
    """Tells whether all commas may be decimal, and one of them does not look like a thousands mark."""
    numbers = _WITH_COMMA.findall(source.text)
    return _may_have_decimal_commas(source) and not all(map(_EITHER.fullmatch, numbers))


def separates_by_spaces(source: Source) -> bool:
    """Tells whether a number with a decimal comma is followed by a space and a sign that begins an entry."""
    return bool(_NEXT_ENTRY.search(source.text)) and shows_decimal_commas(source)


def _may_have_decimal_commas(source: Source) -> bool:
    """Tells whether all commas stand between digits, and not in a function, whose arguments they separate."""
    tight = len(re.findall(r"\d,(?=\d)", source.text))
    return source.text.count(",") == tight > 0 and not re.search(r"\w[ ]*\(", source.text)
