"""Did you mean …?"""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """End an error message with the nearest known names, or with all of them when there are few.

    Small letters and capitals are as good as the same.

    >>> nearest("relo", ["relu", "tanh"]), nearest("Q", ["q"])
    ('. Did you mean relu?', '. Did you mean q?')
    """
    names = list(dict.fromkeys(known))
    folded = [name.casefold() for name in names]
    found = get_close_matches(word.casefold(), dict.fromkeys(folded), n=3, cutoff=0.5)
    exact = [word.casefold()] if word.casefold() in found else found
    close = [name for near in exact for name, fold in zip(names, folded, strict=True) if fold == near]
    if close:
        return f". Did you mean {' or '.join(close)}?"
    return f". There are: {', '.join(names)}" if len(names) <= 12 else ""
