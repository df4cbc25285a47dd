"""Text from outside, made harmless: no control characters, no change of writing direction."""

import re

# C0 and C1 controls but tab and newline, embedding and isolating direction marks, halves of surrogate pairs.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def visible(text: str) -> str:
    """Returns the text without characters that are not seen but act; line breaks become newlines.

    >>> visible("safe\\x1b[31m red\\r\\n")
    'safe[31m red\\n'
    """
    return _HIDDEN.sub("", re.sub("\r\n?|\x85|\u2028|\u2029", "\n", text))


def one_line(text: str) -> str:
    """Returns the visible text on one line with single blanks.

    >>> one_line(" Deep\\n learning ")
    'Deep learning'
    """
    return " ".join(visible(text).split())
