r"""Rewrites a formula so that Markdown leaves it alone, on GitHub and in Jupyter.

GitHub reads what stands between dollar signs as Markdown before it reads it as mathematics: it takes the
backslash from `\,`, `\{` and `\\`, sees emphasis between underscores and the end of a cell in `|`; it also
refuses `\operatorname`, `\mbox` and `\phantom`. MathJax, which draws the formulas there, does not know
`\argmax`.
"""

import re
from functools import lru_cache

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|.", re.DOTALL)
_TEXT = re.compile(r"\\(?:text|textbf|textit|mbox)\{[^{}]*\}")
_HIDDEN = re.compile(r"\\phantom\{[^{}]*\}")
_OPERATOR = re.compile(r"\\operatorname(\*?)\s*\{([^{}]*)\}")
_ARG = re.compile(r"\\arg(max|min)(?![A-Za-z])")

# What begins with a backslash and a sign has a name made of letters, or a look-alike.
_NAMED = {
    "\\\\": r"\cr ",
    r"\{": r"\lbrace ",
    r"\}": r"\rbrace ",
    r"\|": r"\Vert ",
    r"\,": r"\thinspace ",
    r"\!": r"\negthinspace ",
    r"\:": r"\hspace{0.22em}",
    r"\>": r"\hspace{0.22em}",
    r"\;": r"\hspace{0.28em}",
    r"\bm": r"\boldsymbol",
    "~": r"\ ",
    "*": r"\ast ",
    "<": r"\lt ",
    ">": r"\gt ",
}
_LOOK_ALIKES = {r"\%": "％", r"\#": "＃", r"\&": "＆", r"\$": "＄", r"\_": "＿"}


@lru_cache(maxsize=2048)
def portable(tex: str, *, in_table: bool = False) -> str:
    r"""Returns the formula on one line without a sign that Markdown could take for its own.

    >>> portable(r"\{ x_1,\, \mathbf{x}_2 \}")
    '\\lbrace x_1,\\thinspace \\mathbf{x}_ 2 \\rbrace'
    >>> portable(r"\operatorname{ReLU}(x)")
    '\\mathop{\\mathrm{ReLU}}\\nolimits (x)'
    >>> portable("|x|", in_table=True)
    '\\vert x\\vert'
    """
    named = _ARG.sub(r"\\operatorname*{arg\\,\1}", " ".join(tex.split()))
    tex = _OPERATOR.sub(_operator, named)
    tex = _HIDDEN.sub(r"\\hspace{0.6em}", tex).replace(r"\mbox{", r"\text{")
    parts, end = [], 0
    for text in _TEXT.finditer(tex):
        parts += [_mathematics(tex[end : text.start()], in_table), _prose(text[0])]
        end = text.end()
    parts.append(_mathematics(tex[end:], in_table))
    return re.sub(" +", " ", "".join(parts)).strip()


def _operator(match: re.Match[str]) -> str:
    limits = "" if match[1] else r"\nolimits "
    return rf"\mathop{{\mathrm{{{match[2]}}}}}{limits}"


def _mathematics(tex: str, in_table: bool) -> str:
    written = ""
    for sign in _TOKEN.findall(tex):
        if sign == "_" and re.search(r"[^\w\s]$", written):
            written += "_ "  # glued to both sides it could begin emphasis
        elif sign == "(" and written.endswith("]"):
            written += " ("  # else a link
        elif sign == "|" and in_table:
            written += r"\vert "
        else:
            written += _NAMED.get(sign) or _LOOK_ALIKES.get(sign) or sign
    return written


def _prose(text: str) -> str:
    for sign, look_alike in _LOOK_ALIKES.items():
        text = text.replace(sign, look_alike)
    return text.replace("|", "∣")
