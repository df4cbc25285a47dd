"""What may stand around an answer in its field: the name of the quantity before it, a unit after it."""

import unicodedata
from collections.abc import Sequence

from quizgen.answers import budgets
from quizgen.answers.names import canonical
from quizgen.answers.refusal import Refusal
from quizgen.answers.tokens import Token


def check_length(text: str, most: int = budgets.CHARACTERS) -> str:
    """Returns the text, which must not be longer than its budget."""
    if len(text) > most:
        raise Refusal(f"this has more than {most} characters", most + 1, "shorten it")
    return text


def without_unit(text: str, units: Sequence[str]) -> tuple[str, str]:
    """Returns what stands before a unit of the field, and the unit ("" if there is none)."""
    typed = text.rstrip()
    for unit in sorted(units, key=len, reverse=True):
        rest, last = typed[: len(typed) - len(unit)], typed[len(typed) - len(unit) :]
        inside_a_word = unit[:1].isalpha() and rest[-1:].isalpha()
        if unit and rest.strip() and _compatible(last) == _compatible(unit) and not inside_a_word:
            return rest, unit
    return text, ""


def _compatible(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def without_name(tokens: Sequence[Token], named: Sequence[str]) -> Sequence[Token]:
    """Drops "y =", "=", "≈" and "~" before an answer; another name than the one asked for is refused."""
    if tokens[0].text in ("=", "~"):
        return tokens[1:]
    if tokens[0].kind != "name" or tokens[1].text not in ("=", "~"):
        return tokens
    if _bare(tokens[0].text) not in map(_bare, named):
        raise Refusal(f"“{tokens[0].text} =” is not what is asked", tokens[0].column, "give only the value")
    return tokens[2:]


def _bare(name: str) -> str:
    return canonical(name).replace("_", "")
