"""Takes a formula apart at signs outside of its brackets and estimates its width, without reading it."""

import re
from collections.abc import Callable

RELATIONS = frozenset(
    (
        *("=", "<", ">", r"\approx", r"\le", r"\leq", r"\ge", r"\geq", r"\ne", r"\neq", r"\equiv"),
        *(r"\propto", r"\sim", r"\Rightarrow", r"\implies", r"\Leftrightarrow", r"\iff"),
    )
)
SIGNS = frozenset(("+", "-", r"\pm"))
PRODUCTS = frozenset((r"\cdot", r"\times", r"\odot"))

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|.", re.DOTALL)
_OPENING = frozenset(("{", r"\left", r"\begin"))
_CLOSING = frozenset(("}", r"\right", r"\end"))
_BRACKETS = {
    **dict.fromkeys(("(", "[", r"\{", r"\lbrace", r"\lfloor", r"\lceil", r"\langle"), 1),
    **dict.fromkeys((")", "]", r"\}", r"\rbrace", r"\rfloor", r"\rceil", r"\rangle"), -1),
}
_NO_OPERAND = (
    RELATIONS
    | SIGNS
    | _OPENING
    | {bracket for bracket, step in _BRACKETS.items() if step > 0}
    | {"&", ",", r"\cdot", r"\times", r"\quad", r"\qquad"}
)
_WIDTHS = {
    **dict.fromkeys(RELATIONS, 3),
    **dict.fromkeys((*SIGNS, r"\cdot", r"\times", r"\odot", r"\quad"), 2),
    **dict.fromkeys((r"\log", r"\exp", r"\max", r"\min", r"\tanh", r"\qquad"), 3),
    **dict.fromkeys(("{", "}", "^", "_", "&", r"\left", r"\right", r"\displaystyle", r"\operatorname"), 0),
}
_SCRIPT = re.compile(r"[_^]\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{(?P<lines>[^{}]*\}\s*\{[^{}]*)\}")
_ENVIRONMENT = re.compile(r"\\begin\{([a-zA-Z]+)\}(?P<lines>((?!\\begin|\\end).)*)\\end\{\1\}", re.DOTALL)


def before(
    tex: str, breaks: Callable[[str], bool], *, within: int = 0, keep_empty: bool = False
) -> list[str]:
    """Returns the parts of a formula, each but the first beginning with a sign for which `breaks` holds.

    Only signs in at most `within` pairs of brackets count, and none inside of braces and environments.
    """
    return _parts(tex, lambda sign, _: breaks(sign), within=within, drop=False, keep_empty=keep_empty)


def between(tex: str, breaks: Callable[[str], bool], *, keep_empty: bool = False) -> list[str]:
    """Returns the parts of a formula between the signs outside of brackets for which `breaks` holds."""
    return _parts(tex, lambda sign, _: breaks(sign), within=0, drop=True, keep_empty=keep_empty)


def terms(tex: str, *, within: int = 0, signs: frozenset[str] = SIGNS) -> list[str]:
    """Returns the terms of sums and differences in at most `within` pairs of brackets, with their signs.

    With `PRODUCTS` among the signs it returns factors as well.

    >>> terms("-a + b(c - d) - e")
    ['-a ', '+ b(c - d) ', '- e']
    """

    def is_operation(sign: str, previous: str) -> bool:
        return sign in signs and previous not in _NO_OPERAND

    return _parts(tex, is_operation, within=within, drop=False, keep_empty=False)


def _parts(
    tex: str, breaks: Callable[[str, str], bool], *, within: int, drop: bool, keep_empty: bool
) -> list[str]:
    parts, braces, brackets, previous = [""], 0, 0, "="
    for sign in _TOKEN.findall(tex):
        braces += (sign in _OPENING) - (sign in _CLOSING)
        brackets += _BRACKETS.get(sign, 0)
        outside = braces == 0 and brackets <= within and sign not in _CLOSING
        if outside and breaks(sign, previous):
            parts.append("" if drop else sign)
        else:
            parts[-1] += sign
        if not sign.isspace():
            previous = sign
    return [part for part in parts if keep_empty or part.strip()]


def length(tex: str) -> int:
    r"""Returns about how many characters wide a formula is.

    >>> length(r"x = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}")
    6
    """
    flat = _widest(_widest(_SCRIPT.sub(r"\1", tex), _FRACTION, r"\}\s*\{"), _ENVIRONMENT, r"\\\\")
    return sum(0 if sign.isspace() else _WIDTHS.get(sign, 1) for sign in _TOKEN.findall(flat))


def _widest(tex: str, stack: re.Pattern[str], between_lines: str) -> str:
    """Replaces what is set as a stack, such as a matrix, by its widest line, the innermost first."""
    found = 1
    while found:
        tex, found = stack.subn(lambda match: max(re.split(between_lines, match["lines"]), key=len), tex)
    return tex
