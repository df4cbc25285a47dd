"""Numbers and whole numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, SupportsFloat, cast

from quizgen.answers import numerals
from quizgen.answers.characters import translate
from quizgen.answers.comparison import EXACT, Comparison, How, Rule, rule_of, verdict
from quizgen.answers.evaluation import value_of
from quizgen.answers.field import check_length, without_name, without_unit
from quizgen.answers.grammar import Parser
from quizgen.answers.kinds.kind import Formula
from quizgen.answers.language import Language
from quizgen.answers.numerals import Decimal
from quizgen.answers.printing import written
from quizgen.answers.reading import Reading
from quizgen.answers.refusal import Refusal
from quizgen.answers.tokens import Token, cut
from quizgen.answers.tree import Number as Written
from quizgen.answers.tree import whole_or_fraction


@dataclass(frozen=True, slots=True)
class Number(Formula):
    """A number, or a calculation that gives one: 0.25, 1/4, sqrt(2)/2.

    `units` may follow it, `named` (with =) may stand before it.
    """

    name: ClassVar[str] = "number"
    percent: bool = False
    decimal: Decimal = "auto"
    units: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def language(self) -> Language:
        """See Formula."""
        return Language((), self.percent, self.decimal)

    def read(self, text: str) -> Reading:
        """See Kind."""
        typed, unit = without_unit(check_length(text), self.units)
        source = numerals.with_times_for_x(translate(typed))
        mark = numerals.mark_of(source) if self.decimal == "auto" else self.decimal
        tokens = cut(source, mark, grouped=not numerals.is_bracketed(source.text))
        reading = self.read_tokens(without_name(tokens, self.named))
        notes = numerals.mark_note(source.text, mark) if self.decimal == "auto" else ()
        return replace(reading, notes=notes + reading.notes, unit=unit)

    def read_tokens(self, tokens: Sequence[Token]) -> Reading:
        """See Formula."""
        if [token.kind for token in tokens] == ["number", "end"]:
            text = tokens[0].text
            return Reading(whole_or_fraction(text), text, tree=Written(text))
        parser = Parser(tokens, self.language)
        tree = parser.tree()
        try:
            value = value_of(tree)
        except ArithmeticError as error:
            raise Refusal(
                f"this has no value, since {error}", tokens[0].column, "check the calculation"
            ) from error
        return Reading(value, written(tree), tuple(parser.notes), tree)

    def compare(self, given: Reading, expected: Any, how: How = EXACT) -> Comparison:
        """Compares by a rule or an absolute tolerance."""
        if isinstance(how, (tuple, list)):
            raise TypeError(f"one number has one tolerance, not {how!r}")
        return verdict(rule_of(cast("Rule | SupportsFloat", how)).accepts(given, expected))


@dataclass(frozen=True, slots=True)
class Integer(Number):
    """A whole number."""

    name: ClassVar[str] = "integer"

    def read_tokens(self, tokens: Sequence[Token]) -> Reading:
        """See Formula."""
        reading = Number.read_tokens(self, tokens)
        if not isinstance(reading.value, int):
            raise Refusal(f"{reading.as_read} is not a whole number", tokens[0].column, "give a whole number")
        return reading
