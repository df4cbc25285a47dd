"""What a typed name can be: a variable of the question, a function, a constant, or variables side by side."""

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.answers.characters import GREEK, translate
from quizgen.answers.functions import SPELLINGS

CONSTANTS = {"pi": "pi", "e": "e", "inf": "inf", "infty": "inf", "infinity": "inf"}
_LETTERS = re.compile("|".join(GREEK))
_GREEK_PIECE = re.compile(f"[{''.join(GREEK)}][0-9]*(?:_[A-Za-z0-9]+)?|[A-Za-z]")
_BACK = {name: letter for letter, name in GREEK.items()}
_STEM = re.compile(r"([A-Za-z]+?)((?:\d+|_\w+)?)")


def canonical(name: str) -> str:
    """Returns a name in ASCII: σ_{1} is sigma_1."""
    return _LETTERS.sub(lambda letter: GREEK[letter.group()], name).replace("{", "").replace("}", "")


def is_word(name: str) -> bool:
    """Tells whether a name has several letters and is not Greek: before a bracket it means a function."""
    return len(name) > 1 and name[:2].isalpha() and displayed(canonical(name)).isascii()


def displayed(name: str) -> str:
    """Returns a name for a reader: sigma_1 is σ_1."""
    stem = _STEM.fullmatch(name)
    return _BACK[stem[1]] + stem[2] if stem and stem[1] in _BACK else name


@dataclass(frozen=True, slots=True)
class Names:
    """The variables of a question, by their ASCII names and by those without underscores if distinct.

    In an `open` question every unknown name is a variable.
    """

    open: bool
    declared: dict[str, str]
    loosely: dict[str, str]

    def variable(self, name: str) -> str | None:
        """Returns the declared variable a name means: x1 and x_1 are the same unless both are declared."""
        return self.declared.get(name) or self.loosely.get(name.replace("_", ""))

    def pieces(self, typed: str) -> tuple[str, ...] | None:
        """Splits a name into variables side by side, as nm into n and m, if there is exactly one way."""
        if self.open:
            return _greek_pieces(typed)
        ways = _splits(canonical(typed), tuple(self.declared))
        return ways[0] if len(ways) == 1 else None

    def suggestion(self, name: str) -> str:
        """Says what may have been meant by an unknown name."""
        known = [*self.declared, *SPELLINGS]
        alike = [other for other in known if other.lower() == name.lower()]
        close = alike or difflib.get_close_matches(name, self.declared, n=1)
        if not close and len(name) > 2:  # a shorter one is a unit or a variable, and no slip of a function
            close = difflib.get_close_matches(name, SPELLINGS, n=1)
        if close:
            return f"did you mean {displayed(close[0])}?"
        if self.declared:
            return f"use {', '.join(map(displayed, self.declared))}"
        return "give a number"


@lru_cache(maxsize=256)
def names(declared: tuple[str, ...] | None) -> Names:
    """Prepares the variables of a question; None makes it open."""
    variables = {canonical(translate(name).text): name for name in declared or ()}
    bare = [name.replace("_", "") for name in variables]
    loosely = {
        short: variables[name] for short, name in zip(bare, variables, strict=True) if bare.count(short) == 1
    }
    return Names(declared is None, variables, loosely)


def _greek_pieces(typed: str) -> tuple[str, ...] | None:
    """Splits a name before and after Greek letters: 2αx is 2·α·x."""
    if not any(char in GREEK for char in typed):
        return None
    found = _GREEK_PIECE.findall(typed.replace("{", "").replace("}", ""))
    whole = len(found) > 1 and "".join(found) == typed
    return tuple(canonical(piece) for piece in found) if whole else None


def _splits(name: str, declared: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Returns up to two ways to write a name as declared variables one after the other."""
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(name) + 1):
        here = [
            (*before, variable)
            for variable in declared
            if name.endswith(variable, 0, end) and end >= len(variable)
            for before in ways[end - len(variable)]
        ]
        ways.append(here[:2])
    return [way for way in ways[-1] if len(way) > 1]
