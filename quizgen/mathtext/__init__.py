r"""Formulas: a strict subset of LaTeX maths, and its writers for print, the web, the terminal and the ear.

>>> from quizgen.mathtext import to_line, to_speech
>>> to_line(r"\frac{\partial L}{\partial W^{(1)}} = \begin{bmatrix} 1 & -2 \\ 0 & 3 \end{bmatrix}")
'∂L/∂W^(1) = [1 −2; 0 3]'
>>> to_speech(r"\sqrt{2}")
'the square root of 2'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.mathtext.box import Box
    from quizgen.mathtext.breaking import to_lines
    from quizgen.mathtext.errors import MathError
    from quizgen.mathtext.line import to_line
    from quizgen.mathtext.mathml import to_mathml
    from quizgen.mathtext.parser import parse
    from quizgen.mathtext.speech import to_speech
    from quizgen.mathtext.tree import Node
    from quizgen.mathtext.typst import to_typst

_PLACES = {
    "Box": "box",
    "MathError": "errors",
    "Node": "tree",
    "parse": "parser",
    "to_line": "line",
    "to_lines": "breaking",
    "to_mathml": "mathml",
    "to_speech": "speech",
    "to_typst": "typst",
}
__all__ = ["Box", "MathError", "Node", "parse", "to_line", "to_lines", "to_mathml", "to_speech", "to_typst"]


def __getattr__(name: str) -> object:
    """Import a writer when it is first used: a terminal needs no writer for print."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
