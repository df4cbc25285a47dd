"""What an answer means, as a small immutable tree: the only form in which it reaches arithmetic."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

Operator: TypeAlias = Literal["+", "-", "*", "/", "^"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was written, so that trailing zeros are kept."""

    text: str

    @property
    def value(self) -> Fraction:
        """Returns exactly what the digits say."""
        return Fraction(self.text)


@dataclass(frozen=True, slots=True)
class Constant:
    """One of pi, e and inf."""

    name: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """A variable of the question."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus something."""

    operand: "Tree"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands and the sign between them."""

    operator: Operator
    left: "Tree"
    right: "Tree"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of `functions.FUNCTIONS` applied to its arguments."""

    function: str
    arguments: tuple["Tree", ...]


def whole_or_fraction(digits: str) -> int | Fraction:
    """Returns what the digits of a number say, as an int if it is whole."""
    whole, _, decimals = digits.partition(".")
    plain = (whole + decimals).isdecimal()
    value = Fraction(int(whole + decimals), 10 ** len(decimals)) if plain else Fraction(digits)
    return value.numerator if value.denominator == 1 else value


Tree: TypeAlias = Number | Constant | Symbol | Negative | Operation | Call


def parts(tree: Tree) -> tuple[Tree, ...]:
    """Returns the operands or arguments right below a node."""
    match tree:
        case Negative(operand):
            return (operand,)
        case Operation(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def nodes(tree: Tree) -> Iterator[Tree]:
    """Yields the node and everything below it."""
    left = [tree]
    while left:
        node = left.pop()
        yield node
        left += reversed(parts(node))


def symbols_in(tree: Tree) -> tuple[str, ...]:
    """Returns the names of the variables, sorted, each once."""
    found: set[str] = set()
    left = [tree]
    while left:
        node = left.pop()
        if type(node) is Operation:  # most nodes are
            left += (node.left, node.right)
        elif type(node) is Symbol:
            found.add(node.name)
        else:
            left += parts(node)
    return tuple(sorted(found))
