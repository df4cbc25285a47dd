"""What every writer of formulas has to know: one method for each type of node."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

from quizgen.mathtext import tree

T = TypeVar("T")


class Writer(ABC, Generic[T]):
    """Turns a tree into a `T`; a writer that misses a type of node cannot be made."""

    def write(self, node: tree.Node) -> T:
        """Return what this writer makes of the node."""
        method: Callable[[tree.Node], T] = getattr(self, type(node).__name__.lower())
        return method(node)

    @abstractmethod
    def row(self, node: tree.Row) -> T:
        """Write nodes side by side."""

    @abstractmethod
    def number(self, node: tree.Number) -> T:
        """Write digits."""

    @abstractmethod
    def symbol(self, node: tree.Symbol) -> T:
        """Write one character."""

    @abstractmethod
    def word(self, node: tree.Word) -> T:
        """Write a name of several letters."""

    @abstractmethod
    def function(self, node: tree.Function) -> T:
        """Write a named operator."""

    @abstractmethod
    def text(self, node: tree.Text) -> T:
        """Write prose."""

    @abstractmethod
    def space(self, node: tree.Space) -> T:
        """Write horizontal space."""

    @abstractmethod
    def fraction(self, node: tree.Fraction) -> T:
        """Write a numerator over a denominator."""

    @abstractmethod
    def binomial(self, node: tree.Binomial) -> T:
        """Write a binomial coefficient."""

    @abstractmethod
    def root(self, node: tree.Root) -> T:
        """Write a root."""

    @abstractmethod
    def scripts(self, node: tree.Scripts) -> T:
        """Write a base with scripts."""

    @abstractmethod
    def accent(self, node: tree.Accent) -> T:
        """Write a body with a mark."""

    @abstractmethod
    def brace(self, node: tree.Brace) -> T:
        """Write a body with a horizontal brace."""

    @abstractmethod
    def stack(self, node: tree.Stack) -> T:
        """Write a base with something above or below."""

    @abstractmethod
    def arrow(self, node: tree.Arrow) -> T:
        """Write a labelled arrow."""

    @abstractmethod
    def lines(self, node: tree.Lines) -> T:
        """Write short lines in one place."""

    @abstractmethod
    def boxed(self, node: tree.Boxed) -> T:
        """Write a framed body."""

    @abstractmethod
    def cancel(self, node: tree.Cancel) -> T:
        """Write a body struck through."""

    @abstractmethod
    def phantom(self, node: tree.Phantom) -> T:
        """Write the room of a body."""

    @abstractmethod
    def style(self, node: tree.Style) -> T:
        """Write a body in another size."""

    @abstractmethod
    def fence(self, node: tree.Fence) -> T:
        """Write a body between delimiters."""

    @abstractmethod
    def delimiter(self, node: tree.Delimiter) -> T:
        """Write a delimiter of a chosen size."""

    @abstractmethod
    def grid(self, node: tree.Grid) -> T:
        """Write a matrix."""

    @abstractmethod
    def cases(self, node: tree.Cases) -> T:
        """Write values with conditions."""

    @abstractmethod
    def aligned(self, node: tree.Aligned) -> T:
        """Write equations below each other."""
