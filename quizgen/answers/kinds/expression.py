"""Formulas in the variables of a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from quizgen.answers import numerals
from quizgen.answers.characters import translate
from quizgen.answers.comparison import EXACT, Comparison, How, verdict
from quizgen.answers.equality import Domain, Equality, equal
from quizgen.answers.evaluation import value_of
from quizgen.answers.field import check_length, without_name
from quizgen.answers.grammar import Parser
from quizgen.answers.kinds.kind import Formula
from quizgen.answers.language import Language
from quizgen.answers.numerals import Decimal, Mark
from quizgen.answers.printing import written
from quizgen.answers.reading import Reading
from quizgen.answers.refusal import Refusal
from quizgen.answers.tokens import Token, cut
from quizgen.answers.tree import Tree, symbols_in


@dataclass(frozen=True, slots=True)
class Expression(Formula):
    """A formula in the declared variables; None declares every name that is nothing else.

    `seed` chooses the points at which two formulas are compared, `domains` limits their variables.
    """

    name: ClassVar[str] = "expression"
    symbols: tuple[str, ...] | None = ()
    decimal: Decimal = "auto"
    named: tuple[str, ...] = ()
    seed: str = ""
    domains: Mapping[str, Domain] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        """See Formula."""
        return Language(self.symbols, decimal=self.decimal)

    def read(self, text: str) -> Reading:
        """See Kind."""
        source = translate(check_length(text))
        if self.symbols is not None and "x" not in self.symbols:
            source = numerals.with_times_for_x(source)
        mark: Mark = "comma" if self.decimal == "comma" else "point"
        return self.read_tokens(without_name(cut(source, mark), self.named))

    def read_tokens(self, tokens: Sequence[Token]) -> Reading:
        """See Formula."""
        parser = Parser(tokens, self.language)
        tree = parser.tree()
        if not symbols_in(tree):
            _check_value(tree, tokens[0].column)
        return Reading(tree, written(tree), tuple(parser.notes), tree)

    def compare(self, given: Reading, expected: Tree | str, how: How = EXACT) -> Comparison:  # noqa: ARG002
        """Compares as functions of the variables; `how` plays no part."""
        target: Any = self.read(expected).value if isinstance(expected, str) else expected
        equality = equal(given.value, target, seed=self.seed, domains=self.domains)
        return verdict(equality.holds, "" if equality is Equality.SAME else equality.value)


def _check_value(tree: Tree, column: int) -> None:
    """Refuses a formula without variables that has no value."""
    try:
        value_of(tree)
    except ArithmeticError as error:
        raise Refusal(f"this has no value, since {error}", column, "check the calculation") from error
