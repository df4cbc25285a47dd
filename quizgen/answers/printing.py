"""Writes a tree as one line that reads back as the same tree."""

from quizgen.answers.names import displayed
from quizgen.answers.tree import Call, Constant, Negative, Number, Operation, Symbol, Tree

_ATOM, _POWER, _SIGN, _PRODUCT, _SUM = 5, 4, 3, 2, 1
_STRENGTH = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "^": _POWER}
_WRITTEN = {"+": " + ", "-": " − ", "*": "·", "/": "/", "^": "^"}
_CONSTANTS = {"pi": "π", "e": "e", "inf": "∞"}


def written(tree: Tree) -> str:
    """Returns the expression with every multiplication sign, and brackets only where they are needed."""
    match tree:
        case Number(text):
            return text
        case Constant(name):
            return _CONSTANTS[name]
        case Symbol(name):
            return displayed(name)
        case Negative(operand):
            return "−" + _bracketed(operand, _POWER)
        case Call("factorial", (argument,)):
            return _bracketed(argument, _ATOM) + "!"
        case Call(function, arguments):
            return f"{function}({', '.join(map(written, arguments))})"
        case Operation(operator, left, right):
            least = _STRENGTH[operator]
            before = _bracketed(left, least + (operator == "^"))
            after = _bracketed(right, _ATOM if isinstance(right, Negative) else least + (operator != "^"))
            return before + _WRITTEN[operator] + after


def _bracketed(tree: Tree, least: int) -> str:
    """Returns an operand, in brackets if it binds less than it must."""
    return written(tree) if _strength(tree) >= least else f"({written(tree)})"


def _strength(tree: Tree) -> int:
    match tree:
        case Operation(operator):
            return _STRENGTH[operator]
        case Negative():
            return _SIGN
        case _:
            return _ATOM
