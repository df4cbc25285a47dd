"""Did you mean …?"""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """End an error message with the nearest known names, or with all of them when there are few.

    >>> nearest("relo", ["relu", "tanh"])
    '. Did you mean relu?'
    """
    names = list(known)
    close = get_close_matches(word, names, n=3, cutoff=0.5)
    if close:
        return f". Did you mean {' or '.join(close)}?"
    return f". There are: {', '.join(names)}" if len(names) <= 12 else ""
